-- Does a headline say that it brings a new count of what happened before?
create macro is_update(title) as regexp_matches(
    lower(title), '\b(toll|rises|rose|climbs|climbed|mounts|jumps|revised|revises|lowered|lowers)\b'
);
comment on macro is_update is 'Whether a headline announces a new count of an earlier event: is_update(''Toll of the mill fire rises to 9'') is true.';

-- What do the entering event rows claim? (Those that later extractors have read anew are left out for good.)
insert into incident_claims by name
select
    event_id, article_id, page_id, cell, cell as incident, null::varchar as standing, low, best, high,
    disputed, source, outlet, wire_outlet, reprint, date_start, date_end, days_stated, is_update, day, known_from, known_until
from entering
where not reread;

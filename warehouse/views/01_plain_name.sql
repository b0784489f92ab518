-- Are two spellings of a name the same name? (Case, marks, hyphens and spaces do not count.)
create macro plain_name(name) as regexp_replace(lower(strip_accents(name)), '[^\p{L}\p{N}]+', '', 'g');
comment on macro plain_name is 'A name without case, marks, hyphens and spaces: plain_name(''Al-Rāqqah'') is alraqqah.';

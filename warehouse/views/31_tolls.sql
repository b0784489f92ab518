-- What are the tolls, place by place, the latest first, with low, best and high?
create view tolls as
select
    date_start, date_end, country, admin1, place, measure, unit, victim_group, low, best, high,
    independent_sources, disputed, articles, ruling, incident_id
from ruled_incidents
where scope = 'incident' and kind = 'flow' and status = 'asserted'
order by date_end desc, coalesce(best, low, high) desc nulls last, incident;
comment on view tolls is 'Tolls of single incidents, the latest first: `from tolls limit 10`.';
comment on column tolls.ruling is 'Who ruled and why, where the numbers are an analyst''s; null where they are the machine''s.';

-- What are the tolls, place by place and day by day, with low, best and high?
create view tolls as
select
    country, place, date_start, date_end, measure, unit, victim_group, low, best, high, articles,
    independent_sources, disputed, incident_id
from incidents
where scope = 'incident' and kind = 'flow'
order by date_end desc nulls last, coalesce(best, low, high) desc nulls last, incident_id;
comment on view tolls is 'Tolls of incidents, the latest first: `from tolls limit 10`.';

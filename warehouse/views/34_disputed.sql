-- In which incidents do the sources contradict one another?
create view disputed as
select country, place, date_start, date_end, measure, unit, low, best, high, independent_sources, articles, incident_id
from incidents
where disputed
order by date_end desc nulls last, incident_id;
comment on view disputed is 'Incidents whose claims contradict one another, the latest first.';

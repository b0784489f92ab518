-- In which incidents do those who should know contradict one another?
create view disputed as
select
    date_start, date_end, country, place, measure, unit, low, best, high, independent_sources, claims, reasons,
    incident_id
from ruled_incidents
where disputed
order by date_end desc, incident;
comment on view disputed is 'Incidents whose claims contradict one another, the latest first; `from claims_of(incident_id)` shows who says what.';

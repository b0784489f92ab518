-- What was the toll in this place (a place, first-level division or country code) on this day?
create macro toll(place_name, on_day := null) as table
select measure, unit, victim_group, place, country, date_start, date_end, low, best, high, articles,
    independent_sources, disputed, incident_id
from incidents
where (lower(place) = lower(place_name) or lower(admin1) = lower(place_name) or country = upper(place_name))
    and (on_day is null or on_day::date between date_start and date_end)
order by date_end desc nulls last, coalesce(best, low, high) desc nulls last, incident_id;
comment on macro table toll is 'Tolls in a place, or on one day there: `from toll(''Idlib'', ''2019-12-01'')`.';

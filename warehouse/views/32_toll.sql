-- What was the toll in this place (a town, a first-level division, a country's code) on this day?
create macro toll(place_name, on_day := null) as table
select
    date_start, date_end, country, place, measure, unit, scope, victim_group, low, best, high,
    independent_sources, disputed, incident_id
from ruled_incidents
where status = 'asserted' and kind = 'flow'
    and incident in (
        select cell
        from incident_cells
        where name_key = plain_name(place_name)
            or admin1_key = plain_name(place_name)
            or country = upper(place_name)
    )
    and (on_day is null or on_day::date between date_start and date_end)
order by scope <> 'incident', date_end desc, coalesce(best, low, high) desc nulls last, incident;
comment on macro table toll is 'Tolls in a place, of all days or of one: `from toll(''Idlib'', ''2019-12-01'')`. Period and cumulative counts come last; they overlap with the incidents before them.';

-- How many people were displaced in a country, and how many are displaced, households counted as so many people each?
create macro displacement(country_code, people_per_household := null) as table
select
    kind,
    scope,
    measure,
    place,
    date_start,
    date_end,
    unit,
    low,
    best,
    high,
    case unit when 'person' then coalesce(best, low, high)
        when 'household' then (coalesce(best, low, high) * people_per_household)::bigint end as people,
    unit = 'household' and people_per_household is not null as converted,
    incident_id
from ruled_incidents
where country = upper(country_code) and status = 'asserted' and unit in ('person', 'household')
    and measure in (
        'displaced', 'fled', 'evacuated', 'relocated', 'returned', 'refugees', 'sheltered', 'homeless'
    )
order by kind, scope, date_end desc, people desc nulls last, incident_id;
comment on macro table displacement is 'Displacement in a country, flows and stocks apart: `from displacement(''SYR'', people_per_household := 5.2)`. Households become people only where that factor is given, and converted says so.';

-- Which cumulative series look wrong: a total that falls, a jump, digits that changed places?
create view series_flags as
with steps as (
    select
        incident_name(claims.incident) as incident_id,
        claims.event_id,
        claims.day,
        claims.outlet,
        claims.source,
        claims.best as value,
        lag(claims.best) over series as value_before,
        lead(claims.best) over series as value_after
    from incident_claims as claims
    join incident_cells as cells using (cell)
    where cells.scope = 'cumulative' and claims.best is not null and claims.known_until is null
    window series as (partition by claims.incident order by claims.day, claims.known_from, claims.event_id)
),
swapped as (
    select
        *,
        [
            concat(
                substr(value::varchar, 1, n - 1), substr(value::varchar, n + 1, 1), substr(value::varchar, n, 1),
                substr(value::varchar, n + 2)
            )::bigint
            for n in range(1, length(value::varchar))
        ] as swaps
    from steps
)
select
    incident_id,
    case
        when value_before <= value_after and (value < value_before or value > value_after)
            and len([s for s in swaps if s between value_before and value_after]) > 0 then 'transposed'
        when value < value_before then 'falls'
        else 'jump'
    end as flag,
    day, outlet, source, value_before, value, value_after, event_id
from swapped
where value < value_before
    -- ten times and more within one step: a slipped zero more often than the news
    or (value >= 10 * value_before and value_before >= 10)
    or (value > value_after and len([s for s in swaps if s between value_before and value_after]) > 0)
order by incident_id, day, event_id;
comment on view series_flags is 'Steps of cumulative series that an analyst should look at; flagged, never mended.';
comment on column series_flags.incident_id is 'The series (incidents.incident_id).';
comment on column series_flags.flag is 'falls: less than before. jump: ten times as much as before. transposed: with two neighbouring digits exchanged it would fit between its neighbours.';
comment on column series_flags.day is 'Day of publication.';
comment on column series_flags.outlet is 'Who published it.';
comment on column series_flags.source is 'Who said so.';
comment on column series_flags.value_before is 'The total before.';
comment on column series_flags.value is 'The total.';
comment on column series_flags.value_after is 'The total after.';
comment on column series_flags.event_id is 'The event row (events.event_id).';

-- Which claims about an incident stood at a moment, and why do the others differ?
--
-- In order of publication: a claim is older when its outlet, or its source, has spoken again, when a later day's
-- claim has come, or when it names no source and a later one of the same day is higher: tolls rise. What is old
-- and still says the number of today stands. A number that is less than a third of what another outlet had said
-- before is a part of it, or another incident of the place.
create macro weighed_claims(claims_table, moment) as table
with known as (
    select *
    from query_table(claims_table)
    where known_from <= moment and (known_until is null or known_until > moment)
),
repeated as (
    select
        *,
        lead(event_id) over by_outlet is not null
            or (source is not null and lead(event_id) over by_source is not null) as spoke_again,
        max(best) over (by_outlet rows between unbounded preceding and 1 preceding) as own_before
    from known
    window
        by_outlet as (
            partition by incident, standing is null, wire_outlet order by day, known_from, event_id
        ),
        by_source as (
            partition by incident, standing is null, source order by day, known_from, event_id
        )
),
compared as (
    select
        *,
        max(best) filter (where standing is null) over earlier as highest_before,
        max(low) filter (where standing is null and not spoke_again) over earlier as low_before,
        max(best) filter (where standing is null) over later as highest_after
    from repeated
    window
        earlier as (
            partition by incident order by day, known_from, event_id
            rows between unbounded preceding and 1 preceding
        ),
        later as (
            partition by incident order by day, known_from, event_id
            rows between 1 following and unbounded following
        )
),
parted as (
    select
        *,
        standing is null and coalesce(best, high) * 3 <= highest_before and highest_before >= 5
            and coalesce(own_before < highest_before, true) and coalesce(own_before <= best * 3, true) as is_part
    from compared
),
dated as (
    select
        *,
        max(day) filter (where standing is null and not is_part) over (partition by incident) as last_day
    from parted
),
aged as (
    select
        *,
        spoke_again or day < last_day or (source is null and coalesce(highest_after >= best, false)) as is_old
    from dated
),
stood as (
    select
        *,
        arg_max(best, (day, source is not null, known_from, event_id))
            filter (where standing is null and not is_part and not is_old and best is not null)
            over (partition by incident) as best_now
    from aged
)
select
    * exclude (spoke_again, own_before, highest_before, low_before, highest_after, is_part, last_day, is_old, best_now),
    case
        when standing is not null then standing
        when is_part then 'subset'
        when is_old and best is distinct from best_now then 'older'
    end as set_aside,
    coalesce(not is_part and standing is null and not spoke_again and low_before > high, false) as falls_short
from stood;
comment on macro table weighed_claims is 'Claims of a table like incident_claims as they stood at a moment: set_aside says why one is kept out of the numbers (null: it stands, or says what those say that stand), falls_short whether it contradicts what others had said before.';

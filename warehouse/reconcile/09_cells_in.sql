-- What do the touched cells say? Words for people are those of the article that was known first.
insert into incident_cells by name
select
    claims.cell_id,
    claims.cell_id as incident_id,
    null::varchar as standing,
    any_value(cells.block) as block,
    any_value(cells.linkable) as linkable,
    any_value(events.measure) as measure,
    any_value(events.unit) as unit,
    any_value(events.kind) as kind,
    any_value(events.scope) as scope,
    any_value(events.status) as status,
    any_value(events.victim_group) as victim_group,
    arg_min(events.actor, (claims.known_from, claims.event_id)) as actor,
    any_value(cells.actor_words) as actor_words,
    arg_min(events.place, (claims.known_from, claims.event_id)) as place,
    any_value(events.country) as country,
    arg_min(events.admin1, (claims.known_from, claims.event_id)) as admin1,
    arg_min(events.lat, (claims.known_from, claims.event_id)) as lat,
    arg_min(events.lon, (claims.known_from, claims.event_id)) as lon,
    arg_min(events.geonames_id, (claims.known_from, claims.event_id)) as geonames_id,
    arg_min(events.place_precision, (claims.known_from, claims.event_id)) as place_precision,
    any_value(cells.place_rank) as place_rank,
    any_value(cells.place_key) as place_key,
    plain_name(
        coalesce(
            arg_min(events.admin1, (claims.known_from, claims.event_id)),
            case when any_value(cells.place_rank) = 2
                then arg_min(events.place, (claims.known_from, claims.event_id)) end
        )
    ) as admin1_key,
    case when any_value(cells.linkable) then any_value(cells.date_start)
        else min(least(coalesce(events.date_start, events.date_end, claims.day - 1), claims.day)) end as date_start,
    case when any_value(cells.linkable) then any_value(cells.date_end)
        else max(coalesce(events.date_end, claims.day)) end as date_end,
    case when any_value(cells.linkable) then any_value(cells.days_stated)
        else bool_or(coalesce(events.date_start, events.date_end) is not null) end as days_stated,
    case when any_value(cells.linkable) then any_value(cells.bucket) else 0 end as bucket,
    any_value(cells.strand) as strand,
    coalesce(list_sort(list_distinct(list(claims.best) filter (where claims.best is not null))), []) as bests,
    min(claims.known_from) as first_known,
    count(*) as claims
from incident_claims as claims
join touched_cells as cells using (cell_id)
join events using (event_id)
group by claims.cell_id;

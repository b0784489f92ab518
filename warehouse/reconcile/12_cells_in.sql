-- What do the touched cells say? Words for place and actor are those of the article that was known first.
insert into incident_cells by name
with told as (
    select
        cell,
        arg_min(event_id, (known_from, event_id)) as event_id,
        min(date_start) as date_start,
        max(date_end) as date_end,
        bool_or(days_stated) as days_stated,
        coalesce(list_sort(list_distinct(list(best) filter (where best is not null))), []) as bests,
        min(known_from) as first_known,
        count(*) as claims,
        bool_or(known_until is null) as live,
        bool_or(is_update) as is_update
    from incident_claims
    semi join touched_cells using (cell)
    group by cell
),
worded as (
    select
        cell, measure, unit, kind, scope, status, victim_group, actor,
        place, country, admin1, lat, lon, geonames_id, place_precision
    from cells_before
    semi join told using (cell, event_id)
    union all by name
    select
        told.cell, events.measure, events.unit, events.kind, events.scope, events.status, events.victim_group,
        events.actor, events.place, events.country, events.admin1, events.lat, events.lon, events.geonames_id,
        events.place_precision
    from told
    anti join cells_before using (cell, event_id)
    join events on events.event_id = told.event_id and events.fetched_at = told.first_known
)
select
    worded.*,
    told.cell as incident, null::varchar as standing, told.event_id,
    cells.block, cells.linkable, cells.actor_words, cells.place_rank, cells.place_key,
    plain_name(worded.place) as name_key,
    plain_name(coalesce(worded.admin1, case when cells.place_rank = 2 then worded.place end)) as admin1_key,
    told.date_start, told.date_end, told.days_stated, cells.strand, told.bests, told.first_known, told.claims,
    told.live, told.is_update
from told
join worded using (cell)
join touched_cells as cells using (cell);

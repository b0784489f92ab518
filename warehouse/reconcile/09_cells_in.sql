-- What do the touched cells say? Words for people are those of the article that was known first.
insert into incident_cells by name
with told as (
    select
        claims.cell_id,
        arg_min(claims.event_id, (claims.known_from, claims.event_id)) as event_id,
        min(claims.date_start) as date_start,
        max(claims.date_end) as date_end,
        bool_or(claims.days_stated) as days_stated,
        coalesce(list_sort(list_distinct(list(claims.best) filter (where claims.best is not null))), []) as bests,
        min(claims.known_from) as first_known,
        count(*) as claims,
        bool_or(claims.known_until is null) as live,
        bool_or(claims.is_update) as is_update
    from incident_claims as claims
    semi join touched_cells using (cell_id)
    group by claims.cell_id
)
select
    told.cell_id, told.cell_id as incident_id, null::varchar as standing,
    cells.block, cells.linkable,
    events.measure, events.unit, events.kind, events.scope, events.status, events.victim_group,
    events.actor, cells.actor_words,
    events.place, events.country, events.admin1, events.lat, events.lon, events.geonames_id, events.place_precision,
    cells.place_rank, cells.place_key,
    plain_name(events.place) as name_key,
    plain_name(coalesce(events.admin1, case when cells.place_rank = 2 then events.place end)) as admin1_key,
    told.date_start, told.date_end, told.days_stated, cells.strand, told.bests, told.first_known, told.claims, told.live, told.is_update
from told
join touched_cells as cells using (cell_id)
join events using (event_id);

-- What did incidents come to at a moment, after the claims that stood then?
create macro told_incidents(claims_table, moment) as table
with weighed as (
    from weighed_claims(claims_table, moment)
),
summed as (
    select
        incident,
        min(low) filter (where set_aside is null) as least,
        arg_max(best, (day, source is not null, known_from, event_id))
            filter (where set_aside is null and best is not null) as best,
        max(high) filter (where set_aside is null) as greatest,
        max(low) filter (where set_aside is null) as highest_low,
        min(high) filter (where set_aside is null) as lowest_high,
        bool_or(disputed) filter (where set_aside is null) as some_disputed,
        bool_or(falls_short) as some_fall_short,
        bool_or(reprint) as some_reprint,
        list_sort(list_distinct(list(set_aside) filter (where set_aside is not null))) as asides,
        list_distinct(list(best) filter (where set_aside is null and cell <> incident and best is not null))
            as bests_elsewhere,
        count(*) as claims,
        count(distinct article_id) as articles,
        count(distinct wire_outlet) as independent_sources,
        min(known_from) as first_known,
        max(known_from) as last_known
    from weighed
    group by incident
),
judged as (
    select
        *,
        coalesce(some_disputed, false) or coalesce(some_fall_short, false)
            or coalesce(highest_low > lowest_high, false) as is_disputed
    from summed
)
select
    incident_name(judged.incident) as incident_id,
    judged.incident,
    cells.measure,
    cells.unit,
    cells.kind,
    cells.scope,
    cells.status,
    cells.victim_group,
    cells.actor,
    cells.place,
    cells.admin1,
    cells.country,
    cells.lat,
    cells.lon,
    cells.geonames_id,
    cells.place_precision,
    cells.date_start,
    cells.date_end,
    cells.days_stated,
    case when judged.least <= coalesce(judged.best, judged.least) then judged.least end as low,
    judged.best,
    case when judged.greatest >= greatest(judged.best, judged.highest_low) then judged.greatest end as high,
    judged.is_disputed as disputed,
    list_concat(
        judged.asides,
        list_concat(
            case when len(judged.bests_elsewhere) > 1 or judged.bests_elsewhere[1] <> judged.best then ['different_definition'] else [] end,
            list_concat(
                case when judged.some_reprint then ['reprint'] else [] end,
                case when judged.is_disputed then ['dispute'] else [] end
            )
        )
    ) as reasons,
    judged.claims,
    judged.articles,
    judged.independent_sources,
    judged.first_known,
    judged.last_known
from judged
join incident_cells as cells on cells.cell = judged.incident;
comment on macro table told_incidents is 'Incidents made of the claims of a table like incident_claims, as they stood at a moment. Columns as in incidents, but for settled_at.';

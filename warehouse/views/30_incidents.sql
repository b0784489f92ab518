-- How many were killed, injured, displaced … in each place on each day, all articles taken together?
create view incidents as
select
    substr(md5(concat_ws('/', measure, unit, kind, scope, coalesce(victim_group, ''), coalesce(country, ''),
        coalesce(lower(place), page_id), coalesce(date_start, published), coalesce(date_end, published))), 1, 16)
        as incident_id,
    measure, unit, kind, scope, victim_group,
    arg_min(place, event_id) as place,
    any_value(admin1) as admin1,
    country,
    any_value(lat) as lat,
    any_value(lon) as lon,
    any_value(place_precision) as place_precision,
    coalesce(date_start, published) as date_start,
    coalesce(date_end, published) as date_end,
    min(low) as low,
    arg_max(best, (published, fetched_at, event_id)) as best,
    max(high) as high,
    count(distinct article_id) as articles,
    count(distinct page_id) as independent_sources,
    bool_or(disputed) or max(low) > min(high) as disputed,
    min(fetched_at) as first_known,
    max(fetched_at) as last_known
from current_events
where status = 'asserted'
group by measure, unit, kind, scope, victim_group, country, coalesce(lower(place), page_id),
    coalesce(date_start, published), coalesce(date_end, published);
comment on view incidents is 'Event rows of many articles joined by measure, victims, place and days.';

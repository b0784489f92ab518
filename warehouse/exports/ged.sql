-- Which deadly incidents are there, in the columns that users of UCDP GED know?
--
-- Precision codes as in the GED codebook: where_prec 1 exact place, 2 near a place, 3 second-level, 4 first-level
-- division, 6 country; date_prec 1 one day, 2 two to six days, 3 a week, 4 a month, 5 longer. What a text does not
-- tell (dyads, sides, type of violence) is left out rather than guessed. event_clarity 1: days stated, 2: assumed.
-- GED has no gap where nobody gives a number: best falls back to low, then high, as its coders do.
select
    incident_id as id,
    year(date_end) as year,
    independent_sources as number_of_sources,
    list_aggregate(list_sort(list_distinct(sources)), 'string_agg', '; ') as source_original,
    headline as source_headline,
    url as source_article,
    published as source_date,
    case place_precision when 'point' then 1 when 'settlement' then 1 when 'admin2' then 3 when 'admin1' then 4
        when 'country' then 6 else 2 end as where_prec,
    place as where_coordinates,
    admin1 as adm_1,
    lat as latitude,
    lon as longitude,
    country,
    case when days_stated then 1 else 2 end as event_clarity,
    case when date_end = date_start then 1 when date_end - date_start < 6 then 2 when date_end - date_start < 7 then 3
        when date_end - date_start < 31 then 4 else 5 end as date_prec,
    date_start,
    date_end,
    case when victim_group = 'perpetrators' then coalesce(best, low, high) else 0 end as deaths_a,
    case when victim_group in ('combatants', 'security_forces', 'militants') then coalesce(best, low, high) else 0 end
        as deaths_b,
    case when victim_group in (
        'civilians', 'children', 'women', 'aid_workers', 'health_workers', 'journalists', 'protesters', 'refugees'
    ) then coalesce(best, low, high) else 0 end as deaths_civilians,
    case when victim_group is null or victim_group not in (
        'perpetrators', 'combatants', 'security_forces', 'militants', 'civilians', 'children', 'women',
        'aid_workers', 'health_workers', 'journalists', 'protesters', 'refugees'
    ) then coalesce(best, low, high) else 0 end as deaths_unknown,
    coalesce(best, low, high) as best,
    coalesce(high, best, low) as high,
    coalesce(low, best, high) as low
from ruled_incidents
join (
    select
        claims.incident,
        list(claims.source) filter (where claims.source is not null) as sources,
        arg_max(articles.title, (claims.day, claims.known_from, claims.event_id)) as headline,
        arg_max(articles.url, (claims.day, claims.known_from, claims.event_id)) as url,
        max(articles.published) as published
    from incident_claims as claims
    join articles using (article_id)
    where claims.known_until is null
    group by claims.incident
) as told using (incident)
where measure = 'killed' and scope = 'incident' and kind = 'flow' and status = 'asserted'
    and ($country::varchar is null or country = $country)
    and ($since::date is null or date_end >= $since::date)
    and ($until::date is null or date_start <= $until::date)
order by date_start, id;

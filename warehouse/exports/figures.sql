-- Which claims, with rulings respected and the page they stand on, does someone want to take elsewhere?
select
    figures.figure_id, figures.published, figures.measure, figures.unit, figures.kind, figures.quantifier,
    figures.quantity, figures.low, figures.value, figures.high, figures.status, figures.scope, figures.victim_group,
    figures.victims, figures.actor, figures.source, figures.source_kind, figures.place, figures.country,
    figures.admin1, figures.lat, figures.lon, figures.geonames_id, figures.place_precision, figures.place_role,
    figures.date_start, figures.date_end, figures.date_precision, figures.part_of, figures.same_as,
    figures.sentence, articles.title, articles.outlet, articles.url, figures.fetched_at, figures.rule,
    figures.confidence, figures.extractor_version, year(coalesce(figures.published, figures.fetched_at::date)) as year
from current_figures as figures
join articles using (article_id)
where ($country::varchar is null or country = $country)
    and ($since::date is null or coalesce(date_end, figures.published) >= $since::date)
    and ($until::date is null or coalesce(date_start, figures.published) <= $until::date)
order by figures.published, figures.article_id, figures.ordinal;

-- What did these parts bring that was new? Their rows in the manifest are what makes loading happen once.
insert into parts by name
select
    loading.part_id,
    loading.warc_file,
    loading.extractor_version,
    $now::timestamp as loaded_at,
    coalesce(new_articles.count, 0) as articles,
    coalesce(new_readings.count, 0) as readings,
    coalesce(new_figures.count, 0) as figures,
    coalesce(new_events.count, 0) as events,
    coalesce(new_urls.count, 0) as urls
from (
    select
        unnest($part_ids) as part_id,
        unnest($warc_files::varchar[]) as warc_file,
        unnest($extractor_versions) as extractor_version
) as loading
left join (
    select part_id, count(*) as count from articles where part_id in (select unnest($part_ids)) group by part_id
) as new_articles using (part_id)
left join (
    select part_id, count(*) as count from readings where part_id in (select unnest($part_ids)) group by part_id
) as new_readings using (part_id)
left join (
    select part_id, count(*) as count from figures where part_id in (select unnest($part_ids)) group by part_id
) as new_figures using (part_id)
left join (
    select part_id, count(*) as count from events where part_id in (select unnest($part_ids)) group by part_id
) as new_events using (part_id)
left join (
    select part_id, count(*) as count from urls where part_id in (select unnest($part_ids)) group by part_id
) as new_urls using (part_id)
returning part_id, articles, readings, figures, events, urls;

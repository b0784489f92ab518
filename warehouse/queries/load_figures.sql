-- Which claims do this part's new readings make? A reading comes with all of its claims or not at all.
insert into figures by name
select incoming.* replace (fresh.fetched_at as fetched_at), $part_id as part_id
from (select distinct on (figure_id) * from read_parquet($file)) as incoming
join (
    select article_id, extractor_version, fetched_at from readings where part_id = $part_id
) as fresh using (article_id, extractor_version);

-- Which claims do this part's new readings make? A reading comes with all of its claims or not at all.
insert into figures by name
with repeated as (
    select article_id, extractor_version
    from read_parquet($readings)
    group by article_id, extractor_version
    having count(*) > 1
),
incoming as (
    from read_parquet($file) anti join repeated using (article_id, extractor_version)
    union all
    select distinct on (figure_id) *
    from read_parquet($file)
    semi join repeated using (article_id, extractor_version)
)
select incoming.* replace (fresh.fetched_at as fetched_at), $part_id as part_id
from incoming
join (
    select article_id, extractor_version, fetched_at from readings where part_id = $part_id
) as fresh using (article_id, extractor_version);

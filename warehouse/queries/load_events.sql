-- Which event rows do these parts' new readings make?
insert into events by name
with brought as not materialized (
    select * exclude (filename), part_of_file(filename) as part_id from read_parquet($files, filename = true)
),
repeated as (
    select article_id, extractor_version
    from read_parquet($readings)
    group by article_id, extractor_version
    having count(*) > 1
),
incoming as not materialized (
    from brought anti join repeated using (article_id, extractor_version)
    union all
    select distinct on (part_id, event_id) *
    from brought
    semi join repeated using (article_id, extractor_version)
)
select incoming.* replace (fresh.fetched_at as fetched_at)
from incoming
join (
    select article_id, extractor_version, part_id, fetched_at from readings where loaded_at = $now::timestamp
) as fresh using (article_id, extractor_version, part_id);

-- Which versions of which pages do these parts bring that are not stored yet? Of one that comes twice, the first.
insert into articles by name
with brought as not materialized (
    select * exclude (filename), part_of_file(filename) as part_id from read_parquet($files, filename = true)
),
repeated as (
    select article_id from read_parquet($files) group by article_id having count(*) > 1
),
incoming as not materialized (
    from brought anti join repeated using (article_id)
    union all
    from (
        select distinct on (article_id) *
        from brought
        semi join repeated using (article_id)
        order by article_id, part_id, fetched_at
    )
)
select incoming.*, $now::timestamp as loaded_at
from incoming
anti join articles using (article_id);

-- Which versions of which pages does this part bring that are not stored yet? Of one that comes twice, the first.
insert into articles by name
with repeated as (
    select article_id from read_parquet($file) group by article_id having count(*) > 1
),
incoming as (
    from read_parquet($file) anti join repeated using (article_id)
    union all
    from (
        select distinct on (article_id) *
        from read_parquet($file)
        semi join repeated using (article_id)
        order by article_id, fetched_at
    )
)
select incoming.*, $part_id as part_id, $now::timestamp as loaded_at
from incoming
anti join articles using (article_id);

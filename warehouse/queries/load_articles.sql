-- Which versions of which pages does this part bring that are not stored yet?
insert into articles by name
select incoming.*, $part_id as part_id, $now::timestamp as loaded_at
from (
    select distinct on (article_id) *
    from read_parquet($file)
    order by article_id, fetched_at
) as incoming
anti join articles using (article_id);

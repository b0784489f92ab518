-- Which articles does this part read that this extractor version has not read yet?
insert into readings by name
select incoming.*, articles.page_id, articles.fetched_at, $part_id as part_id, $now::timestamp as loaded_at
from (
    select distinct on (article_id, extractor_version) *
    from read_parquet($file)
    order by article_id, extractor_version
) as incoming
anti join readings using (article_id, extractor_version)
join articles using (article_id);

-- Which articles do these parts read that this extractor version has not read yet?
insert into readings by name
select incoming.*, articles.page_id, articles.fetched_at, $now::timestamp as loaded_at
from (
    select distinct on (article_id, extractor_version) * exclude (filename), part_of_file(filename) as part_id
    from read_parquet($files, filename = true)
    order by article_id, extractor_version, filename
) as incoming
anti join readings using (article_id, extractor_version)
join articles using (article_id);

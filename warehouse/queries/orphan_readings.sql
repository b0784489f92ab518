-- Which part has how many readings of articles that are not stored?
select part_of_file(filename) as part_id, count(*)
from read_parquet($files, filename = true) as incoming
anti join articles using (article_id)
group by all
order by all;

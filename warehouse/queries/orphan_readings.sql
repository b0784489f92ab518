-- How many readings of this part are of articles that are not stored?
select count(*) from read_parquet($file) as incoming anti join articles using (article_id);

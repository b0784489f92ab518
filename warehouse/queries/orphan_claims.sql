-- How many claims of this part belong to no reading of this part?
select count(*)
from read_parquet($file) as incoming
anti join read_parquet($readings) as readings using (article_id, extractor_version);

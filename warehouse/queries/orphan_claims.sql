-- Which part has how many claims that belong to no reading of it?
select part_of_file(filename) as part_id, count(*)
from read_parquet($files, filename = true) as incoming
anti join (
    select article_id, extractor_version, part_of_file(filename) as part_id
    from read_parquet($readings, filename = true)
) as readings
    on readings.article_id = incoming.article_id
    and readings.extractor_version = incoming.extractor_version
    and readings.part_id = part_of_file(incoming.filename)
group by all
order by all;

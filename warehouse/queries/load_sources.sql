-- Which sources are new, or configured otherwise than before?
insert into sources by name
select * exclude (filename), part_of_file(filename) as part_id
from (
    select distinct on (source_id) *
    from read_parquet($files, filename = true)
    order by source_id, filename, seen_at
)
anti join sources using (source_id);

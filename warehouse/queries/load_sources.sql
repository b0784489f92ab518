-- Which sources are new, or configured otherwise than before?
insert into sources by name
select incoming.*, $part_id as part_id
from (select distinct on (source_id) * from read_parquet($file) order by source_id, seen_at) as incoming
anti join sources using (source_id);

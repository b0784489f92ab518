-- Which finished runs are not recorded yet?
insert into runs by name
select incoming.*, $part_id as part_id
from (select distinct on (run_id) * from read_parquet($file) order by run_id, finished_at desc) as incoming
anti join runs using (run_id);

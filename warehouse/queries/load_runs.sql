-- Which finished runs are not recorded yet?
insert into runs by name
select * exclude (filename), part_of_file(filename) as part_id
from (
    select distinct on (run_id) *
    from read_parquet($files, filename = true)
    order by run_id, filename, finished_at desc
)
anti join runs using (run_id);

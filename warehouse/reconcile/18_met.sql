-- Which cells do the touched ones meet?
create or replace temp table met as
select distinct looked_for.cell, incident_keys.cell as other
from looked_for
join incident_keys using (key)
where looked_for.looks_by and looked_for.cell <> incident_keys.cell;

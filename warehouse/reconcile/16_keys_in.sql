-- By what can they be found that was not known yet?
insert into incident_keys by name
select key, cell from looked_for where found_by
except
select key, cell from cell_keys('cells_before') where found_by;

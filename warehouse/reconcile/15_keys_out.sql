-- By what can these cells not be found any more?
delete from incident_keys
where rowid in (
    select keys.rowid
    from incident_keys as keys
    semi join (
        select key, cell from cell_keys('cells_before') where found_by
        except
        select key, cell from looked_for where found_by
    ) using (key, cell)
);

-- What do the cells that they meet say?
create or replace temp table cells_met as
from incident_cells
where rowid in (
    select cells.rowid
    from incident_cells as cells
    semi join (select cell from met union select other from met) using (cell)
);

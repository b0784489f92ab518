-- What do the cells that they meet say?
create or replace temp table cells_met as
from incident_cells
semi join (select cell from met union select other as cell from met) using (cell);

-- How did the touched cells stand?
create or replace temp table cells_before as
select incident_cells.rowid as nth, *
from incident_cells
semi join touched_cells using (cell);

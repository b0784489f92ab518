-- How do the touched cells stand now?
create or replace temp table cells_now as
from incident_cells
where rowid in (select cells.rowid from incident_cells as cells semi join touched_cells using (cell));

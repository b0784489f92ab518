-- How did the touched cells stand?
create or replace temp table cells_before as
select rowid as nth, *
from incident_cells
where rowid in (select cells.rowid from incident_cells as cells semi join touched_cells using (cell));

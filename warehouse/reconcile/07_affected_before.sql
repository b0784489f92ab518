-- Which incidents and which neighbours did the touched cells have?
create or replace temp table affected_before as
select cell_id, incident_id from incident_cells semi join touched_cells using (cell_id)
union
select links.other_id, cells.incident_id
from incident_links as links
join incident_cells as cells on cells.cell_id = links.other_id
where links.cell_id in (select cell_id from touched_cells);

-- Which neighbours did the touched cells have?
create or replace temp table links_before as
select rowid as nth, cell, other from incident_links where cell in (select cell from touched_cells)
union
select rowid as nth, cell, other from incident_links where other in (select cell from touched_cells);

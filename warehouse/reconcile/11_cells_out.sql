-- Which cells are about to be made anew?
delete from incident_cells where rowid in (select nth from cells_before);

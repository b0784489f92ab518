-- Which cells are about to be made anew?
delete from incident_cells where cell_id in (select cell_id from touched_cells);

-- Which links and keys are about to be made anew?
delete from incident_links
where cell_id in (select cell_id from touched_cells) or other_id in (select cell_id from touched_cells);
delete from incident_keys where cell_id in (select cell_id from touched_cells);

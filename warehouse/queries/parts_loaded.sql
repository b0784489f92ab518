-- Which parts are loaded?
select part_id from parts;

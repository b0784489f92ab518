-- How many parts are loaded?
select count(*) from parts;

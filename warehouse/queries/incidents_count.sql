-- How many incidents are there?
select count(*) from incidents;

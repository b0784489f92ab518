-- How many incidents were told anew just now?
select count(*) from incidents semi join touched_incidents using (incident);

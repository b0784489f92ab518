-- Which incidents are about to be told anew?
delete from incidents where incident_id in (select incident_id from touched_incidents);

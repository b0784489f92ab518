-- Which incidents are about to be told anew?
delete from incidents where incident in (select incident from touched_incidents);

-- Which claims are about to be entered anew?
delete from incident_claims where event_id in (select event_id from entering);

-- Which incidents are told from event rows that rest on this figure?
select distinct incident_name(claims.incident)
from events
join incident_claims as claims using (event_id)
where list_contains(events.figure_ids, $id)
order by 1;

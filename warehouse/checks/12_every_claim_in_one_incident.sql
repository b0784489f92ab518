-- Is any event row of a reconciled part missing from the incidents, or any incident told otherwise than its claims?
select format('event row {}', event_id) as example
from events
semi join reconciled using (part_id)
anti join (
    select article_id, extractor_version from superseded where reason = 'reread'
) as reread using (article_id, extractor_version)
anti join incident_claims using (event_id)
union all
select format('incident {}', coalesce(stored.incident_id, told.incident_id))
from incidents as stored
full join told_incidents('incident_claims', timestamp 'infinity') as told using (incident_id)
where stored is distinct from told;

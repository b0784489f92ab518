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
from (select * exclude (settled_at) from incidents) as stored
full join told_incidents('incident_claims', timestamp 'infinity') as told using (incident)
where stored is distinct from told
union all
select format('span of incident {}', incident_name(coalesce(stored.incident, told.incident)))
from incident_spans as stored
full join (
    select incident, max(greatest(known_from, coalesce(known_until, known_from))) as settled_at
    from incident_claims
    group by incident
) as told using (incident)
left join incidents using (incident)
where stored.settled_at is distinct from told.settled_at
    or coalesce(incidents.settled_at <> stored.settled_at, false);

-- What was known of all incidents at a moment in the past?
--
-- Those that had settled by then are told as they are today; of the others the claims are weighed that stood then.
-- Of a single one they are found without weighing the others' claims.
create macro incidents_as_of(moment, of_incident := null) as table
with claims_open_then as (
    from incident_claims
    where known_from <= moment::timestamp
        and (of_incident is null or incident = incident_number(of_incident))
        and incident in (
            select incident
            from incident_spans
            where opened_at <= moment::timestamp and settled_at > moment::timestamp
        )
)
select * exclude (incident, settled_at)
from incidents
where settled_at <= moment::timestamp and (of_incident is null or incident = incident_number(of_incident))
union all by name
select * exclude (incident) from told_incidents('claims_open_then', moment::timestamp);
comment on macro table incidents_as_of is 'Incidents as the pages fetched by a moment (UTC) tell them, read by today''s extractors: `from incidents_as_of(''2019-12-01 18:00'')`, or one of them: `from incidents_as_of(''2019-12-01'', ''9e3c5a3a671cbd48'')`. Columns as in incidents.';

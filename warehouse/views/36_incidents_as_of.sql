-- What was known of all incidents at a moment in the past?
create macro incidents_as_of(moment) as table
from told_incidents('incident_claims', moment::timestamp);
comment on macro table incidents_as_of is 'Incidents as the pages fetched by a moment (UTC) tell them, read by today''s extractors: `from incidents_as_of(''2019-12-01 18:00'')`. Columns as in incidents.';

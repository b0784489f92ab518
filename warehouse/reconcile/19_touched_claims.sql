-- Which claims are the touched incidents made of?
create or replace temp table touched_claims as
from incident_claims semi join touched_incidents using (incident_id);

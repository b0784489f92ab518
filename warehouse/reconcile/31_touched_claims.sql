-- Which claims are the touched incidents made of?
create or replace temp table touched_claims as
from incident_claims
where rowid in (select claims.rowid from incident_claims as claims semi join touched_incidents using (incident));

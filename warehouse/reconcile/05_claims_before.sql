-- Which of these event rows have entered already, and where do they stand?
create or replace temp table claims_before as
select claims.rowid as nth, claims.cell
from incident_claims as claims
semi join entering using (event_id, known_from);

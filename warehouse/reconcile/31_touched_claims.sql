-- Which claims are the touched incidents made of?
create or replace temp table touched_claims as
select
    event_id, article_id, cell, incident, standing, low, best, high, disputed, source, wire_outlet, reprint, day,
    known_from, known_until
from incident_claims
semi join touched_incidents using (incident);

-- From when to when did what is told of them change?
insert into incident_spans by name
select
    incident,
    min(known_from) as opened_at,
    max(greatest(known_from, coalesce(known_until, known_from))) as settled_at
from touched_claims
group by incident;

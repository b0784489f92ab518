-- What do the touched incidents come to, after all that is known?
insert into incidents by name
select told.*, spans.settled_at
from told_incidents('touched_claims', timestamp 'infinity') as told
join incident_spans as spans using (incident);

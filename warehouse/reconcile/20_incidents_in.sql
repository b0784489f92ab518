-- What do the touched incidents come to, after all that is known?
insert into incidents by name
from told_incidents('touched_claims', timestamp 'infinity');

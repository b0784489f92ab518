-- Have the claims of these cells, and the newly entered ones, say where they belong.
update incident_claims
set incident_id = assigned.incident_id, standing = assigned.standing
from assigned
where assigned.cell_id = incident_claims.cell_id
    and (
        incident_claims.incident_id <> assigned.incident_id
        or incident_claims.standing is distinct from assigned.standing
    );

-- Have the claims of these cells, and the newly entered ones, say where they belong.
update incident_claims
set incident = assigned.incident, standing = assigned.standing
from (
    from assigned
    where incident <> incident_before or standing is distinct from standing_before
        or cell in (select cell from touched_cells)
) as assigned
where assigned.cell = incident_claims.cell
    and (incident_claims.incident <> assigned.incident or incident_claims.standing is distinct from assigned.standing);

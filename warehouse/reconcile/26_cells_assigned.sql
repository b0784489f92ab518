-- Have the cells that belong elsewhere than before say so.
update incident_cells
set incident = assigned.incident, standing = assigned.standing
from (
    from assigned where incident <> incident_before or standing is distinct from standing_before
) as assigned
where assigned.cell = incident_cells.cell;

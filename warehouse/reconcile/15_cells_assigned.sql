-- Have the cells that belong elsewhere than before say so.
update incident_cells
set incident_id = assigned.incident_id, standing = assigned.standing
from assigned
where assigned.cell_id = incident_cells.cell_id
    and (assigned.incident_id <> assigned.incident_before or assigned.standing is distinct from assigned.standing_before);

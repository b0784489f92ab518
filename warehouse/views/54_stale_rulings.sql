-- Which rulings are about incidents or figures that have since been joined to others or read anew?
create view stale_rulings as
select rulings.*, incident_name(incident_cells.incident) as now_in
from rulings
left join incident_cells on incident_cells.cell = incident_number(rulings.subject_id)
where (subject = 'incident' and not exists (from incidents where incidents.incident_id = rulings.subject_id))
    or (subject = 'figure' and not exists (from figures where figures.figure_id = rulings.subject_id));
comment on view stale_rulings is 'Rulings that no longer have effect, because their subject has become part of another. Columns as in rulings, and now_in.';
comment on column stale_rulings.now_in is 'The incident that it has become part of (incidents.incident_id).';

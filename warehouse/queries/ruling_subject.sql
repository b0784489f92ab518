-- Is this the id of an incident or of a figure?
select 'incident' as subject from incidents where incident_id = $id
union all
select 'figure' from figures where figure_id = $id
limit 1;

-- By what number do `incident_claims` and `incident_cells` know the incident of this id?
create macro incident_number(incident_id) as try_cast('0x' || incident_id as ubigint);
comment on macro incident_number is 'The number of the incident of an id: where incident = incident_number(''9e3c5a3a671cbd48''); null where the id is none.';

-- What is the incident of this number called?
create macro incident_name(incident) as format('{:016x}', incident::ubigint);
comment on macro incident_name is 'The id of the incident of a number: incident_name(incident_claims.incident) is an incidents.incident_id.';

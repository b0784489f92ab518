-- Forget all that is worked out from event rows; reprints and rulings stay.
delete from incident_claims;
delete from incident_cells;
delete from incident_keys;
delete from incident_links;
delete from incidents;
delete from incident_spans;
delete from reconciled;

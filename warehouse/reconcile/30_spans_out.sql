-- And their spans.
delete from incident_spans where incident in (select incident from touched_incidents);

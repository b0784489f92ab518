-- Which incidents gain, lose or change claims?
create or replace temp table touched_incidents as
select incident_id from affected_before
union
select incident_id from assigned
union
select incident_before from assigned;

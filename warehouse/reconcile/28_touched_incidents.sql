-- Which incidents gain, lose or change claims?
create or replace temp table touched_incidents as
select incident from cells_before
union
select incident from assigned
union
select incident_before from assigned;

-- Which parts have event rows that have not entered the incidents?
create or replace temp table touched_parts as
select part_id from parts anti join reconciled using (part_id);

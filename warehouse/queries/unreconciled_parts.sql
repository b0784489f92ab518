-- How many parts have not entered the incidents?
select count(*) from parts anti join reconciled using (part_id);

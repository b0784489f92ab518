-- How many parts with readings have not entered the incidents?
select count(*) from parts anti join reconciled using (part_id) where readings > 0;

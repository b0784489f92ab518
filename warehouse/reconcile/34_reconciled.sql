-- Record that these parts have entered the incidents.
insert into reconciled
select part_id, current_timestamp at time zone 'UTC' from touched_parts;

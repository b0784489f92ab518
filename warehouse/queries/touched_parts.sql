-- How many parts entered the incidents just now?
select count(*) from touched_parts;

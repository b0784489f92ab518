-- Is this part loaded already?
select count(*) > 0 from parts where part_id = $part_id;

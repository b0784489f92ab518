-- Which of these parts are loaded already?
select part_id from parts where part_id in (select unnest($part_ids));

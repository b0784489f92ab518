-- Record what an analyst ruled.
insert into rulings by name
select
    $ruling_id as ruling_id, $subject as subject, $subject_id as subject_id, $verdict as verdict,
    $low as low, $best as best, $high as high, $who as who, $why as why, $ruled_at::timestamp as ruled_at;

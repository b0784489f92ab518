-- Is any part greater than its whole, part of itself or its own part, or of another article's figure?
select format('figure {} is part of {}', part.figure_id, part.part_of) as example
from figures as part
left join figures as whole on whole.figure_id = part.part_of
where part.part_of is not null
    and (
        whole.figure_id is null
        or whole.figure_id = part.figure_id
        or whole.part_of = part.figure_id
        or whole.article_id <> part.article_id
        or (part.unit = whole.unit and coalesce(part.low, part.value) > whole.high)
    )
union all
select format('figure {} is the same as {}', one.figure_id, one.same_as)
from figures as one
left join figures as other on other.figure_id = one.same_as
where one.same_as is not null
    and (other.figure_id is null or other.article_id <> one.article_id or other.figure_id = one.figure_id);

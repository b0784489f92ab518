-- Which of them do, when all hashes are compared?
insert into reprints by name
with compared as (
    select
        later.article_id,
        earlier.article_id as original_id,
        earlier.fetched_at as original_at,
        len([1 for pair in list_zip(later.sketch, earlier.sketch) if pair[1] = pair[2]]) / 128 as resemblance,
        close_reprints.least_resemblance,
        case when later.is_fresh then later.part_id else earlier.part_id end as part_id
    from close_reprints
    join near_articles as later on later.nth = close_reprints.later
    join near_articles as earlier on earlier.nth = close_reprints.earlier
)
select * exclude (least_resemblance)
from compared
anti join reprints using (article_id, original_id)
where resemblance >= least_resemblance;

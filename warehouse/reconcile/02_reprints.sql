-- Which of the new articles are reprints, or originals, of articles of other outlets in the ten days around?
--
-- Candidates share one of the four smallest hashes of their sketches: two texts with three quarters of their
-- shingles in common do so in 99.6 of 100 cases, with a half in 94. Half is the least that counts as a reprint.
insert into reprints by name
with fresh as (
    select fetched_at from articles semi join touched_parts using (part_id)
),
near as (
    select
        article_id, page_id, fetched_at, sketch, part_id,
        part_id in (select part_id from touched_parts) as is_fresh,
        coalesce(outlet, regexp_extract(url, '://([^/]+)', 1)) as outlet
    from articles
    where fetched_at between (select min(fetched_at) - interval 10 days from fresh)
        and (select max(fetched_at) + interval 10 days from fresh)
),
shingled as (
    select *, unnest(sketch[1:4]) as shingle from near
),
candidates as (
    select distinct on (later.article_id, earlier.article_id)
        later.article_id,
        earlier.article_id as original_id,
        later.sketch as sketch,
        earlier.sketch as original_sketch,
        case when later.is_fresh then later.part_id else earlier.part_id end as part_id
    from shingled as later
    join shingled as earlier using (shingle)
    where (later.is_fresh or earlier.is_fresh)
        and later.outlet <> earlier.outlet
        and (later.fetched_at, later.article_id) > (earlier.fetched_at, earlier.article_id)
        and later.fetched_at <= earlier.fetched_at + interval 10 days
),
compared as (
    select
        *,
        list_sort(list_distinct(list_concat(sketch, original_sketch)))[1:24] as joint,
        list_intersect(sketch, original_sketch) as common
    from candidates
)
select article_id, original_id, len(list_intersect(joint, common)) / len(joint) as resemblance, part_id
from compared
anti join reprints using (article_id, original_id)
where len(list_intersect(joint, common)) / len(joint) >= 0.5;

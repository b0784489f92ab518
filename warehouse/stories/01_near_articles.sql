-- Which articles were fetched within ten days of a new one, and how are their texts compared?
--
-- `nth` numbers them in order of fetching. `letters` has a letter for each hash of the sketch: where two hashes are the
-- same the letters are, and by chance in one case of 94 else, so that letters that differ in more places than a pair
-- may rule it out at a fortieth of the cost of comparing the hashes.
create or replace temp table near_articles as
with fresh as (
    select fetched_at from articles semi join touched_parts using (part_id)
)
select
    (row_number() over (order by fetched_at, article_id))::integer as nth,
    article_id, page_id, fetched_at, sketch, words, part_id,
    part_id in (select part_id from touched_parts) as is_fresh,
    coalesce(outlet, regexp_extract(url, '://([^/]+)', 1)) as outlet,
    (coalesce(published, fetched_at::date) - date '0001-01-01')::integer as day,
    array_to_string([chr((33 + number % 94)::integer) for number in sketch], '') as letters
from articles
where fetched_at between (select min(fetched_at) - interval 10 days from fresh)
    and (select max(fetched_at) + interval 10 days from fresh)
    and len(sketch) = 128;

-- Which of the new articles have nearly the same text as articles of the ten days around?
--
-- Of two outlets: half of all shingles in common; or a fifth and more, if that is nearly all of the shorter text
-- and it was not published before the longer one: a wire story with its tail cut off, and no follow-up that quotes
-- the first report whole. Of one outlet, whose daily bulletins differ in their numbers only: nine tenths, but half for
-- versions of one page. Candidates agree in one of 32 pairs of hashes: two texts with half of their shingles in common
-- do so in all but one of 10,000 cases, with three tenths in 95 of 100, with a hundredth in 3 of 1,000.
insert into reprints by name
with fresh as (
    select fetched_at from articles semi join touched_parts using (part_id)
),
near as (
    select
        article_id, page_id, fetched_at, sketch, words, part_id,
        part_id in (select part_id from touched_parts) as is_fresh,
        coalesce(outlet, regexp_extract(url, '://([^/]+)', 1)) as outlet,
        coalesce(published, fetched_at::date) as day
    from articles
    where fetched_at between (select min(fetched_at) - interval 10 days from fresh)
        and (select max(fetched_at) + interval 10 days from fresh)
        and len(sketch) = 128
),
banded as (
    select
        article_id, fetched_at, is_fresh,
        unnest([hash(band, sketch[2 * band + 1], sketch[2 * band + 2]) for band in range(32)]) as band
    from near
),
candidates as (
    select distinct later.article_id, earlier.article_id as original_id
    from banded as later
    join banded as earlier using (band)
    where (later.is_fresh or earlier.is_fresh)
        and (later.fetched_at, later.article_id) > (earlier.fetched_at, earlier.article_id)
        and later.fetched_at <= earlier.fetched_at + interval 10 days
),
compared as (
    select
        later.article_id,
        earlier.article_id as original_id,
        case when later.is_fresh then later.part_id else earlier.part_id end as part_id,
        len([1 for pair in list_zip(later.sketch, earlier.sketch) if pair[1] = pair[2]]) / 128 as resemblance,
        later.outlet = earlier.outlet as same_outlet,
        later.page_id = earlier.page_id as same_page,
        (later.words + earlier.words) / least(later.words, earlier.words) as stretch,
        if(later.words <= earlier.words, earlier.day <= later.day, later.day <= earlier.day) as shorter_is_no_earlier
    from candidates
    join near as later using (article_id)
    join near as earlier on earlier.article_id = candidates.original_id
)
select article_id, original_id, resemblance, part_id
from compared
anti join reprints using (article_id, original_id)
where case
    when same_page then resemblance >= 0.5
    when same_outlet then resemblance >= 0.9
    -- the share of the shorter text, from the share of both: J / (1 + J) of all shingles are common
    else resemblance >= 0.5
        or (resemblance >= 0.2 and resemblance / (1 + resemblance) * stretch >= 0.8 and shorter_is_no_earlier)
end;

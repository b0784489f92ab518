-- Which of the new articles have nearly the same text as others, fetched and published within ten days of them?
--
-- Of two outlets: half of all shingles in common; or a fifth and more, if that is nearly all of the shorter text
-- and it was not published before the longer one: a wire story with its tail cut off, and no follow-up that quotes
-- the first report whole. Of one outlet, whose daily bulletins differ in their numbers only: nine tenths, but half for
-- versions of one page. Candidates agree in one of 32 pairs of hashes: two texts with half of their shingles in common
-- do so in all but one of 10,000 cases, with three tenths in 95 of 100, with a hundredth in 3 of 1,000. They are looked
-- for among days that lie side by side, so that years of an archive that are fetched at once do not all meet.
create or replace temp table likely_reprints as
with banded as (
    select
        nth, day, is_fresh,
        unnest([hash(band, day // 11, sketch[2 * band + 1], sketch[2 * band + 2]) for band in range(32)]) as band
    from near_articles
),
looked_for as (
    select
        nth, day,
        unnest(flatten([
            [hash(band, day // 11 + step, sketch[2 * band + 1], sketch[2 * band + 2]) for band in range(32)]
            for step in [-1, 0, 1]
        ])) as band
    from near_articles
    where is_fresh
),
candidates as (
    select distinct greatest(looked_for.nth, banded.nth) as later, least(looked_for.nth, banded.nth) as earlier
    from looked_for
    join banded using (band)
    where abs(looked_for.day - banded.day) <= 10
        and looked_for.nth <> banded.nth
        and (looked_for.nth > banded.nth or not banded.is_fresh)
),
paired as (
    select
        candidates.*,
        1 - hamming(later.letters, earlier.letters) / 128 as most_resemblance,
        case
            when later.page_id = earlier.page_id then 0.5
            when later.outlet = earlier.outlet then 0.9
            when not if(later.words <= earlier.words, earlier.day <= later.day, later.day <= earlier.day) then 0.5
            -- the share of the shorter text, from the share of both: J / (1 + J) of all shingles are common,
            -- and four fifths of those of the shorter text must be
            else least(0.5, greatest(
                0.2, 0.8 / ((later.words + earlier.words) / least(later.words, earlier.words) - 0.8)
            ))
        end as least_resemblance
    from candidates
    join near_articles as later on later.nth = candidates.later
    join near_articles as earlier on earlier.nth = candidates.earlier
    where later.fetched_at <= earlier.fetched_at + interval 10 days
)
select * exclude (most_resemblance) from paired where most_resemblance >= least_resemblance;

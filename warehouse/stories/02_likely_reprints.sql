-- Which articles fetched and published within ten days of a new one may have nearly its text?
--
-- Those that agree with it in one of 32 pairs of hashes: two texts with half of their shingles in common do so in all but
-- one of 10,000 cases, with three tenths in 95 of 100, with a hundredth in 3 of 1,000. They are looked for among days
-- that lie side by side, so that years of an archive that are fetched at once do not all meet.
create or replace temp table likely_reprints as
with banded as (
    select
        nth, day, fetched_at, is_fresh,
        unnest([hash(band, day // 11, sketch[2 * band + 1], sketch[2 * band + 2]) for band in range(32)]) as band
    from near_articles
),
looked_for as (
    select
        nth, day, fetched_at,
        unnest(flatten([
            [hash(band, day // 11 + step, sketch[2 * band + 1], sketch[2 * band + 2]) for band in range(32)]
            for step in [-1, 0, 1]
        ])) as band
    from near_articles
    where is_fresh
)
select distinct greatest(looked_for.nth, banded.nth) as later, least(looked_for.nth, banded.nth) as earlier
from looked_for
join banded using (band)
where abs(looked_for.day - banded.day) <= 10
    and looked_for.fetched_at between banded.fetched_at - interval 10 days and banded.fetched_at + interval 10 days
    and looked_for.nth <> banded.nth
    and (looked_for.nth > banded.nth or not banded.is_fresh);

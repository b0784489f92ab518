-- Which of these may repeat one another, by the letters of their sketches, and how much must they have in common?
--
-- Of two outlets: half of all shingles; or a fifth and more, if that is nearly all of the shorter text and it was not
-- published before the longer one: a wire story with its tail cut off, and no follow-up that quotes the first report
-- whole. Of one outlet, whose daily bulletins differ in their numbers only: nine tenths, but half for versions of one page.
create or replace temp table close_reprints as
with paired as (
    select
        likely_reprints.*,
        1 - hamming(later.letters, earlier.letters) / 128 as resemblance_at_most,
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
    from likely_reprints
    join near_articles as later on later.nth = likely_reprints.later
    join near_articles as earlier on earlier.nth = likely_reprints.earlier
)
select * exclude (resemblance_at_most) from paired where resemblance_at_most >= least_resemblance;

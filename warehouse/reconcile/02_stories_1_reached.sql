-- Which articles may belong to another story than before? Those that the new pairs lead to, over any number of pairs.
create or replace temp table story_pairs as
with recursive pairs as (
    select article_id, original_id as other_id from reprints
    union all
    select original_id, article_id from reprints
),
reached as (
    select article_id as seed, article_id
    from (
        select article_id from reprints semi join touched_parts using (part_id)
        union
        select original_id from reprints semi join touched_parts using (part_id)
    )
    union
    select reached.seed, pairs.other_id
    from reached
    join pairs using (article_id)
),
circles as (
    select article_id, min(seed) as circle from reached group by article_id
),
placed as (
    select
        circles.article_id,
        circles.circle,
        row_number() over (partition by circles.circle order by articles.fetched_at, circles.article_id) as place
    from circles
    join articles using (article_id)
)
select placed.article_id, placed.circle, placed.place, list(pairs.other_id) as others
from placed
join pairs using (article_id)
group by all;

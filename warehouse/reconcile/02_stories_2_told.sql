-- Which story does each of these articles print?
--
-- In order of fetching: an article prints the story of the first article that begins one and resembles it; where none
-- does, it begins a story itself. So every article of a story resembles its first one, and a text that draws on two
-- stories does not make them one. The order of arrival cannot matter, since all that resemble one another are told anew.
create or replace temp table story_told as
with recursive told as (
    select circle, 0::bigint as place, []::varchar[] as firsts, null::varchar as article_id, null::varchar as story_id
    from (select distinct circle from story_pairs)
    union all
    select
        circle,
        place,
        if(followed is null, list_append(firsts, article_id), firsts),
        article_id,
        coalesce(followed, article_id)
    from (
        select
            pairs.circle,
            pairs.place,
            pairs.article_id,
            told.firsts,
            [first for first in told.firsts if list_contains(pairs.others, first)][1] as followed
        from told
        join story_pairs as pairs on pairs.circle = told.circle and pairs.place = told.place + 1
    )
)
select article_id, story_id from told where article_id is not null;

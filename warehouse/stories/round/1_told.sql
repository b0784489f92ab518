-- Which of the articles that are asked about print another story than we have it?
--
-- In order of fetching: an article prints the story of the first article that begins one and resembles it; where none
-- does, it begins a story itself. So every article of a story resembles its first one, and a text that draws on two
-- stories does not make them one.
create or replace temp table stories_told as
with followed as (
    select
        article_id,
        arg_min(original_id, (original_at, original_id)) as story_id,
        min(original_at) as story_at
    from reprints
    semi join stories_asked using (article_id)
    where original_id not in (select article_id from story_members)
    group by article_id
)
select
    article_id,
    coalesce(followed.story_id, article_id) as story_id,
    followed.story_at,
    coalesce(members.story_id, article_id) as story_before
from stories_asked
left join followed using (article_id)
left join story_members as members using (article_id)
where coalesce(followed.story_id, article_id) <> coalesce(members.story_id, article_id);

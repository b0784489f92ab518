-- Whose story depends on them? Those that repeat an article which has begun or ceased to begin a story.
--
-- A story depends on earlier articles only, so that the rounds come to an end, and to the same in whatever order news
-- arrives.
create or replace temp table stories_asked as
select distinct article_id
from reprints
where original_id in (
    select article_id from stories_told where (story_id = article_id) <> (story_before = article_id)
);

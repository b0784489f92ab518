-- Which articles belong to another story than before?
create or replace temp table changed_stories as
select article_id, coalesce(members.story_id, article_id) as story_id
from stories_before
left join story_members as members using (article_id)
where coalesce(members.story_id, article_id) <> stories_before.story_id;

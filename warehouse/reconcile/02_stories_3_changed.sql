-- Which articles belong to another story than before?
create or replace temp table changed_stories as
select told.article_id, told.story_id
from story_told as told
left join story_members as members using (article_id)
where told.story_id <> coalesce(members.story_id, told.article_id);

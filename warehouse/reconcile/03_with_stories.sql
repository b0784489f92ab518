-- Which stories do they print that another article began?
create or replace temp table touched_stories as
from story_members
semi join touched_readings using (article_id);

-- Which story did they print before anything was told anew?
insert into stories_before
select article_id, story_before from stories_told anti join stories_before using (article_id);

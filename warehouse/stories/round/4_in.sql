-- Which of them follow another article?
insert into story_members by name
select article_id, story_id, story_at from stories_told where story_id <> article_id;

-- Which of them follow another article?
insert into story_members by name
select article_id, story_id from changed_stories where article_id <> story_id;

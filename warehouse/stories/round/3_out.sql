-- Which of them are about to be entered anew?
delete from story_members where article_id in (select article_id from stories_told);

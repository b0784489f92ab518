-- Which story did the articles print whose story has changed? (None has yet.)
create or replace temp table stories_before (article_id varchar, story_id varchar);

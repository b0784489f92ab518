-- Who published the articles of these readings, and does a headline bring a new count?
create or replace temp table touched_articles as
select article_id, coalesce(outlet, regexp_extract(url, '://([^/]+)', 1)) as outlet, is_update(title) as is_update
from articles
semi join touched_readings using (article_id, fetched_at);

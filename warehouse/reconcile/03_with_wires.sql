-- Who published those stories first?
create or replace temp table touched_wires as
select
    touched_stories.article_id,
    coalesce(original.outlet, regexp_extract(original.url, '://([^/]+)', 1)) as wire_outlet
from articles as original
join touched_stories on original.article_id = touched_stories.story_id and original.fetched_at = touched_stories.story_at;

-- Which articles print the same story?
create view article_stories as
select
    coalesce(members.story_id, articles.article_id) as story_id,
    articles.article_id,
    articles.title,
    coalesce(articles.outlet, regexp_extract(articles.url, '://([^/]+)', 1)) as outlet,
    articles.url,
    articles.published,
    articles.fetched_at,
    members.story_id is null as is_first
from articles
left join story_members as members using (article_id);
comment on view article_stories is 'All article versions and the story that each prints: reprints and cut copies of one text share a story_id.';
comment on column article_stories.story_id is 'The story: the article_id of the earliest article that printed it.';
comment on column article_stories.outlet is 'Who published it: the outlet, else the host.';
comment on column article_stories.is_first is 'Whether it is the earliest that we know of its story.';

-- Which stories went round, and how far?
create view stories as
select
    story_id,
    arg_max(title, is_first) as title,
    arg_max(outlet, is_first) as outlet,
    count(*) as articles,
    count(distinct outlet) as outlets,
    min(fetched_at) as first_fetched_at,
    max(fetched_at) as last_fetched_at
from article_stories
group by story_id
order by outlets desc, first_fetched_at, story_id;
comment on view stories is 'Each story, the most reprinted first: `from stories limit 10`.';
comment on column stories.title is 'Headline of the earliest article.';
comment on column stories.outlet is 'Outlet of the earliest article.';
comment on column stories.articles is 'Article versions that print it.';
comment on column stories.outlets is 'Outlets that printed it.';
comment on column stories.first_fetched_at is 'When the earliest article was fetched (UTC).';
comment on column stories.last_fetched_at is 'When the latest article was fetched (UTC).';

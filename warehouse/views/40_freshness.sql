-- How fresh is each source: when was it last looked at, when did it last bring an article, and of which day?
create view freshness as
select
    urls.source_name,
    max(urls.fetched_at) as looked_at,
    max(urls.fetched_at) filter (where urls.outcome = 'loaded') as brought_at,
    max(articles.published) as newest_published,
    count(*) filter (where urls.outcome = 'loaded') as articles,
    count(*) as attempts
from urls
left join articles on articles.article_id = urls.article_id and urls.outcome = 'loaded'
group by urls.source_name
order by brought_at desc nulls last, urls.source_name;
comment on view freshness is 'Each source, the one that brought something last on top: `from freshness`.';
comment on column freshness.source_name is 'The source (sources.name); null for pages that no source led to.';
comment on column freshness.looked_at is 'When anything of it was last asked for (UTC).';
comment on column freshness.brought_at is 'When it last brought a new article version (UTC).';
comment on column freshness.newest_published is 'Day of publication of its newest article.';
comment on column freshness.articles is 'Article versions that it has brought.';
comment on column freshness.attempts is 'Attempts made for it.';

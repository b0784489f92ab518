-- Which of these URLs have been answered for good: asked for, redirected to, or canonical for a stored article?
with wanted as (
    select distinct unnest($urls) as url
),
answered as (
    select url, final_url from urls where outcome not in (select unnest($open))
)
select url from wanted semi join answered using (url)
union
select wanted.url from wanted semi join answered on wanted.url = answered.final_url
union
select wanted.url from wanted semi join articles on wanted.url = articles.url;

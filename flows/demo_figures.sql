-- What do the latest articles report? One figure of each, the first that names its source, the latest on top.
select
    strftime(articles.published, '%-d %b') as day,
    concat_ws(', ', place, figures.country) as "where",
    measure,
    quantity,
    low,
    high,
    coalesce(source, articles.outlet) as "says who"
from current_figures as figures
join articles using (article_id)
where status = 'asserted' and scope = 'incident' and same_as is null and place is not null
qualify row_number() over (partition by article_id order by source is null, ordinal) = 1
order by articles.published desc, articles.fetched_at desc, article_id
limit 14;

-- What do the latest articles report? Of each the figure that says what its main incident comes to, the latest on top.
select
    strftime(articles.published, '%-d %b') as day,
    concat_ws(', ', figures.place, figures.country) as "where",
    figures.measure,
    figures.quantity,
    figures.low,
    figures.high,
    coalesce(figures.source, articles.outlet) as "says who"
from current_figures as figures
join articles using (article_id)
join current_events as events
    on events.article_id = figures.article_id and events.ordinal = 0 and list_contains(events.figure_ids, figure_id)
where figures.status = 'asserted' and figures.place is not null
qualify row_number() over (
    partition by figures.article_id
    order by coalesce(figures.value, figures.low) = coalesce(events.best, events.low) desc,
        figures.source is null, figures.ordinal
) = 1
order by articles.published desc, articles.fetched_at desc, figures.article_id
limit 10;

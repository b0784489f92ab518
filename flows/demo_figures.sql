-- What do the latest articles report? The first figures of each, the latest article on top.
select
    strftime(published, '%-d %b') as day,
    concat_ws(', ', place, country) as "where",
    measure,
    quantity,
    low,
    high,
    coalesce(source, outlet) as "says who"
from newest_figures
where status = 'asserted'
qualify row_number() over (partition by url order by date_start is null, figure_id) <= 2
order by published desc, url, figure_id
limit 12;

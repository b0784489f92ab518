-- What did each incident come to, after everyone who reported it? The largest first.
select
    concat_ws(', ', place, country) as "where",
    strftime(date_end, '%-d %b') as until,
    measure,
    low,
    best,
    high,
    articles,
    independent_sources as independent,
    disputed
from tolls
where unit = 'person' and coalesce(best, low) > 0
order by articles desc, coalesce(best, low) desc
limit 12;

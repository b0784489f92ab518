-- What did each incident come to, after everyone who reported it? First those that most have reported.
select
    concat_ws(', ', place, country) as "where",
    strftime(date_end, '%-d %b') as until,
    measure,
    low,
    best,
    high,
    articles,
    independent_sources as independent,
    if(disputed, 'yes', '') as disputed
from tolls
where unit = 'person' and coalesce(best, low, high) > 0
order by articles desc, disputed desc, coalesce(best, low, high) desc
limit 10;

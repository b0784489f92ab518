-- Has any part other rows than its manifest says?
with counted as (
    select part_id, 'articles' as what, count(*) as rows from articles group by part_id
    union all
    select part_id, 'readings', count(*) from readings group by part_id
    union all
    select part_id, 'figures', count(*) from figures group by part_id
    union all
    select part_id, 'events', count(*) from events group by part_id
    union all
    select part_id, 'urls', count(*) from urls group by part_id
),
promised as (
    unpivot (select part_id, articles, readings, figures, events, urls from parts)
    on articles, readings, figures, events, urls
    into name what value promised
)
select format('part {}: {} of {} {}', part_id, coalesce(rows, 0), coalesce(promised, 0), what) as example
from promised
full join counted using (part_id, what)
where coalesce(rows, 0) <> coalesce(promised, 0);

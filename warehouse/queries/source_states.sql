-- How often does each source really bring something: when was it last looked at, and when did it last bring an article?
select
    source_name,
    max(fetched_at) filter (where role = 'feed') as looked_at,
    max(fetched_at) filter (where outcome = 'loaded') as brought_at,
    count(*) filter (where role = 'feed') as looks,
    count(*) filter (where outcome = 'loaded') as articles
from urls
where source_name is not null
group by source_name;

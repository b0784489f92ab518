-- When was each of these URLs last asked for, with what outcome, and how often without success since the last one?
select
    urls.url,
    max(fetched_at) as fetched_at,
    arg_max(outcome, (fetched_at, attempt_id)) as outcome,
    max(fetched_at) filter (where outcome = 'loaded') as changed_at,
    count(*) as attempts
from urls
semi join (select unnest($urls) as url) as wanted using (url)
group by urls.url;

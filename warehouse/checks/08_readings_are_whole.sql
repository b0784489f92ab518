-- Has any reading lost a figure or an event row on its way into the warehouse?
with counted as (
    select article_id, extractor_version, count(*) as figures from figures group by all
),
events_counted as (
    select article_id, extractor_version, count(*) as events from events group by all
)
select format(
    'article {}: {} of {} figures, {} of {} event rows', article_id, coalesce(figures, 0), figure_count,
    coalesce(events, 0), event_count
) as example
from readings
left join counted using (article_id, extractor_version)
left join events_counted using (article_id, extractor_version)
where coalesce(figures, 0) <> figure_count or coalesce(events, 0) <> event_count;

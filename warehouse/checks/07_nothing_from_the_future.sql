-- Is anything dated after its publication, published after it was fetched, or over before it began?
select format('figure {}: {} to {}, published {}', figure_id, date_start, date_end, published) as example
from figures where date_end > published or date_start > published or date_start > date_end
union all
select format('event row {}: {} to {}, published {}', event_id, date_start, date_end, published)
from events where date_end > published or date_start > published or date_start > date_end
union all
select format('article {}: published {}, fetched {}', article_id, published, fetched_at)
from articles where published > fetched_at::date
union all
select format('incident {}: {} to {}', incident_id, date_start, date_end)
from incidents where date_start > date_end;

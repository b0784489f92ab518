-- Is any row stored twice?
select format('article {}', article_id) as example from articles group by article_id having count(*) > 1
union all
select format('reading of {} by version {}', article_id, extractor_version)
from readings group by article_id, extractor_version having count(*) > 1
union all
select format('figure {}', figure_id) from figures group by figure_id having count(*) > 1
union all
select format('event row {}', event_id) from events group by event_id having count(*) > 1
union all
select format('source {}', source_id) from sources group by source_id having count(*) > 1
union all
select format('run {}', run_id) from runs group by run_id having count(*) > 1
union all
select format('part {}', part_id) from parts group by part_id having count(*) > 1
union all
select format('event row {} in {} incidents', event_id, count(*))
from incident_claims group by event_id having count(*) > 1;

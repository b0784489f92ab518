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
select format('replacement of the reading of {} by version {}', article_id, extractor_version)
from superseded group by article_id, extractor_version, reason, superseded_at having count(*) > 1
union all
select format('pair of articles {} and {}', article_id, original_id)
from reprints group by article_id, original_id having count(*) > 1
union all
select format('article {} in {} stories', article_id, count(*))
from story_members group by article_id having count(*) > 1
union all
select format('event row {} in {} incidents', event_id, count(*))
from incident_claims group by event_id having count(*) > 1
union all
select format('cell {}', incident_name(cell)) from incident_cells group by cell having count(*) > 1
union all
select format('link of the cells {} and {}', incident_name(cell), incident_name(other))
from incident_links group by cell, other having count(*) > 1
union all
select format('incident {}', incident_id) from incidents group by incident_id having count(*) > 1;

-- Does any row point to a row that is not there?
select format('figure {} of article {}', figure_id, article_id) as example
from figures anti join readings using (article_id, extractor_version)
union all
select format('event row {} of article {}', event_id, article_id)
from events anti join readings using (article_id, extractor_version)
union all
select format('reading of article {}', article_id) from readings anti join articles using (article_id)
union all
select format('attempt {} gave article {}', attempt_id, article_id)
from urls
where article_id is not null and article_id not in (select article_id from articles)
union all
select format('event row {} rests on figure {}', event_id, figure_id)
from (select event_id, unnest(figure_ids) as figure_id from events)
anti join figures using (figure_id)
union all
select format('figure {} of part {}', figure_id, part_id) from figures anti join parts using (part_id)
union all
select format('article {} of story {}', article_id, story_id)
from story_members
where article_id not in (select article_id from articles) or story_id not in (select article_id from articles)
union all
select format('claim {} of incident {}', event_id, incident_name(incident))
from incident_claims anti join incident_cells on incident_cells.cell = incident_claims.incident;

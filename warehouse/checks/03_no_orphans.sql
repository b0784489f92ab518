-- Does any row point to a row that is not there?
select format('figure {} of article {}', figure_id, article_id) as example
from figures anti join readings using (article_id, extractor_version, fetched_at)
union all
select format('event row {} of article {}', event_id, article_id)
from events anti join readings using (article_id, extractor_version, fetched_at)
union all
select format('reading of article {}', article_id) from readings anti join articles using (article_id, fetched_at)
union all
select format('attempt {} gave article {}', attempt_id, article_id)
from urls
where article_id is not null and article_id not in (select article_id from articles)
union all
select format('event row {} rests on no figure', event_id) from events where len(figure_ids) = 0
union all
select format('event row {} rests on figure {}', event_id, figure_id)
from (select event_id, article_id, extractor_version, unnest(figure_ids) as figure_id from events)
anti join figures using (figure_id, article_id, extractor_version)
union all
select format('figure {} of part {}', figure_id, part_id) from figures anti join parts using (part_id)
union all
select format('replacement of the reading of {} by that of {}', article_id, by_article_id)
from superseded
where article_id not in (select article_id from readings) or by_article_id not in (select article_id from readings)
union all
select format('pair of articles {} and {}', article_id, original_id)
from reprints
where article_id not in (select article_id from articles) or original_id not in (select article_id from articles)
union all
select format('article {} of story {}', article_id, story_id)
from story_members
where article_id not in (select article_id from articles) or story_id not in (select article_id from articles)
union all
select format('claim {} of incident {}', event_id, incident_name(incident))
from incident_claims anti join incident_cells on incident_cells.cell = incident_claims.incident
union all
select format('claim {}', event_id) from incident_claims anti join events using (event_id)
union all
select format('link of the cells {} and {}', incident_name(cell), incident_name(other))
from incident_links as link
anti join incident_links as back on back.cell = link.other and back.other = link.cell
union all
select format('link of the cell {}', incident_name(cell)) from incident_links anti join incident_cells using (cell);

-- Who says what about this incident, which claims stand, and why do the others differ?
create macro claims_of(incident) as table
select
    claims.day,
    claims.outlet,
    claims.source,
    claims.low,
    claims.best,
    claims.high,
    case
        when claims.set_aside is not null then claims.set_aside
        when claims.falls_short then 'dispute'
        when claims.reprint then 'reprint'
        when claims.cell_id <> claims.incident_id and claims.best <> incidents.best then 'different_definition'
        when claims.low > incidents.best or claims.high < incidents.best then 'dispute'
    end as why_differs,
    articles.title,
    articles.url,
    claims.known_from,
    events.figure_ids,
    claims.event_id
from weighed_claims('incident_claims', timestamp 'infinity') as claims
join incidents using (incident_id)
join events using (event_id)
join articles on articles.article_id = claims.article_id
where claims.incident_id = incident
order by claims.day, claims.known_from, claims.event_id;
comment on macro table claims_of is 'Claims behind an incident in order of publication, with the reason why one is kept out of its numbers or differs from them: `from claims_of(''9e3c5a3a671cbd48'')`.';

-- Who says what about this incident, which claims stand, and why do the others differ?
create macro claims_of(incident_id) as table
with claims_here as (
    from incident_claims where incident = incident_number(incident_id)
)
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
        when claims.cell <> claims.incident and claims.best <> incidents.best then 'different_definition'
        when claims.low > incidents.best or claims.high < incidents.best then 'dispute'
    end as why_differs,
    articles.title,
    articles.url,
    claims.known_from,
    events.figure_ids,
    claims.event_id
from weighed_claims('claims_here', timestamp 'infinity') as claims
join incidents using (incident)
join events on events.event_id = claims.event_id and events.fetched_at = claims.known_from
join articles on articles.article_id = claims.article_id and articles.fetched_at = claims.known_from
order by claims.day, claims.known_from, claims.event_id;
comment on macro table claims_of is 'Claims behind an incident in order of publication, with the reason why one is kept out of its numbers or differs from them: `from claims_of(''9e3c5a3a671cbd48'')`.';

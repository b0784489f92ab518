-- How did what was known of this incident change, from claim to claim?
create macro history_of(incident_id) as table
with moments as (
    select known_from as moment from incident_claims where incident = incident_number(incident_id)
    union
    select known_until from incident_claims where incident = incident_number(incident_id) and known_until is not null
)
select
    moments.moment,
    max(claims.low) filter (where claims.known_from = moments.moment) as claimed_low,
    max(claims.best) filter (where claims.known_from = moments.moment) as claimed_best,
    max(claims.high) filter (where claims.known_from = moments.moment) as claimed_high,
    string_agg(distinct claims.outlet, ', ' order by claims.outlet)
        filter (where claims.known_from = moments.moment) as said_by,
    count(*) as claims_known
from moments
join incident_claims as claims
    on claims.incident = incident_number(incident_id) and claims.known_from <= moments.moment
    and (claims.known_until is null or claims.known_until > moments.moment)
group by moments.moment
order by moments.moment;
comment on macro table history_of is 'What was claimed of an incident whenever a claim came or went (UTC): `from history_of(''9e3c5a3a671cbd48'')`; `incidents_as_of(moment)` gives what it came to.';

-- How often do two outlets give the same number for the same incident? (Reprints are not counted.)
create view agreement as
with last_words as (
    select incident, outlet, arg_max(best, (day, known_from, event_id)) as best
    from incident_claims
    where standing is null and not reprint and best is not null and known_until is null
    group by incident, outlet
)
select
    one.outlet as outlet,
    other.outlet as other_outlet,
    count(*) as incidents,
    count(*) filter (where one.best = other.best) as agree,
    count(*) filter (where one.best > other.best) as higher,
    count(*) filter (where one.best < other.best) as lower
from last_words as one
join last_words as other using (incident)
where one.outlet < other.outlet
group by all
order by incidents desc, one.outlet, other.outlet;
comment on view agreement is 'Pairs of outlets that told of the same incidents in their own words, and how often their last numbers agree.';
comment on column agreement.outlet is 'An outlet.';
comment on column agreement.other_outlet is 'Another, later in the alphabet.';
comment on column agreement.incidents is 'Incidents for which both give a number.';
comment on column agreement.agree is 'Incidents with the same number.';
comment on column agreement.higher is 'Incidents for which the first gives the higher number.';
comment on column agreement.lower is 'Incidents for which the first gives the lower number.';

-- What do the incidents come to when analysts' rulings are respected?
create view ruled_incidents as
with ruled as (
    select distinct on (subject_id) subject_id as incident_id, verdict, low, best, high, who, why
    from rulings
    where subject = 'incident'
    order by subject_id, ruled_at desc, ruling_id
)
select
    incidents.* replace (
        case when ruled.verdict = 'correct' then ruled.low else incidents.low end as low,
        case when ruled.verdict = 'correct' then ruled.best else incidents.best end as best,
        case when ruled.verdict = 'correct' then ruled.high else incidents.high end as high
    ),
    case when ruled.verdict = 'correct' then concat(ruled.who, ': ', ruled.why) end as ruling
from incidents
left join ruled using (incident_id)
where ruled.verdict is distinct from 'reject';
comment on view ruled_incidents is 'Incidents with the numbers that analysts ruled, without those that they rejected. Columns as in incidents, and the ruling.';
comment on column ruled_incidents.ruling is 'Who ruled and why, where the numbers are an analyst''s; null where they are the machine''s.';

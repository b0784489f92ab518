-- Who reports first, and how long after the first do the others follow?
create view first_reports as
with firsts as (
    select incident, outlet, min(known_from) as reported_at
    from incident_claims
    group by incident, outlet
),
ordered as (
    select
        outlet,
        reported_at = min(reported_at) over of_incident as was_first,
        date_diff('minute', min(reported_at) over of_incident, reported_at) as minutes_after,
        count(*) over of_incident as outlets
    from firsts
    window of_incident as (partition by incident)
)
select
    outlet,
    count(*) filter (where was_first and outlets > 1) as first_of_many,
    count(*) filter (where outlets > 1) as shared_incidents,
    count(*) filter (where outlets = 1) as alone,
    median(minutes_after) filter (where outlets > 1) as median_minutes_after
from ordered
group by outlet
order by first_of_many desc, outlet;
comment on view first_reports is 'Outlets by how often they were the first of several to report an incident, by time of fetching: `from first_reports`.';
comment on column first_reports.outlet is 'The outlet, else the host.';
comment on column first_reports.first_of_many is 'Incidents that it reported first and others after it.';
comment on column first_reports.shared_incidents is 'Incidents that it and others reported.';
comment on column first_reports.alone is 'Incidents that nobody else reported.';
comment on column first_reports.median_minutes_after is 'Median time between the first report and its own, in minutes, over shared incidents.';

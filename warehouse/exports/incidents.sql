-- Which incidents, with rulings respected, does someone want to take elsewhere?
select
    incident_id, date_start, date_end, days_stated, country, admin1, place, place_precision, lat, lon, geonames_id,
    measure, unit, kind, scope, status, victim_group, actor, low, best, high, disputed, independent_sources,
    articles, claims, first_known, last_known, ruling
from ruled_incidents
where ($country::varchar is null or country = $country)
    and ($since::date is null or date_end >= $since::date)
    and ($until::date is null or date_start <= $until::date)
order by date_start, incident_id;

-- How did the killing, injuring and displacing go on in a country, month by month?
create macro timeline(country_code) as table
select
    date_trunc('month', date_end)::date as month,
    measure,
    unit,
    count(*) as incidents,
    sum(coalesce(low, best))::bigint as low,
    sum(coalesce(best, low, high))::bigint as best,
    sum(coalesce(high, best, low))::bigint as high
from ruled_incidents
where country = upper(country_code) and scope = 'incident' and kind = 'flow' and status = 'asserted'
    and victim_group is distinct from 'perpetrators'
group by all
order by month, measure, unit;
comment on macro table timeline is 'Sums over single incidents by month in a country (ISO 3166-1 alpha-3), without perpetrators: `from timeline(''SYR'')`. Where a bound is missing the nearest known number stands in for it.';

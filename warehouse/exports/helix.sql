-- Which displacement figures are there, in the columns that users of IDMC's Helix know?
select
    figures.figure_id as "ID",
    figures.country as "ISO3",
    case figures.kind when 'stock' then 'Stock' else 'Flow' end as "Figure type",
    case figures.measure
        when 'displaced' then case figures.kind when 'stock' then 'IDPs' else 'Internal Displacements' end
        when 'housing_destroyed' then 'Housing destruction'
        when 'housing_damaged' then 'Housing destruction'
        else upper(figures.measure[1]) || replace(figures.measure[2:], '_', ' ')
    end as "Figure category",
    figures.measure as "Term",
    case figures.unit when 'person' then 'Person' when 'household' then 'Household' else 'Dwelling' end as "Unit",
    case figures.quantifier
        when 'exact' then 'Exact' when 'at_least' then 'More than or equal' when 'more_than' then 'More than'
        when 'at_most' then 'Less than or equal' when 'less_than' then 'Less than'
        when 'approximately' then 'Approximately' when 'between' then 'Range' else 'Vague'
    end as "Quantifier",
    figures.quantity as "Reported figure as written",
    coalesce(figures.value, figures.low) as "Reported figure",
    figures.low as "Minimum",
    figures.high as "Maximum",
    figures.date_start as "Start date",
    figures.date_end as "End date",
    figures.date_precision as "Date accuracy",
    case figures.place_role when 'from' then 'Origin' when 'to' then 'Destination' else 'Origin and destination' end
        as "Location type",
    figures.place as "Location name",
    figures.admin1 as "Location admin 1",
    figures.lat as "Location latitude",
    figures.lon as "Location longitude",
    figures.place_precision as "Location accuracy",
    figures.source as "Sources",
    articles.outlet as "Publishers",
    articles.title as "Document name",
    articles.url as "Link",
    articles.published as "Publication date",
    figures.sentence as "Source excerpt",
    figures.status as "Status",
    figures.confidence as "Confidence"
from current_figures as figures
join articles using (article_id)
where figures.measure in (
        'displaced', 'fled', 'evacuated', 'relocated', 'returned', 'refugees', 'sheltered', 'homeless',
        'housing_destroyed', 'housing_damaged'
    )
    and ($country::varchar is null or country = $country)
    and ($since::date is null or coalesce(date_end, figures.published) >= $since::date)
    and ($until::date is null or coalesce(date_start, figures.published) <= $until::date)
order by figures.published, figures.article_id, figures.ordinal;

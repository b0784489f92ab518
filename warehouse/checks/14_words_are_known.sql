-- Is any row told in a word that the codebook does not have, or does an event row count in another unit than its figures?
select format('figure {}: {}, {}, {}, {}, {}', figure_id, unit, kind, quantifier, status, scope) as example
from figures
where unit not in ('person', 'household', 'dwelling')
    or kind not in ('flow', 'stock')
    or quantifier not in (
        'exact', 'at_least', 'more_than', 'at_most', 'less_than', 'approximately', 'between', 'vague'
    )
    or status not in ('asserted', 'denied', 'feared', 'planned')
    or scope not in ('incident', 'period', 'cumulative')
    or place_precision not in ('point', 'settlement', 'admin2', 'admin1', 'country')
    or place_role not in ('in', 'from', 'to')
    or date_precision not in ('day', 'week', 'month', 'year')
    or confidence not between 0 and 1
union all
select format('event row {}: {}, {}, {}, {}', event_id, unit, kind, status, scope)
from events
where kind not in ('flow', 'stock')
    or status not in ('asserted', 'denied', 'feared', 'planned')
    or scope not in ('incident', 'period', 'cumulative')
union all
select format('event row {} counts {} {}, its figure {} {} {}', event_id, counted.measure, counted.unit,
    figure_id, figures.measure, figures.unit)
from (select event_id, article_id, measure, unit, unnest(figure_ids) as figure_id from events) as counted
join figures using (figure_id, article_id)
where figures.unit <> counted.unit or figures.measure <> counted.measure;

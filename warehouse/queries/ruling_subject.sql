-- Is this the id of an incident or of a figure, and which numbers hold for it, after the last ruling?
with known as (
    select 'incident' as subject, low, best, high from incidents where incident_id = $id
    union all
    select 'figure', low, value, high from figures where figure_id = $id
    limit 1
),
last_ruling as (
    select low, best, high, verdict = 'correct' as corrects
    from rulings
    where subject_id = $id
    order by ruled_at desc, ruling_id
    limit 1
)
select
    known.subject,
    case when corrects then last_ruling.low else known.low end,
    case when corrects then last_ruling.best else known.best end,
    case when corrects then last_ruling.high else known.high end
from known
left join last_ruling on true;

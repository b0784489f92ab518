-- What do the newest versions of all pages claim, as today's extractors read them and analysts have ruled?
create view current_figures as
with ruled as (
    select distinct on (subject_id) subject_id as figure_id, verdict, low, best, high
    from rulings
    where subject = 'figure'
    order by subject_id, ruled_at desc, ruling_id
)
select
    figures.* replace (
        case when ruled.verdict = 'correct' then ruled.best else figures.value end as value,
        case when ruled.verdict = 'correct' then ruled.low else figures.low end as low,
        case when ruled.verdict = 'correct' then ruled.high else figures.high end as high
    )
from figures
left join ruled using (figure_id)
anti join superseded using (article_id, extractor_version)
where ruled.verdict is distinct from 'reject';
comment on view current_figures is 'The figures that count today: of each page its newest version, as read by the newest extractors, with analysts'' rulings. Columns as in figures.';

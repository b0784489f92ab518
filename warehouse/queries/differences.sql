-- What would these parts change in what is read from the same bytes: which figures are added, gone or read otherwise?
with pages as (
    select distinct article_id, page_id, fetched_at from read_parquet($articles)
),
fresh as (
    select figures.*, pages.page_id
    from read_parquet($figures) as figures
    join pages using (article_id)
),
stored as (
    select figures.*, articles.page_id
    from figures
    join articles using (article_id)
    semi join pages on pages.page_id = articles.page_id and pages.fetched_at = articles.fetched_at
    where (figures.article_id, figures.extractor_version) not in (
        select (superseded.article_id, superseded.extractor_version) from superseded where reason = 'reread'
    )
),
keyed_fresh as (
    select *, row_number() over (partition by page_id, fetched_at, measure, quantity, sentence order by ordinal) as nth
    from fresh
),
keyed_stored as (
    select *, row_number() over (partition by page_id, fetched_at, measure, quantity, sentence order by ordinal) as nth
    from stored
),
compared as (
    select
        before.figure_id is not null as was,
        after.figure_id is not null as will_be,
        coalesce(after.measure, before.measure) as measure,
        coalesce(after.sentence, before.sentence) as sentence,
        coalesce(after.quantity, before.quantity) as quantity,
        before.rule as rule_before,
        after.rule as rule_after,
        [name for name in [
            case when before.value is distinct from after.value then 'value' end,
            case when (before.low, before.high) is distinct from (after.low, after.high) then 'bounds' end,
            case when before.unit <> after.unit then 'unit' end,
            case when before.kind <> after.kind then 'kind' end,
            case when before.status <> after.status then 'status' end,
            case when before.scope <> after.scope then 'scope' end,
            case when before.victim_group is distinct from after.victim_group then 'victim_group' end,
            case when before.actor is distinct from after.actor then 'actor' end,
            case when before.source is distinct from after.source then 'source' end,
            case when (before.place, before.country) is distinct from (after.place, after.country) then 'place' end,
            case when (before.date_start, before.date_end) is distinct from (after.date_start, after.date_end)
                then 'days' end,
            case when (before.part_of is null) <> (after.part_of is null) then 'part_of' end
        ] if name is not null] as fields
    from keyed_stored as before
    full join keyed_fresh as after using (page_id, fetched_at, measure, quantity, sentence, nth)
),
judged as (
    select
        *,
        case when not was then 'added' when not will_be then 'gone' when fields <> [] then 'changed' end as change
    from compared
)
select
    change,
    coalesce(rule_after, rule_before) as rule,
    measure,
    case when change = 'changed' then array_to_string(fields, ', ') else '' end as fields,
    count(*) as figures,
    min(quantity || ' in: ' || sentence) as example
from judged
where change is not null
group by all
order by figures desc, change, rule, measure, fields;

-- What became of these parts' attempts? An article that was stored before, or by another attempt, is a duplicate.
insert into urls by name
select
    incoming.* exclude (nth) replace (
        case
            when incoming.outcome = 'loaded' and incoming.article_id is not null
                and (fresh.article_id is null or incoming.nth > 1)
                then 'duplicate'
            else incoming.outcome
        end as outcome
    )
from (
    select
        attempts.*,
        row_number() over (partition by part_id, article_id, outcome order by fetched_at, attempt_id) as nth
    from (
        select distinct on (attempt_id) * exclude (filename), part_of_file(filename) as part_id
        from read_parquet($files, filename = true)
        order by attempt_id, filename
    ) as attempts
) as incoming
anti join urls using (attempt_id)
left join (
    select article_id, part_id from articles where loaded_at = $now::timestamp
) as fresh using (article_id, part_id);

-- What became of this part's attempts? An article that was stored before, or by another attempt, is a duplicate.
insert into urls by name
select
    incoming.* exclude (nth) replace (
        case
            when incoming.outcome = 'loaded' and incoming.article_id is not null
                and (fresh.article_id is null or incoming.nth > 1)
                then 'duplicate'
            else incoming.outcome
        end as outcome
    ),
    $part_id as part_id
from (
    select
        attempts.*,
        row_number() over (partition by article_id, outcome order by fetched_at, attempt_id) as nth
    from (select distinct on (attempt_id) * from read_parquet($file) order by attempt_id) as attempts
) as incoming
anti join urls using (attempt_id)
left join (select article_id from articles where part_id = $part_id) as fresh using (article_id);

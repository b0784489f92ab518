-- Has any attempt more than one row, or an outcome that nobody has defined?
select format('attempt {}: {} rows', attempt_id, count(*)) as example
from urls
group by attempt_id
having count(*) > 1
union all
select format('attempt {}: outcome {}', attempt_id, outcome)
from urls
anti join outcome_words using (outcome);

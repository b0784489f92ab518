-- Did any attempt load an article that is not there, or two attempts the same?
select format('attempt {}: loaded, but no article', attempt_id) as example
from urls where outcome = 'loaded' and article_id is null
union all
select format('article {}: loaded by {} attempts', article_id, count(*))
from urls where outcome = 'loaded' and article_id is not null group by article_id having count(*) > 1;

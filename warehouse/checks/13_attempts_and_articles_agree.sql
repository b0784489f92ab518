-- Did any attempt load an article that is not there or was not read, or two attempts the same?
select format('attempt {}: loaded, but no article', attempt_id) as example
from urls where outcome = 'loaded' and article_id is null
union all
select format('attempt {}: loaded article {}, which was not read', attempt_id, article_id)
from urls anti join readings using (article_id) where outcome = 'loaded' and article_id is not null
union all
select format('article {}: loaded by {} attempts', article_id, count(*))
from urls where outcome = 'loaded' and article_id is not null group by article_id having count(*) > 1;

-- Has any page that was read no current reading, or more than one?
select format('page {}: {} current readings', page_id, count(*) filter (where superseded.article_id is null)) as example
from readings
left join (select distinct article_id, extractor_version from superseded) as superseded
    using (article_id, extractor_version)
group by page_id
having count(*) filter (where superseded.article_id is null) <> 1;

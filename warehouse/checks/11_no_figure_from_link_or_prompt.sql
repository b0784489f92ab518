-- Was any figure read from a "read also" line, a list of links or a newsletter prompt?
select format('figure {} in a {}', figure_id, paragraph.kind) as example
from (select article_id, unnest(paragraphs) as paragraph from articles) as spans
join figures using (article_id)
where paragraph.kind in ('link', 'prompt')
    and span_start >= paragraph."start" and span_start < paragraph."end";

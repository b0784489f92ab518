-- Does any figure's span not hold exactly its quantity, or its sentence not hold it, or the text not the sentence?
select format('figure {}: {} at {}', figure_id, quantity, span_start) as example
from figures
join articles using (article_id)
where substring(text, span_start + 1, span_end - span_start) <> quantity
    or not contains(sentence, quantity)
    or not contains(text, sentence);

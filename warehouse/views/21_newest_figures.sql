-- What do the three hundred newest articles claim, and who published them where?
create view newest_figures as
select
    newest.published,
    newest.country,
    newest.place,
    newest.measure,
    newest.quantity,
    newest.low,
    newest.value,
    newest.high,
    newest.source,
    articles.outlet,
    newest.sentence,
    articles.url,
    newest.date_start,
    newest.date_end,
    newest.status,
    newest.confidence,
    newest.figure_id
from (
    select article_id, fetched_at, outlet, url from articles order by fetched_at desc, article_id limit 300
) as articles
join current_figures as newest using (article_id, fetched_at)
order by newest.published desc nulls last, newest.fetched_at desc, newest.article_id, newest.ordinal;
comment on view newest_figures is 'The claims of the three hundred articles that were fetched last, the newest day first, with who published them: `from newest_figures limit 10`.';
comment on column newest_figures.published is 'Day of publication.';
comment on column newest_figures.country is 'ISO 3166-1 alpha-3 code of the place.';
comment on column newest_figures.place is 'Place in the text''s words.';
comment on column newest_figures.measure is 'What was suffered or done.';
comment on column newest_figures.quantity is 'The words of the number.';
comment on column newest_figures.low is 'Lower bound that the words allow.';
comment on column newest_figures.value is 'The number written.';
comment on column newest_figures.high is 'Upper bound that the words allow.';
comment on column newest_figures.source is 'Who says so; null when the outlet speaks itself.';
comment on column newest_figures.outlet is 'Who published it.';
comment on column newest_figures.sentence is 'The sentence that says so.';
comment on column newest_figures.url is 'The page.';
comment on column newest_figures.date_start is 'First day that the count covers.';
comment on column newest_figures.date_end is 'Last day that the count covers.';
comment on column newest_figures.status is 'asserted, denied, feared or planned.';
comment on column newest_figures.confidence is 'How often figures like this one are read rightly.';
comment on column newest_figures.figure_id is 'figures.figure_id.';

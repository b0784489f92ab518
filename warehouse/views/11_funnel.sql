-- What became of all the pages that sources name? (Feeds, sitemaps and robots files are not counted.)
create view funnel as
select
    outcome,
    concern,
    count(*) as attempts,
    count(distinct urls.url) as urls,
    max(urls.fetched_at) as last_at,
    meaning
from urls
left join outcome_words using (outcome)
where urls.role = 'page'
group by outcome, concern, meaning, nth
order by nth;
comment on view funnel is 'Pages by outcome, in the order of the outcomes'' list: `from funnel`.';
comment on column funnel.outcome is 'How the attempts ended.';
comment on column funnel.concern is 'Whose business that is; see outcome_words.';
comment on column funnel.attempts is 'Number of attempts.';
comment on column funnel.urls is 'Number of distinct URLs.';
comment on column funnel.last_at is 'The latest of these attempts (UTC).';
comment on column funnel.meaning is 'What the outcome means.';

-- What did the pages claim that were the newest at a moment in the past?
create macro claims_as_of(moment) as table
from figures
where fetched_at <= moment::timestamp
    and (article_id, extractor_version) not in (
        select (article_id, extractor_version)
        from superseded
        where reason = 'reread' or superseded_at <= moment::timestamp
    );
comment on macro table claims_as_of is 'Figures of the page versions that were the newest at a moment (UTC), read by today''s extractors: `from claims_as_of(''2019-12-01 18:00'')`. Columns as in figures.';

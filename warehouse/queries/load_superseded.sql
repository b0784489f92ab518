-- Which readings do this part's new readings replace, and which of the new ones were replaced already?
--
-- The same bytes read by later extractors: `reread`. A later version of the page: `page_changed`. Both ways are
-- looked at, so that parts may come in any order; only the earliest replacement of a reading need be known.
insert into superseded by name
with fresh as (
    select * from readings where part_id = $part_id
),
touched as (
    select readings.*, readings.part_id = $part_id as is_fresh
    from readings
    semi join fresh using (page_id)
),
pairs as (
    select
        older.article_id,
        older.extractor_version,
        case
            when older.fetched_at = newer.fetched_at and older.extractor_version <> newer.extractor_version
                then 'reread'
            else 'page_changed'
        end as reason,
        newer.fetched_at as superseded_at,
        newer.article_id as by_article_id,
        newer.extractor_version as by_extractor_version
    from touched as older
    join touched as newer on older.page_id = newer.page_id and (older.is_fresh or newer.is_fresh)
    where (newer.fetched_at, newer.extractor_version::integer, newer.article_id)
        > (older.fetched_at, older.extractor_version::integer, older.article_id)
),
earliest as (
    select distinct on (article_id, extractor_version, reason) *
    from pairs
    order by article_id, extractor_version, reason, superseded_at, by_extractor_version, by_article_id
)
select earliest.*, $part_id as part_id
from earliest
where not exists (
    from superseded
    where superseded.article_id = earliest.article_id
        and superseded.extractor_version = earliest.extractor_version
        and superseded.reason = earliest.reason
        and superseded.superseded_at <= earliest.superseded_at
);

-- Which readings do these parts' new readings replace, and which of the new ones were replaced already?
--
-- The same bytes read by later extractors: `reread`. A later version of the page: `page_changed`. Both ways are
-- looked at, so that parts may come in any order; only the earliest replacement of a reading need be known.
insert into superseded by name
with fresh as (
    select article_id, extractor_version, page_id
    from readings
    where loaded_at = $now::timestamp and part_id in (select unnest($part_ids))
),
touched as (
    select
        readings.*,
        (readings.article_id, readings.extractor_version) in (select (article_id, extractor_version) from fresh) as is_fresh
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
        newer.extractor_version as by_extractor_version,
        -- the part that made this known: the later of the two, where both are new
        case
            when not newer.is_fresh then older.part_id
            when older.is_fresh then greatest(older.part_id, newer.part_id)
            else newer.part_id
        end as part_id
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
from earliest
where not exists (
    from superseded
    where superseded.article_id = earliest.article_id
        and superseded.extractor_version = earliest.extractor_version
        and superseded.reason = earliest.reason
        and superseded.superseded_at <= earliest.superseded_at
);

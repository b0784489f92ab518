-- What do the event rows of the touched readings say, and what do they share with which others?
--
-- `cell` numbers what a row says of measure, victims, actor, place and days: a function of the row and its article
-- alone.
create or replace temp table entering as
with replaced as (
    select
        article_id,
        extractor_version,
        bool_or(reason = 'reread') as reread,
        min(superseded_at) filter (where reason = 'page_changed') as known_until
    from superseded
    semi join touched_readings using (article_id, extractor_version)
    group by article_id, extractor_version
),
placed as (
    select
        events.*,
        articles.outlet,
        articles.is_update,
        coalesce(events.published, events.fetched_at::date) as day,
        case
            when events.place is null and events.country is null then 0
            when events.place_precision = 'country' or events.place is null then 1
            when events.place_precision = 'admin1' then 2
            when events.place_precision = 'admin2' then 3
            else 4
        end as place_rank,
        events.date_start is not null or events.date_end is not null as days_stated,
        replaced.known_until,
        coalesce(replaced.reread, false) as reread
    from events
    semi join touched_readings using (article_id, extractor_version, fetched_at, part_id)
    join touched_articles as articles using (article_id)
    left join replaced
        on replaced.article_id = events.article_id and replaced.extractor_version = events.extractor_version
),
dated as (
    select
        * exclude (date_start, date_end),
        least(coalesce(date_start, date_end, day - 1), coalesce(date_end, date_start, day)) as date_start,
        greatest(coalesce(date_start, date_end, day - 1), coalesce(date_end, date_start, day)) as date_end,
        date_start as stated_start
    from placed
),
sorted as (
    select
        *,
        scope = 'incident' and kind = 'flow' and coalesce(date_precision, 'day') in ('day', 'week')
            and date_end - date_start <= 8 as single,
        case
            when place_rank = 0 then 'page:' || page_id
            when place_rank = 1 and country is not null then 'country:' || country
            when geonames_id is not null then concat_ws('/', 'geonames:' || geonames_id, place_rank)
            else concat_ws('/', 'name:' || plain_name(place), coalesce(plain_name(admin1), ''), place_rank)
        end as place_key
    from dated
),
keyed as (
    select
        *,
        single and place_rank > 0 as linkable,
        case when single and place_rank > 0 then plain_words(actor) else [] end as actor_words,
        concat_ws(
            '|', status, measure, unit, kind, coalesce(country, ''),
            case when victim_group = 'perpetrators' then 'perpetrators' else '' end
        ) as block,
        case
            when kind = 'stock' then 'stock'
            when scope = 'cumulative' then 'since ' || coalesce(stated_start::varchar, '')
            else concat_ws('/', date_start, date_end, days_stated, single)
        end as time_key
    from sorted
),
stranded as (
    select
        *,
        concat_ws(
            '|', block, scope, place_key, time_key, coalesce(victim_group, ''), array_to_string(actor_words, ' ')
        ) as base,
        row_number() over (partition by article_id, extractor_version, base order by ordinal) - 1 as strand
    from keyed
)
select
    event_id, article_id, page_id, low, best, high, disputed, sources[1] as source, outlet,
    coalesce(wires.wire_outlet, outlet) as wire_outlet, coalesce(wires.wire_outlet <> outlet, false) as reprint,
    is_update, day, fetched_at as known_from, known_until, reread,
    ('0x' || md5(concat_ws('|', base, strand, case when strand > 0 then coalesce(best, low, high) end))[:16])::ubigint
        as cell,
    block, linkable, place_rank, place_key, actor_words, date_start, date_end, days_stated, strand
from stranded
left join touched_wires as wires using (article_id);

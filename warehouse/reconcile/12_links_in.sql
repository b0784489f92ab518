-- Which cells may speak of the same incident as a touched one?
--
-- All of: the same block; a day in common, or days that adjoin and the same number, or the same town and a headline
-- that announces a new count ("toll rises": the press dates it by the news); actors that share a word,
-- or one unnamed, or the same number; victims the same, or one counting all of them and not fewer; and a place
-- that is the same, or very near with the same number, or contains the other with a like number. Two rows of one
-- article about the same victims are never one incident: the article itself tells them apart.
insert into incident_links by name
with found as (
    select distinct looked_for.cell_id, incident_keys.cell_id as other_id
    from looked_for
    join incident_keys using (key)
    where looked_for.looks_by and looked_for.cell_id <> incident_keys.cell_id
),
pairs as (
    select
        one.cell_id,
        other.cell_id as other_id,
        list_has_any(one.bests, other.bests) and greatest(one.bests[-1], other.bests[-1]) >= 3 as agree,
        -- five or more: smaller numbers fall together by chance on neighbouring days
        list_has_any(one.bests, other.bests) and greatest(one.bests[-1], other.bests[-1]) >= 5 as surely_agree,
        coalesce(greatest(one.bests[-1], other.bests[-1]) / greatest(least(one.bests[-1], other.bests[-1]), 1), 1)
            as ratio,
        one.place_key = other.place_key
            or (one.place_rank = other.place_rank and one.name_key = other.name_key) as same_place,
        one.date_start <= other.date_end and other.date_start <= one.date_end as share_a_day,
        one.date_start = other.date_start and one.date_end = other.date_end as same_days,
        one.is_update or other.is_update as is_update,
        one.place_rank as one_rank, other.place_rank as other_rank,
        one.admin1_key = other.admin1_key as same_admin1,
        distance_km(one.lat, one.lon, other.lat, other.lon) as apart_km,
        one.victim_group as one_group, other.victim_group as other_group,
        one.bests[-1] as one_top, other.bests[-1] as other_top,
        one.actor_words = [] or other.actor_words = [] or list_has_any(one.actor_words, other.actor_words) as actors_agree,
        one.strand + other.strand > 0 as stranded,
        (
            not other.live, other.victim_group is not null, -other.place_rank, other.is_update, not other.days_stated, other.strand,
            other.date_end - other.date_start, other.first_known, other.cell_id
        ) < (
            not one.live, one.victim_group is not null, -one.place_rank, one.is_update, not one.days_stated, one.strand,
            one.date_end - one.date_start, one.first_known, one.cell_id
        ) as outranks
    from found
    join incident_cells as one on one.cell_id = found.cell_id
    join incident_cells as other on other.cell_id = found.other_id
),
alike as (
    select *
    from pairs
    where (share_a_day or surely_agree or (is_update and same_place and one_rank = 4))
        and (not stranded or agree)
        and (actors_agree or agree)
        and (
            one_group is not distinct from other_group
            or (one_group is null and coalesce(other_top <= one_top, true))
            or (other_group is null and coalesce(one_top <= other_top, true))
        )
        and (
            (same_place and (same_days or ratio <= 3))
            or (one_rank = 4 and other_rank = 4 and apart_km <= 25 and agree)
            or (one_rank > 1 and other_rank > 1 and one_rank <> other_rank and same_admin1 and ratio <= 1.5)
            or (one_rank <> other_rank and least(one_rank, other_rank) = 1 and agree)
        )
),
told_apart as (
    select distinct alike.cell_id, alike.other_id
    from alike
    join incident_claims as mine on mine.cell_id = alike.cell_id
    join incident_claims as theirs on theirs.cell_id = alike.other_id and theirs.article_id = mine.article_id
    where alike.one_group is not distinct from alike.other_group
),
kept as (
    select cell_id, other_id, outranks from alike anti join told_apart using (cell_id, other_id)
)
select cell_id, other_id, outranks from kept
union
select other_id, cell_id, not outranks from kept;

-- Which of the cells that meet may speak of the same incident?
--
-- All of: the same block; a day in common, or days that adjoin and the same number, or the same town and a headline
-- that announces a new count ("toll rises": the press dates it by the news); actors that share a word,
-- or one unnamed, or the same number; victims the same, or one counting all of them and not fewer; and a place
-- that is the same, or very near with the same number, or contains the other with a like number.
create or replace temp table alike as
with pairs as (
    select
        one.cell,
        other.cell as other,
        -- what `=` says; as an equation it would be joined on before the pairs that met
        list_contains([one.block], other.block) as same_block,
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
        one.actor_words = [] or other.actor_words = []
            or list_has_any(one.actor_words, other.actor_words) as actors_agree,
        one.strand + other.strand > 0 as stranded,
        (
            not other.live, other.victim_group is not null, -other.place_rank, other.is_update, not other.days_stated,
            other.strand, other.date_end - other.date_start, other.first_known, other.cell
        ) < (
            not one.live, one.victim_group is not null, -one.place_rank, one.is_update, not one.days_stated,
            one.strand, one.date_end - one.date_start, one.first_known, one.cell
        ) as outranks
    from met
    join cells_met as one on one.cell = met.cell
    join cells_met as other on other.cell = met.other
)
select *
from pairs
where same_block
    and (share_a_day or surely_agree or (is_update and same_place and one_rank = 4))
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
    );

-- By what can the touched cells be found, and by what do they find others?
--
-- A cell is found on each of its days by its place, by the place's name, by each number of three and more, and by its
-- first-level division; it looks on the days around as well, and for a division with places of another rank.
create or replace temp table looked_for as
with cells as (
    select * from incident_cells semi join touched_cells using (cell_id) where linkable
),
days as (
    select
        *,
        unnest(generate_series(date_start - 1, date_end + 1, interval 1 day))::date as on_day
    from cells
),
words as (
    select
        cell_id, block, on_day, on_day between date_start and date_end as own,
        unnest(
            list_concat(
                ['place ' || place_key, concat_ws(' ', 'name', place_rank, name_key)],
                list_concat(
                    ['number ' || best for best in bests if best >= 3],
                    [
                        concat_ws(' ', 'division', rank, admin1_key)
                        for rank in [2, 3, 4] if admin1_key is not null and place_rank > 1
                    ]
                )
            )
        ) as word,
        concat_ws(' ', 'division', place_rank, admin1_key) as own_division
    from days
)
select
    cell_id,
    md5_number_lower(concat_ws('|', block, on_day, word)) as key,
    own and (not starts_with(word, 'division ') or word = own_division) as found_by,
    not starts_with(word, 'division ') or word <> own_division as looks_by
from words;
insert into incident_keys by name
select distinct key, cell_id from looked_for where found_by;

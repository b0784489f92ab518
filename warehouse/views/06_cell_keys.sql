-- By what can the cells of a table be found, and by what do they find others?
--
-- By block and day with the place, its name, each number of three and more, or the first-level division. The day
-- after a cell's last counts as one of its days, so that cells whose days adjoin meet. By its division a cell looks
-- for places of another rank only: towns are not found by the province that they share. The day fills the key's
-- upper bits, so that keys of a few days lie side by side among those of many years.
create macro cell_keys(cells_table) as table
with worded as (
    select
        cell, block,
        unnest(generate_series(date_start, date_end + 1, interval 1 day))::date as on_day,
        list_concat(
            [concat_ws(' ', 'name', place_rank, name_key)],
            list_concat(
                case when starts_with(place_key, 'geonames:') then [place_key] else [] end,
                ['number ' || best for best in bests if best >= 3]
            )
        ) as shared,
        case when admin1_key is null or place_rank < 2 then []
            else [concat_ws(' ', 'division', rank, admin1_key) for rank in [2, 3, 4]] end as divisions,
        concat_ws(' ', 'division', place_rank, admin1_key) as own_division
    from query_table(cells_table)
    where linkable
),
single_words as (
    select cell, block, on_day, own_division, unnest(list_concat(shared, divisions)) as word from worded
)
select distinct
    cell,
    ((on_day - date '0001-01-01')::ubigint << 40) | (md5_number_lower(concat_ws('|', block, on_day, word)) >> 24) as key,
    word = own_division or not starts_with(word, 'division ') as found_by,
    word <> own_division as looks_by
from single_words;
comment on macro table cell_keys is 'Keys of the linkable cells of a table like incident_cells: a cell whose looks_by key is found_by another may speak of the same incident.';

-- Which cells gain, lose or change event rows, and what is the same for all rows of each?
create or replace temp table touched_cells as
with candidates as (
    select cell_id, block, linkable, place_rank, place_key, actor_words, strand from entering
    union all by name
    select cell_id, block, linkable, place_rank, place_key, actor_words, strand
    from incident_cells
    semi join (
        select cell_id from incident_claims semi join entering using (event_id)
    ) as left_behind using (cell_id)
)
select distinct on (cell_id) * from candidates;

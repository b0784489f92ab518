-- Which cells gain, lose or change event rows, and what is the same for all rows of each?
create or replace temp table touched_cells as
with candidates as (
    select cell, block, linkable, place_rank, place_key, actor_words, strand from entering
    union all by name
    select cell, block, linkable, place_rank, place_key, actor_words, strand
    from incident_cells
    semi join claims_before using (cell)
)
select distinct on (cell) * from candidates;

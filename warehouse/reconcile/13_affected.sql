-- Which cells may now lead, or follow, otherwise than before? The touched, their neighbours, and theirs.
create or replace temp table affected as
with first_ring as (
    select cell_id from touched_cells
    union
    select cell_id from affected_before
    union
    select links.other_id from incident_links as links where links.cell_id in (select cell_id from touched_cells)
)
select cell_id from first_ring
union
select links.other_id from incident_links as links where links.cell_id in (select cell_id from first_ring);

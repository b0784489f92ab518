-- Which incident does each affected cell belong to?
--
-- A cell that no neighbour outranks leads an incident. Another follows the first of its neighbours that leads;
-- where none leads, it stands alone. Both depend on a cell's neighbours and theirs only, so that the order in
-- which news arrives cannot matter.
create or replace temp table assigned as
with around as (
    select links.cell_id, links.other_id
    from incident_links as links
    semi join affected using (cell_id)
    where links.outranks
),
followers as (
    select distinct cell_id
    from incident_links
    where outranks and cell_id in (select other_id from around union select cell_id from affected)
),
leads as (
    select
        around.cell_id,
        arg_min(
            around.other_id,
            (
                not leader.live, leader.victim_group is not null, -leader.place_rank, leader.is_update, not leader.days_stated, leader.strand,
                leader.date_end - leader.date_start, leader.first_known, leader.cell_id
            )
        ) as incident_id
    from around
    join incident_cells as leader on leader.cell_id = around.other_id
    where around.other_id not in (select cell_id from followers)
    group by around.cell_id
)
select
    cells.cell_id,
    coalesce(leads.incident_id, cells.cell_id) as incident_id,
    cells.incident_id as incident_before,
    case
        when leads.incident_id is null then null
        when cells.place_rank < leader.place_rank then 'wider_area'
        when cells.victim_group is not null and leader.victim_group is null then 'subset'
    end as standing,
    cells.standing as standing_before
from incident_cells as cells
semi join affected using (cell_id)
left join leads using (cell_id)
left join incident_cells as leader on leader.cell_id = leads.incident_id;

-- Which incident does each affected cell belong to?
--
-- A cell that no neighbour outranks leads an incident. Another follows the first of its neighbours that leads;
-- where none leads, it stands alone. Both depend on a cell's neighbours and theirs only, so that the order in
-- which news arrives cannot matter.
create or replace temp table assigned as
with followers as (
    select distinct cell
    from incident_links
    where outranks and cell in (select other from outranked)
),
near as (
    from incident_cells
    semi join (select cell from affected union select other as cell from outranked) using (cell)
),
leads as (
    select
        outranked.cell,
        arg_min(
            outranked.other,
            (
                not leader.live, leader.victim_group is not null, -leader.place_rank, leader.is_update,
                not leader.days_stated, leader.strand, leader.date_end - leader.date_start, leader.first_known,
                leader.cell
            )
        ) as incident
    from outranked
    anti join followers on followers.cell = outranked.other
    join near as leader on leader.cell = outranked.other
    group by outranked.cell
)
select
    cells.cell,
    coalesce(leads.incident, cells.cell) as incident,
    cells.incident as incident_before,
    case
        when leads.incident is null then null
        when cells.place_rank < leader.place_rank then 'wider_area'
        when cells.victim_group is not null and leader.victim_group is null then 'subset'
    end as standing,
    cells.standing as standing_before
from near as cells
semi join affected using (cell)
left join leads using (cell)
left join near as leader on leader.cell = leads.incident;

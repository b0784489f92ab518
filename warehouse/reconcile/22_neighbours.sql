-- Which links lead from the touched cells, those that were their neighbours and those that are?
create or replace temp table neighbours as
with around as (
    select cell from touched_cells
    union
    select cell from links_before
    union
    select other from incident_links where cell in (select cell from touched_cells)
)
select links.cell, links.other
from incident_links as links
semi join around using (cell)
union
select cell, cell from around;

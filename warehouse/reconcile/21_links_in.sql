-- Which cells are linked? Those that are alike, and that no article tells apart.
--
-- Two rows of one article about the same victims are never one incident: the article itself tells them apart.
insert into incident_links by name
with said_by as (
    select cell, article_id
    from incident_claims
    semi join (select cell from alike union select other as cell from alike) using (cell)
),
told_apart as (
    select distinct alike.cell, alike.other
    from alike
    join said_by as mine on mine.cell = alike.cell
    join said_by as theirs on theirs.cell = alike.other and theirs.article_id = mine.article_id
    where alike.one_group is not distinct from alike.other_group
),
kept as (
    select cell, other, outranks from alike anti join told_apart using (cell, other)
)
select cell, other, outranks from kept
union
select other, cell, not outranks from kept;

-- Which cells may now lead, or follow, otherwise than before? The touched, their neighbours, and theirs.
create or replace temp table affected as
select distinct other as cell from neighbours;

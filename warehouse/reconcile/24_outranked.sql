-- Which of these are outranked by which others?
create or replace temp table outranked as
select cell, other from incident_links as links semi join affected using (cell) where outranks;

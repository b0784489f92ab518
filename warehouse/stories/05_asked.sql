-- Of which articles may the story be another than before? First of those that a new pair says repeat an earlier one.
create or replace temp table stories_asked as
select distinct article_id from reprints semi join touched_parts using (part_id);

-- Which readings enter the incidents, or stand otherwise than before?
--
-- New ones; those that were replaced; those of articles that turned out to print another story. With when and with
-- which part they came, by which their rows are found without looking through those of other days.
create or replace temp table touched_readings as
select article_id, extractor_version, fetched_at, part_id
from readings
semi join touched_parts using (part_id)
union
select article_id, extractor_version, fetched_at, part_id
from readings
semi join (
    select article_id, extractor_version from superseded semi join touched_parts using (part_id)
) using (article_id, extractor_version)
union
select article_id, extractor_version, fetched_at, part_id
from readings
semi join changed_stories using (article_id);

-- Which parts with event rows have not entered the incidents, and which of them enter now? The first, up to a limit.
create or replace temp table touched_parts as
select part_id
from (
    select
        part_id,
        sum(events) over (order by loaded_at, part_id rows between unbounded preceding and 1 preceding) as before
    from parts
    anti join reconciled using (part_id)
)
where coalesce(before, 0) < $events;

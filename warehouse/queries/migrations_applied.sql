-- Which migrations has this file had, and which state of the views was the last?
select name, arg_max(checksum, applied_at) as checksum
from migrations
group by name;

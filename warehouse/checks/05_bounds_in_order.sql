-- Is any low above the best, or any best above the high?
select format('figure {}: {} {} {}', figure_id, low, value, high) as example
from figures where low > value or value > high or low > high
union all
select format('event row {}: {} {} {}', event_id, low, best, high)
from events where low > best or best > high or low > high
union all
select format('incident {}: {} {} {}', incident_id, low, best, high)
from ruled_incidents where low > best or best > high or low > high;

-- Is any low above the best, any best above the high, or any number below zero?
select format('figure {}: {} {} {}', figure_id, low, value, high) as example
from figures where low > value or value > high or low > high or least(low, value, high) < 0
union all
select format('event row {}: {} {} {}', event_id, low, best, high)
from events where low > best or best > high or low > high or least(low, best, high) < 0
union all
select format('incident {}: {} {} {}', incident_id, low, best, high)
from ruled_incidents where low > best or best > high or low > high or least(low, best, high) < 0;

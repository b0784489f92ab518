"""What refers back to a time named before: "the previous day", "that night", "over the same period", "the day after".

In goes the walk and a position; out comes a `Draft` that knows its base, or None.
"""

from extractors import date_calendar as cal
from extractors.date_calendar import Span
from extractors.date_draft import Draft, Walk, unit_scope
from extractors.date_durations import STOPS, around
from extractors.date_reader import NOTHING
from extractors.date_records import Role
from extractors.date_words import COMPARING, DAY_PARTS, FOLLOWING, PREVIOUS, SPANS, UNITS
from extractors.model import Scope


def back(w: Walk, first: int, i: int) -> Draft | None:
    """Read "The previous day", "that night", "over the same period", "the day before", "the next morning"."""
    r = w.r
    j = i + (r.low(i) == "the")
    word, noun = r.low(j), r.low(j + 1)
    if word in {"that", "this", "same"} and noun == "same":
        j += 1
        word, noun = "same", r.low(j + 1)
    if word in {"that", "this", "same"} and noun in SPANS:
        if w.period is None or (noun == "time" and r.low(first) == "at"):
            return None
        draft = Draft(first, j + 2, NOTHING, Scope.PERIOD, "same_period", base=w.period)
        if r.low(j + 2) in {"last", "of"} and "year" in r.lows[j + 3 : j + 5]:
            draft.last = j + 3 + r.lows[j + 3 : j + 5].index("year") + 1
            draft.count, draft.unit = -1, "year"
        return draft
    unit = "day" if noun in DAY_PARTS and noun != "overnight" else UNITS.get(noun, "")
    if unit in {"", "hour"} or noun.endswith("s"):
        return _day_before(w, first, i, j)
    if word in PREVIOUS or word in {"that", "same"} or (word in FOLLOWING and r.low(i) == "the"):
        if word == "that" and unit != "day" and i == first and first > 0 and r.low(first - 1) not in {"of", "later"}:
            return None
        count = 0 if word in {"that", "same"} else (-1 if word in PREVIOUS else 1)
        span = Span(None, None, cal.precision_of(unit))
        base = w.named if count or w.day is None else w.day  # "the same night" is the event's, whoever spoke since
        return Draft(first, j + 2, span, unit_scope(unit), "back", count=count, unit=unit, shifted=True, base=base)
    return None


def _day_before(w: Walk, first: int, i: int, j: int) -> Draft | None:
    """Read "The day before", "the day after the attack", "the day after"."""
    r = w.r
    if j == i or r.low(j) not in {"day", "night", "week", "month", "year"} or r.low(j + 1) not in {"before", "after"}:
        return None
    if r.low(j + 2) == "yesterday":
        return None
    count, unit = (1 if r.low(j + 1) == "after" else -1), UNITS[r.low(j)]
    draft = Draft(
        first, j + 2, Span(None, None, cal.precision_of(unit)), unit_scope(unit), "shift", count=count, unit=unit
    )
    draft.shifted = True
    if r.low(first) == "on" or r.low(first - 1) in COMPARING:  # "up a third on the year before"
        draft.role = Role.OTHER
    if r.low(j + 2) in STOPS or r.low(j + 2) == "":
        draft.base = w.named
        return draft
    return around(w, draft, j + 2)

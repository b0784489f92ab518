"""Durations and shifts: "over 24 hours", "two days of clashes", "three weeks ago", "two days after the attack".

In goes the walk and a position; out comes a `Draft` whose count and unit `date_settle` turns into days once it
is known where it ends or what it counts from.
"""

from typing import Final

from extractors import date_calendar as cal
from extractors.date_calendar import Span
from extractors.date_draft import Draft, Walk, unit_scope
from extractors.date_mentions import mention
from extractors.date_ranges import single
from extractors.date_records import Role
from extractors.date_resolve import resolve
from extractors.date_words import (
    AUXILIARIES,
    BETWEEN_COUNT,
    COMPARISONS,
    CONFLICTS,
    COURSES,
    EARLIER,
    EVENT_NOUNS,
    FINITE,
    LATER,
    NOT_SUPERLATIVES,
    NUMBERS,
    OPENERS,
    ORDINALS,
    PAST,
    RECENT,
    SOFTENERS,
    UNITS,
)
from extractors.model import DatePrecision, Scope

NOUN_REACH: Final = 5  # tokens from "since the" or "two days after" to the noun of the event
STOPS: Final = frozenset(".;:!?,")
_COMPARED: Final = 4  # tokens between "the second" or "the deadliest" and its "in a month"
_SUPERLATIVE: Final = 9  # tokens from "the worst" to its "since"
_SHORTEST: Final = 5  # letters of the shortest superlative that counts harm: "worst" apart, "latest", "deadliest"
_HALF_DAY: Final = 12  # hours: a shorter duration is a detail of the event, not its date
_MOST: Final = 1000  # units: more is not a duration that dates anything


def count(w: Walk, i: int) -> tuple[int, str, int] | None:
    """A number and its unit at `i`: "two days", "24 hours", "a couple of weeks", "several months"."""
    r = w.r
    value = r.number(i)
    j = i + 1
    if value < 0:
        value = NUMBERS.get(r.low(i), -1)
        if value == 1 and r.low(j) in {"few", "couple", "dozen"}:
            value, j = NUMBERS[r.low(j)], j + 1
        if r.low(j) == "of":
            j += 1
    if value < 0 or value > _MOST:
        return None
    while r.low(j) in BETWEEN_COUNT and j < i + 4:
        j += 1
    unit = UNITS.get(r.low(j), "")
    return (value, unit, j + 1) if unit else None


def shifted(w: Walk, first: int, i: int) -> Draft | None:
    """A count that moves: "two weeks ago", "a day earlier", "three days after the attack", "two days later"."""
    counted = count(w, i)
    if counted is None:
        return None
    value, unit, j = counted
    r, low = w.r, w.r.low(counted[2])
    if low == "ago":
        known = w.reference.day
        span = cal.moved(known, -value, unit) if known and value else Span(None, None, cal.precision_of(unit))
        if r.low(j + 1) == "today" and known and value:  # "a year ago today"
            day = cal.one_day(cal.back_to_the_day(known, value, unit))
            return Draft(first, j + 2, day, Scope.INCIDENT, "ago")
        return Draft(first, j + 1, span, unit_scope(unit), "ago", count=value, unit=unit)
    if low not in EARLIER and low not in LATER and low != "following":
        return None
    sign = -1 if low in EARLIER else 1
    draft = Draft(
        first,
        j + 1,
        Span(None, None, cal.precision_of(unit)),
        unit_scope(unit),
        "shift",
        count=sign * value,
        unit=unit,
    )
    draft.shifted = True
    if low in {"before", "after", "following", "prior"} and r.low(j + 1) not in STOPS and r.low(j + 1) != "":
        return around(w, draft, j + 1 + (r.low(j + 1) == "to"))
    draft.base = w.named
    return draft


def anniversary(w: Walk, first: int, i: int) -> Draft | None:
    """Read "The tenth anniversary", "the 10th anniversary", "the one-year anniversary": as many years before."""
    r = w.r
    j = i + (r.low(i) == "the")
    head, _, unit = r.low(j).partition("-")
    value = r.day_number(j) if not unit else NUMBERS.get(head, int(head) if head.isdecimal() and len(head) <= 2 else 0)  # noqa: PLR2004 - years within memory
    if value <= 0 or (unit and unit != "year") or r.low(j + 1) != "anniversary":
        return None
    draft = Draft(first, j + 2, Span(None, None, DatePrecision.DAY), Scope.INCIDENT, "anniversary", Role.OTHER)
    draft.count, draft.unit, draft.looks_back = value, "year", True
    return draft


def around(w: Walk, draft: Draft, i: int) -> Draft | None:
    """What a shift counts from: "two days after" a date, "that", or the event by its noun."""
    r = w.r
    if r.low(i) in {"that", "this"} and r.low(i + 1) not in EVENT_NOUNS:
        draft.base, draft.last = w.named, i + 1
        return draft
    inner = mention(r, i, "after")
    if inner is not None:
        base = single(w, i, inner)
        draft.base, draft.last, draft.origin = base, inner.last, base.span
        return draft
    for k in range(i, min(r.n, i + NOUN_REACH)):
        if r.lows[k] in STOPS:
            break
        if r.lows[k] in EVENT_NOUNS:
            draft.event, draft.last, draft.looks_back = True, k + 1, draft.count > 0
            return draft
    if draft.count > 0 and r.low(i - 1) == "after":  # "a day after nine herders were killed"
        draft.rule, draft.role, draft.last, draft.looks_back = "after_clause", Role.OTHER, i, True
        return draft
    return None


def span_of(w: Walk, first: int, i: int, lead: str) -> Draft | None:
    """A duration: "over just 24 hours", "in the past week", "two days of clashes", "recent days".

    `lead` is the preposition before it, empty where there is none.
    """
    r, j = w.r, i
    opens = lead in OPENERS
    if opens and r.low(j) in {"the", "a"} and r.low(j + 1) in COURSES and r.low(j + 2) == "of":
        j += 3  # "over the course of two days"
    while opens and r.low(j) in SOFTENERS and j < i + 4 and not (r.low(j) in NUMBERS and count(w, j)):
        j += 1
    if r.low(j) == "the" and not opens:
        j += 1
    if r.low(j) in PAST:
        return _past(w, first, j)
    if r.low(j) in {"week", "month", "year"}:  # "the week ending 5 September", "the year to March"
        return _ending(w, lasting(first, j + 1, 1, r.low(j), deictic=True))
    counted = count(w, j)
    if counted is None or compared(w, first):
        return None
    value, unit, k = counted
    if (unit == "hour" and value < _HALF_DAY) or (r.low(k) == "of" and not _harm_after(w, k)):
        return None
    draft = lasting(first, k, value, unit, deictic=False)
    if r.low(k) == "of":
        return _of_conflict(w, draft)
    ended = _ending(w, draft)
    return ended if ended is not None or not opens or r.low(k) in {"old", "after", "before"} else draft


def _ending(w: Walk, draft: Draft) -> Draft | None:
    """The duration whose end is stated: "the 48 hours to Monday morning", "the week ending 5 September"."""
    if w.r.low(draft.last) not in {"to", "ending", "until", "ended"}:
        return None
    found = mention(w.r, draft.last + 1 + (w.r.low(draft.last + 1) == "on"), "to")
    if found is None or not (found.daily or found.kind == "month"):
        return None
    end = resolve(w.reference, found).end
    draft.last, draft.rule = found.last, "duration_to"
    if end is not None and draft.count:
        draft.span = cal.ending(end, draft.count, draft.unit)
    return draft


def _of_conflict(w: Walk, draft: Draft) -> Draft:
    """Years of a war count all of it: "ten years of war", "the eight-year conflict", "the 18-month-old war"."""
    words = w.r.lows[draft.last : draft.last + NOUN_REACH]
    long = draft.span.precision is DatePrecision.YEAR
    if (long or draft.span.precision is DatePrecision.MONTH) and (
        not CONFLICTS.isdisjoint(words) or (long and not EVENT_NOUNS.isdisjoint(words))
    ):
        draft.scope, draft.rule, draft.deictic = Scope.CUMULATIVE, "long_conflict", True
    return draft


def _past(w: Walk, first: int, j: int) -> Draft | None:
    """From "past", "last" or "recent" at `j`: "the past week", "the last three days", "recent months"."""
    r = w.r
    unit, plural = UNITS.get(r.low(j + 1), ""), r.low(j + 1).endswith("s")
    if unit:
        recent = r.low(j) in RECENT
        if not (recent or plural or r.low(j - 1) == "the") or (r.low(j + 2) == "of" and not recent):
            return None
        return lasting(first, j + 2, 0 if recent or plural else 1, unit, deictic=True)
    counted = count(w, j + 1)
    if counted is None or (r.low(counted[2]) == "of" and mention(r, counted[2] + 1, "of") is not None):
        return None
    return lasting(first, counted[2], counted[0], counted[1], deictic=True)


def _harm_after(w: Walk, k: int) -> bool:
    """Whether the "of" at `k` is of something that does harm: "days of clashes", not "years of age"."""
    return any(word in EVENT_NOUNS or word in CONFLICTS for word in w.r.lows[k + 1 : k + 1 + NOUN_REACH])


def superlative(w: Walk, first: int) -> bool:
    """Whether what stands before "since" or "until" compares: "the worst accident on the road since"."""
    for k in range(first - 1, max(-1, first - _SUPERLATIVE) - 1, -1):
        low = w.r.low(k)
        if low in STOPS or low in FINITE or low in AUXILIARIES:
            return False
        if low == "worst" or (low.endswith("est") and low not in NOT_SUPERLATIVES and len(low) > _SHORTEST):
            return True
    return False


def compared(w: Walk, first: int) -> bool:
    """Whether the span belongs to a comparison: "the second time in a month", "the deadliest in years"."""
    words = w.r.lows[max(0, first - _COMPARED) : first]
    return any(
        word in COMPARISONS or word in ORDINALS or (word.endswith("est") and word not in NOT_SUPERLATIVES)
        for word in words
    )


def lasting(first: int, last: int, value: int, unit: str, *, deictic: bool) -> Draft:
    """A duration of `value` units, its end still open; it ends now when `deictic`."""
    span = Span(None, None, cal.precision_of(unit))
    return Draft(first, last, span, Scope.PERIOD, "duration", count=value, unit=unit, deictic=deictic)


def compound(w: Walk, first: int, i: int) -> Draft | None:
    """Read "A three-day battle", "the eight-year war": the duration is one token."""
    parts = w.r.lows[i].split("-")
    if len(parts) < 2 or UNITS.get(parts[1], "") == "":  # noqa: PLR2004 - number and unit
        return None
    if parts[-1] == "old" and CONFLICTS.isdisjoint(w.r.lows[i + 1 : i + 1 + 3]):
        return None
    head = parts[0]
    value = int(head) if head.isdecimal() and len(head) <= 3 else NUMBERS.get(head, 0)  # noqa: PLR2004 - three digits
    if UNITS[parts[1]] == "hour" and value < _HALF_DAY:
        return None
    nouns = w.r.lows[i + 1 : i + 1 + 3]
    if not value or not any(noun in EVENT_NOUNS or noun in CONFLICTS for noun in nouns):
        return None
    return _of_conflict(w, lasting(first, i + 1, value, UNITS[parts[1]], deictic=False))

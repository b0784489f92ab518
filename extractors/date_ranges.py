"""Calendar points and the ranges they open: "on 3 May", "12, 13 and 14 May", "from Friday to Sunday".

In goes the walk and a position; out comes a `Draft`, or None. The second point lends the first its year, and
ends it: the Friday of "Friday to Sunday" is the one before that Sunday.
"""

from dataclasses import replace
from typing import Final

from extractors import date_calendar as cal
from extractors.date_calendar import Span
from extractors.date_draft import Draft, Walk, boundary
from extractors.date_mentions import mention
from extractors.date_reader import Mention
from extractors.date_records import Role
from extractors.date_resolve import resolve
from extractors.date_words import (
    ALL_MONTHS,
    DAY_PARTS,
    ORDINALS,
)
from extractors.model import DatePrecision, Scope

JOINERS: Final = frozenset({"to", "-", "–", "—", "until", "till", "through", "into", "and", "or", "/", "&"})
_SPANNERS: Final = JOINERS - {"and", "or", "&", "/"}


def point(w: Walk, first: int, i: int, lead: str = "") -> Draft | None:
    """A calendar point at `i`, and the range it opens."""
    numbered = numbers(w, first, i)
    if numbered is not None:
        return numbered
    found = mention(w.r, i, lead)
    if found is None:
        return None
    end = second(w, found, JOINERS)
    if end is not None:
        return ranged(w, first, found, end, "range")
    return single(w, first, found)


def single(w: Walk, first: int, found: Mention) -> Draft:
    """The draft of one point; one that is still to come dates nothing."""
    span = resolve(w.reference, found)
    last = found.last
    whole = found.modifier == "this" or w.r.low(first) == "this"
    scope = Scope.INCIDENT if span.precision is DatePrecision.DAY else Scope.PERIOD
    if w.r.low(last) == "so" and w.r.low(last + 1) == "far":
        scope, last = Scope.CUMULATIVE, last + 2
    draft = Draft(first, last, span, scope, _named_rule(w, found))
    if scope is Scope.CUMULATIVE:
        draft.open_end = True
    ahead = found.kind == "day" and found.year is None and span.start is None and w.reference.day is not None
    if found.modifier == "next" or ahead:
        draft.role = Role.OTHER
    elif found.kind == "weekday" and span.start is None:
        draft.weekday = found.weekday
    if whole and span.precision is DatePrecision.YEAR and not found.part:
        draft.scope, draft.open_end = Scope.CUMULATIVE, True
    return draft


def _named_rule(w: Walk, found: Mention) -> str:
    """What a point's rule is called."""
    if found.kind != "span":
        return found.kind
    words = w.r.lows[found.last - 2 : found.last]
    if words[-1:] == ("overnight",):
        return "overnight"
    return (
        "today"
        if words and (words[-1] in {"today", "tonight"} or (words[0] == "this" and words[-1] in DAY_PARTS))
        else "relative"
    )


def numbers(w: Walk, first: int, i: int) -> Draft | None:
    """Days that share a month named after them: "3 and 4 May", "12, 13 and 14 May 2015", "3rd-5th of May"."""
    r = w.r
    day = r.day_number(i)
    if not day or r.low(i) in ORDINALS:
        return None
    j = i + 1
    while r.low(j) in {",", "-", "–", "—", "to", "and", "or", "&", "/"} and j < i + 9:
        k = j + 1 + (r.low(j + 1) in {"and", "the"})
        if not r.day_number(k):
            return None
        if r.low(k + 1) in ALL_MONTHS or r.low(k + 1) == "of":
            end = mention(r, k, "on")
            if end is None or end.kind != "day" or not end.month:
                return None
            return ranged(w, first, Mention(j, "day", end.year, end.month, day), end, "range")
        j = k + 1
    return None


def second(w: Walk, one: Mention, joiners: frozenset[str]) -> Mention | None:
    """The end of the range that `one` opens, if there is one."""
    r, j = w.r, one.last
    low = r.low(j)
    if low not in joiners or j + 1 >= r.n or r.sentence_of[j] != r.sentence_of[j - 1]:
        return None
    k = j + 1 + (r.low(j + 1) in {"on", "in"} and low in _SPANNERS)
    if one.kind == "day" and one.month:
        day = r.day_number(k + (r.low(k) == "the"))
        after = k + 1 + (r.low(k) == "the")
        if day and day > one.day and r.low(after) not in ALL_MONTHS and r.low(after) != "of":
            year = r.year(after + (r.low(after) == ","))
            last = after + 1 + (r.low(after) == ",") if year else after
            counted = r.counts(after) or r.low(after) in {"others", "more"}
            return None if counted else Mention(last, "day", year or one.year, one.month, day)
    if one.kind == "year" and low in {"-", "–", "/"} and (short := r.number(k)) >= 0:
        year = short if short > 99 else (one.year or 0) // 100 * 100 + short  # noqa: PLR2004 - "2011-14"
        return Mention(k + 1, "year", year) if (one.year or 0) < year else None
    two = mention(r, k, "to")
    if two is None or two.modifier == "next":
        return None
    if low in _SPANNERS and joiners is not JOINERS:
        return two
    alike = one.kind == two.kind or (one.daily and two.daily and low in _SPANNERS)
    return two if alike and one.kind != "span" else None


def across(w: Walk, one: Mention, joiner: str) -> Mention | None:
    """The second point of "between the end of March and ...", of whatever kind."""
    if w.r.low(one.last) != joiner:
        return None
    return mention(w.r, one.last + 1, "and")


def ranged(w: Walk, first: int, one: Mention, two: Mention, rule: str) -> Draft:
    """The days from `one` to `two`."""
    if two.year is not None and one.year is None and one.kind in {two.kind, "day"}:
        one = replace(one, year=two.year - (one.month > two.month > 0))
    end = resolve(w.reference, two)
    bound = end.start if two.kind in {"weekday", "day"} and one.kind == "weekday" else end.end
    start = resolve(w.reference, one, bound)
    low, high = boundary(one, start, opening=True), boundary(two, end, opening=False)
    if one.kind == "weekday" and two.kind == "weekday" and one.weekday == two.weekday:
        low = cal.shift(low, -7) if low else None
    if low and high and low > high:
        low = None
    draft = Draft(first, two.last, Span(low, high, start.precision), Scope.PERIOD, rule)
    if two.weekday >= 0 and high is None:
        draft.weekday = two.weekday
    return draft

"""Prepositions that make a time of a point: "between", "from", "until", "by", "as of", "before", "after", "so far".

In goes the walk, the preposition's position and the token after it; out comes a `Draft`, or None.
"""

from dataclasses import replace
from typing import Final

from extractors.date_backward import back
from extractors.date_calendar import Span
from extractors.date_draft import Draft, Walk, boundary
from extractors.date_durations import anniversary, shifted, span_of, superlative
from extractors.date_mentions import mention
from extractors.date_ranges import across, numbers, point, ranged, second, single
from extractors.date_records import Role
from extractors.date_words import (
    DAY_PARTS,
)
from extractors.model import DatePrecision, Scope

_LONG: Final = 366  # days: what runs longer covers more than a season's news
_ENDS: Final = frozenset({"to", "until", "till", "through", "-", "–", "—", "into", "and"})


def opened(w: Walk, draft: Draft) -> Draft:
    """What runs on from a start to the report: its scope, and that its end is open."""
    draft.open_end, draft.rule = True, "since"
    draft.role = draft.role if draft.role is Role.OTHER else Role.EVENT
    draft.span = Span(draft.span.start, None, draft.span.precision)
    known, start = w.reference.day, draft.span.start
    long = draft.span.precision is DatePrecision.YEAR or bool(known and start and (known - start).days > _LONG)
    # A calendar's beginning, "since January", "since 1 January", "since October", begins a running total.
    calendar = (
        start is not None and start.day == 1 and (draft.span.precision is DatePrecision.MONTH or start.month == 1)
    )
    draft.scope = Scope.CUMULATIVE if long or calendar or draft.scope is Scope.CUMULATIVE else Scope.PERIOD
    return draft


def located(w: Walk, first: int, i: int) -> Draft | None:
    """After "on", "in", "during", "over" ...: whatever stands there."""
    lead = w.r.low(first)
    return (
        back(w, first, i)
        or shifted(w, first, i)
        or anniversary(w, first, i)
        or span_of(w, first, i, lead)
        or point(w, first, i, lead)
    )


def between(w: Walk, first: int, i: int) -> Draft | None:
    """Read "Between April and September", "between 3 and 5 May"."""
    numbered = numbers(w, first, i)
    if numbered is not None:
        return numbered
    part, joined = w.r.low(i), w.r.low(i + 1) in {"and", "to"}
    if joined and part in {"early", "mid"}:  # "between early and mid-June"
        end = mention(w.r, i + 2, "in")
        return None if end is None else ranged(w, first, replace(end, part=part), end, "between")
    one = mention(w.r, i, "between")
    if one is None:
        return None
    two = second(w, one, frozenset({"and", "to", "-", "–", "&"})) or across(w, one, "and")
    return ranged(w, first, one, two, "between") if two is not None else None


def from_(w: Walk, first: int, i: int) -> Draft | None:
    """Read "From May 3 to 5", "from January onwards", "from 2011 to date", "from early Saturday"."""
    numbered = numbers(w, first, i)
    if numbered is not None:
        return numbered
    r, one = w.r, mention(w.r, i, "from")
    if one is None:
        return None
    onwards = 1 if r.low(one.last) in {"onwards", "onward"} else 0
    if r.low(one.last) == "to" and r.low(one.last + 1) in {"date", "now"}:
        onwards = 2
    if onwards:
        draft = single(w, first, replace(one, last=one.last + onwards))
        draft.span = Span(boundary(one, draft.span, opening=True), None, draft.span.precision)
        return opened(w, draft)
    two = second(w, one, _ENDS)
    return ranged(w, first, one, two, "from_to") if two is not None else single(w, first, one)


def until(w: Walk, first: int, i: int) -> Draft | None:
    """Read "Until Saturday": it ends there, and begins with what the sentence named before."""
    found = mention(w.r, i, "until")
    if found is None:
        return None
    draft = single(w, first, found)
    draft.span = Span(None, boundary(found, draft.span, opening=False), draft.span.precision)
    draft.open_start, draft.rule, draft.weekday, draft.scope = True, "until", found.weekday, Scope.PERIOD
    if superlative(w, first):  # "the worst season until this year"
        draft.role = Role.OTHER
    return draft


def by(w: Walk, first: int, i: int) -> Draft | None:
    """Read "By Sunday", "as of 3 May": a count up to then."""
    if w.r.low(first) == "as":
        if w.r.low(i) not in {"of", "at"}:
            return None
        i += 1
    found = mention(w.r, i, "by")
    if found is None:
        return None
    draft = single(w, first, found)
    draft.span = Span(None, boundary(found, draft.span, opening=False), draft.span.precision)
    draft.rule, draft.scope, draft.open_end = "as_of", Scope.CUMULATIVE, False
    draft.role = draft.role or Role.AS_OF
    return draft


def before(w: Walk, first: int, i: int) -> Draft | None:
    """Read "Before Friday's vote", "ahead of the weekend": not when it happened."""
    if w.r.low(i) in DAY_PARTS:  # "before dawn on Friday"
        led = mention(w.r, i, "on")
        return None if led is None else single(w, first, led)
    if w.r.low(first) in {"ahead", "prior"}:
        i += 1
    found = mention(w.r, i, "before")
    if found is None:
        return None
    draft = single(w, first, found)
    draft.role, draft.rule = Role.OTHER, "before"
    return draft


def after(w: Walk, first: int, i: int) -> Draft | None:
    """Read "After three weeks of fighting", "after midnight on Friday", "after Sunday's blast"."""
    duration = span_of(w, first, i, "after")
    if duration is not None:
        return duration
    if w.r.low(i) in DAY_PARTS:
        led = mention(w.r, i, "on")
        return None if led is None else single(w, first, led)
    found = mention(w.r, i, "after")
    if found is None:
        return None
    draft = single(w, first, found)
    if not found.daily:
        draft.role, draft.rule = Role.OTHER, "after"
    return draft


def so_far(w: Walk, first: int, i: int) -> Draft | None:
    """Read "So far this year", "so far in 2019"."""
    if w.r.low(i) != "far":
        return None
    j = i + 1 + (w.r.low(i + 1) in {"in", "during"})
    found = mention(w.r, j, "in")
    if found is None or found.daily:
        return None
    draft = single(w, first, found)
    draft.scope, draft.open_end, draft.rule, draft.role = Scope.CUMULATIVE, True, "so_far", Role.EVENT
    return draft

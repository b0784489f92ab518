"""All time expressions of a text, in order: points, ranges, durations and what refers back to them.

In goes a parsed text and what resolves it; out come drafts, which `date_settle` closes once all of the text is
known. One walk over the tokens, a fixed reach at each.
"""

from typing import Final

from extractors import date_calendar as cal
from extractors.date_backward import back
from extractors.date_calendar import Span
from extractors.date_draft import Draft, Walk, boundary
from extractors.date_durations import NOUN_REACH, STOPS, anniversary, compared, compound, shifted, span_of, superlative
from extractors.date_mentions import mention
from extractors.date_operators import after, before, between, by, from_, located, opened, so_far, until
from extractors.date_ranges import point, single
from extractors.date_reader import NOTHING, Reference
from extractors.date_records import Role
from extractors.date_roles import role_of
from extractors.date_words import (
    ALL_MONTHS,
    AUXILIARIES,
    BEGINNERS,
    COMMON_LEADS,
    CONFLICTS,
    DAY_LEADS,
    DAY_PARTS,
    DECLARING,
    DEICTIC,
    EVENT_NOUNS,
    FEAST_HEADS,
    FOLLOWING,
    INCEPTIONS,
    NEARBY,
    NOT_BEGINNERS,
    NUMBERS,
    ORDINALS,
    PARTS,
    PAST,
    PREVIOUS,
    REPORT_VERBS,
    SEASONS,
    SINCE_SKIPS,
    SOFTENERS,
    SPANS,
    UNITS,
    WEEKDAY_ABBREVIATIONS,
    WEEKDAYS,
)
from extractors.model import DatePrecision, Scope
from extractors.text import Text


def drafts(text: Text, reference: Reference) -> list[Draft]:
    """Every time expression of the text, roles given, references to other expressions still open."""
    walk = Walk(text, reference)
    found: list[Draft] = []
    i = 0
    for position in text.where(_HEADS | walk.r.numeric):
        if position >= i:
            draft = _at(walk, position)
            if draft is not None:
                _keep(walk, draft)
                found.append(draft)
                i = draft.last
    return found


def _keep(w: Walk, draft: Draft) -> None:
    """Give the draft its role, and remember it for what refers back."""
    if draft.role is None:
        draft.role = role_of(w.r, w.text, draft.first, draft.last, point=draft.rule not in _INTERVALS)
    if draft.role is Role.OTHER:
        return
    if draft.role is Role.AS_OF:
        draft.span, draft.scope = Span(None, draft.span.end, draft.span.precision), Scope.CUMULATIVE
    if draft.role in {Role.EVENT, Role.REPORT} and draft.rule != "since" and _begins(w, draft):
        draft.inception, draft.role = True, Role.EVENT
    w.named = draft
    if draft.role is Role.EVENT and draft.span.precision is DatePrecision.DAY:
        w.day = draft
    if draft.role is Role.EVENT and draft.scope is not Scope.INCIDENT:
        w.period = draft


def _begins(w: Walk, draft: Draft) -> bool:
    """Whether something began then: "began in May", "the war, which began when troops took the capital in 2014".

    What began on a day is the event itself ("the fire started on Monday"), unless it is one that goes on for
    months, such as a war.
    """
    words = w.r.lows
    start = max(w.text.sentences[w.text.sentence_of[draft.first]].first, draft.first - _BEGUN)
    for k in range(draft.first - 1, start - 1, -1):
        if words[k] in STOPS:
            return False
        if words[k] in INCEPTIONS or words[k] in DECLARING:
            lasting = not CONFLICTS.isdisjoint(words[max(start, k - NOUN_REACH) : k])
            if words[k] in DECLARING or draft.span.precision is DatePrecision.DAY:
                return lasting and draft.first - k <= _BEGAN
            return draft.first - k <= _BEGAN or (lasting and words[k + 1] in _AMID)
    return False


def _at(w: Walk, i: int) -> Draft | None:
    """The expression that begins at token `i`."""
    low = w.r.lows[i]
    if _idle(w, i, low):
        return None
    operator = _OPERATORS.get(low)
    if operator is not None:
        return operator(w, i, i + 1)
    if "-" in low:
        return compound(w, i, i) or anniversary(w, i, i) or point(w, i, i)
    if low[0].isdecimal() or low in NUMBERS or low in PAST:
        return shifted(w, i, i) or anniversary(w, i, i) or point(w, i, i) or span_of(w, i, i, "")
    return back(w, i, i) or anniversary(w, i, i) or span_of(w, i, i, "") or point(w, i, i)


def _idle(w: Walk, i: int, low: str) -> bool:
    """Whether a word that often begins a time has none near: most of a text's "the", "in" and "a"; a short cut."""
    if low in COMMON_LEADS:
        following = w.r.low(i + 1)
        if following not in _BEHIND_LEADS and following not in w.r.numeric:
            return True
    if low in _COMMON:
        near = w.r.lows[i + 1 : i + 1 + _WINDOW]
        return _TIMELY.isdisjoint(near) and w.r.numeric.isdisjoint(near[:5])
    if low[0].isdecimal() and len(low) < _YEAR_DIGITS and w.r.low(i + 1) not in {"/", "-", "."}:
        return _TIMELY.isdisjoint(w.r.lows[i + 1 : i + 1 + _WINDOW])
    return False


def _since(w: Walk, first: int, i: int) -> Draft | None:
    """From a time to the report: "since Friday", "since it erupted in 2011", "since the shooting"."""
    r = w.r
    if r.low(first - 1) in AUXILIARIES:  # "have since left"
        return None
    if r.low(i) == "then":
        draft = Draft(first, i + 1, NOTHING, Scope.PERIOD, "since_then", open_end=True, count=0, unit="day")
        draft.base = w.named
        return draft
    found = mention(r, i, "since")
    if found is None:
        return _since_clause(w, first, i)
    draft = single(w, first, found)
    draft.origin = draft.span
    draft.span = Span(boundary(found, draft.span, opening=True), None, draft.span.precision)
    if compared(w, first) or superlative(w, first):  # "the deadliest since 2014"
        draft.role = Role.OTHER
    return opened(w, draft)


def _since_clause(w: Walk, first: int, i: int) -> Draft | None:
    """Read "Since a truce collapsed in late August", "since the war began", "since the attack"."""
    r, conflict, event = w.r, 0, 0
    if superlative(w, first):  # what "the worst since the one that killed 40 in May" tells of has its own time
        return None
    for k in range(i, min(r.n, i + _SINCE_REACH)):
        low = r.lows[k]
        if low in STOPS or (low in REPORT_VERBS and k > i + 1 and r.lows[k - 1] not in {"the", "a"}):
            break
        if (low in _HEADS and low not in SINCE_SKIPS) or low[0].isdecimal():
            inner = _at(w, k)
            if inner is not None:
                return _started(w, first, inner, conflict=conflict > 0)
        if low in CONFLICTS or (conflict and low in INCEPTIONS):
            conflict = k + 1
        elif low in EVENT_NOUNS and k - i <= NOUN_REACH:
            event = k + 1
    if conflict:
        span = Span(None, None, DatePrecision.YEAR)
        return Draft(first, conflict, span, Scope.CUMULATIVE, "since_conflict", Role.EVENT, open_end=True)
    if event:
        return Draft(first, event, NOTHING, Scope.PERIOD, "since_event", Role.EVENT, open_end=True, event=True)
    return None


def _started(w: Walk, first: int, start: Draft, *, conflict: bool) -> Draft:
    """From the time at which something started; "since fighting broke out two weeks ago" begins on that very day."""
    if start.rule == "ago" and start.unit in {"week", "fortnight"} and w.reference.day is not None:
        start.span = cal.one_day(cal.back_to_the_day(w.reference.day, start.count, start.unit))
    start.first, start.origin = first, start.span
    start.scope = Scope.CUMULATIVE if conflict else start.scope
    return opened(w, start)


_OPERATORS: Final = {
    **dict.fromkeys(
        ("on", "in", "at", "during", "over", "within", "for", "around", "throughout", "through", "across", "amid"),
        located,
    ),
    "since": _since,
    "between": between,
    "from": from_,
    "until": until,
    "till": until,
    "by": by,
    "as": by,
    "before": before,
    "ahead": before,
    "prior": before,
    "after": after,
    "following": after,
    "so": so_far,
}

_INTERVALS: Final = frozenset({"range", "between", "from_to", "duration", "long_conflict", "same_period"})
_BEGAN: Final = 3  # tokens from "began" to its time: "began early in May"
_BEGUN: Final = 14  # tokens from "began when" to its time: "began when troops of the guard took the palace in 2014"
_AMID: Final = frozenset({"when", "with", "after", "as", "amid"})
_SINCE_REACH: Final = 16  # tokens from "since" to the time of what began: "since a ceasefire ... in late August"
_YEAR_DIGITS: Final = 4
_WINDOW: Final = 7  # tokens after "in" or "the" within which its time is named: "in the early hours of the morning on"

_TIMELY: Final = (
    {*UNITS, *ALL_MONTHS, *WEEKDAYS, *WEEKDAY_ABBREVIATIONS, *SEASONS, *FEAST_HEADS}
    | DAY_PARTS
    | SPANS
    | DEICTIC
    | NEARBY
)
_COMMON: Final = frozenset(NUMBERS) | COMMON_LEADS
"""Words that often begin a time, and far more often do not."""
_HEADS: Final = (
    frozenset({*_OPERATORS, *WEEKDAYS, *WEEKDAY_ABBREVIATIONS, *ALL_MONTHS, *NUMBERS, *PARTS, *FEAST_HEADS, *SEASONS})
    | DAY_LEADS
    | DEICTIC
    | BEGINNERS
) - NOT_BEGINNERS
_BEHIND_LEADS: Final = (
    _HEADS
    | _TIMELY
    | frozenset(ORDINALS)
    | PREVIOUS
    | FOLLOWING
    | PAST
    | SOFTENERS
    | {"of", "coming", "upcoming", "final", "closing"}
)
"""Words that may stand right behind a common lead where it opens a time: "the week", "in just", "as of"."""

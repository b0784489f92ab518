"""All time expressions of a text, in order: points, ranges, durations and what refers back to them.

In goes a parsed text and its day of publication; out come `Time` records. `date_mentions` reads the points,
`date_settle` closes what is open once all of the text is known. One walk over the tokens, a fixed reach at each.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from extractors import date_calendar as cal
from extractors.date_calendar import Span
from extractors.date_mentions import Mention, Reader, Reference, mention, resolve
from extractors.date_records import Role
from extractors.date_roles import role_of
from extractors.date_words import (
    ALL_MONTHS,
    AUXILIARIES,
    COMPARISONS,
    CONFLICTS,
    DAY_LEADS,
    DAY_PARTS,
    EARLIER,
    EVENT_NOUNS,
    FEAST_HEADS,
    FOLLOWING,
    INCEPTIONS,
    LATER,
    NUMBERS,
    ORDINALS,
    PARTS,
    PAST,
    PREVIOUS,
    RECENT,
    REPORT_VERBS,
    SEASONS,
    SOFTENERS,
    UNITS,
    WEEKDAY_ABBREVIATIONS,
    WEEKDAYS,
)
from extractors.model import DatePrecision, Scope
from extractors.text import Text

_SINCE_REACH: Final = 16  # tokens from "since" to the time of what began: "since a ceasefire ... in late August"
_NOUN_REACH: Final = 5  # tokens from "since the" or "two days after" to the noun of the event
_JOINERS: Final = frozenset({"to", "-", "–", "—", "until", "till", "through", "into", "and", "or", "/", "&"})
_SPANNERS: Final = _JOINERS - {"and", "or", "&", "/"}
_STOPS: Final = frozenset(".;:!?,")
_OPEN_DURATION: Final = frozenset({"in", "over", "during", "within", "for", "after", "following", "amid", "throughout"})
_LONG: Final = 366  # days: what runs longer covers more than a season's news
_INTERVALS: Final = frozenset({"range", "between", "from_to", "duration", "long_conflict", "same_period"})
_HALF_DAY: Final = 12  # hours: a shorter duration is a detail of the event, not its date
_MOST: Final = 1000  # units: more is not a duration that dates anything


@dataclass(slots=True)
class Draft:
    """An expression as read, and what is still to settle when the rest of the text is known.

    Attributes:
        first: first token.
        last: token after the last.
        span: the days so far.
        scope: what a count over it covers.
        rule: the name of the rule.
        role: what it dates.
        open_end: it runs to the report or to publication.
        open_start: it ends there, and runs from what was named before in the sentence.
        count: units of a duration or of a shift; 0 for "several".
        unit: their unit.
        shifted: count and unit move `base`.
        base: the expression that it refers back to.
        deictic: the duration says that it ends now ("the past week").
        event: it refers to the main incident.
        inception: something began then.
        weekday: the weekday to find after the start, for "until Saturday".
    """

    first: int
    last: int
    span: Span
    scope: Scope
    rule: str
    role: Role | None = None
    open_end: bool = False
    open_start: bool = False
    count: int = -1
    unit: str = ""
    shifted: bool = False
    base: "Draft | None" = None
    deictic: bool = False
    event: bool = False
    inception: bool = False
    weekday: int = -1


_UNKNOWN: Final = Span(None, None, DatePrecision.DAY)


def drafts(text: Text, reference: Reference) -> list[Draft]:
    """Every time expression of the text, roles given, references to other expressions still open."""
    return _Walk(text, reference).run()


def replace_start(span: Span, start: date | None) -> Span:
    """The same days from another start."""
    return Span(start, span.end, span.precision)


class _Walk:
    """One walk over a text; `named` and `period` are what "the previous day" and "in that period" refer to."""

    __slots__ = ("named", "period", "r", "reference", "text")

    def __init__(self, text: Text, reference: Reference) -> None:
        self.text = text
        self.reference = reference
        self.r = Reader(text, reference)
        self.named: Draft | None = None
        self.period: Draft | None = None

    def run(self) -> list[Draft]:
        found: list[Draft] = []
        r, i = self.r, 0
        for position, low in enumerate(r.lows):
            if position < i:
                continue
            if low in _HEADS or low[0].isdecimal() or "-" in low:
                draft = self.at(position)
                if draft is not None:
                    self.keep(draft)
                    found.append(draft)
                    i = draft.last
        return found

    def keep(self, draft: Draft) -> None:
        """Give the draft its role, and remember it for what refers back."""
        if draft.role is None:
            draft.role = role_of(self.r, self.text, draft.first, draft.last, point=draft.rule not in _INTERVALS)
        if draft.role is Role.OTHER:
            return
        if draft.role is Role.AS_OF:
            draft.span, draft.scope = replace_start(draft.span, None), Scope.CUMULATIVE
        if draft.role is Role.EVENT and draft.span.precision is not DatePrecision.DAY:
            draft.inception = any(w in INCEPTIONS for w in self.r.lows[max(0, draft.first - 3) : draft.first])
        self.named = draft
        if draft.role is Role.EVENT and draft.scope is not Scope.INCIDENT:
            self.period = draft

    def at(self, i: int) -> Draft | None:
        """The expression that begins at token `i`."""
        low = self.r.lows[i]
        if low in _COMMON and _TIMELY.isdisjoint(window := self.r.lows[i + 1 : i + 1 + _WINDOW]):
            # most of the text's "the", "in" and "a" have no time near: look no further
            if not any(word[0].isdecimal() or "-" in word for word in window[:5]):
                return None
        elif low[0].isdecimal() and len(low) <= 3 and _TIMELY.isdisjoint(self.r.lows[i + 1 : i + 1 + _WINDOW]):  # noqa: PLR2004 - a year has four
            if self.r.low(i + 1) not in {"/", "-", "."}:
                return None
        operator = _OPERATORS.get(low)
        if operator is not None:
            return operator(self, i, i + 1)
        if low[0].isdecimal() or low in NUMBERS or low in {"recent", "past", "last"}:
            return self.days_and(i, i) or self.point(i, i) or self.span_of(i, i, "")
        if "-" in low:
            return self.compound(i, i) or self.point(i, i)
        return self.back(i, i) or self.span_of(i, i, "") or self.point(i, i)

    # --- points and ranges -----------------------------------------------------------------------------------

    def point(self, first: int, i: int, lead: str = "") -> Draft | None:
        """A calendar point at `i`, and the range it opens."""
        ranged = self.numbers(first, i)
        if ranged is not None:
            return ranged
        found = mention(self.r, i, lead)
        if found is None:
            return None
        second = self.second(found, _JOINERS)
        if second is not None:
            return self.ranged(first, found, second, "range")
        return self.single(first, found)

    def single(self, first: int, found: Mention) -> Draft:
        span = resolve(self.reference, found)
        last = found.last
        whole = found.modifier == "this" or self.r.low(first) == "this"
        scope = Scope.INCIDENT if span.precision is DatePrecision.DAY else Scope.PERIOD
        if self.r.low(last) == "so" and self.r.low(last + 1) == "far":
            scope, last = Scope.CUMULATIVE, last + 2
        draft = Draft(first, last, span, scope, self.named_rule(found))
        if scope is Scope.CUMULATIVE:
            draft.open_end = True
        ahead = found.kind == "day" and found.year is None and span.start is None and self.reference.day is not None
        if found.modifier == "next" or ahead:
            draft.role = Role.OTHER
        elif found.kind == "weekday" and span.start is None:
            draft.weekday = found.weekday
        if whole and span.precision is DatePrecision.YEAR and not found.part:
            draft.scope, draft.open_end = Scope.CUMULATIVE, True
        return draft

    def named_rule(self, found: Mention) -> str:
        """What a point's rule is called."""
        if found.kind != "span":
            return found.kind
        words = self.r.lows[found.last - 2 : found.last]
        if words[-1:] == ["overnight"]:
            return "overnight"
        return (
            "today"
            if words and (words[-1] in {"today", "tonight"} or (words[0] == "this" and words[-1] in DAY_PARTS))
            else "relative"
        )

    def numbers(self, first: int, i: int) -> Draft | None:
        """Days that share a month named after them: "3 and 4 May", "12, 13 and 14 May 2015", "3rd-5th of May"."""
        r = self.r
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
                return self.ranged(first, Mention(j, "day", end.year, end.month, day), end, "range")
            j = k + 1
        return None

    def second(self, one: Mention, joiners: frozenset[str]) -> Mention | None:
        """The end of the range that `one` opens, if there is one."""
        r, j = self.r, one.last
        low = r.low(j)
        if low not in joiners or j + 1 >= r.n or r.sentence_of[j] != r.sentence_of[j - 1]:
            return None
        k = j + 1 + (r.low(j + 1) in {"on", "in"} and low in _SPANNERS)
        if one.kind == "day" and one.month:
            day = r.day_number(k + (r.low(k) == "the"))
            after = k + 1 + (r.low(k) == "the")
            if day and day > one.day and r.low(after) not in ALL_MONTHS and not (r.low(after) == "of"):
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
        if low in _SPANNERS and joiners is not _JOINERS:
            return two
        alike = one.kind == two.kind or (one.daily and two.daily and low in _SPANNERS)
        return two if alike and one.kind != "span" else None

    def ranged(self, first: int, one: Mention, two: Mention, rule: str) -> Draft:
        """The days from `one` to `two`."""
        if one.year is None and two.year is not None and one.kind == two.kind or (two.year and one.kind == "day"):
            one = replace(one, year=one.year or two.year - (one.month > two.month > 0))
        end = resolve(self.reference, two)
        bound = end.start if two.kind in {"weekday", "day"} and one.kind == "weekday" else end.end
        start = resolve(self.reference, one, bound)
        low, high = _boundary(one, start, opening=True), _boundary(two, end, opening=False)
        if one.kind == "weekday" and two.kind == "weekday" and one.weekday == two.weekday:
            low = cal.shift(low, -7) if low else None
        if low and high and low > high:
            low = None
        draft = Draft(first, two.last, Span(low, high, start.precision), Scope.PERIOD, rule)
        if two.weekday >= 0 and high is None:
            draft.weekday = two.weekday
        return draft

    # --- operators -------------------------------------------------------------------------------------------

    def located(self, first: int, i: int) -> Draft | None:
        """After "on", "in", "during", "over" ...: whatever stands there."""
        lead = self.r.low(first)
        return (
            self.back(first, i) or self.days_and(first, i) or self.span_of(first, i, lead) or self.point(first, i, lead)
        )

    def since(self, first: int, i: int) -> Draft | None:
        """From a time to the report: "since Friday", "since it erupted in 2011", "since the shooting"."""
        r = self.r
        if r.low(first - 1) in AUXILIARIES:  # "have since left"
            return None
        if r.low(i) == "then":
            return Draft(
                first, i + 1, _UNKNOWN, Scope.PERIOD, "since_then", open_end=True, base=self.named, count=0, unit="day"
            )
        found = mention(r, i, "since")
        if found is not None:
            draft = self.single(first, found)
            start = _boundary(found, draft.span, opening=True)
            draft.span = Span(start, None, draft.span.precision)
            return self._opened(draft)
        words: set[str] = set()
        last = i
        for k in range(i, min(r.n, i + _SINCE_REACH)):
            low = r.lows[k]
            if low in _STOPS or (low in REPORT_VERBS and k > i + 1 and r.low(k - 1) not in {"the", "a"}):
                break
            if low in _HEADS and low not in _SINCE_SKIPS or low[0].isdecimal():
                inner = self.at(k)
                if inner is not None:
                    inner.first = first
                    inner.span = Span(inner.span.start, None, inner.span.precision)
                    inner.scope = Scope.CUMULATIVE if words & CONFLICTS else inner.scope
                    return self._opened(inner)
            words.add(low)
            if low in CONFLICTS or low in INCEPTIONS:
                last = k + 1
            if low in EVENT_NOUNS and k - i <= _NOUN_REACH and not words & CONFLICTS:
                if r.low(k + 1) in EVENT_NOUNS:
                    continue
                nxt = self._time_within(k + 1, i + _SINCE_REACH)
                if nxt is None:
                    return Draft(
                        first, k + 1, _UNKNOWN, Scope.PERIOD, "since_event", Role.EVENT, open_end=True, event=True
                    )
        if words & CONFLICTS or (words & INCEPTIONS and words & EVENT_NOUNS):
            span = Span(None, None, DatePrecision.YEAR)
            return Draft(first, last, span, Scope.CUMULATIVE, "since_conflict", Role.EVENT, open_end=True)
        return None

    def _time_within(self, i: int, stop: int) -> int | None:
        """Where a time expression begins between `i` and `stop`, before the clause ends."""
        r = self.r
        for k in range(i, min(r.n, stop)):
            if r.lows[k] in _STOPS:
                return None
            if r.lows[k] in _HEADS and r.lows[k] not in _SINCE_SKIPS and self.at(k) is not None:
                return k
        return None

    def _opened(self, draft: Draft) -> Draft:
        """What runs on from a start: its scope, and that its end is open."""
        draft.open_end, draft.rule, draft.role = True, "since", draft.role if draft.role is Role.OTHER else Role.EVENT
        known, start = self.reference.day, draft.span.start
        long = draft.span.precision is DatePrecision.YEAR or bool(known and start and (known - start).days > _LONG)
        draft.scope = Scope.CUMULATIVE if long or draft.scope is Scope.CUMULATIVE else Scope.PERIOD
        return draft

    def between(self, first: int, i: int) -> Draft | None:
        """ "Between April and September", "between 3 and 5 May"."""
        numbers = self.numbers(first, i)
        if numbers is not None:
            return numbers
        one = mention(self.r, i, "between")
        if one is None:
            return None
        two = self.second(one, frozenset({"and", "to", "-", "–", "&"})) or self._across(one, "and")
        return self.ranged(first, one, two, "between") if two is not None else None

    def _across(self, one: Mention, joiner: str) -> Mention | None:
        """The second point of "between the end of April and ...", of whatever kind."""
        if self.r.low(one.last) != joiner:
            return None
        return mention(self.r, one.last + 1, "and")

    def from_(self, first: int, i: int) -> Draft | None:
        """ "From May 3 to 5", "from January onwards", "from early Saturday"."""
        numbers = self.numbers(first, i)
        if numbers is not None:
            return numbers
        one = mention(self.r, i, "from")
        if one is None:
            return None
        r = self.r
        if r.low(one.last) in {"onwards", "onward", "on"} and r.low(one.last) != "on":
            draft = self.single(first, replace(one, last=one.last + 1))
            draft.span = Span(_boundary(one, draft.span, opening=True), None, draft.span.precision)
            return self._opened(draft)
        if r.low(one.last) == "to" and r.low(one.last + 1) in {"date", "now"}:
            draft = self.single(first, replace(one, last=one.last + 2))
            draft.span = Span(draft.span.start, None, draft.span.precision)
            return self._opened(draft)
        two = self.second(one, frozenset({"to", "until", "till", "through", "-", "–", "—", "into", "and"}))
        return self.ranged(first, one, two, "from_to") if two is not None else self.single(first, one)

    def until(self, first: int, i: int) -> Draft | None:
        """ "Until Saturday": it ends there, and begins with what the sentence named before."""
        found = mention(self.r, i, "until")
        if found is None:
            return None
        draft = self.single(first, found)
        draft.span = Span(None, _boundary(found, draft.span, opening=False), draft.span.precision)
        draft.open_start, draft.rule, draft.weekday, draft.scope = True, "until", found.weekday, Scope.PERIOD
        return draft

    def by(self, first: int, i: int) -> Draft | None:
        """ "By Sunday", "as of 3 May": a count up to then."""
        if self.r.low(first) == "as":
            if self.r.low(i) not in {"of", "at"}:
                return None
            i += 1
        found = mention(self.r, i, "by")
        if found is None:
            return None
        draft = self.single(first, found)
        draft.span = Span(None, _boundary(found, draft.span, opening=False), draft.span.precision)
        draft.rule, draft.scope, draft.open_end = "as_of", Scope.CUMULATIVE, False
        draft.role = draft.role or Role.AS_OF
        return draft

    def before(self, first: int, i: int) -> Draft | None:
        """ "Before Friday's vote", "ahead of the weekend": not when it happened."""
        if self.r.low(i) in DAY_PARTS:  # "before dawn on Friday"
            led = mention(self.r, i, "on")
            return None if led is None else self.single(first, led)
        if self.r.low(first) in {"ahead", "prior"}:
            i += 1
        found = mention(self.r, i, "before")
        if found is None:
            return None
        draft = self.single(first, found)
        draft.role, draft.rule = Role.OTHER, "before"
        return draft

    def after(self, first: int, i: int) -> Draft | None:
        """ "After three weeks of fighting", "after midnight on Friday", "after Sunday's blast"."""
        duration = self.span_of(first, i, "after")
        if duration is not None:
            return duration
        if self.r.low(i) in DAY_PARTS:
            led = mention(self.r, i, "on")
            return None if led is None else self.single(first, led)
        found = mention(self.r, i, "after")
        if found is None:
            return None
        draft = self.single(first, found)
        if not found.daily:
            draft.role, draft.rule = Role.OTHER, "after"
        return draft

    def so_far(self, first: int, i: int) -> Draft | None:
        """ "So far this year", "so far in 2019"."""
        if self.r.low(i) != "far":
            return None
        j = i + 1 + (self.r.low(i + 1) in {"in", "during"})
        found = mention(self.r, j, "in")
        if found is None or found.daily:
            return None
        draft = self.single(first, found)
        draft.scope, draft.open_end, draft.rule, draft.role = Scope.CUMULATIVE, True, "so_far", Role.EVENT
        return draft

    # --- durations and shifts --------------------------------------------------------------------------------

    def count(self, i: int) -> tuple[int, str, int] | None:
        """A number and its unit at `i`: "two days", "24 hours", "a couple of weeks", "several months"."""
        r = self.r
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
        while r.low(j) in {"full", "straight", "consecutive", "more", "successive", "whole", "and"} and j < i + 4:
            j += 1
        unit = UNITS.get(r.low(j), "")
        return (value, unit, j + 1) if unit else None

    def days_and(self, first: int, i: int) -> Draft | None:
        """A count that moves: "two weeks ago", "a day earlier", "three days after the attack", "two days later"."""
        counted = self.count(i)
        if counted is None:
            return None
        value, unit, j = counted
        r, low = self.r, self.r.low(counted[2])
        if low == "ago":
            known = self.reference.day
            span = cal.moved(known, -value, unit) if known and value else Span(None, None, cal.precision_of(unit))
            return Draft(first, j + 1, span, _scope(span), "ago")
        if low not in EARLIER and low not in LATER and low != "following":
            return None
        sign = -1 if low in EARLIER else 1
        draft = Draft(
            first,
            j + 1,
            Span(None, None, cal.precision_of(unit)),
            _unit_scope(unit),
            "shift",
            count=sign * value,
            unit=unit,
        )
        draft.shifted = True
        if low in {"before", "after", "following", "prior"} and r.low(j + 1) not in _STOPS and r.low(j + 1) != "":
            return self.around(draft, j + 1 + (r.low(j + 1) == "to"))
        draft.base = self.named
        return draft

    def around(self, draft: Draft, i: int) -> Draft | None:
        """What a shift counts from: "two days after" a date, "that", or the event by its noun."""
        r = self.r
        if r.low(i) in {"that", "this"} and r.low(i + 1) not in EVENT_NOUNS:
            draft.base, draft.last = self.named, i + 1
            return draft
        inner = mention(r, i, "after")
        if inner is not None:
            base = self.single(i, inner)
            draft.base, draft.last = base, inner.last
            return draft
        for k in range(i, min(r.n, i + _NOUN_REACH)):
            if r.lows[k] in _STOPS:
                return None
            if r.lows[k] in EVENT_NOUNS:
                draft.event, draft.last = True, k + 1
                return draft
        return None

    def span_of(self, first: int, i: int, lead: str) -> Draft | None:
        """A duration: "over just 24 hours", "in the past week", "two days of clashes", "recent days"."""
        r, j = self.r, i
        opens = lead in _OPEN_DURATION
        while opens and r.low(j) in SOFTENERS and j < i + 4 and not (r.low(j) in {"a", "some"} and self.count(j)):
            j += 1
        if r.low(j) == "the" and not opens:
            j += 1
        deictic = False
        if r.low(j) in PAST:
            recent = r.low(j) in RECENT
            deictic, j = True, j + 1
            if r.low(j) in UNITS and (r.low(j - 2) == "the" or recent or r.low(j).endswith("s")):
                if r.low(j + 1) == "of" and not recent:
                    return None
                vague = recent or r.low(j).endswith("s")
                return self._lasting(first, j + 1, 0 if vague else 1, UNITS[r.low(j)], deictic=True)
        counted = self.count(j)
        if counted is None or (not deictic and self.compared(first)):
            return None
        value, unit, k = counted
        if unit == "hour" and value < _HALF_DAY and not deictic:
            return None
        if deictic or (opens and r.low(k) not in {"old", "after", "before"} and j - i <= 3 and r.low(j) not in {"the"}):  # noqa: PLR2004
            if r.low(k) == "of" and (r.low(k + 1) in {"age", "jail", "prison"} or mention(r, k + 1, "of") is not None):
                return None
            return self._lasting(first, k, value, unit, deictic=deictic)
        if (
            r.low(k) == "of"
            and r.low(j) not in {"a", "an"}
            and any(w in EVENT_NOUNS or w in CONFLICTS for w in r.lows[k + 1 : k + 1 + _NOUN_REACH])
        ):
            return self._lasting(first, k, value, unit, deictic=False)
        return None

    def compared(self, first: int) -> bool:
        """Whether the span belongs to a comparison: "the second time in a month", "the deadliest in years"."""
        words = self.r.lows[max(0, first - 4) : first]
        return any(word in COMPARISONS or (len(word) > 5 and word.endswith("est")) for word in words)  # noqa: PLR2004

    def _lasting(self, first: int, last: int, value: int, unit: str, *, deictic: bool) -> Draft:
        span = Span(None, None, cal.precision_of(unit))
        return Draft(first, last, span, Scope.PERIOD, "duration", count=value, unit=unit, deictic=deictic)

    def compound(self, first: int, i: int) -> Draft | None:
        """ "A three-day battle", "the eight-year war": the duration is one token."""
        parts = self.r.lows[i].split("-")
        if len(parts) < 2 or parts[-1] == "old" or UNITS.get(parts[1], "") == "":  # noqa: PLR2004 - number and unit
            return None
        head = parts[0]
        value = int(head) if head.isdecimal() and len(head) <= 3 else NUMBERS.get(head, 0)  # noqa: PLR2004 - three digits
        if UNITS[parts[1]] == "hour" and value < _HALF_DAY:
            return None
        nouns = self.r.lows[i + 1 : i + 1 + 3]
        if not value or not any(noun in EVENT_NOUNS or noun in CONFLICTS for noun in nouns):
            return None
        draft = self._lasting(first, i + 1, value, UNITS[parts[1]], deictic=False)
        if any(noun in CONFLICTS for noun in nouns) and draft.span.precision is DatePrecision.YEAR:
            draft.scope, draft.rule, draft.deictic = Scope.CUMULATIVE, "long_conflict", True
        return draft

    # --- what refers back ------------------------------------------------------------------------------------

    def back(self, first: int, i: int) -> Draft | None:
        """ "The previous day", "that night", "over the same period", "the day before", "the next morning"."""
        r = self.r
        j = i + (r.low(i) == "the")
        word, noun = r.low(j), r.low(j + 1)
        if word in {"that", "this", "same"} and noun == "same":
            j += 1
            word, noun = "same", r.low(j + 1)
        if word in {"that", "this", "same"} and noun in {"period", "time", "timeframe", "span", "interval"}:
            if noun == "time" and r.low(first) == "at" or self.period is None:
                return None
            draft = Draft(first, j + 2, _UNKNOWN, Scope.PERIOD, "same_period", base=self.period)
            if r.low(j + 2) in {"last", "of"} and "year" in r.lows[j + 3 : j + 5]:
                draft.last = j + 3 + r.lows[j + 3 : j + 5].index("year") + 1
                draft.count, draft.unit = -1, "year"
            return draft
        unit = "day" if noun in DAY_PARTS else UNITS.get(noun, "")
        if unit in {"", "hour"} or noun.endswith("s"):
            return self._day_before(first, i, j)
        if word in PREVIOUS or word in {"that", "same"} or (word in FOLLOWING and r.low(i) == "the"):
            if (
                word == "that"
                and unit != "day"
                and i == first
                and first > 0
                and r.low(first - 1) not in {"of", "later"}
            ):
                return None
            count = 0 if word in {"that", "same"} else (-1 if word in PREVIOUS else 1)
            span = Span(None, None, cal.precision_of(unit))
            return Draft(
                first, j + 2, span, _unit_scope(unit), "back", count=count, unit=unit, shifted=True, base=self.named
            )
        return None

    def _day_before(self, first: int, i: int, j: int) -> Draft | None:
        """ "The day before", "the day after the attack", "the day after"."""
        r = self.r
        if j == i or r.low(j) not in {"day", "night", "week"} or r.low(j + 1) not in {"before", "after"}:
            return None
        if r.low(j + 2) == "yesterday":
            return None
        count, unit = (1 if r.low(j + 1) == "after" else -1), UNITS[r.low(j)]
        draft = Draft(
            first, j + 2, Span(None, None, cal.precision_of(unit)), _unit_scope(unit), "shift", count=count, unit=unit
        )
        draft.shifted = True
        if r.low(j + 2) in _STOPS or r.low(j + 2) == "":
            draft.base = self.named
            return draft
        return self.around(draft, j + 2)


def _boundary(found: Mention, span: Span, *, opening: bool) -> date | None:
    """The day on which a range begins or ends: "the end of April" is its last day, "the start of May" its first."""
    if found.edge and found.part == "late":
        return span.end
    if found.edge and found.part == "early":
        return span.start
    return span.start if opening else span.end


def _scope(span: Span) -> Scope:
    return Scope.INCIDENT if span.precision is DatePrecision.DAY else Scope.PERIOD


def _unit_scope(unit: str) -> Scope:
    return Scope.INCIDENT if unit in {"day", "hour"} else Scope.PERIOD


_OPERATORS: Final = {
    **dict.fromkeys(
        ("on", "in", "at", "during", "over", "within", "for", "around", "throughout", "through", "across", "amid"),
        _Walk.located,
    ),
    "since": _Walk.since,
    "between": _Walk.between,
    "from": _Walk.from_,
    "until": _Walk.until,
    "till": _Walk.until,
    "by": _Walk.by,
    "as": _Walk.by,
    "before": _Walk.before,
    "ahead": _Walk.before,
    "prior": _Walk.before,
    "after": _Walk.after,
    "following": _Walk.after,
    "so": _Walk.so_far,
}
_WINDOW: Final = 7  # tokens after "in" or "the" within which its time is named: "in the early hours of the morning on"
_TIMELY: Final = frozenset(
    {*UNITS, *ALL_MONTHS, *WEEKDAYS, *WEEKDAY_ABBREVIATIONS, *SEASONS, *FEAST_HEADS, *DAY_PARTS}
    | {
        "weekend",
        "period",
        "time",
        "timeframe",
        "span",
        "interval",
        "today",
        "yesterday",
        "tomorrow",
        "tonight",
        "then",
        "half",
        "quarter",
    }
)
# Words that often begin a time, and far more often do not.
_COMMON: Final = frozenset(
    {
        *NUMBERS,
        "the",
        "that",
        "in",
        "on",
        "at",
        "for",
        "over",
        "during",
        "around",
        "through",
        "across",
        "from",
        "by",
        "as",
        "after",
        "before",
        "between",
        "within",
        "following",
    }
)
# "a" and "one" begin counts; inside "since a ceasefire" they begin nothing.
_SINCE_SKIPS: Final = frozenset({"since", "as", "so", "after", "before", "by", "for", "between"})
_HEADS: Final = frozenset(
    {
        *_OPERATORS,
        *WEEKDAYS,
        *WEEKDAY_ABBREVIATIONS,
        *ALL_MONTHS,
        *NUMBERS,
        *PARTS,
        *FEAST_HEADS,
        *DAY_LEADS,
        *SEASONS,
        "today",
        "yesterday",
        "tonight",
        "tomorrow",
        "overnight",
        "this",
        "last",
        "past",
        "next",
        "the",
        "that",
        "same",
        "earlier",
        "later",
        "recent",
        "hours",
        "night",
        "morning",
        "afternoon",
        "evening",
        "[",
    }
) - {"some", "many", "about", "only", "just", "hours"}

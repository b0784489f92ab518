"""Points of the calendar as words name them: "early Saturday", "the end of April", "the first half of 2019".

In goes a reader and a position; out comes a `Mention`. Here is what combines: parts, leads and fractions of
what `date_names` and `date_numerals` read. Prepositions, and whose time it is, are not looked at.
"""

from dataclasses import replace
from typing import Final

from extractors import date_calendar as cal
from extractors.date_calendar import Span
from extractors.date_names import explained, feast, hyphenated_pair, hyphenated_part, modified, ordinal, season, weekday
from extractors.date_numerals import day_tail, from_number, month_day, year_after
from extractors.date_reader import NOTHING, Mention, Reader
from extractors.date_resolve import resolve
from extractors.date_words import (
    ALL_MONTHS,
    CLOCK,
    DAY_LEADS,
    DAY_LINKS,
    DAY_PARTS,
    EVENT_NOUNS,
    FEAST_HEADS,
    NUMBERS,
    ORDINALS,
    PARTS,
    SEASONS,
    UNITS,
    WEEKDAY_ABBREVIATIONS,
    WEEKDAYS,
)
from extractors.model import DatePrecision

_LEAD_REACH: Final = 8  # tokens in "in the early hours of the morning on"
_CLOCK_REACH: Final = 8  # tokens of "p.m. local time (1930 GMT)," before its day
_BRACKETS: Final = frozenset("(),")
_DEPTH: Final = 5  # "in the early part of late last ...": no sane phrase nests deeper, and hostile text may not


def mention(r: Reader, i: int, lead: str = "") -> Mention | None:
    """The calendar point that begins at token `i`, None if there is none.

    Args:
        r: the text.
        i: where to look.
        lead: the word before it, which tells "in May" from "may"; the text's own where it is empty.
    """
    low = r.low(i)
    rules = _RULES.get(low)
    if rules is None:
        if low[:1].isdecimal():
            return from_number(r, i, lead or r.low(i - 1)) or _clock(r, i)
        return (hyphenated_part(r, i) or hyphenated_pair(r, i)) if "-" in low else None
    if r.depth >= _DEPTH:
        return None
    r.depth += 1
    found = None
    for rule in rules:
        found = rule(r, i, lead or r.low(i - 1))
        if found is not None:
            break
    r.depth -= 1
    return found


def _clock(r: Reader, i: int) -> Mention | None:
    """The day that a time of the clock is of: "6 a.m. Monday", "10:30 pm on Tuesday", "0900 GMT on 3 May"."""
    j = i + 3 if r.low(i + 1) == ":" and r.number(i + 2) >= 0 else i + 1
    if r.low(j) not in CLOCK and j == i + 1:
        return None
    end = min(r.n, j + _CLOCK_REACH)
    while j < end and (r.lows[j] in CLOCK or r.lows[j] in _BRACKETS or r.number(j) >= 0):
        j += 1
    return _inner_day(r, j + (r.low(j) == "on")) if j < end else None


def _deictic(r: Reader, i: int, _: str) -> Mention | None:
    """Today, yesterday, tonight, tomorrow."""
    known, low = r.reference.day, r.low(i)
    if low == "tomorrow":
        return Mention(day_tail(r, i + 1), "span", modifier="next")
    span = NOTHING if known is None else cal.one_day(cal.shift(known, -(low == "yesterday")))
    return explained(r, Mention(day_tail(r, i + 1), "span", span=span))


def _overnight(r: Reader, i: int, _: str) -> Mention | None:
    """The last night, which touches two days; "overnight on Sunday" is Sunday."""
    inner = mention(r, i + 1 + (r.low(i + 1) in {"on", "from"}), "on")
    if inner is not None and inner.daily:
        return inner
    known = r.reference.day
    return Mention(
        i + 1, "span", span=NOTHING if known is None else cal.Span(cal.shift(known, -1), known, DatePrecision.DAY)
    )


def _part(r: Reader, i: int, _: str) -> Mention | None:
    """The third of what follows: "late August", "early in May", "the end of April", "late last year"."""
    part, j = PARTS[r.low(i)], i + 1
    noun = r.low(j) == "of"
    if r.low(j) in {"of", "in", "on", "-", "to"}:
        j += 1
        if r.low(j) in PARTS and r.low(j - 1) in {"-", "to"}:  # "mid to late August"
            part, j = "late", j + 1
    unit = r.low(j + 1)
    if noun and r.low(j) in {"the", "this"} and unit in {"year", "month", "week", "decade"}:
        return Mention(j + 2, "span", part=part, edge=True, span=_current(r, unit))
    inner = mention(r, j + (r.low(j) == "the"), "in")
    if inner is None or (inner.daily and noun and r.low(i) != "early"):
        return None
    return replace(inner, part=inner.part or part, edge=noun and not inner.part)


def _lead(r: Reader, i: int, _: str) -> Mention | None:
    """What leads a day and leaves it whole: "early Saturday", "the night of 3 May", "after midnight on Friday"."""
    for j in range(i, min(r.n - 1, i + _LEAD_REACH)):
        if r.lows[j] not in _LEADS and not (r.lows[j] == "," and r.lows[j + 1] == "on"):
            return None
        inner = _inner_day(r, j + 1)
        if inner is not None:
            return inner
    return None


def _inner_day(r: Reader, j: int) -> Mention | None:
    """A day at `j` that a lead may belong to."""
    low = r.lows[j]
    if low[0].isdecimal() or low in _LED:
        inner = mention(r, j, "on")
        if inner is not None and inner.daily:
            return inner
    return None


def _the(r: Reader, i: int, lead: str) -> Mention | None:
    """After "the": weekends, seasons, the year 2011, the week of 3 May, parts and fractions of what follows."""
    j = i + 1
    low, following = r.low(j), r.low(j + 1)
    if low == "year" and r.year(j + 1):
        return Mention(j + 2, "year", r.year(j + 1))
    if low == "holy":
        j, low, following = j + 1, following, r.low(j + 2)
    if low in {"month", "week"} and following == "of":
        return _unit_of(r, j + 2, week=low == "week")
    known = r.reference.day
    if low == "day" and following == "before" and r.low(j + 2) == "yesterday":
        return Mention(j + 3, "span", span=NOTHING if known is None else cal.one_day(cal.shift(known, -2)))
    if low == "weekend":
        return Mention(j + 1, "span", span=NOTHING if known is None else cal.weekend_of(known))
    if low in SEASONS:
        return None if following == "of" and not year_after(r, j + 1)[0] else season(r, j, lead)
    return _fraction(r, j) or (None if low in {"last", "this", "past"} else mention(r, j, "the"))


def _unit_of(r: Reader, i: int, *, week: bool) -> Mention | None:
    """Read "The month of May", "the week of 3 May"."""
    inner = mention(r, i, "in")
    if inner is None or not week:
        return inner if inner is not None and inner.kind in {"month", "feast"} else None
    start = resolve(r.reference, inner).start if inner.kind == "day" else None
    return Mention(inner.last, "span", span=cal.week_of(start)) if start else None


def _fraction(r: Reader, j: int) -> Mention | None:
    """The first or last so many units of a month or year: "the first half of 2019", "the first week of May"."""
    ordinal = -1 if r.low(j) in {"last", "final", "closing"} else ORDINALS.get(r.low(j), 0)
    if not ordinal:
        return None
    k = j + 1
    count = NUMBERS.get(r.low(k), r.number(k))
    k += count >= 0
    word = r.low(k)
    unit = word if word in {"half", "quarter"} else UNITS.get(word, "")
    if unit == "quarter" and r.low(k + 1) not in {"of", "in"} and r.low(j - 2) in {"in", "during", "for", "over"}:
        return _quarter(r, k + 1, ordinal)
    if unit not in {"half", "quarter", "day", "week", "month"} or r.low(k + 1) not in {"of", "in"}:
        return None
    whole = mention(r, k + 2, "in")
    if whole is None and r.low(k + 2) == "the" and r.low(k + 3) in {"year", "month"}:
        whole = Mention(k + 4, "span", span=_current(r, r.low(k + 3)))
    if whole is None or whole.kind not in {"month", "year", "span", "feast"}:
        return None
    span = resolve(r.reference, whole)
    if span.start is not None and span.end is not None:
        # "the first days of May" are three: the plural's least that is more than a pair
        pieces = count if count > 0 else (3 if word.endswith("s") else 1)
        span = cal.piece_of(span.start, span.end, ordinal, pieces, unit)
    return Mention(whole.last, "span", span=span)


def _quarter(r: Reader, last: int, ordinal: int) -> Mention | None:
    """The latest such quarter that had begun: "in the first quarter"."""
    known = r.reference.day
    if known is None or not 1 <= ordinal <= 4:  # noqa: PLR2004 - quarters of a year
        return None
    year = known.year - (known.month < 3 * ordinal - 2)
    whole = cal.year_of(max(1, year))
    if whole.start is None or whole.end is None:
        return None
    return Mention(last, "span", span=cal.piece_of(whole.start, whole.end, ordinal, 1, "quarter"))


def _weekend(r: Reader, i: int, _: str) -> Mention | None:
    """Read "In weekend clashes"; "the weekend" and "last weekend" are read elsewhere."""
    known = r.reference.day
    if r.low(i + 1) not in EVENT_NOUNS:
        return None
    return Mention(i + 1, "span", span=NOTHING if known is None else cal.weekend_of(known))


def _earlier(r: Reader, i: int, _: str) -> Mention | None:
    """Read "Earlier this month", "later on Friday", "earlier in May": the word adds nothing to the days."""
    j = i + 1 + (r.low(i + 1) in {"on", "in"})
    unit = r.low(j + 1)
    if r.low(j) == "the" and unit in {"year", "month", "week", "day"} and r.low(j - 1) == "in":
        return Mention(j + 2, "span", span=_current(r, unit))
    return mention(r, j, "in")


def _current(r: Reader, unit: str) -> Span:
    """The week, month or year that runs."""
    known = r.reference.day
    return Span(None, None, cal.precision_of(unit)) if known is None else cal.holding(known, unit)


_LEADS: Final = frozenset({*DAY_LEADS, *DAY_PARTS, *DAY_LINKS, "in", "at", "after", "before", "hour"})
_LED: Final = frozenset({*WEEKDAYS, *ALL_MONTHS, *ORDINALS, "today", "yesterday", "this", "last"})
_RULES: Final = {
    **dict.fromkeys(WEEKDAY_ABBREVIATIONS, (weekday,)),
    **dict.fromkeys(WEEKDAYS, (weekday,)),
    **dict.fromkeys(ALL_MONTHS, (month_day,)),
    **dict.fromkeys(DAY_PARTS, (_lead,)),
    **dict.fromkeys(DAY_LEADS, (_lead,)),
    **dict.fromkeys(ORDINALS, (ordinal,)),
    **dict.fromkeys(SEASONS, (season,)),
    **dict.fromkeys(PARTS, (_lead, _part)),
    **dict.fromkeys(FEAST_HEADS, (feast,)),
    **dict.fromkeys(("last", "this", "next", "coming", "upcoming"), (modified,)),
    **dict.fromkeys(("today", "yesterday", "tonight", "tomorrow"), (_deictic,)),
    **dict.fromkeys(("earlier", "later"), (_lead, _earlier)),
    "overnight": (_overnight,),
    "weekend": (_weekend,),
    "hours": (_lead,),
    "the": (_the,),
    "may": (feast, month_day),
}

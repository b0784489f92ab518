"""Times with a name: weekdays, seasons, feasts, "last month", "this morning", "mid-August", "Friday-Saturday".

In goes a reader and a position; out comes a `Mention`, or None where the name is another's ("the Sunday Times").
"""

from dataclasses import replace
from typing import Final

from extractors import date_calendar as cal
from extractors.date_calendar import Span
from extractors.date_numerals import dated_by, day_tail, month_day, year_after
from extractors.date_reader import NOTHING, YEAR_FROM, YEAR_TO, Mention, Reader
from extractors.date_resolve import resolve
from extractors.date_words import (
    DAY_PARTS,
    FEAST_HEADS,
    FEAST_NAMES,
    FUTURE_LEADS,
    ISLAMIC,
    MONTH_LEADS,
    MONTHS,
    ORDINALS,
    SEASON_LEADS,
    SEASONS,
    UNITS,
    WEEKDAY_ABBREVIATIONS,
    WEEKDAY_EPITHETS,
    WEEKDAY_TITLES,
    WEEKDAYS,
)
from extractors.model import DatePrecision

_SATURDAY: Final = 5
_MONTHS, _HALF_YEAR = 12, 6  # what parts the seasons of the two hemispheres


def weekday(r: Reader, i: int, _: str) -> Mention | None:
    """Read "Friday", "Friday [14 March]", "Fri, 14 March", "Monday last week"; not a paper's or a club's."""
    low = r.low(i)
    short = low in WEEKDAY_ABBREVIATIONS
    number = WEEKDAY_ABBREVIATIONS[low] if short else WEEKDAYS[low]
    if not r.capital(i) or (r.low(i - 1) in WEEKDAY_EPITHETS and r.capital(i - 1)):
        return None
    j = i + 1 + (short and r.low(i + 1) == ".")
    found = dated_by(r, j)
    if found is None and (short or (r.low(j) in WEEKDAY_TITLES and r.capital(j))):
        return None
    if found is None and day_tail(r, j) > j:
        j = day_tail(r, j)
        found = dated_by(r, j)
    if found is not None:
        return replace(found, weekday=number)
    modifier, last = _which_week(r, j)
    return Mention(last, "weekday", weekday=number, modifier=modifier)


def _which_week(r: Reader, j: int) -> tuple[str, int]:
    """What follows a weekday to say which: "last week", "of this week", "last"; and the token after it."""
    k = j + (r.low(j) == "of")
    if r.low(k) in {"last", "this"} and r.low(k + 1) == "week" and (k > j or r.low(k) == "last"):
        return r.low(k) + " week", day_tail(r, k + 2)
    if r.low(j) == "last" and r.low(j + 1) not in UNITS:
        return "last", j + 1
    return "", j


def modified(r: Reader, i: int, _: str) -> Mention | None:
    """After "last", "this", "next", "the coming": a weekday, month, season, unit or part of a day."""
    modifier, j = r.low(i), i + 1
    if modifier in FUTURE_LEADS:
        modifier = "next"
    elif modifier == "this" and r.low(j) in {"past", "coming", "same"}:
        modifier, j = ("next" if r.low(j) == "coming" else "this"), j + 1
    if modifier not in {"last", "this", "next"}:
        return None
    attempt = _NAMED.get(r.low(j))
    if attempt is not None and (r.low(j) in SEASONS or r.capital(j)):
        inner = attempt(r, j, "in")
        return None if inner is None else replace(inner, modifier=inner.modifier or modifier)
    if modifier == "next":
        return Mention(j + 1, "span", modifier="next") if r.low(j) in UNITS else None
    return _this_or_last(r, j, last=modifier == "last")


def _this_or_last(r: Reader, j: int, *, last: bool) -> Mention | None:
    """Read "This morning", "last night", "this weekend", "last week", "last week's Monday"."""
    word, known = r.low(j), r.reference.day
    if word in DAY_PARTS:
        span = NOTHING if known is None else cal.one_day(cal.shift(known, -last))
        return explained(r, Mention(day_tail(r, j + 1), "span", span=span))
    if word == "weekend":
        back = int(last and known is not None and known.weekday() >= _SATURDAY)
        return Mention(j + 1, "span", span=NOTHING if known is None else cal.weekend_of(known, back))
    if word not in {"week", "month", "year", "decade"}:
        return None
    if word == "week" and r.low(j + 1) == "'s" and r.low(j + 2) in WEEKDAYS:
        modifier = "last week" if last else "this week"
        return Mention(day_tail(r, j + 3), "weekday", weekday=WEEKDAYS[r.low(j + 2)], modifier=modifier)
    if known is None:
        return Mention(j + 1, "span", span=Span(None, None, cal.precision_of(word)))
    moved = cal.moved(known, -last, word)
    return Mention(j + 1, "span", span=cal.holding(moved.start or known, word))


def explained(r: Reader, found: Mention) -> Mention:
    """A deictic that the text itself dates: "today [10 February]", "yesterday (3 May)", "this noon, 1 December"."""
    dated = dated_by(r, found.last)
    if dated is None:
        j = found.last + (r.low(found.last) in {",", "on", "["})
        if r.low(j) in WEEKDAYS and r.sentence_of[j] == r.sentence_of[j - 1]:
            dated = weekday(r, j, "")
    return dated if dated is not None else found


def ordinal(r: Reader, i: int, _: str) -> Mention | None:
    """Read "third of May", "the Fourth of July"."""
    j = i + 1
    if r.low(j) == "of":
        j += 1
    elif r.low(j) == "day" and r.low(j + 1) == "of":
        j += 2
    else:
        return None
    if r.low(j) in MONTHS and r.capital(j):
        year, last = year_after(r, j + 1)
        return Mention(last, "day", year, MONTHS[r.low(j)], ORDINALS[r.low(i)])
    return None


def season(r: Reader, i: int, lead: str) -> Mention | None:
    """Read "In summer", "summer 2014", "spring of 2014"; alone "spring" is water and "fall" a verb."""
    year, last = year_after(r, i + 1)
    if year or lead in SEASON_LEADS:
        first = SEASONS[r.low(i)]
        if r.reference.south:
            first = (first + _HALF_YEAR - 1) % _MONTHS + 1
        return Mention(last, "season", year, first)
    return None


def feast(r: Reader, i: int, lead: str) -> Mention | None:
    """Christmas Eve, Easter Monday, New Year's Day; the longest name wins, and a person's is none ("Ramadan Ali")."""
    if not r.capital(i):
        return None
    for size in (4, 3, 2, 1):
        name = tuple(r.lows[i : i + size])
        if len(name) == size and name in FEAST_NAMES:
            if size == 1 and name in ISLAMIC and (lead not in MONTH_LEADS or r.capital(i + 1)):
                return None
            year, last = year_after(r, day_tail(r, i + size))
            return Mention(last, "feast", year, feast=name)
    return None


def hyphenated_part(r: Reader, i: int) -> Mention | None:
    """Read "mid-August" and "mid-2013", one token each."""
    head, mark, tail = r.low(i).partition("-")
    if not mark or head not in {"mid", "early", "late"}:
        return None
    if tail in MONTHS:
        year, last = year_after(r, i + 1)
        day = r.day_number(i + 1)
        return None if day and not year else Mention(last, "month", year, MONTHS[tail], part=head)
    if tail in SEASONS:
        year, last = year_after(r, i + 1)
        return Mention(last, "season", year, SEASONS[tail], part=head)
    if tail.isdecimal() and len(tail) == 4 and YEAR_FROM <= int(tail) <= YEAR_TO:  # noqa: PLR2004
        if r.low(i + 1) in {"s", "'s"}:
            return Mention(i + 2, "span", part=head, span=cal.year_of(int(tail), int(tail) + 9))
        return Mention(i + 1, "year", int(tail), part=head)
    return None


def hyphenated_pair(r: Reader, i: int) -> Mention | None:
    """Read "Friday-Saturday" and "April-June", one token each: the days from the one to the other."""
    head, mark, tail = r.low(i).partition("-")
    if head in MONTHS and tail in MONTHS:
        year, last = year_after(r, i + 1)
        closing = resolve(r.reference, Mention(last, "month", year, MONTHS[tail]))
        opening = resolve(r.reference, Mention(last, "month", year, MONTHS[head]), closing.end)
        return Mention(last, "span", span=Span(opening.start, closing.end, DatePrecision.MONTH))
    if not mark or head not in WEEKDAYS or tail not in WEEKDAYS:
        return None
    known = r.reference.day
    if known is None:
        return Mention(i + 1, "span")
    end = cal.weekday_before(known, WEEKDAYS[tail])
    return Mention(i + 1, "span", span=Span(cal.weekday_before(end, WEEKDAYS[head]), end, DatePrecision.DAY))


_NAMED: Final = {
    **dict.fromkeys(FEAST_HEADS, feast),
    **dict.fromkeys(WEEKDAYS, weekday),
    **dict.fromkeys(MONTHS, month_day),
    **dict.fromkeys(SEASONS, season),
}

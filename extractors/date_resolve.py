"""Turns a mention into days, against the reference: "Friday" into the last one, "3 May" into the year it fell in.

In goes what the words say and what resolves them; out come days, not yet cut at publication. No text is read.
"""

from datetime import date
from typing import Final

from extractors import date_calendar as cal
from extractors.date_calendar import Span
from extractors.date_reader import NOTHING, Mention, Reference
from extractors.date_words import EASTER, FEASTS, FLOATING, ISLAMIC
from extractors.model import DatePrecision

# A month and day without a year lies in the past, unless it is so few days ahead that it can only be the next one.
_AHEAD: Final = 45
_FEAST_DAYS: Final = 7  # a longer feast is a month of fasting


def resolve(reference: Reference, found: Mention, bound: date | None = None) -> Span:
    """The days that a mention names, not yet cut at publication; no days where nothing resolves it.

    Args:
        reference: what resolves it.
        found: the mention.
        bound: the day it may not follow, where it is not the reference: the second half of a range.
    """
    if found.modifier == "next":
        return NOTHING
    known = bound or reference.day
    span = _RESOLVERS[found.kind](reference, found, known)
    if found.part and span.start is not None and found.kind != "day":
        span = cal.part_of(span, found.part)
    return span


def _resolve_span(_: Reference, found: Mention, __: date | None) -> Span:
    return found.span


def _resolve_weekday(reference: Reference, found: Mention, known: date | None) -> Span:
    if known is None:
        dated = reference.dated.get(found.weekday)
        return cal.one_day(dated) if dated and not found.modifier else NOTHING
    if found.modifier in {"last week", "this week"}:
        monday = cal.week_of(cal.shift(known, -7 if found.modifier == "last week" else 0)).start or known
        return cal.one_day(cal.shift(monday, found.weekday))
    return cal.one_day(cal.weekday_before(known, found.weekday, strictly=found.modifier == "last"))


def _resolve_day(reference: Reference, found: Mention, known: date | None) -> Span:
    if not found.month:  # "the 17th"
        if known is None:
            return NOTHING
        value = cal.day(known.year, known.month, found.day)
        if value is None or value > known:
            back = cal.add_months(known.replace(day=1), -1)
            value = cal.day(back.year, back.month, found.day)
        return cal.one_day(value) if value else NOTHING
    year = found.year or (known.year if known else reference.year)
    if year is None:
        return NOTHING
    value = cal.day(year, found.month, found.day)
    if found.year is None and known is not None and (value is None or value > known):
        if value is not None and found.modifier != "last" and (value - known).days <= _AHEAD:
            return NOTHING
        value = next((d for back in range(1, 9) if (d := cal.day(year - back, found.month, found.day))), None)
    return cal.one_day(value) if value else NOTHING


def _resolve_month(reference: Reference, found: Mention, known: date | None) -> Span:
    year = found.year or (known.year if known else reference.year)
    if year is None:
        return Span(None, None, DatePrecision.MONTH)
    if found.year is None and known is not None:
        ahead = found.month > known.month or (found.modifier == "last" and found.month == known.month)
        year -= ahead and found.modifier != "this"
    return cal.month_of(max(1, year), found.month)


def _resolve_year(_: Reference, found: Mention, __: date | None) -> Span:
    return cal.year_of(found.year or 1)


def _resolve_season(reference: Reference, found: Mention, known: date | None) -> Span:
    if found.year:
        return cal.season_of(found.month, found.year)
    if known is None:
        return (
            Span(None, None, DatePrecision.MONTH) if not reference.year else cal.season_of(found.month, reference.year)
        )
    span = cal.season_of(found.month, known.year)
    if (span.start and span.start > known) or (found.modifier == "last" and span.end and span.end >= known):
        span = cal.season_of(found.month, max(1, known.year - 1))
        if found.modifier == "last" and span.end and span.end >= known:
            span = cal.season_of(found.month, max(1, known.year - 2))
    return span


def _resolve_feast(reference: Reference, found: Mention, known: date | None) -> Span:
    year = found.year or (known.year if known else reference.year)
    if year is None:
        return NOTHING
    if found.feast in ISLAMIC:
        return _islamic_feast(found, date(year, 12, 31) if found.year or known is None else known)
    for candidate in (year, year - 1):
        if candidate < 1:
            return NOTHING
        value = _feast_day(candidate, found.feast)
        if found.year or known is None or value <= known:
            return cal.one_day(value)
    return NOTHING


def _feast_day(year: int, feast: tuple[str, ...]) -> date:
    if feast in FEASTS:
        return date(year, *FEASTS[feast])
    if feast in FLOATING:
        month, weekday, count = FLOATING[feast]
        return cal.nth_weekday(year, month, weekday, count)
    return cal.shift(cal.easter(year), EASTER[feast])


def _islamic_feast(found: Mention, known: date) -> Span:
    """The last such feast that had begun; a day around it, as the moon decides."""
    month, day, days = ISLAMIC[found.feast]
    latest = cal.islamic_year(known)
    for year in range(latest, max(1, latest - 4), -1):
        start = cal.islamic(year, month, day)
        if cal.shift(start, -1) <= known:
            long = days > _FEAST_DAYS
            return Span(start, cal.shift(start, days - 1), DatePrecision.MONTH if long else DatePrecision.WEEK)
    return NOTHING


_RESOLVERS: Final = {
    "span": _resolve_span,
    "weekday": _resolve_weekday,
    "day": _resolve_day,
    "month": _resolve_month,
    "year": _resolve_year,
    "season": _resolve_season,
    "feast": _resolve_feast,
}

"""Calendar arithmetic for words: which days "late August", "last week" or "two months ago" name.

Days in, intervals of days out; no words, no text. The granularity of a shifted time is its unit's, as in
TimeML (ISO 24617-1) and HeidelTime: "two weeks ago" is a week, "two months ago" a month. All functions are
total: what would leave the calendar stops at its edge.
"""

import calendar
from datetime import date, timedelta
from typing import Final

from extractors.model import DatePrecision
from extractors.record import record

_MONTHS: Final = 12
_WEEK: Final = 7
_SATURDAY: Final = 5
_HALF_DAY: Final = 12  # hours: a shorter span stays within the day
# Thirds of a month and of a year, for "early", "mid" and "late": HeidelTime marks them START, MID and END
# and gives no days; thirds keep the three apart and equal.
_MONTH_THIRDS: Final = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}
_WEEK_PARTS: Final = {"early": (0, 2), "mid": (1, 3), "late": (3, 6)}
_HIJRA: Final = (
    226_630  # days from 1 January of the year 1 to the first of the first Islamic year, less what the sum counts
)
_PRECISION: Final = {
    "hour": DatePrecision.DAY,
    "day": DatePrecision.DAY,
    "week": DatePrecision.WEEK,
    "fortnight": DatePrecision.WEEK,
    "month": DatePrecision.MONTH,
    "year": DatePrecision.YEAR,
    "decade": DatePrecision.YEAR,
}


@record
class Span:
    """Days from `start` to `end`, both included, and the unit they were stated in."""

    start: date | None
    end: date | None
    precision: DatePrecision


def day(year: int, month: int, number: int) -> date | None:
    """The day, or None where the calendar has none ("31 June")."""
    if not (
        1 <= year <= date.max.year and 1 <= month <= _MONTHS and 1 <= number <= calendar.monthrange(year, month)[1]
    ):
        return None
    return date(year, month, number)


def one_day(value: date) -> Span:
    """A single day."""
    return Span(value, value, DatePrecision.DAY)


def month_of(year: int, month: int) -> Span:
    """All days of a month."""
    return Span(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), DatePrecision.MONTH)


def year_of(year: int, last: int | None = None) -> Span:
    """All days of a year, or of the years `year` to `last`."""
    return Span(date(year, 1, 1), date(max(year, last or year), 12, 31), DatePrecision.YEAR)


def week_of(value: date) -> Span:
    """The ISO week, Monday to Sunday, that holds the day."""
    monday = shift(value, -value.weekday())
    return Span(monday, shift(monday, _WEEK - 1), DatePrecision.WEEK)


def weekend_of(value: date, back: int = 0) -> Span:
    """The latest weekend that had begun by the day, `back` weekends before it."""
    saturday = shift(value, -((value.weekday() - _SATURDAY) % _WEEK) - _WEEK * back)
    return Span(saturday, shift(saturday, 1), DatePrecision.DAY)


def season_of(first_month: int, year: int) -> Span:
    """The meteorological season of three months that begins in that year."""
    last = first_month + 2
    end = month_of(min(year + (last > _MONTHS), date.max.year), (last - 1) % _MONTHS + 1).end
    return Span(date(year, first_month, 1), end, DatePrecision.MONTH)


def part_of(span: Span, part: str) -> Span:
    """The early, middle or late third of a month, season, year or decade; a week's days; a day stays whole."""
    start, end = span.start, span.end
    if start is None or end is None or span.precision is DatePrecision.DAY:
        return span
    if span.precision is DatePrecision.WEEK:
        low, high = _WEEK_PARTS[part]
        return Span(shift(start, low), shift(start, high), span.precision)
    months = (end.year - start.year) * _MONTHS + end.month - start.month + 1
    if months == 1:
        low, high = _MONTH_THIRDS[part]
        return Span(start.replace(day=low), start.replace(day=min(high, end.day)), span.precision)
    if start.day != 1 or months % 3:
        return span
    third = months // 3
    low = {"early": 0, "mid": third, "late": 2 * third}[part]
    first = add_months(start, low)
    return Span(first, shift(add_months(first, third), -1), span.precision)


def piece_of(start: date, end: date, ordinal: int, count: int, unit: str) -> Span:
    """The `ordinal`-th piece of `count` units of the days from `start` to `end`, the last one for -1.

    "The second half" of a year is its last six months, "the first week" of a month its first seven days.
    """
    months = (end.year - start.year) * _MONTHS + end.month - start.month + 1
    if unit in {"half", "quarter", "month"} and months > 1:
        size = {"half": max(1, months // 2), "quarter": max(1, months // 4), "month": count}[unit]
        first = add_months(start, months - size if ordinal < 0 else (ordinal - 1) * size)
        return Span(first, shift(add_months(first, size), -1), DatePrecision.MONTH)
    days = (
        (end - start).days // 2 + 1
        if unit in {"half", "quarter", "month"}
        else count * (_WEEK if unit == "week" else 1)
    )
    precision = DatePrecision.DAY if unit == "day" else DatePrecision.WEEK
    if ordinal < 0:
        return Span(max(start, shift(end, 1 - days)), end, precision)
    first = min(shift(start, (ordinal - 1) * days), end)
    return Span(first, min(shift(first, days - 1), end), precision)


def shift(value: date, days: int) -> date:
    """The day so many days later (earlier when negative); the calendar's edge where there is none."""
    try:
        return value + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min


def add_months(value: date, months: int) -> date:
    """The same day so many months later; the month's last day where it is shorter."""
    total = value.year * _MONTHS + value.month - 1 + months
    year, month = divmod(total, _MONTHS)
    if year < 1:
        return date.min
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(value.day, calendar.monthrange(year, month + 1)[1]))


def ending(end: date, count: int, unit: str) -> Span:
    """The `count` units that end on a day, that day included.

    "Two days of clashes" on a Sunday are Saturday and Sunday.
    Hours count from the clock, so that 24 of them touch two days.
    """
    if unit == "hour":
        start = end if count < _HALF_DAY else shift(end, -((count + 23) // 24))
    elif unit == "day":
        start = shift(end, 1 - max(count, 1))
    elif unit in {"week", "fortnight"}:
        start = shift(end, 1 - count * _days(unit))
    else:
        start = add_months(end, -count * _months(unit))
    return Span(start, end, _PRECISION[unit])


def moved(base: date, count: int, unit: str) -> Span:
    """The day, week, month or year that lies `count` units after `base` (before it when negative)."""
    if unit == "hour":
        return one_day(shift(base, int(count / 24)))
    if unit == "day":
        return one_day(shift(base, count))
    if unit in {"week", "fortnight"}:
        return week_of(shift(base, count * _days(unit)))
    target = add_months(base, count * _months(unit))
    return month_of(target.year, target.month) if unit == "month" else year_of(target.year)


def back_to_the_day(value: date, count: int, unit: str) -> date:
    """The same day so many units before: "a year ago today"."""
    if unit in {"month", "year", "decade"}:
        return add_months(value, -count * _months(unit))
    return shift(value, -count * (1 if unit in {"day", "hour"} else _days(unit)))


def holding(value: date, unit: str) -> Span:
    """The day, week, month, year or decade that holds the day."""
    if unit == "week":
        return week_of(value)
    if unit == "month":
        return month_of(value.year, value.month)
    if unit == "year":
        return year_of(value.year)
    if unit == "decade":
        return year_of(max(1, value.year - value.year % 10), value.year - value.year % 10 + 9)
    return one_day(value)


def precision_of(unit: str) -> DatePrecision:
    """The precision in which a duration in this unit is stated."""
    return _PRECISION[unit]


def weekday_before(reference: date, weekday: int, *, strictly: bool = False) -> date:
    """The last such weekday on or before the reference; before it, when `strictly`."""
    back = (reference.weekday() - weekday) % _WEEK
    return shift(reference, -(back or (_WEEK if strictly else 0)))


def weekday_after(reference: date, weekday: int) -> date:
    """The first such weekday on or after the reference."""
    return shift(reference, (weekday - reference.weekday()) % _WEEK)


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm printed in Nature, 20 April 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def islamic(year: int, month: int, day: int) -> date:
    """A day of the Islamic calendar by its tables (the civil epoch, leap years 2, 5, 7, 10 … of thirty).

    The day announced from the sight of the moon is that one or a neighbour of it.
    """
    lunar = (11 * year + 3) // 30 + 354 * year + 30 * month - (month - 1) // 2 + day
    return date.fromordinal(lunar + _HIJRA)


def islamic_year(value: date) -> int:
    """The Islamic year, or the one after, in which the day falls: 33 of its years are 32 of the sun's."""
    return (value.year - 621) * 33 // 32 + 1


def nth_weekday(year: int, month: int, weekday: int, count: int) -> date:
    """The `count`-th such weekday of a month, the last one for -1."""
    first = date(year, month, 1)
    if count < 0:
        return weekday_before(month_of(year, month).end or first, weekday)
    return shift(weekday_after(first, weekday), _WEEK * (count - 1))


def _days(unit: str) -> int:
    return _WEEK * (2 if unit == "fortnight" else 1)


def _months(unit: str) -> int:
    return {"month": 1, "year": _MONTHS, "decade": 10 * _MONTHS}[unit]

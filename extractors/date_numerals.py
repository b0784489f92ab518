"""Dates with figures in them, in the press's formats: "Dec. 1", "3rd of May", "2019-12-01", "[14 March]", "2014".

In goes a reader and a position; out comes a `Mention`, or None where the figures date nothing. Of two readings
of 3/4/2019 neither is taken unless publication rules the other out.
"""

from dataclasses import replace
from typing import Final

from extractors import date_calendar as cal
from extractors.date_reader import Mention, Reader
from extractors.date_words import (
    AFTER_ORDINAL,
    ALL_MONTHS,
    COUNTED,
    DAY_PARTS,
    DETERMINERS,
    MONTH_LEADS,
    MONTH_VERBS,
    MONTHS,
    ORDINALS,
    PARTS,
    SEASONAL,
    YEAR_LEADS,
)

_NEWS: Final = 14  # days before publication in which what a text dates by day and month alone most likely lies


def month_day(r: Reader, i: int, lead: str) -> Mention | None:
    """Month before day: "December 1, 2019", "Dec. 1"; or month and year: "May 2013", "May of last year"."""
    low = r.low(i)
    if low in MONTH_VERBS and not r.capital(i):
        return None
    month, j = ALL_MONTHS[low], r.after_month(i)
    if r.low(j) == "the" and r.day_number(j + 1) and r.low(j + 1) not in ORDINALS:
        j += 1
    day = r.day_number(j)
    if day and r.low(j) not in ORDINALS:
        year, last = year_after(r, j + 1)
        if not (lead == "in" and not year and r.low(j).isdecimal() and r.counts(j + 1)):
            return Mention(day_tail(r, last), "day", year, month, day)
    year, last = year_after(r, j)
    if year:
        return Mention(last, "month", year, month)
    if low in MONTHS and r.capital(i) and (lead in MONTH_LEADS or lead in PARTS or r.low(j) == "'s"):
        return Mention(j, "month", None, month)
    return None


def year_after(r: Reader, j: int) -> tuple[int | None, int]:
    """The year that a date goes on with, and the token after it: ", 2019", "2019", "of last year", "this year"."""
    k = j + 1 if r.low(j) in {",", "of"} else j
    year = r.year(k)
    if year:
        known = r.reference.day
        if r.low(j) == "," and ((known and year > known.year) or r.low(k + 1) in COUNTED):
            return None, j
        return year, k + 1
    if r.low(j) == "de" and r.year(k + 1):  # "3 de mayo de 2021"
        return r.year(k + 1), k + 2
    word, unit = r.low(k), r.low(k + 1)
    if word in {"this", "last", "the"} and r.reference.day and r.low(j) != ",":
        if unit == "year" and word != "the":
            return r.reference.day.year - (word == "last"), k + 2
        if word == "the" and unit in {"same", "previous"} and r.low(k + 2) == "year" and r.reference.year:
            return r.reference.year - (unit == "previous"), k + 3
    return None, j


def day_tail(r: Reader, j: int) -> int:
    """Past "night", "'s early hours", "at dawn" after a day."""
    while r.low(j) in DAY_PARTS or (r.low(j) in {"early", "late"} and r.low(j + 1) in DAY_PARTS):
        j += 1
    return j


def dated_by(r: Reader, j: int) -> Mention | None:
    """A date that explains the day just read: ", 8 February 2014", "[14 March]", "the 14th", ", On October 16"."""
    opened = j
    while j < opened + 3 and r.low(j) in {",", "[", "(", "the", "on", "-", "–"}:
        j += 1
    if j >= r.n or r.sentence_of[j] != r.sentence_of[opened - 1]:
        return None
    low = r.lows[j]
    if low in ALL_MONTHS:
        found = month_day(r, j, "")
    elif low[0].isdecimal() or (low in ORDINALS and j > opened):
        found = from_number(r, j, "on")
        if found is None and r.low(j - 1) == "the" and r.day_number(j) and low[-1].isalpha() and low not in ORDINALS:
            found = Mention(j + 1, "day", day=r.day_number(j))
    else:
        return None
    if found is None or found.kind != "day":
        return None
    if r.low(opened) in {"[", "("} and r.low(found.last) in {"]", ")"}:
        return replace(found, last=found.last + 1)
    return found


def from_number(r: Reader, i: int, lead: str) -> Mention | None:
    """What begins with a figure: "1 December 2019", "3rd of May", "2019-12-01", "2014", "1990s", "03-May-2013".

    `lead` is the word before it: "in 2014" is a year, "killed 2014" is not.
    """
    low = r.low(i)
    if "-" in low:
        return _hyphenated(r, i)
    if r.low(i + 1) in {"-", "/", "."} or "." in low:
        found = _numeric(r, i, lead)
        if found is not None:
            return found
    return _day_of_month(r, i, lead) if r.day_number(i) else _bare_year(r, i, lead)


def _day_of_month(r: Reader, i: int, lead: str) -> Mention | None:
    """Read "1 December 2019", "3rd of May", and "on the 9th" where no noun follows that it could count."""
    low, day, j = r.low(i), r.day_number(i), i + 1
    while r.low(j) in {"of", "the", "day", "month", "de", "er"} and j < i + 4:
        j += 1
    if r.low(j) in ALL_MONTHS and (j > i + 1 or r.capital(j) or r.low(j) not in MONTH_VERBS):
        year, last = year_after(r, r.after_month(j))
        return Mention(day_tail(r, last), "day", year, ALL_MONTHS[r.low(j)], day)
    alone = lead == "the" and not low.isdecimal() and r.low(i - 2) in {"on", "of", "by", "until", "since"}
    if alone and (r.low(i + 1) in AFTER_ORDINAL or not r.low(i + 1)[:1].isalpha()):
        return Mention(i + 1, "day", day=day)
    return None


def _bare_year(r: Reader, i: int, lead: str) -> Mention | None:
    """Read "In 2014", "the 1990s"."""
    year = r.year(i)
    if not year:
        return None
    if r.low(i + 1) in {"s", "'s"} and year % 10 == 0 and lead in {"the", "mid", "late", "early"}:
        return Mention(i + 2, "span", span=cal.year_of(year, year + 9))
    j = i + 2 if r.low(i + 1) in {"-", "–"} and r.year(i + 2) else i  # "the 1975-1990 civil war"
    led = lead in DETERMINERS or (
        r.low(i - 2) in DETERMINERS and lead.isalpha()
    )  # "the 2017 season", "a deadly 2016 attack"
    named = led and not SEASONAL.isdisjoint(r.lows[j + 1 : j + 4])
    if named or (lead in YEAR_LEADS and not r.counts(i + 1)):
        return Mention(i + 1, "year", year)
    return None


def _hyphenated(r: Reader, i: int) -> Mention | None:
    """Read "03-May-2013" and "3-May", one token each."""
    parts = r.low(i).split("-")
    if parts[0].isdecimal() and len(parts) > 1 and parts[1] in ALL_MONTHS and len(parts[0]) <= 2:  # noqa: PLR2004
        year = int(parts[2]) if len(parts) > 2 and parts[2].isdecimal() and len(parts[2]) == 4 else None  # noqa: PLR2004
        return Mention(i + 1, "day", year, ALL_MONTHS[parts[1]], int(parts[0]))
    return None


def _numeric(r: Reader, i: int, lead: str) -> Mention | None:
    """2019-12-01, 01.12.2019, 1/12/2019, 12/1 and 2011-14: only where no second reading is left."""
    if "." in r.low(i):
        return _dotted(r, i)
    mark, first, second = r.low(i + 1), r.number(i), r.number(i + 2)
    if first < 0 or second < 0:
        return None
    third = r.number(i + 4) if r.low(i + 3) == mark else -1
    if third > 0:
        if r.year(i):
            return Mention(i + 5, "day", first, second, third)
        return _ambiguous(r, i + 5, first, second, third) if r.year(i + 4) else None
    if third < 0 and mark == "/" and lead in {"on", "since", "until"}:
        return _ambiguous(r, i + 3, first, second, None)
    return None


def _dotted(r: Reader, i: int) -> Mention | None:
    """Read 01.12.2019, which is the number 01.12, a full stop and the number 2019, day first."""
    pieces = r.low(i).split(".")
    if r.low(i + 1) != "." or not r.year(i + 2) or any(not p.isdecimal() or len(p) > 2 for p in pieces):  # noqa: PLR2004
        return None
    return Mention(i + 3, "day", r.year(i + 2), int(pieces[1]), int(pieces[0]))


def _ambiguous(r: Reader, last: int, first: int, second: int, year: int | None) -> Mention | None:
    """Day and month in either order: the outlet's own, else the only one that is a date not after publication.

    Of two such dates the one in the two weeks before publication is meant, where the other is older.
    """
    known = r.reference.day
    orders = ((first, second), (second, first))
    read = [cal.day(year or (known.year if known else 2000), month, number) for month, number in orders]
    readings = {value for value in read if value and not (known and year and value > known)}
    if len(readings) > 1 and r.reference.month_first is not None:
        readings = {value for value in read[not r.reference.month_first :][:1] if value}
    elif len(readings) > 1 and known is not None:
        readings = {value for value in readings if 0 <= (known - value).days <= _NEWS}
    if len(readings) != 1:
        return None
    (value,) = readings
    return Mention(last, "day", year, value.month, value.day)

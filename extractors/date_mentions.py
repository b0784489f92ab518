"""Points of the calendar as words name them: "Dec. 1", "early Saturday", "last month", "the end of April".

In goes a reader over a text's tokens and a position; out comes a `Mention`: what the words say, not yet
resolved, so that a range may lend its year to its first half. `resolve` turns one into days. Nothing here
looks at prepositions or at whose time it is.
"""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from extractors import date_calendar as cal
from extractors.date_calendar import Span
from extractors.date_words import (
    ALL_MONTHS,
    DAY_LEADS,
    DAY_LINKS,
    DAY_PARTS,
    EASTER,
    FEAST_HEADS,
    FEASTS,
    FUTURE_LEADS,
    MONTH_ABBREVIATIONS,
    MONTH_LEADS,
    MONTHS,
    ORDINALS,
    PARTS,
    SEASONS,
    UNITS,
    WEEKDAY_ABBREVIATIONS,
    WEEKDAY_EPITHETS,
    WEEKDAY_TITLES,
    WEEKDAYS,
    YEAR_LEADS,
)
from extractors.model import DatePrecision
from extractors.text import NUMBER, Text, Token

# Years that the press writes as four bare digits; anything else of four digits is a quantity.
_YEAR_FROM, _YEAR_TO = 1800, 2199
# A month and day without a year lies in the past, unless it is so few days ahead that it can only be the next one.
_AHEAD: Final = 45
_LEAD_REACH: Final = 8  # tokens in "in the early hours of the morning on"
_DEPTH: Final = 5  # "in the early part of late last ...": no sane phrase nests deeper, and hostile text may not
_NONE: Final = Span(None, None, DatePrecision.DAY)
_BREAKS: Final = frozenset(",[(")
_MONTH_VERBS: Final = frozenset({"may", "march", "mar"})
_BORROWED: Final = frozenset({"this", "last", "next"})


@dataclass(frozen=True, slots=True)
class Reference:
    """What resolves a time: the day that "today" is, and the year of dates that name none."""

    day: date | None
    year: int | None = None
    dated: dict[int, date] = field(default_factory=dict)
    """Weekdays whose date the text itself gives: "Friday [14 March 2014]"."""


@dataclass(frozen=True, slots=True)
class Mention:
    """What the words of a calendar point say.

    Attributes:
        last: the token after its last.
        kind: "day", "weekday", "month", "year", "season", "feast" or "span" (already resolved).
        year: the year in the words.
        month: 1 to 12, also a season's first.
        day: day of the month.
        weekday: Monday is 0.
        part: "early", "mid", "late" third of it.
        edge: the part was a noun ("the end of April"): as a boundary it is one day.
        modifier: "last", "this" or "next" before it.
        span: the days, where `kind` is "span".
        feast: the name of a feast.
    """

    last: int
    kind: str
    year: int | None = None
    month: int = 0
    day: int = 0
    weekday: int = -1
    part: str = ""
    edge: bool = False
    modifier: str = ""
    span: Span = _NONE
    feast: tuple[str, ...] = ()

    @property
    def daily(self) -> bool:
        """Whether it names a day."""
        return self.kind in {"day", "weekday", "feast"} or (
            self.kind == "span" and self.span.precision is DatePrecision.DAY
        )


class Reader:
    """A text's tokens, and the look-ahead that every rule needs; never beyond the sentence's paragraph end."""

    __slots__ = ("depth", "lows", "n", "reference", "sentence_of", "tokens")

    def __init__(self, text: Text, reference: Reference) -> None:
        """Read `text` against `reference`."""
        self.tokens: tuple[Token, ...] = text.tokens
        self.lows: list[str] = [token.lower for token in text.tokens]
        self.sentence_of = text.sentence_of
        self.n = len(self.lows)
        self.reference = reference
        self.depth = 0

    def low(self, i: int) -> str:
        """The folded token at `i`, empty beyond either end."""
        return self.lows[i] if 0 <= i < self.n else ""

    def capital(self, i: int) -> bool:
        """Whether the token at `i` begins with a capital."""
        return i < self.n and self.tokens[i].text[:1].isupper()

    def number(self, i: int) -> int:
        """The whole number of at most four digits at `i`, -1 if there is none."""
        if i >= self.n or self.tokens[i].kind != NUMBER:
            return -1
        low = self.lows[i]
        return int(low) if len(low) <= 4 and low.isdecimal() else -1  # noqa: PLR2004 - a year has four digits

    def day_number(self, i: int) -> int:
        """The day of a month at `i` ("3", "3rd", "third"), 0 if there is none."""
        value = self.number(i)
        if value < 0 and i < self.n:
            low = self.lows[i]
            value = ORDINALS.get(low, 0)
            if not value and low[:1].isdecimal() and low[-2:] in {"st", "nd", "rd", "th"} and low[:-2].isdecimal():
                value = int(low[:-2]) if len(low) <= 4 else 0  # noqa: PLR2004 - two digits and an ending
        return value if 1 <= value <= 31 else 0  # noqa: PLR2004 - days of a month

    def year(self, i: int) -> int:
        """The year of four digits at `i`, 0 if there is none."""
        value = self.number(i)
        return value if _YEAR_FROM <= value <= _YEAR_TO and len(self.lows[i]) == 4 else 0  # noqa: PLR2004

    def counts(self, i: int) -> bool:
        """Whether the number before `i` counts the word at `i`: "2000 homes", "12 people"."""
        if i >= self.n:
            return False
        word = self.tokens[i].text
        return (
            word.isalpha()
            and word.islower()
            and (
                word in {"people", "children", "men", "women"}
                or (len(word) > 4 and word.endswith("s") and word not in _NOT_PLURAL)  # noqa: PLR2004 - shorter ones are "was", "this"
            )
        )

    def after_month(self, i: int) -> int:
        """The token after the month's name at `i`, past the full stop of "Dec."."""
        return i + 2 if self.low(i + 1) == "." and self.lows[i] in MONTH_ABBREVIATIONS else i + 1


_NOT_PLURAL: Final = frozenset({"across", "towards", "besides", "whereas", "perhaps", "always", "officials"})


def mention(r: Reader, i: int, lead: str = "") -> Mention | None:
    """The calendar point that begins at token `i`, None if there is none.

    Args:
        r: the text.
        i: where to look.
        lead: the word before it, which tells "in May" from "may"; the text's own where it is empty.
    """
    low = r.low(i)
    rule = _RULES.get(low)
    if rule is None:
        return _from_number(r, i, lead or r.low(i - 1)) if low[:1].isdecimal() else _mid(r, i) or _pair(r, i)
    if r.depth >= _DEPTH:
        return None
    r.depth += 1
    found = None
    for attempt in rule:
        found = attempt(r, i, lead or r.low(i - 1))
        if found is not None:
            break
    r.depth -= 1
    return found


def _weekday(r: Reader, i: int, _: str) -> Mention | None:
    low = r.low(i)
    number = WEEKDAYS.get(low, -1)
    short = number < 0
    if short:
        number = WEEKDAY_ABBREVIATIONS[low]
    if not r.capital(i) or (r.low(i - 1) in WEEKDAY_EPITHETS and r.capital(i - 1)):
        return None
    j = i + 1
    if short and r.low(j) == ".":
        j += 1
    dated = _dated(r, j)
    if dated is not None:
        return replace(dated, weekday=number)
    if short or (r.low(j) in WEEKDAY_TITLES and r.capital(j)):
        return None
    j = _day_tail(r, j)
    dated = _dated(r, j)
    if dated is not None:
        return replace(dated, weekday=number)
    if r.low(j) == "last" and r.low(j + 1) == "week":
        return Mention(_day_tail(r, j + 2), "weekday", weekday=number, modifier="last week")
    if r.low(j) == "of" and r.low(j + 1) in {"last", "this"} and r.low(j + 2) == "week":
        return Mention(j + 3, "weekday", weekday=number, modifier=r.low(j + 1) + " week")
    if r.low(j) == "last" and UNITS.get(r.low(j + 1)) is None and r.low(j + 1) not in {"night", "year"}:
        return Mention(j + 1, "weekday", weekday=number, modifier="last")
    return Mention(j, "weekday", weekday=number)


def _day_tail(r: Reader, j: int) -> int:
    """Past "night", "'s early hours", "at dawn" after a day."""
    while r.low(j) in DAY_PARTS or (r.low(j) in {"early", "late"} and r.low(j + 1) in DAY_PARTS):
        j += 1
    return j


def _dated(r: Reader, j: int) -> Mention | None:
    """A date that explains the day just read: ", 8 February 2014", "[14 March]", "the 14th", ", On October 16"."""
    opened = j
    for _ in range(3):
        if r.low(j) in {",", "[", "(", "the", "on"} or r.low(j) in {"-", "–"}:
            j += 1
    if j == opened and not (r.low(j)[:1].isdecimal() or r.low(j) in ALL_MONTHS):
        return None
    found = None
    if r.low(j) in ALL_MONTHS:
        found = _month_day(r, j, "")
    elif r.low(j)[:1].isdecimal() or r.low(j) in ORDINALS:
        found = _from_number(r, j, "on")
        if (
            found is None
            and r.low(j - 1) == "the"
            and r.day_number(j)
            and r.low(j)[-1:].isalpha()
            and r.low(j) not in ORDINALS
        ):
            found = Mention(j + 1, "day", day=r.day_number(j))
    if found is None or found.kind != "day" or r.sentence_of[opened] != r.sentence_of[opened - 1]:
        return None
    if r.low(opened) in {"[", "("} and r.low(found.last) in {"]", ")"}:
        return replace(found, last=found.last + 1)
    return found


def _month_day(r: Reader, i: int, lead: str) -> Mention | None:
    """Month before day: "December 1, 2019", "Dec. 1"; or month and year: "May 2013", "May of last year"."""
    low = r.low(i)
    if low in _MONTH_VERBS and not r.capital(i):
        return None
    month, j = ALL_MONTHS[low], r.after_month(i)
    if r.low(j) == "the" and r.day_number(j + 1) and r.low(j + 1) not in ORDINALS:
        j += 1
    day = r.day_number(j)
    if day and r.low(j) not in ORDINALS:
        year, last = _year_after(r, j + 1)
        if not (lead == "in" and not year and r.low(j).isdecimal() and r.counts(j + 1)):
            return Mention(_day_tail(r, last), "day", year, month, day)
    year, last = _year_after(r, j)
    if year:
        return Mention(last, "month", year, month)
    if low in MONTHS and r.capital(i) and (lead in MONTH_LEADS or lead in PARTS or r.low(j) == "'s"):
        return Mention(j, "month", None, month)
    return None


def _year_after(r: Reader, j: int) -> tuple[int | None, int]:
    """The year that a date or month goes on with, and the token after it: ", 2019", "2019", "of last year", "this year"."""
    k = j + 1 if r.low(j) in {",", "of"} else j
    year = r.year(k)
    if year:
        known = r.reference.day
        if r.low(j) == "," and ((known and year > known.year) or r.low(k + 1) in {"people", "families", "homes"}):
            return None, j
        return year, k + 1
    word, unit = r.low(k), r.low(k + 1)
    if word in {"this", "last", "the"} and r.reference.day and r.low(j) != ",":
        if unit == "year" and word != "the":
            return r.reference.day.year - (word == "last"), k + 2
        if word == "the" and unit in {"same", "previous"} and r.low(k + 2) == "year" and r.reference.year:
            return r.reference.year - (unit == "previous"), k + 3
    return None, j


def _from_number(r: Reader, i: int, lead: str) -> Mention | None:
    """What begins with a figure: "1 December 2019", "3rd of May", "2019-12-01", "2014", "1990s", "03-May-2013"."""
    low = r.low(i)
    number = r.number(i)
    if number < 0 and "-" in low:
        return _hyphenated(r, i)
    if r.low(i + 1) in {"-", "/", "."} or "." in low:
        found = _numeric(r, i, lead)
        if found is not None:
            return found
    day = r.day_number(i)
    if day:
        j = i + 1
        while r.low(j) in {"of", "the", "day", "month"} and j < i + 4:
            j += 1
        if r.low(j) in ALL_MONTHS and (j > i + 1 or r.capital(j) or r.low(j) not in _MONTH_VERBS):
            year, last = _year_after(r, r.after_month(j))
            return Mention(_day_tail(r, last), "day", year, ALL_MONTHS[r.low(j)], day)
        if lead == "the" and not low.isdecimal() and r.low(i - 2) in {"on", "of", "by", "until", "since"}:
            if not (r.low(j)[:1].isalpha() and r.low(i + 1) not in _AFTER_ORDINAL):
                return Mention(i + 1, "day", day=day)
        return None
    year = r.year(i)
    if not year:
        return None
    if r.low(i + 1) in {"s", "'s"} and year % 10 == 0 and (lead in {"the", "mid", "late", "early"}):
        return Mention(i + 2, "span", span=cal.year_of(year, year + 9))
    if lead in YEAR_LEADS and not r.counts(i + 1):
        return Mention(i + 1, "year", year)
    return None


_AFTER_ORDINAL: Final = frozenset(
    {"in", "at", "and", "when", "by", "after", "as", "with", "to", "when", "near", "while"}
)


def _hyphenated(r: Reader, i: int) -> Mention | None:
    """ "03-May-2013" and "3-May" are one token."""
    parts = r.low(i).split("-")
    if parts[0].isdecimal() and len(parts) > 1 and parts[1] in ALL_MONTHS and len(parts[0]) <= 2:  # noqa: PLR2004
        year = int(parts[2]) if len(parts) > 2 and parts[2].isdecimal() and len(parts[2]) == 4 else None  # noqa: PLR2004
        return Mention(i + 1, "day", year, ALL_MONTHS[parts[1]], int(parts[0]))
    return None


def _numeric(r: Reader, i: int, lead: str) -> Mention | None:
    """2019-12-01, 01.12.2019, 1/12/2019, 12/1 and 2011-14: only where no second reading is left."""
    if "." in r.low(i):  # 01.12.2019 is read as the number 01.12, a full stop and 2019
        pieces = r.low(i).split(".")
        if r.low(i + 1) == "." and r.year(i + 2) and all(piece.isdecimal() and len(piece) <= 2 for piece in pieces):  # noqa: PLR2004
            return Mention(i + 3, "day", r.year(i + 2), int(pieces[1]), int(pieces[0]))
        return None
    mark, first, second = r.low(i + 1), r.number(i), r.number(i + 2)
    if first < 0 or second < 0:
        return None
    third = r.number(i + 4) if r.low(i + 3) == mark else -1
    if r.year(i) and third > 0:
        return Mention(i + 5, "day", first, second, third)
    if r.year(i + 4) and third > 0:
        return _ambiguous(r, i + 5, first, second, third)
    if third < 0 and mark == "/" and lead in {"on", "since", "until"}:
        return _ambiguous(r, i + 3, first, second, None)
    return None


def _ambiguous(r: Reader, last: int, first: int, second: int, year: int | None) -> Mention | None:
    """Day and month in either order: kept when only one order is a date not after publication."""
    known = r.reference.day
    readings = {
        value
        for month, number in ((first, second), (second, first))
        if (value := cal.day(year or (known.year if known else 2000), month, number))
        and not (known and year and value > known)
    }
    if len(readings) != 1:
        return None
    (value,) = readings
    return Mention(last, "day", year, value.month, value.day)


def _modified(r: Reader, i: int, _: str) -> Mention | None:
    """After "last", "this", "next", "the coming": a weekday, month, season, unit or part of a day."""
    modifier, j = r.low(i), i + 1
    if modifier == "past":
        return None
    if modifier in FUTURE_LEADS:
        modifier = "next"
    elif modifier == "this" and r.low(j) in {"past", "coming", "same"}:
        modifier, j = ("next" if r.low(j) == "coming" else "this"), j + 1
    word = r.low(j)
    if word in {"early", "late", "mid"} and modifier == "this":
        return None
    known = r.reference.day
    if word in WEEKDAYS and r.capital(j):
        inner = _weekday(r, j, "")
        return replace(inner, modifier=inner.modifier or modifier) if inner else None
    if word in MONTHS and r.capital(j):
        inner = _month_day(r, j, "in")
        return replace(inner, modifier=modifier) if inner else None
    if word in SEASONS:
        return Mention(j + 1, "season", None, SEASONS[word], modifier=modifier)
    if word in FEAST_HEADS:
        inner = _feast(r, j, "")
        return replace(inner, modifier=modifier) if inner else None
    if modifier == "next" and word in UNITS:
        return Mention(j + 1, "span", modifier="next")
    if word in DAY_PARTS and modifier != "next":
        span = _NONE if known is None else cal.one_day(known if modifier == "this" else cal.shift(known, -1))
        return _explained(r, Mention(_day_tail(r, j + 1), "span", span=span))
    if word in {"weekend", "weekends"}:
        back = int(modifier == "last" and known is not None and known.weekday() >= 5)  # noqa: PLR2004 - Saturday
        return Mention(j + 1, "span", span=_NONE if known is None else cal.weekend_of(known, back))
    unit = UNITS.get(word, "")
    if unit in {"week", "month", "year", "decade"} and not word.endswith("s"):
        if word == "week" and r.low(j + 1) == "'s" and r.low(j + 2) in WEEKDAYS:
            return Mention(j + 3, "weekday", weekday=WEEKDAYS[r.low(j + 2)], modifier=modifier + " week")
        count = -1 if modifier == "last" else 0
        span = Span(None, None, cal.precision_of(unit)) if known is None else cal.moved(known, count, unit)
        if unit == "decade" and known is not None:
            span = cal.holding(cal.moved(known, count, unit).start or known, unit)
        return Mention(j + 1, "span", span=span)
    return None


def _explained(r: Reader, found: Mention) -> Mention:
    """A deictic that the text itself dates: "today [10 February]", "yesterday (3 May)", "this noon, 1 December"."""
    dated = _dated(r, found.last)
    if dated is None:
        j = found.last + (r.low(found.last) in {",", "on", "["})
        if r.low(j) in WEEKDAYS and r.sentence_of[j] == r.sentence_of[j - 1]:
            dated = _weekday(r, j, "")
    return dated if dated is not None else found


def _deictic(r: Reader, i: int, _: str) -> Mention | None:
    """Today, yesterday, tonight, overnight, tomorrow."""
    known, low = r.reference.day, r.low(i)
    if low == "tomorrow":
        return Mention(_day_tail(r, i + 1), "span", modifier="next")
    if low == "overnight":
        inner = mention(r, i + 2, "on") if r.low(i + 1) in {"on", "from"} else mention(r, i + 1, "on")
        if inner is not None and inner.daily:
            return inner
        span = _NONE if known is None else Span(cal.shift(known, -1), known, DatePrecision.DAY)
        return Mention(i + 1, "span", span=span)
    back = 1 if low == "yesterday" else 0
    span = _NONE if known is None else cal.one_day(cal.shift(known, -back))
    return _explained(r, Mention(_day_tail(r, i + 1), "span", span=span))


def _part(r: Reader, i: int, _: str) -> Mention | None:
    """The third of what follows: "late August", "early in May", "the end of April", "late last year"."""
    part, j = PARTS[r.low(i)], i + 1
    noun = r.low(j) == "of"
    if r.low(j) in {"of", "in", "on", "-", "to"} and j < r.n:
        j += 1
        if r.low(j) in PARTS and r.low(j - 1) in {"-", "to"}:  # "mid to late August"
            part, j = "late", j + 1
    if r.low(j) == "the" and r.low(j + 1) not in {"year", "month", "week", "decade"}:
        j += 1
    if r.low(j) in SEASONS:
        year, last = _year_after(r, j + 1)
        return Mention(last, "season", year, SEASONS[r.low(j)], part=part, edge=noun)
    if noun and r.low(j) in {"the", "this"} and r.low(j + 1) in {"year", "month", "week", "decade"}:
        known = r.reference.day
        span = (
            Span(None, None, cal.precision_of(UNITS[r.low(j + 1)]))
            if known is None
            else cal.holding(known, r.low(j + 1))
        )
        return Mention(j + 2, "span", part=part, edge=True, span=span)
    inner = mention(r, j, "in")
    if inner is None or (inner.daily and noun and r.low(i) != "early"):
        return None
    return replace(inner, part=inner.part or part, edge=noun and not inner.part)


def _mid(r: Reader, i: int) -> Mention | None:
    """ "mid-August", "mid-2013", "late-night" are one token each."""
    head, mark, tail = r.low(i).partition("-")
    if not mark or head not in {"mid", "early", "late"}:
        return None
    if tail in MONTHS:
        year, last = _year_after(r, i + 1)
        day = r.day_number(i + 1)
        return None if day and not year else Mention(last, "month", year, MONTHS[tail], part=head)
    if tail in SEASONS:
        year, last = _year_after(r, i + 1)
        return Mention(last, "season", year, SEASONS[tail], part=head)
    if tail.isdecimal() and len(tail) == 4 and _YEAR_FROM <= int(tail) <= _YEAR_TO:  # noqa: PLR2004
        if r.low(i + 1) in {"s", "'s"}:
            return Mention(i + 2, "span", part=head, span=cal.year_of(int(tail), int(tail) + 9))
        return Mention(i + 1, "year", int(tail), part=head)
    return None


def _pair(r: Reader, i: int) -> Mention | None:
    """ "Friday-Saturday" and "April-June" are one token each: the days from the one to the other."""
    head, mark, tail = r.low(i).partition("-")
    if head in MONTHS and tail in MONTHS:
        year, last = _year_after(r, i + 1)
        end = resolve(r.reference, Mention(last, "month", year, MONTHS[tail]))
        start = resolve(r.reference, Mention(last, "month", year, MONTHS[head]), end.end)
        return Mention(last, "span", span=Span(start.start, end.end, DatePrecision.MONTH))
    if not mark or head not in WEEKDAYS or tail not in WEEKDAYS:
        return None
    known = r.reference.day
    if known is None:
        return Mention(i + 1, "span")
    end = cal.weekday_before(known, WEEKDAYS[tail])
    return Mention(i + 1, "span", span=Span(cal.weekday_before(end, WEEKDAYS[head]), end, DatePrecision.DAY))


def _lead(r: Reader, i: int, _: str) -> Mention | None:
    """What leads a day and leaves it whole: "early Saturday", "the night of 3 May", "shortly after midnight on Friday"."""
    j = i
    while (
        j < r.n
        and j - i < _LEAD_REACH
        and (low := r.lows[j])
        and (
            low in DAY_LEADS
            or low in DAY_PARTS
            or low in DAY_LINKS
            or low in {"in", "after", "before", "at", "hour", ","}
        )
    ):
        if low == "," and r.low(j + 1) != "on":
            break
        j += 1
        inner = _inner_day(r, j)
        if inner is not None:
            return inner
    return None


def _inner_day(r: Reader, j: int) -> Mention | None:
    low = r.low(j)
    if (
        low in WEEKDAYS
        or low in ALL_MONTHS
        or low[:1].isdecimal()
        or low in {"today", "yesterday", "this", "last"}
        or low in ORDINALS
    ):
        inner = mention(r, j, "on")
        if inner is not None and inner.daily:
            return inner
    return None


def _the(r: Reader, i: int, lead: str) -> Mention | None:
    """After "the": parts, days of the month, decades, seasons, weekends, halves and quarters."""
    j = i + 1
    low = r.low(j)
    if low == "year" and r.year(j + 1):
        return Mention(j + 2, "year", r.year(j + 1))
    if low in {"month", "week"} and r.low(j + 1) == "of":
        inner = mention(r, j + 2, "in")
        if inner is not None and low == "week" and inner.kind == "day":
            start = resolve(r.reference, inner).start
            return Mention(inner.last, "span", span=cal.week_of(start)) if start else None
        return inner if inner is not None and inner.kind == "month" else None
    if low == "day" and r.low(j + 1) == "before" and r.low(j + 2) == "yesterday":
        known = r.reference.day
        return Mention(j + 3, "span", span=_NONE if known is None else cal.one_day(cal.shift(known, -2)))
    if low == "weekend":
        known = r.reference.day
        return Mention(j + 1, "span", span=_NONE if known is None else cal.weekend_of(known))
    if low in SEASONS:
        year, last = _year_after(r, j + 1)
        if year or (lead in MONTH_LEADS and r.low(j + 1) != "of"):
            return Mention(last, "season", year, SEASONS[low])
        return None
    fraction = _fraction(r, j)
    if fraction is not None:
        return fraction
    return None if low in {"last", "this", "past"} else mention(r, j, "the")


def _fraction(r: Reader, j: int) -> Mention | None:
    """The first or last so many units of a month or year: "the first half of 2019", "the first week of May"."""
    ordinal = -1 if r.low(j) in {"last", "final", "closing"} else ORDINALS.get(r.low(j), 0)
    if not ordinal:
        return None
    k = j + 1
    count = _SMALL.get(r.low(k), r.number(k))
    if count > 0:
        k += 1
    word = r.low(k)
    unit = word if word in {"half", "quarter"} else UNITS.get(word, "")
    if unit in {"", "hour", "fortnight", "decade"} or r.low(k + 1) not in {"of", "in"}:
        return None
    whole = mention(r, k + 2, "in")
    if whole is None and r.low(k + 2) == "the" and r.low(k + 3) in {"year", "month"} and r.reference.day:
        whole = Mention(k + 4, "span", span=cal.holding(r.reference.day, r.low(k + 3)))
    if whole is None or whole.kind not in {"month", "year", "span"}:
        return None
    span = resolve(r.reference, whole)
    if span.start is None or span.end is None:
        return Mention(whole.last, "span", span=span)
    return Mention(
        whole.last, "span", span=_slice(span.start, span.end, ordinal, max(count, 1), unit, word.endswith("s"))
    )


_SMALL: Final = {
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "few": 3,
}


def _slice(start: date, end: date, ordinal: int, count: int, unit: str, plural: bool) -> Span:  # noqa: FBT001, PLR0913
    """The `ordinal`-th piece of `count` units of the days from `start` to `end`; the last for -1."""
    if plural and count == 1:  # "the first days of May"
        count = 3
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    if unit in {"half", "quarter", "month"} and months > 1:
        size = {"half": max(1, months // 2), "quarter": max(1, months // 4), "month": count}[unit]
        first = cal.add_months(start, months - size if ordinal < 0 else (ordinal - 1) * size)
        return Span(first, cal.shift(cal.add_months(first, size), -1), DatePrecision.MONTH)
    size = (end - start).days // 2 + 1 if unit in {"half", "quarter"} else count * (7 if unit == "week" else 1)
    precision = DatePrecision.WEEK if unit != "day" else DatePrecision.DAY
    if ordinal < 0:
        return Span(cal.shift(end, 1 - size), end, precision)
    first = cal.shift(start, (ordinal - 1) * size)
    return Span(min(first, end), min(cal.shift(first, size - 1), end), precision)


def _ordinal(r: Reader, i: int, _: str) -> Mention | None:
    """ "third of May", "the Fourth of July"."""
    j = i + 1
    if r.low(j) == "of":
        j += 1
    elif r.low(j) == "day" and r.low(j + 1) == "of":
        j += 2
    else:
        return None
    if r.low(j) in MONTHS and r.capital(j):
        year, last = _year_after(r, j + 1)
        return Mention(last, "day", year, MONTHS[r.low(j)], ORDINALS[r.low(i)])
    return None


def _season(r: Reader, i: int, lead: str) -> Mention | None:
    low = r.low(i)
    year, last = _year_after(r, i + 1)
    if year or lead in {"in", "since", "during", "until", "by"}:
        return Mention(last, "season", year, SEASONS[low])
    return None


def _feast(r: Reader, i: int, _: str) -> Mention | None:
    """Christmas Eve, Easter Monday, New Year's Day; the longest name wins."""
    if not r.capital(i):
        return None
    for size in (4, 3, 2, 1):
        name = tuple(r.lows[i : i + size])
        if len(name) == size and (name in FEASTS or name in EASTER):
            year, last = _year_after(r, _day_tail(r, i + size))
            return Mention(last, "feast", year, feast=name)
    return None


def _earlier(r: Reader, i: int, _: str) -> Mention | None:
    """ "Earlier this month", "later on Friday", "earlier in May": the word adds nothing to the days."""
    j = i + 1
    if r.low(j) in {"on", "in"}:
        j += 1
    if r.low(j) == "the" and r.low(j + 1) in {"year", "month", "week", "day"} and r.low(j - 1) == "in":
        known = r.reference.day
        unit = r.low(j + 1)
        span = Span(None, None, cal.precision_of(unit)) if known is None else cal.holding(known, unit)
        return Mention(j + 2, "span", span=span)
    return mention(r, j, "in")


_RULES: Final = {
    **dict.fromkeys(WEEKDAY_ABBREVIATIONS, (_weekday,)),
    **dict.fromkeys(WEEKDAYS, (_weekday,)),
    **dict.fromkeys(ALL_MONTHS, (_month_day,)),
    **dict.fromkeys(DAY_PARTS, (_lead,)),
    **dict.fromkeys(DAY_LEADS, (_lead,)),
    **dict.fromkeys(ORDINALS, (_ordinal,)),
    **dict.fromkeys(SEASONS, (_season,)),
    **dict.fromkeys(PARTS, (_lead, _part)),
    **dict.fromkeys(FEAST_HEADS, (_feast,)),
    **dict.fromkeys(("last", "this", "next", "coming", "upcoming", "past"), (_modified,)),
    **dict.fromkeys(("today", "yesterday", "tonight", "tomorrow", "overnight"), (_deictic,)),
    "good": (_feast,),
    "palm": (_feast,),
    "ash": (_feast,),
    "new": (_feast,),
    "earlier": (_lead, _earlier),
    "later": (_lead, _earlier),
    "hours": (_lead,),
    "the": (_the,),
    "may": (_feast, _month_day),
    "fall": (_season,),
    "second": (_ordinal,),
}


def resolve(reference: Reference, found: Mention, bound: date | None = None) -> Span:
    """The days that a mention names, not yet cut at publication; no days where nothing resolves it.

    Args:
        reference: what resolves it.
        found: the mention.
        bound: the day it may not follow, where it is not the reference: the second half of a range.
    """
    if found.modifier == "next":
        return _NONE
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
        return cal.one_day(dated) if dated and not found.modifier else _NONE
    if found.modifier in {"last week", "this week"}:
        monday = cal.week_of(cal.shift(known, -7 if found.modifier == "last week" else 0)).start or known
        return cal.one_day(cal.shift(monday, found.weekday))
    return cal.one_day(cal.weekday_before(known, found.weekday, strictly=found.modifier == "last"))


def _resolve_day(reference: Reference, found: Mention, known: date | None) -> Span:
    if not found.month:  # "the 17th"
        if known is None:
            return _NONE
        value = cal.day(known.year, known.month, found.day)
        if value is None or value > known:
            back = cal.add_months(known.replace(day=1), -1)
            value = cal.day(back.year, back.month, found.day)
        return cal.one_day(value) if value else _NONE
    year = found.year or (known.year if known else reference.year)
    if year is None:
        return _NONE
    value = cal.day(year, found.month, found.day)
    if found.year is None and known is not None and (value is None or value > known):
        if value is not None and found.modifier != "last" and (value - known).days <= _AHEAD:
            return _NONE
        value = next((d for back in range(1, 9) if (d := cal.day(year - back, found.month, found.day))), None)
    return cal.one_day(value) if value else _NONE


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
        return _NONE
    for candidate in (year, year - 1):
        if candidate < 1:
            return _NONE
        if found.feast in FEASTS:
            value: date = date(candidate, *FEASTS[found.feast])
        else:
            value = cal.shift(cal.easter(candidate), EASTER[found.feast])
        if found.year or known is None or value <= known:
            return cal.one_day(value)
    return _NONE


_RESOLVERS: Final = {
    "span": _resolve_span,
    "weekday": _resolve_weekday,
    "day": _resolve_day,
    "month": _resolve_month,
    "year": _resolve_year,
    "season": _resolve_season,
    "feast": _resolve_feast,
}

"""What the time modules read from and hand to each other: a reader over tokens, and what a mention says.

In goes a text and what resolves its times; the reader answers what stands at a token (a year, a day of the
month, a count of something else) and knows no grammar. A `Mention` is what the words of a calendar point say,
not yet resolved, so that a range may lend its year to its first half.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from extractors.date_calendar import Span
from extractors.date_words import COUNTED, MONTH_ABBREVIATIONS, NOT_PLURAL, ORDINALS
from extractors.model import DatePrecision
from extractors.record import record
from extractors.text import NUMBER, Text, Token

# Years that the press writes as four bare digits; anything else of four digits is a quantity.
YEAR_FROM, YEAR_TO = 1800, 2199


NOTHING: Final = Span(None, None, DatePrecision.DAY)


@dataclass(frozen=True, slots=True)
class Reference:
    """What resolves a time: the day that "today" is, and the year of dates that name none."""

    day: date | None
    year: int | None = None
    dated: dict[int, date] = field(default_factory=dict)
    """Weekdays whose date the text itself gives: "Friday [14 March 2014]"."""
    south: bool = False
    """Whether the seasons are those of the southern hemisphere."""
    month_first: bool | None = None
    """Whether the outlet writes 3/4/2021 for the fourth of March; None where its address does not tell."""


@record
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
    span: Span = NOTHING
    feast: tuple[str, ...] = ()

    @property
    def daily(self) -> bool:
        """Whether it names a day."""
        return self.kind in {"day", "weekday", "feast"} or (
            self.kind == "span" and self.span.precision is DatePrecision.DAY
        )


class Reader:
    """A text's tokens, and the look-ahead that every rule needs; never beyond the sentence's paragraph end."""

    __slots__ = ("depth", "lows", "n", "numeric", "reference", "sentence_of", "tokens")

    def __init__(self, text: Text, reference: Reference) -> None:
        """Read `text` against `reference`."""
        self.tokens: tuple[Token, ...] = text.tokens
        self.lows: tuple[str, ...] = text.lowers
        self.numeric = text.numeric
        self.sentence_of = text.sentence_of
        self.n = len(self.lows)
        self.reference = reference
        self.depth = 0

    def low(self, i: int) -> str:
        """The folded token at `i`, empty beyond either end."""
        try:
            return self.lows[i] if i >= 0 else ""
        except IndexError:
            return ""

    def capital(self, i: int) -> bool:
        """Whether the token at `i` begins with a capital."""
        return i < self.n and self.tokens[i].capital

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
        return value if YEAR_FROM <= value <= YEAR_TO and len(self.lows[i]) == 4 else 0  # noqa: PLR2004

    def counts(self, i: int) -> bool:
        """Whether the number before `i` counts the word at `i`: "2000 homes", "12 people"."""
        if i >= self.n:
            return False
        word = self.tokens[i].text
        return (
            word.isalpha()
            and word.islower()
            and (
                word in COUNTED or (len(word) > 4 and word.endswith("s") and word not in NOT_PLURAL)  # noqa: PLR2004 - shorter ones are "was", "this"
            )
        )

    def after_month(self, i: int) -> int:
        """The token after the month's name at `i`, past the full stop of "Dec."."""
        return i + 2 if self.low(i + 1) == "." and self.lows[i] in MONTH_ABBREVIATIONS else i + 1

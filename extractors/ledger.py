"""The ledger of one text: its claims and figures side by side, for those who ask how they hang together.

A small read-only view with the questions that `wholes`, `sames` and `totals` share. Looking back stops after
`LOOKBACK` figures, so that the work stays linear in the length of a text.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from extractors.claims import Claim
from extractors.model import Figure
from extractors.parties import PERPETRATORS
from extractors.place_nearness import are_apart, is_narrower, may_be_same
from extractors.text import Text

LOOKBACK: Final = 60
"""Figures before one that may be about the same people; the longest live blogs of the demo hold some forty."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """Claims and figures of `text`, of equal length and in text order."""

    text: Text
    claims: Sequence[Claim]
    figures: Sequence[Figure]

    def sentence(self, i: int) -> int:
        """The number of the sentence in which figure `i` stands."""
        return self.text.sentence_of[self.claims[i].phrase.first]

    def size(self, i: int) -> int | None:
        """The number of figure `i`, or the least that it can be."""
        figure = self.figures[i]
        return figure.value if figure.value is not None else figure.low

    def earlier(self, i: int) -> Iterator[int]:
        """The figures before `i`, the nearest first."""
        return iter(range(i - 1, max(-1, i - 1 - LOOKBACK), -1))

    def counted(self, i: int) -> bool:
        """Whether figure `i` has a number, and is not one person named or described."""
        return self.claims[i].phrase.quantity is not None

    def together(self, i: int, j: int) -> bool:
        """Whether two figures may be about one event: neither names a place that is not the other's."""
        return may_be_same(self.figures[i].place, self.figures[j].place)

    def apart_in_place(self, i: int, j: int) -> bool:
        """Whether two figures are told of two settlements: "three in Beira, three in Chimoio"."""
        return are_apart(self.figures[i].place, self.figures[j].place)

    def on_one_side(self, i: int, j: int) -> bool:
        """Whether two figures count victims both, or attackers both."""
        return (self.figures[i].group == PERPETRATORS) == (self.figures[j].group == PERPETRATORS)

    def narrower(self, i: int, j: int) -> bool:
        """Whether figure `i` is told of a place within that of figure `j`: "45 in Tessa district"."""
        return self.figures[j].place is not None and is_narrower(self.figures[i].place, self.figures[j].place)

    def apart_in_time(self, i: int, j: int) -> bool:
        """Whether two figures are of different days: "two in Mosul on Monday, two in Basra on Tuesday"."""
        one, other = self.figures[i].days, self.figures[j].days
        return one is not None and other is not None and one.start != other.start

    def words(self, first: int, last: int) -> set[str]:
        """The folded words of tokens `first` to `last` (exclusive)."""
        return set(self.text.lowers[max(0, first) : last])


def family(measure: str) -> str:
    """Measures that texts use for one another: those who were shot are counted as injured in the next sentence."""
    return "injured" if measure == "casualties" else measure

"""The ledger of one text: its claims and figures side by side, for those who ask how they hang together.

A small read-only view with the questions that `wholes`, `sames` and `totals` share. Looking back stops after
`LOOKBACK` figures, so that the work stays linear in the length of a text.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from extractors.claims import Claim
from extractors.model import Figure
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
        one, other = self.figures[i].place, self.figures[j].place
        return (
            one is None
            or other is None
            or one.name == other.name
            or one.country is None
            or one.country == other.country
        )

    def words(self, first: int, last: int) -> set[str]:
        """The folded words of tokens `first` to `last` (exclusive)."""
        return {token.lower for token in self.text.tokens[max(0, first) : last]}


def family(measure: str) -> str:
    """Measures that texts use for one another: those who were shot are counted as injured in the next sentence."""
    return "injured" if measure == "casualties" else measure

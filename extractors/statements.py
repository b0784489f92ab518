"""Statements: the totals that an article states for one count of one incident.

In go the figures behind an event row; out come `Statement`s in text order: one number, or several that add up
("four civilians and three agents"). Parts are left out, restatements join what they restate, and an update ("rose
to", "now stands at", "revised to") replaces what came before it.
"""

from collections.abc import Sequence
from typing import Final

from extractors.model import Figure, Quantifier
from extractors.record import record
from extractors.totals import Hints

_CAMPS: Final = frozenset(["civilians", "security_forces", "militants", "protesters", "peacekeepers"])
"""Groups of which nobody belongs to two; children and women are civilians too."""


@record
class Statement:
    """Indexes of the figures that together state one total, and its bounds; a bound that no words give is None."""

    figures: tuple[int, ...]
    low: int | None
    best: int | None
    high: int | None


def bounds(figure: Figure) -> tuple[int | None, int | None, int | None]:
    """Low, best and high of one figure, by rule 4 of the coding manual's section 7."""
    if figure.quantifier in {Quantifier.BETWEEN, Quantifier.VAGUE}:
        return figure.low, None, figure.high
    return figure.low, figure.value, figure.high


def statements(figures: Sequence[Figure], members: Sequence[int], hints: Hints) -> list[Statement]:
    """The totals that figures `members` state, in text order; never empty."""
    inside = set(members)
    found: list[Statement] = []
    for i in members:
        figure = figures[i]
        if figure.part_of in inside or i in hints.former:
            continue
        if i in hints.updates:
            found = [_statement(figure, i)]
        elif figure.same_as in inside and found:
            continue
        elif found and _adds(figures, found[-1], hints, i):
            found[-1] = _sum(found[-1], figure, i)
        elif found and i in hints.singles:
            continue  # one person described beside a stated total is one of its number
        else:
            found.append(_statement(figure, i))
    return found or [_statement(figures[members[0]], members[0])]


def _adds(figures: Sequence[Figure], statement: Statement, hints: Hints, i: int) -> bool:
    if i in hints.additions and statement.figures[0] not in hints.totals:
        return True
    return _are_disjoint(figures[statement.figures[-1]], figures[i])


def _are_disjoint(one: Figure, other: Figure) -> bool:
    """Whether two sentences count two camps, so that none is in both: 30 officers, and then 26 protesters."""
    return {one.group, other.group} <= _CAMPS and one.group != other.group and one.sentence != other.sentence


def _statement(figure: Figure, i: int) -> Statement:
    return Statement((i,), *bounds(figure))


def _sum(statement: Statement, figure: Figure, i: int) -> Statement:
    indexes = (*statement.figures, i)
    if figure.quantifier is Quantifier.VAGUE and statement.best is not None:
        return Statement(indexes, statement.low, statement.best, None)  # "19 dead, with many burnt alive" is still 19
    low, best, high = bounds(figure)
    return Statement(indexes, _plus(statement.low, low), _plus(statement.best, best), _plus(statement.high, high))


def _plus(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else one + other

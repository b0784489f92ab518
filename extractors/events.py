"""Event rows: what one article says about one count of one incident (section 7 of the coding manual).

In go an article's figures; out come its event rows, the main incident's first. Parts are never added to their
whole, other incidents and cumulative counts are rows of their own, attackers are kept apart from their victims,
and a row whose claims disagree says so. Every figure that is asserted, feared or denied is behind exactly one row.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from extractors.incidents import Incident, incidents
from extractors.model import Event, Figure, Quantifier, Status
from extractors.totals import Hints

PERPETRATORS: Final = "perpetrators"
_ORDER: Final = {"killed": 0, "injured": 1, "casualties": 2, "missing": 3}
"""Deaths lead a row list, as in UCDP GED and ACLED; the rest keeps the text's order."""


@dataclass(slots=True)
class _Statement:
    """Figures that together state one total: one number, or a list of disjoint ones."""

    figures: list[int] = field(default_factory=list)
    low: int | None = 0
    best: int | None = 0
    high: int | None = 0


def read_events(figures: Sequence[Figure], hints: Hints) -> tuple[Event, ...]:
    """The event rows of an article, most prominent first."""
    rows: list[Event] = []
    for incident in incidents(figures, hints):
        keys: dict[tuple[str, str, str | None, str], list[int]] = {}
        for i in incident.figures:
            figure = figures[i]
            apart = PERPETRATORS if figure.group == PERPETRATORS else None
            keys.setdefault((figure.measure, figure.unit.value, apart, figure.status.value), []).append(i)
        ordered = sorted(
            keys.items(),
            key=lambda item: (
                item[0][3] != Status.ASSERTED,
                item[0][2] is not None,
                _ORDER.get(item[0][0], 9),
                item[1][0],
            ),
        )
        rows.extend(_row(figures, members, incident, hints) for _, members in ordered)
    return tuple(rows)


def _row(figures: Sequence[Figure], members: Sequence[int], incident: Incident, hints: Hints) -> Event:
    statements = _statements(figures, members, hints)
    latest = _best(figures, statements, hints)
    lows = [s.low for s in statements if s.low is not None]
    highs = [s.high for s in statements if s.high is not None]
    disputed = len({s.best for s in statements if s.best is not None}) > 1
    first = figures[members[0]]
    lead = figures[latest.figures[0]]
    low = latest.low if not disputed else min(lows, default=None)
    high = (
        latest.high
        if not disputed
        else max([*highs, *(s.best for s in statements if s.best is not None)], default=None)
    )
    if latest.best is not None and low is not None and low > latest.best:
        low = latest.best
    if latest.best is not None and high is not None and high < latest.best:
        high = latest.best
    groups = {figures[i].group for i in latest.figures}
    return Event(
        measure=first.measure,
        unit=first.unit,
        kind=lead.kind,
        low=low,
        best=latest.best,
        high=high,
        group=next(iter(groups)) if len(groups) == 1 else None,
        scope=incident.scope,
        status=first.status,
        place=lead.place or next((figures[i].place for i in members if figures[i].place), incident.place),
        days=lead.days or next((figures[i].days for i in members if figures[i].days), None),
        sources=tuple(dict.fromkeys(s for i in members if (s := figures[i].source) is not None)),
        disputed=disputed,
        figures=tuple(members),
    )


def _statements(figures: Sequence[Figure], members: Sequence[int], hints: Hints) -> list[_Statement]:
    """The totals that the figures state, in text order."""
    inside = set(members)
    tops = [i for i in members if figures[i].part_of is None or not _within(figures, i, inside)]
    totals: list[_Statement] = []
    for i in tops:
        if figures[i].same_as in inside and totals:
            totals[-1].figures.append(i) if figures[i].same_as in totals[-1].figures else None
            continue
        if totals and i in hints.additions and totals[-1].figures[0] not in hints.totals:
            _add(totals[-1], figures[i], i)
        elif totals and _single(figures[i]):
            continue  # one person described beside a stated total is one of its number
        else:
            statement = _Statement([], 0, 0, 0)
            _add(statement, figures[i], i)
            totals.append(statement)
    if not totals:
        statement = _Statement()
        _add(statement, figures[members[0]], members[0])
        totals.append(statement)
    return totals


def _within(figures: Sequence[Figure], i: int, inside: Iterable[int]) -> bool:
    whole = figures[i].part_of
    return whole is not None and whole in inside


def _single(figure: Figure) -> bool:
    return figure.value == 1


def _add(statement: _Statement, figure: Figure, i: int) -> None:
    low, best, high = bounds(figure)
    statement.figures.append(i)
    if figure.quantifier is Quantifier.VAGUE and len(statement.figures) > 1 and statement.best is not None:
        return  # "19 dead, with many burnt alive" is still 19
    statement.low = _plus(statement.low, low if low is not None else best)
    statement.best = _plus(statement.best, best if best is not None else None)
    statement.high = _plus(statement.high, high)


def _plus(a: int | None, b: int | None) -> int | None:
    return None if a is None or b is None else a + b


def bounds(figure: Figure) -> tuple[int | None, int | None, int | None]:
    """Low, best and high of one figure, by section 7's rule 4."""
    if figure.quantifier in {Quantifier.BETWEEN, Quantifier.VAGUE}:
        return figure.low, None, figure.high
    return figure.low, figure.value, figure.high


def _best(figures: Sequence[Figure], statements: Sequence[_Statement], hints: Hints) -> _Statement:
    """The statement that the row's best comes from: the first with a number, or the total stated over it."""
    exact = [s for s in statements if s.best is not None]
    totals = [s for s in exact if s.figures[0] in hints.totals]
    if totals:
        return totals[-1]
    if exact and all(i in hints.singles for i in exact[0].figures):
        counted = [s for s in exact if s.figures[0] not in hints.singles and ".deed" not in figures[s.figures[0]].rule]
        exact = counted or exact
    return (exact or statements)[0]

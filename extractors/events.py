"""Event rows: what one article says about one count of one incident (section 7 of the coding manual).

In go an article's figures; out come its event rows, the main incident's first. Parts are never added to their
whole, other incidents and cumulative counts are rows of their own, attackers are kept apart from their victims,
and a row whose claims disagree says so. Every figure that is asserted, feared or denied is behind exactly one row.
"""

from collections.abc import Sequence
from typing import Final

from extractors.incidents import Incident, incidents
from extractors.model import Event, Figure, Status
from extractors.statements import Statement, statements
from extractors.totals import Hints

PERPETRATORS: Final = "perpetrators"
_ORDER: Final = {"killed": 0, "injured": 1, "casualties": 2, "missing": 3}
"""Deaths lead a row list, as in UCDP GED and ACLED; the rest keeps the text's order."""


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
    stated = _of_all(figures, statements(figures, members, hints))
    best = _best(figures, stated, hints)
    disputed = len({statement.best for statement in stated if statement.best is not None}) > 1
    low, high = (_least(stated, best), _greatest(stated, best)) if disputed else (best.low, best.high)
    first, lead = figures[members[0]], figures[best.figures[0]]
    groups = {figures[i].group for i in best.figures}
    return Event(
        measure=first.measure,
        unit=first.unit,
        kind=lead.kind,
        low=low,
        best=best.best,
        high=high,
        group=next(iter(groups)) if len(groups) == 1 else None,
        scope=incident.scope,
        status=first.status,
        place=lead.place or next((figures[i].place for i in members if figures[i].place), incident.place),
        days=lead.days or next((figures[i].days for i in members if figures[i].days), None),
        sources=tuple(dict.fromkeys(source for i in members if (source := figures[i].source) is not None)),
        disputed=disputed,
        figures=tuple(members),
    )


def _of_all(figures: Sequence[Figure], stated: Sequence[Statement]) -> list[Statement]:
    """Without those about one group, where the first is about everyone: "17 officers" does not contradict "28"."""
    if figures[stated[0].figures[0]].group is not None:
        return list(stated)
    return [statement for statement in stated if figures[statement.figures[0]].group is None]


def _best(figures: Sequence[Figure], stated: Sequence[Statement], hints: Hints) -> Statement:
    """The statement that the row's best comes from.

    A toll comes before a count; a count before people told of one by one, unless it is another deed's ("over the
    killing of two"). Else it is the first: news leads with what it knows best.
    """
    numbered = [statement for statement in stated if statement.best is not None]
    totals = [statement for statement in numbered if statement.figures[0] in hints.totals]
    if totals:
        return totals[-1]
    if numbered and all(i in hints.singles for i in numbered[0].figures):
        numbered = [
            s for s in numbered if s.figures[0] not in hints.singles and not _deed(figures[s.figures[0]])
        ] or numbered
    if len(numbered) > 1 and _contradict(figures, numbered):
        return numbered[-1]
    return (numbered or stated)[0]


def _contradict(figures: Sequence[Figure], stated: Sequence[Statement]) -> bool:
    """Whether each statement is another source's on one place and time: then the latest counts, by rule 3."""
    leads = [figures[statement.figures[0]] for statement in stated]
    sources = [lead.source for lead in leads]
    settings = {(lead.place and lead.place.name, lead.days) for lead in leads}
    return None not in sources and len(set(sources)) == len(sources) and len(settings) == 1


def _deed(figure: Figure) -> bool:
    return ".deed:" in figure.rule


def _least(stated: Sequence[Statement], best: Statement) -> int | None:
    """The least lower bound of all statements, never above the best."""
    bounds = [statement.low for statement in stated if statement.low is not None]
    return min([*bounds, *([best.best] if best.best is not None else [])]) if bounds else None


def _greatest(stated: Sequence[Statement], best: Statement) -> int | None:
    """The greatest upper bound of all statements, never below the best."""
    bounds = [statement.high for statement in stated if statement.high is not None]
    return max([*bounds, *([best.best] if best.best is not None else [])]) if bounds else None

"""Event rows: what one article says about one count of one incident (section 7 of the coding manual).

In go an article's figures; out come its event rows, the main incident's first. Parts are never added to their
whole, other incidents and cumulative counts are rows of their own, attackers are kept apart from their victims,
and a row whose claims disagree says so. Every figure that is asserted, feared or denied is behind exactly one row.
"""

from collections.abc import Sequence
from typing import Final

from extractors.claims import Rule
from extractors.incidents import Incident, incidents
from extractors.model import Days, Event, Figure, Place, Quantifier, SourceKind, Status
from extractors.statements import Statement, statements
from extractors.totals import Hints

PERPETRATORS: Final = "perpetrators"
_ORDER: Final = {"killed": 0, "injured": 1, "casualties": 2, "missing": 3}
"""Deaths lead a row list, as in UCDP GED and ACLED; the rest keeps the text's order."""
_HEARSAY: Final = frozenset({SourceKind.WITNESS, SourceKind.UNKNOWN})
_ANSWERABLE: Final = frozenset(SourceKind) - _HEARSAY - {SourceKind.MEDIA}
"""Sources who can know a whole toll, and answer for it."""
_ROUNDING: Final = 0.1
"""Share by which a rounded number differs from the exact one: the "within 10 %" that toll comparisons forgive."""
_LOOSE: Final = 0.25
"""The same for "more than 200" and "nearly 80", which headlines round further."""
_OPEN: Final = frozenset({Quantifier.MORE_THAN, Quantifier.LESS_THAN})


def read_events(figures: Sequence[Figure], hints: Hints) -> tuple[Event, ...]:
    """The event rows of an article, most prominent first."""
    rows: list[Event] = []
    for incident in incidents(figures, hints):
        keys: dict[tuple[str, str, str | None, str], list[int]] = {}
        for i in incident.figures:
            figure = figures[i]
            apart = PERPETRATORS if figure.group == PERPETRATORS and i not in hints.sides else None
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
    rivals = [statement for statement in stated if _is_rival(figures, statement, best)]
    ranges = [statement for statement in stated if _is_range_beside(figures, statement, best)]
    claimed = [best, *rivals, *ranges]
    first, lead = figures[members[0]], figures[best.figures[0]]
    groups = {figures[i].group for i in best.figures}
    return Event(
        measure=first.measure,
        unit=first.unit,
        kind=lead.kind,
        low=_least(claimed) if len(claimed) > 1 else best.low,
        best=best.best,
        high=_greatest(claimed) if len(claimed) > 1 else best.high,
        group=next(iter(groups)) if len(groups) == 1 else None,
        scope=incident.scope,
        status=first.status,
        place=_place([lead, *(figures[i] for i in members)]) or incident.place,
        days=lead.days or next((figures[i].days for i in members if figures[i].days), None),
        sources=tuple(dict.fromkeys(source for i in members if (source := figures[i].source) is not None)),
        disputed=bool(rivals) or any(not _holds(statement, best) for statement in ranges),
        figures=tuple(members),
    )


def _place(figures: Sequence[Figure]) -> Place | None:
    """The first place that a figure's own sentence names, else the first that a figure has."""
    places = [(figure.place, figure.sentence) for figure in figures if figure.place is not None]
    own = (place for place, sentence in places if place.name in sentence)
    return next(own, places[0][0] if places else None)


def _of_all(figures: Sequence[Figure], stated: Sequence[Statement]) -> list[Statement]:
    """Without those about one group, where the first is about everyone: "17 officers" does not contradict "28"."""
    if figures[stated[0].figures[0]].group is not None:
        return list(stated)
    return [statement for statement in stated if figures[statement.figures[0]].group is None]


def _best(figures: Sequence[Figure], stated: Sequence[Statement], hints: Hints) -> Statement:
    """The statement that the row's best comes from.

    The last toll comes before a count, unless one who cannot know it states it; a count before people told of one by
    one, unless it is another deed's ("over the killing of two"). Of rivals it is the first, as news leads with what it
    knows best, until a source that answers for it says more, as tolls rise. Else it is the first.
    """
    numbered = [statement for statement in stated if statement.best is not None]
    for statement in reversed(numbered):
        if statement.figures[0] in hints.totals and not _is_weaker(figures, statement, numbered[0]):
            return statement
    if numbered and all(i in hints.singles for i in numbered[0].figures):
        numbered = [
            s for s in numbered if s.figures[0] not in hints.singles and not _deed(figures[s.figures[0]])
        ] or numbered
    if not numbered:
        return stated[0]
    best = numbered[0]
    for statement in numbered[1:]:
        if _refines(figures, statement, best) or (
            _is_rival(figures, statement, best) and _raises(figures, statement, best)
        ):
            best = statement
    return best


def _is_rival(figures: Sequence[Figure], one: Statement, other: Statement) -> bool:
    """Whether two statements contradict each other: another number, said by another source."""
    if one.best is None or other.best is None or one.best == other.best:
        return False
    if _refines(figures, one, other) or _refines(figures, other, one):
        return False
    groups = {figures[one.figures[0]].group, figures[other.figures[0]].group}
    if None not in groups and len(groups) > 1:
        return False  # 30 officers do not contradict 26 protesters
    return figures[one.figures[0]].source != figures[other.figures[0]].source


def _is_range_beside(figures: Sequence[Figure], one: Statement, known: Statement) -> bool:
    """Whether another source gives a range beside a number: "27 died … between 20 and 30, according to the police"."""
    if known.best is None or one.best is not None or one.low is None or one.high is None:
        return False
    groups = {figures[one.figures[0]].group, figures[known.figures[0]].group}
    return len(groups - {None}) < 2 and figures[one.figures[0]].source != figures[known.figures[0]].source  # noqa: PLR2004


def _holds(span: Statement, known: Statement) -> bool:
    """Whether a range holds the number that is known, as far as that is bound, and so does not contradict it."""
    best = known.best or 0
    too_few = known.high is not None and best < (span.low or 0)
    too_many = known.low is not None and best > (span.high or 0)
    return not (too_few or too_many)


def _refines(figures: Sequence[Figure], one: Statement, rounded: Statement) -> bool:
    """Whether a statement gives the number that another rounds: "nearly 80 people", and then "68 … and another 11"."""
    if one.best is None or rounded.best is None or figures[one.figures[0]].quantifier is not Quantifier.EXACT:
        return False
    if figures[rounded.figures[0]].quantifier in {Quantifier.EXACT, Quantifier.AT_LEAST}:
        return False  # "at least 118" rounds nothing
    allowed = (rounded.low or 0) <= one.best <= (rounded.high or one.best)
    margin = _LOOSE if figures[rounded.figures[0]].quantifier in _OPEN else _ROUNDING
    return allowed and abs(one.best - rounded.best) <= margin * rounded.best


def _is_weaker(figures: Sequence[Figure], toll: Statement, known: Statement) -> bool:
    """Whether a toll is less than what is known, or contradicts it without answering for it."""
    if figures[toll.figures[0]].source_kind in _HEARSAY and _is_rival(figures, toll, known):
        return True
    return (toll.best or 0) < (known.best or 0) and not _refines(figures, toll, known)


def _raises(figures: Sequence[Figure], statement: Statement, best: Statement) -> bool:
    """Whether a rival says that it was more, and is no worse a source: "at least 10", said by the police chief."""
    rival, known = figures[statement.figures[0]], figures[best.figures[0]]
    if rival.source_kind not in _ANSWERABLE or statement.low is None or rival.rule.startswith(Rule.RESTATED):
        return False
    return (statement.best or 0) > (best.best or 0) and _setting(rival) == _setting(known)


def _setting(figure: Figure) -> tuple[str | None, Days | None]:
    return (figure.place.name if figure.place else None), figure.days


def _deed(figure: Figure) -> bool:
    return ".deed:" in figure.rule


def _least(claimed: Sequence[Statement]) -> int | None:
    """The least lower bound of rivals; a number without bounds ("about 12") is its own."""
    bounds = [statement.best if statement.low is None else statement.low for statement in claimed]
    return min((bound for bound in bounds if bound is not None), default=None)


def _greatest(claimed: Sequence[Statement]) -> int | None:
    """The greatest upper bound of rivals; a number without bounds ("at least 12") is its own."""
    bounds = [statement.best if statement.high is None else statement.high for statement in claimed]
    return max((bound for bound in bounds if bound is not None), default=None)

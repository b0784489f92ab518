"""Incidents within one article: which figures are about the same event.

In go figures in text order; out come groups of them, the main incident (the headline's and the lead's) first.
Another place that neither contains nor neighbours the first, days that do not meet, a period or a cumulative count,
the background ("a day after six were killed"): each begins another group.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from extractors.model import Days, Figure, Kind, Place, Quantifier, Scope
from extractors.place_nearness import is_narrower, may_be_same
from extractors.totals import Hints

_LOOKBACK: Final = 30
"""Figures back among which the number that another is added to is looked for; it is nearly always the last."""
_LATEST: Final = 12
"""Incidents back that a figure may return to; an article that tells of more is a list."""
_NEWS: Final = 31
"""Days before the last that a text names within which its own incident lies."""


@dataclass(slots=True)
class Incident:
    """Indexes of the figures of one incident, in text order, and the setting that its first figures give it."""

    figures: list[int] = field(default_factory=list)
    scope: Scope = Scope.INCIDENT
    background: bool = False
    place: Place | None = None
    days: Days | None = None


def incidents(figures: Sequence[Figure], hints: Hints) -> list[Incident]:
    """Group the figures; the first group is the main incident, the background comes last."""
    found: list[Incident] = []
    home_of: list[Incident] = []
    first_parts = _first_parts(figures)
    for i, figure in enumerate(figures):
        tied = _tied(figures, hints, first_parts.get(i), i)
        home = home_of[tied] if tied is not None else _fitting(found, figure, background=i in hints.background)
        if home is None:
            home = Incident(scope=figure.scope, background=i in hints.background)
            found.append(home)
        home.figures.append(i)
        home_of.append(home)
        if is_narrower(figure.place, home.place):
            home.place = figure.place
        home.days = home.days or figure.days
    past = _past(figures, found)
    return sorted(found, key=lambda incident: (incident.background, id(incident) in past))


def _past(figures: Sequence[Figure], found: Sequence[Incident]) -> frozenset[int]:
    """Incidents of another time, where the text counts the same of a fresh one: "a blast killed 40 there in 2016"."""
    latest = max((f.days.end for f in figures if f.days is not None and f.days.end is not None), default=None)
    if latest is None:
        return frozenset()
    fresh = {
        figures[i].measure
        for incident in found
        if not incident.background and not _is_old(incident, latest)
        for i in incident.figures
        if incident.scope is Scope.INCIDENT
        and figures[i].kind is Kind.FLOW  # "one is still in hospital" is how the old one stands
    }
    return frozenset(
        id(incident)
        for incident in found
        if _is_old(incident, latest) and any(figures[i].measure in fresh for i in incident.figures)
    )


def _is_old(incident: Incident, latest: date) -> bool:
    """Whether an incident ended long before the last day that the text names."""
    end = incident.days.end if incident.days is not None else None
    return end is not None and (latest - end).days > _NEWS


def _first_parts(figures: Sequence[Figure]) -> dict[int, int]:
    """The first part of each whole that is told after its parts: "five died in Gao … the toll was ten"."""
    found: dict[int, int] = {}
    for i, figure in enumerate(figures):
        if figure.part_of is not None and figure.part_of > i and figures[figure.part_of].scope is figure.scope:
            found.setdefault(figure.part_of, i)
    return found


def _tied(figures: Sequence[Figure], hints: Hints, part: int | None, i: int) -> int | None:
    """The figure before figure `i` whose incident must be its own: its whole, its first `part`, what it adds to."""
    for tied in (figures[i].part_of, figures[i].same_as, part):
        if tied is not None and tied < i:
            return tied
    back = range(i - 1, max(-1, i - 1 - _LOOKBACK), -1)
    if i in hints.additions:
        return next((j for j in back if figures[j].measure == figures[i].measure), None)
    if figures[i].quantifier is Quantifier.BETWEEN:
        return next((j for j in back if _spans(figures[i], figures[j])), None)
    return None


def _spans(figure: Figure, other: Figure) -> bool:
    """Whether a range is another word for a known number: "27 died … a group spoke of between 25 and 30"."""
    if figure.measure != other.measure or figure.scope is not other.scope or other.value is None:
        return False
    within = (figure.low or 0) <= other.value <= (figure.high or other.value)
    return within and other.part_of is None and figure.status is other.status and may_be_same(other.place, figure.place)


def _fitting(found: Sequence[Incident], figure: Figure, *, background: bool) -> Incident | None:
    """The latest incident that a figure may be about; one whose sentence names no place is never told apart by it."""
    fitting = [
        incident
        for incident in reversed(found[-_LATEST:])
        if incident.scope is figure.scope
        and incident.background == background
        and _same_time(incident.days, figure.days)
    ]
    near = next((incident for incident in fitting if may_be_same(incident.place, figure.place)), None)
    if near is not None or figure.place is None or figure.place.name in figure.sentence:
        return near
    return fitting[-1] if fitting else None


def _same_time(one: Days | None, other: Days | None) -> bool:
    """Whether two intervals meet; an open end meets everything."""
    if one is None or other is None:
        return True
    before = one.end is not None and other.start is not None and one.end < other.start
    after = one.start is not None and other.end is not None and other.end < one.start
    return not (before or after)

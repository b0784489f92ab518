"""Incidents within one article: which figures are about the same event.

In go figures in text order; out come groups of them, the main incident (the headline's and the lead's) first.
A new place on another day, a background paragraph's own period, "in a separate attack": each begins another.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.model import Figure, Place, Scope
from extractors.text import Text


@dataclass(slots=True)
class Incident:
    """Indexes of the figures of one incident; `additions` are those that add to the number before them."""

    figures: list[int] = field(default_factory=list)
    additions: set[int] = field(default_factory=set)
    lists: dict[int, bool] = field(default_factory=dict)
    scope: Scope = Scope.INCIDENT
    place: Place | None = None


def incidents(figures: Sequence[Figure], text: Text) -> list[Incident]:
    """Group the figures; the first group is the main incident."""
    found: list[Incident] = []
    for i, figure in enumerate(figures):
        home = _home(found, figures, figure)
        if home is None:
            home = Incident(scope=figure.scope, place=figure.place)
            found.append(home)
        if home.figures and _adds(figures, home, i):
            home.additions.add(i)
        home.figures.append(i)
    return found


def _home(found: Sequence[Incident], figures: Sequence[Figure], figure: Figure) -> Incident | None:
    for incident in found:
        if incident.scope is figure.scope:
            return incident
    return None


def _adds(figures: Sequence[Figure], home: Incident, i: int) -> bool:
    """Whether a figure is beside, not inside, the last one of its measure: in one list, or "two more died"."""
    figure = figures[i]
    same = [j for j in home.figures if figures[j].measure == figure.measure and figures[j].part_of is None and (figures[j].group == "perpetrators") == (figure.group == "perpetrators")]
    if not same or figure.part_of is not None or figure.same_as is not None:
        return False
    last = figures[same[-1]]
    return last.sentence == figure.sentence and last.rule == figure.rule

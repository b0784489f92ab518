"""Incidents within one article: which figures are about the same event.

In go figures in text order; out come groups of them, the main incident (the headline's and the lead's) first.
A new place on another day, a background paragraph's own period, "in a separate attack": each begins another.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.model import Figure, Place, Scope
from extractors.totals import Hints


@dataclass(slots=True)
class Incident:
    """Indexes of the figures of one incident, in text order."""

    figures: list[int] = field(default_factory=list)
    scope: Scope = Scope.INCIDENT
    place: Place | None = None


def incidents(figures: Sequence[Figure], hints: Hints) -> list[Incident]:
    """Group the figures; the first group is the main incident."""
    found: dict[tuple[Scope, bool], Incident] = {}
    for i, figure in enumerate(figures):
        key = (figure.scope, i in hints.background)
        home = found.setdefault(key, Incident(scope=figure.scope, place=figure.place))
        home.figures.append(i)
    return [incident for _, incident in sorted(found.items(), key=lambda item: item[0][1])]

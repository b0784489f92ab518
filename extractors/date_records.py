"""What the time half of a reading passes on: time expressions, resolved to days.

`dates` makes them, `date_assign` gives them to figures. A `Time` that the text names but that nothing
resolves has neither start nor end: its figure is known to have a time of its own, and gets no other.
"""

from enum import StrEnum

from extractors.model import Days, Scope
from extractors.record import record


class Role(StrEnum):
    """What the expression dates."""

    EVENT = "event"
    """What happened: "on Sunday", "since late August"."""
    REPORT = "report"
    """When somebody said so: "officials said on Sunday", a dateline, a line with the page's date."""
    AS_OF = "as_of"
    """Up to when a count runs: "as of Friday", "a list released on 26 October"."""
    OTHER = "other"
    """Neither: what is still to come, a copyright year, the year in which a bystander retired."""


@record
class Time:
    """One time expression of a text.

    Attributes:
        first: its first token, the preposition included ("since late August").
        last: the token after its last.
        days: the days it covers, never after publication; a bound is None where text and publication leave it open.
        scope: `INCIDENT` for a day or a night, `PERIOD` for a stated interval, `CUMULATIVE` for "since 2011".
        rule: the name of the rule that read it.
        role: what it dates.
        base: the days that it counts from, for a clause that tells of them: "since 2009, when 57 died".
    """

    first: int
    last: int
    days: Days
    scope: Scope
    rule: str
    role: Role = Role.EVENT
    base: Days | None = None

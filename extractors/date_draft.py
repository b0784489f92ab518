"""A time expression as read, with what is still open, and the walk that collects them.

`date_ranges` and `date_durations` make drafts, `date_find` gathers them in text order, `date_settle` closes them.
"""

from dataclasses import dataclass
from datetime import date

from extractors.date_calendar import Span
from extractors.date_reader import Mention, Reader, Reference
from extractors.date_records import Role
from extractors.model import Scope
from extractors.text import Text


@dataclass(slots=True)
class Draft:
    """An expression as read, and what is still to settle when the rest of the text is known.

    Attributes:
        first: first token.
        last: token after the last.
        span: the days so far.
        scope: what a count over it covers.
        rule: the name of the rule.
        role: what it dates.
        open_end: it runs to the report or to publication.
        open_start: it ends there, and runs from what was named before in the sentence.
        count: units of a duration or of a shift; 0 for "several".
        unit: their unit.
        shifted: count and unit move `base`.
        base: the expression that it refers back to.
        deictic: the duration says that it ends now ("the past week").
        event: it refers to the main incident.
        inception: something began then.
        weekday: the weekday to find after the start, for "until Saturday".
        origin: the days that it counts from, on their own: 2009 of "since 2009".
        looks_back: the event that it counts from may be dated by it: "a day after a fire killed nine".
    """

    first: int
    last: int
    span: Span
    scope: Scope
    rule: str
    role: Role | None = None
    open_end: bool = False
    open_start: bool = False
    count: int = -1
    unit: str = ""
    shifted: bool = False
    base: "Draft | None" = None
    deictic: bool = False
    event: bool = False
    inception: bool = False
    weekday: int = -1
    origin: Span | None = None
    looks_back: bool = False


class Walk:
    """One walk over a text: its reader, and what "the previous day", "the same day" and "in that period" refer to."""

    __slots__ = ("day", "named", "period", "r", "reference", "text")

    def __init__(self, text: Text, reference: Reference) -> None:
        """Begin before the first token of `text`."""
        self.text = text
        self.reference = reference
        self.r = Reader(text, reference)
        self.named: Draft | None = None
        self.period: Draft | None = None
        self.day: Draft | None = None


def boundary(found: Mention, span: Span, *, opening: bool) -> date | None:
    """The day on which a range begins or ends: "the end of April" is its last day, "the start of May" its first."""
    if found.edge and found.part == "late":
        return span.end
    if found.edge and found.part == "early":
        return span.start
    return span.start if opening else span.end


def unit_scope(unit: str) -> Scope:
    """What a count over one such unit covers: a day is an incident's."""
    return Scope.INCIDENT if unit in {"day", "hour"} else Scope.PERIOD

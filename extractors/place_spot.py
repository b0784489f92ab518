"""The record of a place decided on, as it passes between the steps of resolving."""

from dataclasses import replace

from extractors.gazetteer import Entry, Kind
from extractors.record import record


@record
class Spot:
    """Where a mention lies; `entry` is None for a region of the lexicon.

    `known` says that the name itself was found; otherwise a parent's or a landmark's coordinates stand in.
    """

    lat: float
    lon: float
    country: str
    kind: Kind
    entry: Entry | None
    known: bool
    score: float


def spot_of(entry: Entry, score: float) -> Spot:
    """A place of the gazetteer."""
    return Spot(entry.lat, entry.lon, entry.country, entry.kind, entry, True, score)  # noqa: FBT003 - a record's field


def stand_in(spot: Spot, score: float) -> Spot:
    """The place that stands in for one inside it or beside it that is not known."""
    return replace(spot, known=False, score=score)

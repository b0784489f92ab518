"""The record that place reading hands on: a name in the text with the place that it means."""

from typing import Final

from extractors.gazetteer import Kind
from extractors.model import Place, PlacePrecision
from extractors.record import record

UNLISTED: Final = "unlisted"
"""Rule of a name that the gazetteer does not have: its coordinates and precision are its parent's."""

WEAK_NATIONALITY: Final = 0.5
"""Score of a nationality met abroad ("Ugandan rebels", "the Turkish border"): the event may lie elsewhere."""

PRECISION: Final = {
    Kind.COUNTRY: PlacePrecision.COUNTRY,
    Kind.ADMIN1: PlacePrecision.ADMIN1,
    Kind.ADMIN2: PlacePrecision.ADMIN2,
    Kind.SETTLEMENT: PlacePrecision.SETTLEMENT,
    Kind.POINT: PlacePrecision.POINT,
}


@record
class Toponym:
    """A place's name in the text, tokens `first` to `last` (exclusive), and the place that it means.

    `rule` is the `place_mentions.Cue` that brought it in, or `UNLISTED`; `score` from 0 to 1 says how sure the
    place is.
    """

    first: int
    last: int
    place: Place
    rule: str
    score: float

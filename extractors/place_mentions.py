"""Names of places in a text, found by their form and by the words around them.

In goes a `Text`; out come `Mention` records in text order: where each name stands, what the words say of it (a
province, a village, 20 km south of), whether something happens in, from or to it, and whether it is only a
speaker's or an organisation's. Which place on earth a name means is decided by `place_resolve`.
"""

from dataclasses import dataclass
from enum import StrEnum

from extractors.gazetteer import Kind
from extractors.model import PlaceRole


class Cue(StrEnum):
    """Why a name is taken for a place, and what part it plays; stored as the rule of a toponym."""

    IN = "in"
    FROM = "from"
    TO = "to"
    DATELINE = "dateline"
    ACROSS = "across"
    """All over it: no place inside is meant."""
    REFERENCE = "reference"
    """Only a landmark: "20 km south of Rafah"."""
    ASIDE = "aside"
    """Beside the event: "treated in Larissa", "hospitals in Quetta", "shook Delhi, 500 km away"."""
    POSSESSIVE = "possessive"
    LIST = "list"
    WITHIN = "within"
    """Named as what contains the place before it: "X, Y", "X in Y"."""
    NATIONALITY = "nationality"
    SOURCE = "source"
    BARE = "bare"
    MOVEMENT = "movement"
    """A people's, party's or armed group's name, which tells of a country: "Houthi", "Rohingya"."""
    CAPITAL = "capital"
    """Not named: "the Iraqi capital", "the capital"."""


@dataclass(slots=True)
class Mention:
    """One name in a text. Tokens `first` to `last` (exclusive) are the name without words such as "province".

    Attributes:
        first: first token of the name.
        last: the token after the name.
        name: the text's own words.
        cue: what brought it in.
        feature: what a noun beside it says it is.
        country: alpha-3 of a country or nationality that the words alone decide.
        region: key in the lexicon's regions.
        found: gazetteer indexes of the exact name.
        weak: a part of an organisation's or a person's name, or a speaker: tells of a country, not of an event.
        parent: index of the mention that the words say contains it.
        kilometres: distance stated from it.
        bearing: direction stated from it, degrees from north.
        begins: first token of the whole phrase, for what stands before it.
        ends: the token after the whole phrase with its feature word.
        address: a street, school or the like of that name.
        part: which part of it is meant, in degrees from north: "northern X", "X's north", "the north of X".
    """

    first: int
    last: int
    name: str
    cue: Cue = Cue.BARE
    feature: Kind | None = None
    country: str | None = None
    region: str | None = None
    found: tuple[int, ...] = ()
    weak: bool = False
    parent: int | None = None
    kilometres: float | None = None
    bearing: float | None = None
    begins: int = 0
    ends: int = 0
    address: bool = False
    part: float | None = None

    @property
    def role(self) -> PlaceRole:
        """What the cue says of movement."""
        if self.cue is Cue.FROM:
            return PlaceRole.FROM
        return PlaceRole.TO if self.cue is Cue.TO else PlaceRole.IN

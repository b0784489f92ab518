"""How well a place of the gazetteer fits a name in a text: points for people, kind, country, company and containment.

In go a mention and one of its namesakes; out comes a number that only compares namesakes of the same mention.
"""

import math
from collections.abc import Sequence
from typing import Final

from extractors import gazetteer_names as names
from extractors.gazetteer import Entry, Kind
from extractors.place_countries import Countries
from extractors.place_geometry import DEGREE_KM, distance
from extractors.place_mentions import Cue, Mention
from extractors.place_spot import Spot
from extractors.text import Text

_PEOPLE, _OWN_NAME, _TOWN, _PROVINCE, _CAPITAL = 0.45, 0.5, 2.0, 0.8, 1.0
"""Points for each tenfold of people, for the place's own name (not an alternate), for a town or a province where no
noun says which is meant, and for a country's capital."""
_FEATURE, _PARENT, _COUNTRY, _FIRST_COUNTRY, _NEAR, _SAME_PROVINCE = 3.0, 6.0, 5.0, 1.0, 1.5, 1.0
"""Points for the kind that the noun says, for lying where the words say, for the share of the text that speaks of the
country, for its first country, for the nearness of another place, and for the same province. Found on two thirds of a
development set; the order matters, and the sum was flat around these."""
_OWN_SPELLING: Final = 0.3
"""Points for the name letter by letter, besides those for its own name: "Qalat" is not "Kalat"."""
_SAME_SENTENCE: Final = 2.0
"""Points for the one country that the sentence itself names, besides that country's share of the text."""
_NEAR_KM: Final = 400.0
"""Places of one event lie within some hundreds of kilometres of each other."""
_INSIDE_KM: Final = 100.0
"""A place said to lie in a town or district lies this near to it."""
_HAPPENS: Final = frozenset({Cue.IN, Cue.WITHIN, Cue.POSSESSIVE})
"""Cues of a country in which the sentence says that something happens."""

Company = tuple[Spot, float, int]
"""A place that the text names near a mention, what its mentions tell together, and how many they are."""


class Scorer:
    """Compares the namesakes of the mentions of one text."""

    def __init__(self, text: Text, mentions: Sequence[Mention], countries: Countries) -> None:
        """Note the one country that each sentence names, where it names one: "In neighbouring X, … in Y"."""
        self.mentions, self.countries = mentions, countries
        self._sentence = text.sentence_of
        self._stated: dict[int, str | None] = {}
        for mention in mentions:
            if mention.country is not None and mention.cue in _HAPPENS and not mention.weak:
                here = self._sentence[mention.first]
                same = self._stated.get(here, mention.country) == mention.country
                self._stated[here] = mention.country if same else None

    def score(self, entry: Entry, number: int, near: list[Company], parent: Spot | None) -> float:
        """Points of one namesake of mention `number`, beside the places `near` it and in its `parent`."""
        mention = self.mentions[number]
        score = _PEOPLE * math.log10(entry.population + 10) + _fit(entry, mention.feature)
        score += self._spoken_of(entry.country, number)
        if names.loose(entry.name) == names.loose(mention.name):
            score += _OWN_NAME
            if names.strict(entry.name) == names.strict(mention.name):
                score += _OWN_SPELLING
        if entry.seat is Kind.COUNTRY:
            score += _CAPITAL
        if parent is not None and inside(entry, parent):
            score += _PARENT
        for spot, telling, times in near:
            if abs(entry.lat - spot.lat) * DEGREE_KM < _NEAR_KM:
                km = distance(entry.lat, entry.lon, spot.lat, spot.lon)
                if km < _NEAR_KM:
                    score += _NEAR * (1 - km / _NEAR_KM) * telling
                    if spot.entry is not None and entry.admin1 == spot.entry.index:
                        score += _SAME_PROVINCE * times
        return score

    def _spoken_of(self, country: str, number: int) -> float:
        """Points for how much the text, and the mention's own sentence, speak of a country."""
        homes = self.countries.homes
        points = _COUNTRY * self.countries.share(country, number)
        if homes and country == homes[0]:
            points += _FIRST_COUNTRY
        return points + (
            _SAME_SENTENCE if country == self._stated.get(self._sentence[self.mentions[number].first]) else 0.0
        )


def _fit(entry: Entry, feature: Kind | None) -> float:
    """How the gazetteer's kind agrees with the noun beside the name; without one a town is meant."""
    if feature is None:
        return _TOWN if entry.kind is Kind.SETTLEMENT else _PROVINCE if entry.kind is Kind.ADMIN1 else 0.0
    if feature is entry.kind or (feature is Kind.POINT and entry.kind is Kind.SETTLEMENT):
        return _FEATURE
    if feature in (Kind.ADMIN1, Kind.ADMIN2) and entry.kind in (Kind.ADMIN1, Kind.ADMIN2):
        return _FEATURE / 2
    return 0.0


def inside(entry: Entry, parent: Spot) -> bool:
    """Whether a place lies in another, by its divisions where they are known, else by distance."""
    holder = parent.entry
    if parent.country != entry.country or (holder is not None and entry.index == holder.index):
        return False
    if holder is not None and holder.kind is Kind.COUNTRY:
        return True
    if holder is not None and holder.kind is Kind.ADMIN1:
        return entry.admin1 == holder.index or (entry.admin1 is None and entry.kind is not Kind.ADMIN1)
    return distance(entry.lat, entry.lon, parent.lat, parent.lon) < (_NEAR_KM if holder is None else _INSIDE_KM)

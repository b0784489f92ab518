"""Which countries a text speaks of, and how much: the first evidence between namesakes.

In go a text's mentions and, later, the places decided on; out come weights by country. A name is never evidence
for itself: what all its mentions added is taken off when one of them is decided.
"""

import math
from collections.abc import Sequence
from typing import Final

from extractors import gazetteer_names as names
from extractors import place_lexicon as words
from extractors.gazetteer import Entry
from extractors.place_mentions import Cue, Mention

EXPLICIT: Final = 3.0
"""A country's name in the text. Only the order of these weights matters: results held when each moved by a third."""
_PEOPLE, _DATELINE, _CITY_DATELINE, _CITY, _MOVEMENT, _PASSING = 2.0, 3.0, 2.0, 1.0, 0.7, 0.5
"""A nationality; a country in the dateline; a city there; a city; an armed group or people; a name in passing."""
_LATER: Final = 0.15
"""How much less each further mention tells: the lead says where an article plays."""
_ENOUGH: Final = 1.0
"""Weight that makes evidence: where all that a text tells of countries is less, its shares count for less."""
_LOG_CITY: Final = 5.3
"""Decimal logarithm of a city's people: smaller places tell less of the country, since more share their name."""


class Countries:
    """Weights of the countries that one text speaks of."""

    def __init__(self, mentions: Sequence[Mention], hints: dict[str, float]) -> None:
        """Weigh what the words alone tell; `hints` are countries (alpha-3) of headline and address with weights."""
        self.weights = dict(hints)
        self.named = False
        """Whether the text names a country, a region or a nationality, and not only movements."""
        self._names = [mention.name for mention in mentions]
        self._told_from = _told_from(mentions)
        self._own: dict[tuple[str, str], float] = {}
        """What the mentions of one name added to one country."""
        for number, mention in enumerate(mentions):
            shared = words.REGIONS[mention.region][0] if mention.region is not None else ()
            for code in (mention.country,) if mention.country is not None else shared:
                self._weigh(number, mention, code)
        self.total = sum(self.weights.values())
        self.homes = sorted(self.weights, key=lambda code: -self.weights[code])

    def _weigh(self, number: int, mention: Mention, code: str) -> None:
        if mention.cue is Cue.MOVEMENT:
            self.weights[code] = max(self.weights.get(code, 0.0), _MOVEMENT)
            return
        self.named = True
        weight = _PEOPLE if mention.cue is Cue.NATIONALITY else EXPLICIT
        if mention.weak or mention.cue in (Cue.FROM, Cue.TO, Cue.SOURCE, Cue.REFERENCE):
            weight = _PASSING
        elif mention.cue is Cue.DATELINE:
            weight = _PASSING if number in self._told_from else _DATELINE
        self.weights[code] = self.weights.get(code, 0.0) + weight / (1 + _LATER * number)

    def learn(self, number: int, mention: Mention, entry: Entry) -> None:
        """Add the country of a place decided on; call `settle` after the last."""
        weight = _PASSING if mention.weak or mention.cue is Cue.SOURCE else _CITY
        if mention.cue is Cue.DATELINE:
            weight = _PASSING if number in self._told_from else _CITY_DATELINE
        weight *= min(1.0, math.log10(entry.population + 10) / _LOG_CITY)
        self.weights[entry.country] = self.weights.get(entry.country, 0.0) + weight
        own = self._names[number], entry.country
        self._own[own] = self._own.get(own, 0.0) + weight

    def settle(self) -> None:
        """Order the countries anew after `learn`."""
        self.total = sum(self.weights.values())
        self.homes = sorted(self.weights, key=lambda code: -self.weights[code])

    def weight(self, code: str, number: int) -> float:
        """How much the text, without mention `number`, speaks of a country."""
        return self.weights.get(code, 0.0) - self._own.get((self._names[number], code), 0.0)

    def share(self, code: str, number: int) -> float:
        """`weight` as a share of all weights."""
        own = self._own.get((self._names[number], code), 0.0)
        return (self.weights.get(code, 0.0) - own) / max(self.total - own, _ENOUGH)

    def named_otherwise(self, code: str, number: int) -> float:
        """How much the text speaks of a country besides naming it in mention `number`."""
        return self.weights.get(code, 0.0) - EXPLICIT / (1 + _LATER * number)


def _told_from(mentions: Sequence[Mention]) -> frozenset[int]:
    """The datelines of bureaus, and the countries after them, where the text speaks of other countries too."""
    datelines = [number for number, mention in enumerate(mentions) if mention.cue is Cue.DATELINE]
    if not any(names.strict(mentions[number].name) in words.BUREAUS for number in datelines):
        return frozenset()
    elsewhere = any(mention.country is not None and mention.cue is not Cue.DATELINE for mention in mentions)
    return frozenset(datelines) if elsewhere else frozenset()

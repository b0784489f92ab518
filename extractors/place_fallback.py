"""Where an unknown name lies: beside a landmark, in a stated parent, near what its sentence names.

In go a text's mentions and the places decided on so far; out comes a stand-in for a village or an area that the
gazetteer does not have, or the capital that "the capital" means. The name stays the text's own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from extractors import place_lexicon as words
from extractors.gazetteer import Gazetteer, Kind
from extractors.place_geometry import offset
from extractors.place_mentions import Cue, Mention
from extractors.place_spot import Spot, spot_of, stand_in
from extractors.text import Text

WINDOW: Final = 15
"""Mentions on each side that are compared: an article's event and its surroundings; it keeps long texts linear."""
_DEPTH: Final = 6
"""Steps up from what lies in what: village, area, district, province, country and one to spare."""
_LANDMARK_GAP: Final = 12
"""Tokens between a place and the landmark that locates it: ", some 90 kilometres (56 miles) east of"."""
_NO_STAND_IN: Final = frozenset({Cue.BARE, Cue.NATIONALITY, Cue.SOURCE, Cue.CAPITAL, Cue.MOVEMENT})
_CAPITAL, _BESIDE, _TOWARDS, _AT_MOST, _LESS = 0.85, 0.7, 0.5, 0.7, 0.1
"""Scores: a capital by its country, a point at a distance, a landmark without one; a parent's at most, less a tenth."""
_PER_SENTENCE, _COUNTRY, _NATIONALITY, _WEAK, _ELSEWHERE, _PER_MENTION = 2.0, 3.0, 1.0, 2.0, 4.0, 0.1
"""What makes a stand-in worse: a sentence away, a mere country, a nationality, a name in passing, another country
than the text's, a mention away."""


class Surroundings:
    """The mentions of one text with the places decided on so far."""

    def __init__(self, text: Text, mentions: Sequence[Mention], book: Gazetteer) -> None:
        """Start with no place decided on."""
        self.text, self.mentions, self.book = text, mentions, book
        self.spots: list[Spot | None] = [None] * len(mentions)

    def near(self, number: int) -> Iterator[int]:
        """The mentions around one, without it."""
        yield from range(max(0, number - WINDOW), number)
        yield from range(number + 1, min(len(self.mentions), number + WINDOW + 1))

    def parents(self, number: int) -> Iterator[tuple[Mention, Spot]]:
        """What the words say contains a mention, nearest first, as far as it is decided."""
        at = self.mentions[number].parent
        for _ in range(_DEPTH):
            if at is None or at == number:
                return
            spot = self.spots[at]
            if spot is not None:
                yield self.mentions[at], spot
            at = self.mentions[at].parent

    def ancestor(self, number: int) -> Spot | None:
        """The nearest known place that the words say contains a mention; one in a list beside it does not."""
        return next((spot for holder, spot in self.parents(number) if spot.known and holder.cue is not Cue.LIST), None)

    def beside(self, number: int) -> Spot | None:
        """Where a landmark puts the place named before it: "X, 20 km south of Y"."""
        after = number + 1
        if after >= len(self.mentions) or self.mentions[after].cue is not Cue.REFERENCE:
            return None
        if not 0 <= self.mentions[after].first - self.mentions[number].ends <= _LANDMARK_GAP:
            return None
        return self.landmark(after)

    def landmark(self, number: int) -> Spot | None:
        """The point that a landmark's distance and direction give."""
        spot, mention = self.spots[number], self.mentions[number]
        if spot is None or (spot.kind is Kind.COUNTRY and mention.kilometres is None):
            return None  # what lies on the border with X is not in X
        if mention.kilometres is None or mention.bearing is None:
            return stand_in(spot, _TOWARDS)
        lat, lon = offset(spot.lat, spot.lon, mention.kilometres, mention.bearing)
        return stand_in(replace(spot, lat=round(lat, 4), lon=round(lon, 4)), _BESIDE)

    def capital(self, number: int, home: str | None) -> Spot | None:
        """The capital of the country or province beside "the capital", else of the text's first country `home`."""
        mention = self.mentions[number]
        owner = self.spots[mention.parent] if mention.parent is not None else None
        if mention.country is None and owner is not None and owner.kind is not Kind.COUNTRY:
            return stand_in(replace(owner, kind=Kind.SETTLEMENT), _AT_MOST - _LESS)
        nation = self.book.countries.get(mention.country or (owner.country if owner is not None else home) or "")
        if nation is None or nation.capital is None:
            return None
        spot = spot_of(self.book.entry(nation.capital), _CAPITAL)
        if mention.bearing is None or mention.kilometres is None:
            return spot
        lat, lon = offset(spot.lat, spot.lon, mention.kilometres, mention.bearing)
        return replace(spot, lat=round(lat, 4), lon=round(lon, 4))

    def stand_in(self, number: int, home: str | None) -> Spot | None:
        """A known place for an unknown one: its landmark, its parent, or the likeliest around it."""
        mention = self.mentions[number]
        if mention.weak or mention.address or mention.cue in _NO_STAND_IN:
            return None
        stated = self.ancestor(number) is not None
        if (
            not stated
            and mention.feature is None
            and (home in words.COVERED or (mention.found and mention.cue is Cue.LIST))
        ):
            return None
        landmark = self.beside(number)
        if landmark is not None:
            return landmark
        holder = next((spot for _, spot in self.parents(number)), None) or self._likeliest(number, home)
        return stand_in(holder, round(min(holder.score, _AT_MOST) - _LESS, 2)) if holder is not None else None

    def _likeliest(self, number: int, home: str | None) -> Spot | None:
        here = self.text.sentence_of[self.mentions[number].first]
        best, best_cost = None, float("inf")
        for other in self.near(number):
            spot, rival = self.spots[other], self.mentions[other]
            if spot is None or rival.cue in (Cue.SOURCE, Cue.FROM):
                continue
            if rival.cue is Cue.REFERENCE and spot.kind is Kind.COUNTRY:
                continue
            cost = _PER_SENTENCE * abs(self.text.sentence_of[rival.first] - here) + _PER_MENTION * abs(other - number)
            cost += _COUNTRY * (spot.kind is Kind.COUNTRY) + _NATIONALITY * (rival.cue is Cue.NATIONALITY)
            cost += _WEAK * (rival.weak or rival.cue is Cue.DATELINE)
            cost += _ELSEWHERE * (home is not None and spot.country != home)
            if cost < best_cost:
                best, best_cost = spot, cost
        return best

"""Which place on earth each name in a text means: namesakes decided together by the text's own geography.

In go mentions and the gazetteer; out come places, one a mention, None where a name turns out to be none. The
countries that the text speaks of weigh first; then what the words say (a province, a village in Y), people, and
nearness to the text's other places. Decided twice: the second time with what the first has told.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from extractors import gazetteer_names as names
from extractors import place_lexicon as words
from extractors.gazetteer import Entry, Gazetteer, Kind
from extractors.place_candidates import candidates
from extractors.place_countries import EXPLICIT, Countries
from extractors.place_fallback import Surroundings
from extractors.place_geometry import distance
from extractors.place_mentions import Cue, Mention
from extractors.place_score import Company, Scorer, inside
from extractors.place_spot import Spot, spot_of
from extractors.text import Text

_FADE: Final = 0.2
"""How much less each mention farther away in the text tells."""
_FAR_SMALL: Final = 200_000
"""People from which a city in a country that the text does not speak of is meant all the same."""
_METROPOLIS: Final = 1_000_000
"""People from which a city of that very name is decided on before lesser places."""
_NEXT_DOOR: Final = 20_000
"""People from which a town across the border of the text's country is meant."""
_SMALL, _LONELY_KM = 50_000, 500.0
"""People below which a place farther than this from the text's other places is another of the same name."""
_BESIDE_KM, _TOWARDS_KM = 150.0, 300.0
"""A place located by a landmark lies this near to the point that the words give, with a distance ("20 km west of
Baghdad") or across a border, and without ("west of Baghdad"); roads are longer than lines."""
_SPOKEN_OF: Final = 0.6
"""Weight from which a text speaks of a country: one town of it, or an armed group's name."""
_HINTS: Final = frozenset({Cue.NATIONALITY, Cue.MOVEMENT})
_SURE, _REGION_SURE, _LEAST, _MARGIN = 0.95, 0.9, 0.6, 4.0
"""Scores of countries and regions; of a name with an equal rival; points of lead that make a name sure."""


class Resolver:
    """Decides the mentions of one text together."""

    def __init__(self, text: Text, mentions: Sequence[Mention], book: Gazetteer, hints: dict[str, float]) -> None:
        """Prepare; `hints` are countries (alpha-3) that headline and address speak of, with weights."""
        self.mentions, self.book = mentions, book
        self.countries = Countries(mentions, hints)
        self.around = Surroundings(text, mentions, book)
        self.scorer = Scorer(text, mentions, self.countries)
        self._senses: dict[str, Spot] = {}
        """Names decided on: an article means one place by one name, unless its words say otherwise."""

    def resolve(self) -> list[Spot | None]:
        """One spot for each mention, None for those that are no place."""
        spots = self.around.spots
        order = sorted(range(len(self.mentions)), key=self._certainty)
        for number in order:
            spots[number] = self._choose(number)
        self._learn()
        self._senses.clear()
        for number in order:
            if self._unsure(self.mentions[number], spots[number]):
                spots[number] = self._choose(number)
        home = self.countries.homes[0] if self.countries.homes else None
        for number in range(len(self.mentions) - 1, -1, -1):
            if self.mentions[number].cue is Cue.CAPITAL:
                spots[number] = self.around.capital(number, home)
            elif spots[number] is None:
                spots[number] = self.around.stand_in(number, home)
        return spots

    def landmark(self, number: int) -> Spot | None:
        """The point that a landmark's distance and direction give."""
        return self.around.landmark(number)

    def _certainty(self, number: int) -> tuple[int, int]:
        """Countries first, then cities that the world knows, then names with few namesakes, then unknown ones."""
        mention = self.mentions[number]
        stated = mention.cue is Cue.WITHIN and mention.feature is Kind.ADMIN1
        if mention.country or mention.region or stated:
            return 0, number
        if any(self._is_metropolis(i, mention) for i in mention.found):
            return 1, number
        return (min(9, 1 + len(mention.found)) if mention.found else 10), number

    def _is_metropolis(self, index: int, mention: Mention) -> bool:
        entry = self.book.entry(index)
        return entry.population >= _METROPOLIS and names.strict(entry.name) == names.strict(mention.name)

    def _unsure(self, mention: Mention, spot: Spot | None) -> bool:
        """Whether what the other places told may change a first choice."""
        if spot is not None and spot.score >= _SURE and spot.country == self.countries.homes[0]:
            return False
        if mention.region is not None:
            return len(words.REGIONS[mention.region][0]) > 1
        if mention.cue in _HINTS or mention.cue is Cue.CAPITAL:
            return False
        return mention.country is None or len(mention.found) > 1

    def _learn(self) -> None:
        for number, spot in enumerate(self.around.spots):
            mention = self.mentions[number]
            if spot is not None and spot.entry is not None and not mention.country:
                self.countries.learn(number, mention, spot.entry)
        self.countries.settle()

    def _choose(self, number: int) -> Spot | None:
        mention = self.mentions[number]
        if mention.cue is Cue.CAPITAL:
            return None
        if mention.region is not None:
            codes, lat, lon = words.REGIONS[mention.region]
            code = max(codes, key=lambda code: self.countries.weights.get(code, 0.0))
            return Spot(lat, lon, code, Kind.ADMIN1, None, True, _REGION_SURE)  # noqa: FBT003 - a record's field
        if mention.country is not None:
            return self._country(mention, number)
        bare = mention.feature is None and mention.parent is None
        if bare and mention.name in self._senses:
            return self._senses[mention.name]
        spot = self._namesake(mention, number)
        if spot is not None:
            self._senses.setdefault(mention.name, spot)
        return spot

    def _namesake(self, mention: Mention, number: int) -> Spot | None:
        """The likeliest of the places that share a name, None where none is meant."""
        holder = self.around.ancestor(number)
        homes = self.countries.homes
        if holder is not None:
            homes = [holder.country, *(code for code in homes if code != holder.country)]
        entries = candidates(mention, self.book, homes, anywhere=holder is None and not self._speaks_of_any(number))
        if holder is not None:
            entries = [e for e in entries if inside(e, holder)] or entries
        if not entries:
            return None
        margin = 1.0
        best = entries[0]
        if len(entries) > 1:
            near = self._company(number)
            ranked = sorted(
                ((self.scorer.score(e, number, near, holder), -i) for i, e in enumerate(entries)), reverse=True
            )
            best = entries[-ranked[0][1]]
            margin = min(1.0, (ranked[0][0] - ranked[1][0]) / _MARGIN)
        abroad = holder is None and self.countries.weight(best.country, number) < _SPOKEN_OF
        if (abroad and not self._may_be_abroad(best, number)) or not self._plausible(best, number):
            return None
        return spot_of(best, round(_LEAST + (_SURE - _LEAST) * margin, 2))

    def _country(self, mention: Mention, number: int) -> Spot | None:
        """A country, the part of it that is meant, or a division of its name."""
        nation = self.book.countries.get(mention.country or "")
        if nation is None:
            return None
        entry = self.book.entry(nation.index)
        if mention.cue not in _HINTS and len(mention.found) > 1:
            for rival in map(self.book.entry, mention.found):
                if rival.kind is Kind.ADMIN1 and self._prefers(rival, entry, number):
                    return spot_of(rival, _SURE)
        spot = spot_of(entry, _SURE)
        part = self.book.part(entry.country, mention.part) if mention.part is not None else None
        return spot if part is None else replace(spot, lat=round(part[0], 4), lon=round(part[1], 4))

    def _prefers(self, division: Entry, country: Entry, number: int) -> bool:
        """Whether a country's name means a namesake division here: "Georgia" in a text about the United States."""
        mention = self.mentions[number]
        if mention.feature is Kind.ADMIN1:
            return True
        if division.country == country.country or division.population * 2 < country.population:
            return False
        if self._has_town(number, division, country.country):
            return True
        parent = next((spot for _, spot in self.around.parents(number)), None)
        if parent is not None and parent.kind is Kind.COUNTRY:
            return parent.country == division.country
        otherwise = self.countries.named_otherwise(country.country, number)
        return self.countries.weights.get(division.country, 0.0) > otherwise + EXPLICIT / 2

    def _has_town(self, number: int, division: Entry, country: str) -> bool:
        """Whether the place before lies in the division and not in the country: "Macon, Georgia"."""
        before = self.mentions[number - 1] if number else None
        if before is None or before.parent != number:
            return False
        entries = [self.book.entry(i) for i in before.found]
        towns = any(e.admin1 == division.index and e.population >= _NEXT_DOOR for e in entries)
        return towns and all(e.country != country for e in entries)

    def _company(self, number: int) -> list[Company]:
        """The known places around a mention, each once, with what its mentions tell: less the farther away."""
        spots, country = self.around.spots, Kind.COUNTRY
        found: dict[int | tuple[float, float], Company] = {}
        for other in self.around.near(number):
            spot = spots[other]
            if spot is None or not spot.known or spot.kind is country or self.mentions[other].weak:
                continue
            place = spot.entry.index if spot.entry is not None else (spot.lat, spot.lon)
            first, told, times = found.get(place, (spot, 0.0, 0))
            found[place] = first, told + 1 / (1 + _FADE * abs(other - number)), times + 1
        return list(found.values())

    def _plausible(self, entry: Entry, number: int) -> bool:
        """Whether a namesake is meant at all, or a village that the gazetteer does not have."""
        mention = self.mentions[number]
        beside = self.around.beside(number)
        if beside is not None and entry.kind > Kind.ADMIN1:
            close = self.mentions[number + 1].kilometres is not None or entry.country != beside.country
            if distance(entry.lat, entry.lon, beside.lat, beside.lon) > (_BESIDE_KM if close else _TOWARDS_KM):
                return False
        parent = self.around.ancestor(number)
        if parent is not None:
            return inside(entry, parent) or (parent.entry is not None and entry.index == parent.entry.index)
        if mention.cue is Cue.DATELINE or (entry.kind is Kind.ADMIN1 and mention.feature is Kind.ADMIN1):
            return True
        if entry.population >= _FAR_SMALL and (
            mention.address or mention.ends == mention.last or mention.feature not in (Kind.POINT, Kind.ADMIN2)
        ):
            return True  # "a district of Baghdad", but not "Victoria district"
        if self.countries.weight(entry.country, number) >= _SPOKEN_OF:
            return not self._lonely(entry, number)
        return self._next_door(entry, number)

    def _may_be_abroad(self, entry: Entry, number: int) -> bool:
        """Whether a place in a country that the text does not speak of has this very name, and is no mere province.

        Across the border of the text's first country any of the name's known spellings counts too.
        """
        if not self._speaks_of_any(number):
            return True
        home = self.countries.homes[0]
        if entry.kind is Kind.ADMIN1:
            return self.countries.weights[home] <= EXPLICIT  # one name may itself be a namesake: Georgia
        nation = self.book.countries.get(home)
        if nation is not None and entry.country in nation.neighbours:
            return entry.index in self.book.exact(self.mentions[number].name)
        own = names.strict(entry.name) == names.strict(self.mentions[number].name)
        return own or entry.population >= _METROPOLIS

    def _next_door(self, entry: Entry, number: int) -> bool:
        """Whether a place in an unspoken country may be meant: the text speaks of none, or of its neighbour."""
        if not self._speaks_of_any(number):
            return True
        home = self.book.countries.get(self.countries.homes[0])
        if home is None or entry.country not in home.neighbours:
            return False
        return entry.population >= _NEXT_DOOR or not self.countries.named  # an armed group crosses borders

    def _speaks_of_any(self, number: int) -> bool:
        """Whether the text, without mention `number`, speaks of any country."""
        return any(self.countries.weight(code, number) >= _SPOKEN_OF for code in self.countries.homes)

    def _lonely(self, entry: Entry, number: int) -> bool:
        """Whether a small place lies far from every other place of its country that the text names."""
        if entry.population >= _SMALL:
            return False
        others = [spot for spot, _, _ in self._company(number) if spot.country == entry.country]
        return bool(others) and all(distance(entry.lat, entry.lon, o.lat, o.lon) > _LONELY_KM for o in others)

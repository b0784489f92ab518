"""Which place on earth each name in a text means: namesakes decided together by the text's own geography.

In go mentions and the gazetteer; out come `Resolved` records, one a mention, None where a name turns out to be no
place. Countries that the text names, by name, people, dateline or address, weigh first; then what the words say
(a province, a village in Y), people, and distance to the text's other places. A name that the gazetteer does not
know keeps its name and takes its parent's coordinates.
"""

import math
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final, NamedTuple

from extractors import gazetteer
from extractors import gazetteer_names as names
from extractors import place_lexicon as words
from extractors.gazetteer import Entry, Kind
from extractors.place_mentions import Cue, Mention
from extractors.text import Text

EARTH: Final = 6371.0
"""Mean radius of the earth in kilometres."""


class Spot(NamedTuple):
    """A place decided on; `entry` is None for a region of the lexicon and for a point stated by distance."""

    lat: float
    lon: float
    country: str
    kind: Kind
    entry: Entry | None
    known: bool
    """Whether the name itself was found; a parent's coordinates stand in where it was not."""
    score: float


_EXPLICIT, _PEOPLE, _WEAK, _DATELINE, _TITLE, _ADDRESS = 3.0, 2.0, 0.5, 3.0, 2.0, 0.8
"""How much a country's name, a nationality, a name in passing, a dateline, the headline, the address tell of where
a text plays. Only their order matters: found stable under changes by a third."""
_MOVEMENT: Final = 0.7
"""What the name of an armed group or people tells of the country: more than nothing, less than a town of it."""
_FEATURE, _PARENT, _COUNTRY, _NEIGHBOUR = 3.0, 6.0, 5.0, 1.0
_FAR_SMALL = 200_000
"""People below which a namesake in a country that the text does not speak of is not meant."""
_BESIDE_KM: Final = 150.0
"""A place located by a landmark ("west of Baghdad") lies within a day's drive of the point that the words give."""
_SMALL: Final = 50_000
"""People below which a place far from the text's other places is another of the same name."""
_LONELY_KM: Final = 500.0
_SPOKEN_OF: Final = 0.6
"""Weight from which a text speaks of a country: one town of its, or its name in passing."""
_NEAR_KM: Final = 400.0
"""Places of one event lie within some hundreds of kilometres of each other."""
_NEAR_DEGREES: Final = _NEAR_KM / 111
"""The same as degrees of latitude: what lies farther off needs no trigonometry."""


def distance(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Kilometres along the great circle."""
    a, b = math.radians(lat1), math.radians(lat2)
    half = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 2 * EARTH * math.asin(min(1.0, math.sqrt(half)))


def offset(lat: float, lon: float, kilometres: float, bearing: float) -> tuple[float, float]:
    """The point so many kilometres away in a direction (degrees from north), on a locally flat earth."""
    angle = math.radians(bearing)
    north = kilometres * math.cos(angle) / EARTH
    east = kilometres * math.sin(angle) / (EARTH * max(0.01, math.cos(math.radians(lat))))
    return max(-90.0, min(90.0, lat + math.degrees(north))), (lon + math.degrees(east) + 180) % 360 - 180


class Resolver:
    """Decides the mentions of one text together."""

    def __init__(
        self, text: Text, mentions: Sequence[Mention], book: gazetteer.Gazetteer, hints: dict[str, float]
    ) -> None:
        """Prepare; `hints` are countries (alpha-3) that title and address speak of, with weights."""
        self.text, self.mentions, self.book = text, mentions, book
        self.weights = dict(hints)
        self.spots: list[Spot | None] = [None] * len(mentions)
        self.homes: list[str] = []
        self.own: dict[int, tuple[str, float]] = {}
        """What each mention itself added to the weights: no name is evidence for itself."""

    def resolve(self) -> list[Spot | None]:
        """One spot for each mention, None for those that are no place."""
        self._weigh()
        order = sorted(range(len(self.mentions)), key=self._certainty)
        for number in order:
            self.spots[number] = self._choose(number)
        self._learn()
        for number in order:
            if self._unsure(number):
                self.spots[number] = self._choose(number)
        for number in range(len(self.mentions) - 1, -1, -1):
            if self.spots[number] is None:
                self.spots[number] = self._capital(number) or self._fall_back(number)
        return self.spots

    def _weigh(self) -> None:
        for number, mention in enumerate(self.mentions):
            if mention.country is None and mention.region is None:
                continue
            code = mention.country or words.REGIONS[mention.region or ""][0]
            weight = _PEOPLE if mention.cue is Cue.NATIONALITY else _EXPLICIT
            if mention.cue is Cue.MOVEMENT:
                self.weights[code] = max(self.weights.get(code, 0.0), _MOVEMENT)
                continue
            if mention.weak or mention.cue in (Cue.FROM, Cue.TO, Cue.SOURCE):
                weight = _WEAK
            elif mention.cue is Cue.DATELINE:
                weight = _DATELINE
            self.weights[code] = self.weights.get(code, 0.0) + weight / (1 + 0.15 * number)
        self.homes = sorted(self.weights, key=lambda code: -self.weights[code])

    def _unsure(self, number: int) -> bool:
        """Whether what the other places told may change a first choice."""
        mention = self.mentions[number]
        if mention.region is not None or mention.cue in _HINTS:
            return False
        return mention.country is None or len(mention.found) > 1

    def _learn(self) -> None:
        """Add the countries of the places found so far to what the text speaks of."""
        for number, spot in enumerate(self.spots):
            mention = self.mentions[number]
            if spot is None or mention.country or mention.region or spot.entry is None:
                continue
            weight = _WEAK if mention.weak or mention.cue is Cue.SOURCE else 1.0
            if mention.cue is Cue.DATELINE:
                weight = 2.0
            weight *= min(1.0, math.log10(spot.entry.population + 10) / _LOG_CITY)
            self.weights[spot.country] = self.weights.get(spot.country, 0.0) + weight
            self.own[number] = spot.country, weight
        self.homes = sorted(self.weights, key=lambda code: -self.weights[code])

    def _certainty(self, number: int) -> tuple[int, int]:
        """Countries first, then divisions and names with few namesakes."""
        mention = self.mentions[number]
        if mention.country or mention.region:
            return 0, number
        return min(9, 1 + len(mention.found)) if mention.found else 10, number

    def _choose(self, number: int) -> Spot | None:
        mention = self.mentions[number]
        if mention.region is not None:
            code, lat, lon = words.REGIONS[mention.region]
            return Spot(lat, lon, code, Kind.ADMIN1, None, True, 0.9)
        if mention.cue is Cue.CAPITAL:
            return None
        entries = self._candidates(mention, number)
        if mention.country is not None:
            nation = self.book.countries.get(mention.country)
            if nation is None:
                return None
            entry = self.book.entry(nation.index)
            rivals = [
                e
                for e in entries
                if e.kind is Kind.ADMIN1
                and (mention.feature is Kind.ADMIN1 or e.population * 2 > entry.population)
                and self._prefers(e, mention, number)
            ]
            entry = rivals[0] if rivals else entry
            part = self.book.part(entry.country, mention.part) if mention.part is not None and not rivals else None
            if part is not None:
                return Spot(round(part[0], 4), round(part[1], 4), entry.country, entry.kind, entry, True, 0.95)
            return Spot(entry.lat, entry.lon, entry.country, entry.kind, entry, True, 0.95)
        best, best_score, second = None, -math.inf, -math.inf
        for entry in entries:
            score = self._score(entry, mention, number)
            if score > best_score:
                best, best_score, second = entry, score, best_score
            elif score > second:
                second = score
        if best is None or not self._plausible(best, mention, number):
            return None
        margin = min(1.0, (best_score - second) / 4) if second > -math.inf else 1.0
        return Spot(best.lat, best.lon, best.country, best.kind, best, True, round(0.6 + 0.35 * margin, 2))

    def _prefers(self, entry: Entry, mention: Mention, number: int) -> bool:
        """Whether a country's name means a namesake division here: "Georgia" in a text about the United States."""
        if entry.country == mention.country:
            return mention.feature is Kind.ADMIN1
        own = self.weights.get(mention.country or "", 0.0) - _EXPLICIT / (1 + 0.15 * number)
        if mention.feature is Kind.ADMIN1:
            return True
        if mention.parent is not None:
            parent = self.spots[mention.parent]
            if parent is not None and parent.kind is Kind.COUNTRY:
                return parent.country == entry.country
        others = self.weights.get(entry.country, 0.0)
        return others > own + _EXPLICIT / 2

    def _candidates(self, mention: Mention, number: int) -> list[Entry]:
        if mention.cue in _HINTS:
            return []
        book = self.book
        found = [book.entry(i) for i in mention.found]
        key = names.strict(mention.name)
        for code, other in words.ALIASES.get(key, ()):
            found += [e for e in map(book.entry, book.tolerant(other, code)) if e.country == code]
        if all(e.population < _NEXT_DOOR and e.kind is not Kind.ADMIN1 for e in found) or (
            mention.feature in (Kind.ADMIN1, Kind.ADMIN2) and all(e.kind not in (Kind.ADMIN1, Kind.ADMIN2) for e in found)
        ):
            found += [e for e in map(book.entry, book.loosely(mention.name)) if e not in found]
        if mention.country is None and mention.region is None:
            homes = self.homes[:_HOMES]
            if not any(e.country in homes for e in found):
                for code in homes:
                    near = [
                        e
                        for e in map(book.entry, book.tolerant(mention.name, code))
                        if e.country == code and _alike(e.name, mention.name)
                    ]
                    if near:
                        found += near
                        break
            if not found:
                found = [book.entry(i) for i in book.tolerant(mention.name)]
        return found

    def _score(self, entry: Entry, mention: Mention, number: int) -> float:
        score = 0.45 * math.log10(entry.population + 10)
        if names.loose(entry.name) == names.loose(mention.name):
            score += 0.5
        total = sum(self.weights.values()) - self.own.get(number, ("", 0.0))[1]
        if total > 0:
            score += _COUNTRY * self._weight(entry.country, number) / total
            if self.homes and entry.country == self.homes[0]:
                score += _NEIGHBOUR
        score += self._fit(entry, mention)
        if entry.seat is Kind.COUNTRY:
            score += 1.0
        score += self._company(entry, mention, number)
        return score

    def _weight(self, code: str, number: int) -> float:
        """How much the text, without the mention `number` itself, speaks of a country."""
        own, weight = self.own.get(number, ("", 0.0))
        return self.weights.get(code, 0.0) - (weight if own == code else 0.0)

    def _fit(self, entry: Entry, mention: Mention) -> float:
        """How the gazetteer's kind agrees with the noun beside the name; without one a town is meant."""
        feature = mention.feature
        if feature is None:
            return 2.0 if entry.kind is Kind.SETTLEMENT else 0.8 if entry.kind is Kind.ADMIN1 else 0.0
        if feature is entry.kind:
            return _FEATURE
        if feature in (Kind.SETTLEMENT, Kind.POINT) and entry.kind is Kind.SETTLEMENT:
            return _FEATURE
        if feature in (Kind.ADMIN1, Kind.ADMIN2) and entry.kind in (Kind.ADMIN1, Kind.ADMIN2):
            return _FEATURE / 2
        return 0.0

    def _company(self, entry: Entry, mention: Mention, number: int) -> float:
        """What the places around say: a stated parent first, else nearness."""
        score = 0.0
        parent = self._ancestor(number)
        if parent is not None:
            score += _PARENT if self._inside(entry, parent) else 0.0
        for other in self._around(number):
            spot = self.spots[other]
            if spot is None or spot.kind is Kind.COUNTRY or not spot.known or self.mentions[other].weak:
                continue
            if abs(entry.lat - spot.lat) > _NEAR_DEGREES:
                continue
            km = distance(entry.lat, entry.lon, spot.lat, spot.lon)
            if km < _NEAR_KM:
                score += 1.5 * (1 - km / _NEAR_KM) / (1 + 0.2 * abs(other - number))
                if spot.entry is not None and spot.entry.kind is Kind.ADMIN1 and entry.admin1 == spot.entry.index:
                    score += 1.0
        return score

    def _around(self, number: int) -> Iterator[int]:
        """The mentions near one, without it: those that may tell of it, however long the text."""
        yield from range(max(0, number - _WINDOW), number)
        yield from range(number + 1, min(len(self.mentions), number + _WINDOW + 1))

    def _inside(self, entry: Entry, parent: Spot) -> bool:
        if parent.country != entry.country:
            return False
        holder = parent.entry
        if holder is None:
            return distance(entry.lat, entry.lon, parent.lat, parent.lon) < _NEAR_KM
        if holder.kind is Kind.COUNTRY:
            return True
        if entry.index == holder.index:
            return False
        if holder.kind is Kind.ADMIN1:
            return entry.admin1 == holder.index or (entry.admin1 is None and entry.kind is not Kind.ADMIN1)
        return distance(entry.lat, entry.lon, parent.lat, parent.lon) < _NEAR_KM / 4

    def _plausible(self, entry: Entry, mention: Mention, number: int) -> bool:
        """Whether a namesake abroad is meant at all, or a village that the gazetteer does not have."""
        parent = self._ancestor(number)
        beside = self._beside(number)
        if beside is not None and distance(entry.lat, entry.lon, beside.lat, beside.lon) > _BESIDE_KM:
            return False
        if parent is not None:
            return self._inside(entry, parent) or (parent.entry is not None and entry.index == parent.entry.index)
        if mention.cue is Cue.DATELINE or (entry.kind is Kind.ADMIN1 and mention.feature is Kind.ADMIN1):
            return True
        if entry.population >= _FAR_SMALL and mention.feature not in (Kind.POINT, Kind.ADMIN2):
            return True
        if self._weight(entry.country, number) >= _SPOKEN_OF:
            return not self._lonely(entry, number)
        strong = max((self._weight(code, number) for code in self.homes), default=0.0)
        if strong < _SPOKEN_OF:
            return True
        home = self.book.countries.get(self.homes[0])
        return home is not None and entry.country in home.neighbours and entry.population >= _NEXT_DOOR

    def _ancestor(self, number: int) -> Spot | None:
        """The nearest place that the words say contains a mention and that is known."""
        seen = {number}
        at = self.mentions[number].parent
        while at is not None and at not in seen:
            spot = self.spots[at]
            if spot is not None and spot.known and self.mentions[at].cue is not Cue.LIST:
                return spot
            seen.add(at)
            at = self.mentions[at].parent
        return None

    def _lonely(self, entry: Entry, number: int) -> bool:
        """Whether a small place lies far from every other place of its country that the text names."""
        if entry.population >= _SMALL:
            return False
        others = [
            spot
            for other in self._around(number)
            if (spot := self.spots[other]) is not None and spot.known and spot.country == entry.country
            and spot.kind is not Kind.COUNTRY and not self.mentions[other].weak
        ]  # fmt: skip
        return bool(others) and all(distance(entry.lat, entry.lon, o.lat, o.lon) > _LONELY_KM for o in others)

    def _capital(self, number: int) -> Spot | None:
        """The capital that "the capital" means: of the country beside it, else of the text's first country."""
        mention = self.mentions[number]
        if mention.cue is not Cue.CAPITAL:
            return None
        code = None
        if mention.parent is not None:
            parent = self.spots[mention.parent]
            if parent is not None and parent.kind is not Kind.COUNTRY:
                return parent._replace(kind=Kind.SETTLEMENT, known=False, score=0.6)
            code = parent.country if parent is not None else None
        code = code or (self.homes[0] if self.homes else None)
        nation = self.book.countries.get(code or "")
        if nation is None or nation.capital is None:
            return None
        entry = self.book.entry(nation.capital)
        lat, lon = entry.lat, entry.lon
        if mention.bearing is not None and mention.kilometres:
            lat, lon = offset(lat, lon, mention.kilometres, mention.bearing)
        return Spot(lat, lon, entry.country, Kind.SETTLEMENT, entry, True, 0.85)

    def _fall_back(self, number: int) -> Spot | None:
        """The nearest stated place that holds an unknown one: landmark, parent, sentence, text, country."""
        mention = self.mentions[number]
        if mention.weak or mention.cue in (Cue.BARE, Cue.NATIONALITY, Cue.SOURCE, Cue.CAPITAL, Cue.MOVEMENT):
            return None
        if mention.found and mention.cue is Cue.LIST and mention.feature is None:
            return None
        if self.homes and self.homes[0] in words.COVERED and mention.feature is None:
            return None
        landmark = self._beside(number)
        if landmark is not None:
            return landmark
        parent = self._holder(number)
        if parent is not None:
            return parent._replace(known=False, score=round(min(parent.score, 0.7) - 0.1, 2))
        return None

    def _beside(self, number: int) -> Spot | None:
        """Where "20 km south of Y" puts the place named before it."""
        after = number + 1
        if after >= len(self.mentions) or self.mentions[after].cue is not Cue.REFERENCE:
            return None
        if not 0 <= self.mentions[after].first - self.mentions[number].ends <= _LANDMARK_GAP:
            return None
        return self.beside(after)

    def beside(self, number: int) -> Spot | None:
        """The point that a landmark's distance and direction give."""
        spot, mention = self.spots[number], self.mentions[number]
        if spot is None:
            return None
        kilometres = mention.kilometres
        if kilometres is None or mention.bearing is None:
            return spot._replace(known=False, score=0.5)
        lat, lon = offset(spot.lat, spot.lon, kilometres, mention.bearing)
        return spot._replace(lat=round(lat, 4), lon=round(lon, 4), known=False, score=0.7)

    def _holder(self, number: int) -> Spot | None:
        mention, seen = self.mentions[number], {number}
        at = mention.parent
        while at is not None and at not in seen:
            seen.add(at)
            spot = self.spots[at]
            if spot is not None:
                return spot
            at = self.mentions[at].parent
        here = self.text.sentence_of[mention.first]
        best: tuple[float, int] | None = None
        for other in self._around(number):
            spot, rival = self.spots[other], self.mentions[other]
            if spot is None or rival.cue in (Cue.SOURCE, Cue.FROM):
                continue
            away = abs(self.text.sentence_of[rival.first] - here)
            rank = away * 2.0 + (3.0 if spot.kind is Kind.COUNTRY else 0.0) + abs(other - number) * 0.1
            if rival.cue is Cue.NATIONALITY:
                rank += 1.0
            if rival.weak:
                rank += 2.0
            if self.homes and spot.country != self.homes[0]:
                rank += 4.0
            if best is None or rank < best[0]:
                best = rank, other
        return self.spots[best[1]] if best is not None else None


_LOG_CITY: Final = 5.3
"""Decimal logarithm of a city's people: smaller places tell less of the country, since more share their name."""
_ALIKE: Final = 0.7
"""Likeness of two spellings whose consonants agree; below it Syrian towns of the press met strangers."""


@lru_cache(1 << 12)
def _alike(one: str, other: str) -> bool:
    """Whether two spellings can be one name."""
    a, b = names.loose(one), names.loose(other)
    return a == b or SequenceMatcher(None, a, b).ratio() >= _ALIKE


_WINDOW: Final = 15
"""Mentions on each side that are compared: an article's event and its surroundings; it keeps long texts linear."""
_HINTS: Final = frozenset({Cue.NATIONALITY, Cue.MOVEMENT, Cue.CAPITAL})
_HOMES: Final = 3
"""Countries of a text in which names are sought by consonants alone."""
_NEXT_DOOR: Final = 20_000
"""People from which a town across the border of the text's country is meant."""
_LANDMARK_GAP: Final = 12
"""Tokens between a place and the landmark that locates it: ", some 250 kilometres (160 miles) south of"."""

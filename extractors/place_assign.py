"""Whose place: the place of each figure among the places that a text names.

In go a `Text`, its toponyms and where its figures stand; out comes one place, or None, for each figure. A figure's
clause is asked first, then its sentence, then what continues the event after it ("The attack took place in …"),
then its paragraph, then the place of the article's first event. The most specific place wins over what contains
it; speakers' places, landmarks and nationalities stand in only where nothing else is said.
"""

import math
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from extractors import gazetteer
from extractors import place_lexicon as words
from extractors.gazetteer import Kind
from extractors.model import Place, PlacePrecision, PlaceRole
from extractors.place_mentions import Cue
from extractors.place_toponym import PRECISION, UNLISTED, WEAK_NATIONALITY, Toponym
from extractors.text import Anchor, Sentence, Text

_SPECIFIC: Final = {
    PlacePrecision.POINT: 4,
    PlacePrecision.SETTLEMENT: 4,
    PlacePrecision.ADMIN2: 3,
    PlacePrecision.ADMIN1: 2,
    PlacePrecision.COUNTRY: 1,
}
_UNLISTED_RANK: Final = 4
_WEIGHT: Final = {
    PlacePrecision.POINT: 30.0,
    PlacePrecision.SETTLEMENT: 30.0,
    PlacePrecision.ADMIN2: 28.0,
    PlacePrecision.ADMIN1: 12.0,
    PlacePrecision.COUNTRY: 0.0,
}
"""What closeness weighs against distance in the sentence: towns and districts compete by nearness to the count,
a province or a country only stands in."""
_AFTER, _BEFORE = 0.25, 0.5
"""What a token between the count and a place costs: the press names the place after the harm ("killed 12 in X")."""
_LANDMARK_RANK: Final = 1.5
"""A landmark ("20 km south of Rafah") is closer than a country, but gives way to any place itself."""
_LOCAL: Final = 3
"""Ranks from here up name a place that needs no closer one."""
_PLAIN: Final = frozenset({Cue.IN, Cue.ACROSS, Cue.LIST, Cue.WITHIN, Cue.POSSESSIVE, Cue.BARE, Cue.CAPITAL, UNLISTED})
_FOLLOWING: Final = 3
"""Sentences after a figure in which the press still says where it happened."""
_CROWD: Final = 40
"""Names compared for one figure: more than any sentence of the press has; it keeps long texts linear."""
_NEAR: Final = 60
"""Tokens on each side of a figure in which "the province" is looked for."""
_BACK: Final = 10
"""Sentences looked back through within a paragraph."""
_BESIDE: Final = 4
"""Tokens between a country and what goes on in it: "the war in the", "X's long civil war"."""
_OPENING: Final = 9
"""Tokens at a sentence's start within which it names the event that it continues."""


def assign(text: Text, toponyms: Sequence[Toponym], anchors: Sequence[Anchor]) -> tuple[Place | None, ...]:
    """Give each figure its place.

    Args:
        text: the text.
        toponyms: what `places.find` found in it, in text order.
        anchors: where its figures stand, in text order.

    Returns:
        One place for each anchor, None where the text names none.
    """
    if not toponyms or not anchors:
        return (None,) * len(anchors)
    return _Assigner(text, toponyms, anchors).assign()


class _Assigner:
    def __init__(self, text: Text, toponyms: Sequence[Toponym], anchors: Sequence[Anchor]) -> None:
        self.text, self.toponyms, self.anchors = text, toponyms, anchors
        self.firsts = [toponym.first for toponym in toponyms]
        self.busy = {text.sentence_of[anchor.first] for anchor in anchors if anchor.first < len(text.tokens)}
        self.lead: Toponym | None = None
        self.chief = self._chief()
        self.resort = self._last_resort()
        self.dateline = self._dateline()

    def assign(self) -> tuple[Place | None, ...]:
        local = [self._at_dateline(anchor, self._local(anchor)) for anchor in self.anchors]
        self.lead = self._main(local)
        places: list[Place | None] = []
        before: tuple[int, Toponym] | None = None
        for anchor, toponym in zip(self.anchors, local, strict=True):
            paragraph = self._sentence(anchor).paragraph
            found = toponym
            if (
                found is None
                and before is not None
                and before[0] == paragraph
                and not self._continues(self._sentence(anchor))
            ):
                found = before[1]
            found = found or self._around(anchor)
            if toponym is not None:
                before = paragraph, toponym
            if (
                found is not None
                and found.rule != Cue.ACROSS
                and not self._lasting(found)
                and found.place.role is PlaceRole.IN
                and self.lead is not None
                and _rank(found) < _SPECIFIC[PlacePrecision.ADMIN1]
                and self._opens(anchor, found)
            ):
                found = self.lead if _agrees(self.lead, found) else found
            places.append(found.place if found is not None else None)
        return tuple(places)

    def _opens(self, anchor: Anchor, country: Toponym) -> bool:
        """Whether a figure's country is only where the article opens: in the headline, or as "Syria's last enclave"."""
        number = self.text.sentence_of[anchor.first]
        owner = country.last < len(self.text.tokens) and self.text.tokens[country.last].lower in ("'s", "’s")
        return number == 0 or (owner and number <= _FOLLOWING)

    def _sentence(self, anchor: Anchor) -> Sentence:
        return self.text.sentences[self.text.sentence_of[anchor.first]]

    def _within(self, first: int, last: int) -> Sequence[Toponym]:
        return self.toponyms[bisect_left(self.firsts, first) : bisect_left(self.firsts, last)]

    def _local(self, anchor: Anchor) -> Toponym | None:
        """The place that the figure's own words give: clause, sentence, what continues it."""
        sentence = self._sentence(anchor)
        best = self._best(self._within(anchor.clause_first, anchor.clause_last), anchor)
        moving = self._moving(anchor)
        if best is not None and (best.rule == Cue.ACROSS or (moving is not None and best.place.role is moving)):
            return best
        if moving is not None and any(
            t.lower == "there" for t in self.text.tokens[anchor.trigger : anchor.trigger + 3]
        ):
            return None  # "have fled there": where the sentence before was
        if best is None or _rank(best) < _LOCAL:
            wider = self._best(self._within(sentence.first, sentence.last), anchor)
            if wider is not None and (best is None or (_rank(wider) > _rank(best) and _agrees(wider, best))):
                best = wider
        if best is None:
            best = self._referred(sentence, anchor)
        if best is not None and _rank(best) >= _LOCAL:
            return best
        if best is not None and self._lasting(best):
            return best
        closer = self._continued(sentence, anchor, best)
        return closer or best

    def _lasting(self, country: Toponym) -> bool:
        """Whether a country stands with what goes on in all of it: "the war in X", "X's civil war"."""
        if country.place.precision is not PlacePrecision.COUNTRY:
            return False
        tokens = self.text.tokens
        before = tokens[max(0, country.first - _BESIDE) : country.first]
        after = tokens[country.last : country.last + _BESIDE]
        if any(t.lower in words.LASTING for t in before) and before[-1].lower in ("in", "the", "across"):
            return True
        owns = bool(after) and after[0].lower in ("'s", "’s")
        return owns and any(t.lower in words.LASTING for t in after)

    def _dateline(self) -> Toponym | None:
        """The town of the dateline, but no capital: the press reports from there what happened elsewhere."""
        first = next((t for t in self.toponyms if t.rule == Cue.DATELINE), None)
        if first is None or _rank(first) < _LOCAL:
            return None
        book = gazetteer.default()
        nation = book.countries.get(first.place.country or "")
        if nation is not None and nation.capital is not None:
            capital = book.entry(nation.capital)
            if capital.geonames_id == first.place.geonames_id or capital.name == first.place.name:
                return None
        return first

    def _at_dateline(self, anchor: Anchor, local: Toponym | None) -> Toponym | None:
        """The dateline's town for a figure of its paragraph whose words tell no more than the country."""
        town = self.dateline
        if town is None:
            return local
        opening = self.text.sentences[self.text.sentence_of[town.first]]
        if self._sentence(anchor).paragraph != opening.paragraph:
            return local
        if local is None:
            return town
        tokens = self.text.tokens
        plain = _rank(local) == 1 and local.rule != Cue.ACROSS and not self._lasting(local)
        part = tokens[max(0, local.first - 1)].lower in words.COMPASS
        return town if plain and not part and _agrees(town, local) else local

    def _best(self, toponyms: Sequence[Toponym], anchor: Anchor) -> Toponym | None:
        moving = self._moving(anchor)
        best, best_score = None, -math.inf
        if len(toponyms) > _CROWD:
            middle = bisect_left(toponyms, anchor.trigger, key=lambda toponym: toponym.first)
            toponyms = toponyms[max(0, middle - _CROWD // 2) : middle + _CROWD // 2]
        for toponym in toponyms:
            if not _eligible(toponym, moving):
                continue
            away = toponym.first - anchor.trigger
            score = _WEIGHT[toponym.place.precision] - (away * _AFTER if away >= 0 else -away * _BEFORE)
            if toponym.rule == UNLISTED:
                score = _WEIGHT[PlacePrecision.ADMIN2] + score - _WEIGHT[toponym.place.precision]
            if toponym.rule in (Cue.LIST, Cue.WITHIN):
                score -= 2.0 if toponym.rule == Cue.LIST else 8.0
            elif toponym.rule == Cue.REFERENCE:
                score -= 12.0
            elif toponym.rule in (Cue.POSSESSIVE, Cue.BARE):
                score -= 4.0
            if moving is not None and toponym.place.role is moving:
                score += 15.0
            if score > best_score:
                best, best_score = toponym, score
        return best

    def _moving(self, anchor: Anchor) -> PlaceRole | None:
        """Which end of a movement a figure of movement is counted at."""
        for index in (anchor.trigger, anchor.last):
            if index < len(self.text.tokens):
                lower = self.text.tokens[index].lower
                if lower in words.REACHING:
                    return PlaceRole.TO
                if lower in words.DISPLACING:
                    return PlaceRole.FROM
        return None

    def _continued(self, sentence: Sentence, anchor: Anchor, coarse: Toponym | None) -> Toponym | None:
        """A closer place in the sentences that go on about the same event."""
        here = sentence.number
        lead = here <= _FOLLOWING
        for following in self.text.sentences[here + 1 : here + 1 + _FOLLOWING]:
            if following.paragraph > sentence.paragraph + 1:
                break
            same = following.paragraph == sentence.paragraph
            continues = self._continues(following)
            if not continues and (following.number in self.busy or not (same or lead)):
                if same and following.number in self.busy and not lead:
                    break
                if not lead:
                    break
                continue
            found = self._best(self._within(following.first, following.last), anchor)
            if found is not None and coarse is None and _rank(found) > 1:
                return found
            if found is not None and coarse is not None and _rank(found) > _rank(coarse) and _agrees(found, coarse):
                return found
        return None

    def _continues(self, sentence: Sentence) -> bool:
        """Whether a sentence opens by naming an event already told: "The incident occurred in …"."""
        opening = self.text.tokens[sentence.first : min(sentence.last, sentence.first + _OPENING)]
        definite = False
        for token in opening:
            lower = token.lower
            if lower in ("the", "this", "it", "that", "both", "those", "these", "violence", "fighting", "clashes"):
                definite = True
            if definite and (lower in words.EVENT_NOUNS or lower in words.EVENT_VERBS):
                return True
        return False

    def _referred(self, sentence: Sentence, anchor: Anchor) -> Toponym | None:
        """Read "the province", "across the country": the last such place of the paragraph, else the article's."""
        tokens = self.text.tokens
        first, last = max(sentence.first, anchor.first - _NEAR), min(sentence.last, anchor.last + _NEAR)
        for i in range(first, last - 1):
            if tokens[i].lower not in ("the", "this", "that", "same"):
                continue
            for j in (i + 1, i + 2):
                if j >= sentence.last:
                    break
                kind = words.FEATURES.get(tokens[j].lower)
                if kind is not None and kind is not Kind.POINT:
                    found = self._last_of(tokens[j].lower, i, sentence.paragraph)
                    if found is not None:
                        return found
        return None

    def _last_of(self, noun: str, before: int, paragraph: int) -> Toponym | None:
        """The place of a kind named last before a token; from another paragraph the main one's name first."""
        last = None
        for toponym in reversed(self._within(0, before)[-_CROWD:]):
            named = toponym.last < len(self.text.tokens) and self.text.tokens[toponym.last].lower == noun
            if toponym.rule in (Cue.SOURCE, Cue.DATELINE):
                continue
            if not named and toponym.place.precision is not PRECISION[words.FEATURES[noun]]:
                continue
            here = self.text.sentences[self.text.sentence_of[toponym.first]].paragraph == paragraph
            if here or (self.chief is not None and toponym.place.name == self.chief.place.name):
                return toponym
            last = last or toponym
        return last

    def _around(self, anchor: Anchor) -> Toponym | None:
        """The place of the sentences before the figure, then of the article's first event, then anything said."""
        sentence = self._sentence(anchor)
        moving = self._moving(anchor)
        for earlier in range(sentence.number - 1, max(-1, sentence.number - 1 - _BACK), -1):
            other = self.text.sentences[earlier]
            if other.paragraph != sentence.paragraph:
                break
            found = self._best(self._within(other.first, other.last), anchor)
            if found is not None:
                return found
        if self.lead is not None:
            return self.lead
        plain = [t for t in self.toponyms[:_CROWD] if _eligible(t, moving)]
        return max(plain, key=_rank) if plain else self.resort

    def _last_resort(self) -> Toponym | None:
        """A name that tells no more than where the text comes from or whom it is about."""
        first: dict[str, Toponym] = {}
        for toponym in self.toponyms:
            weak = toponym.rule == Cue.NATIONALITY and toponym.score <= WEAK_NATIONALITY
            first.setdefault(_ABROAD if weak else toponym.rule, toponym)
        return next((first[rule] for rule in _LAST_RESORTS if rule in first), None)

    def _chief(self) -> Toponym | None:
        """The place that the text names most, among those closer than a country; ties go to the first."""
        counts: dict[tuple[str, str | None], int] = {}
        first: dict[tuple[str, str | None], Toponym] = {}
        for toponym in self.toponyms:
            if toponym.rule not in _PLAIN or _rank(toponym) == 1 or toponym.rule == Cue.REFERENCE:
                continue
            key = toponym.place.name, toponym.place.country
            counts[key] = counts.get(key, 0) + 1
            first.setdefault(key, toponym)
        return first[max(counts, key=lambda key: counts[key])] if counts else None

    def _main(self, local: Sequence[Toponym | None]) -> Toponym | None:
        """The place of the article's first event: the first figure's own, made closer if it can be."""
        main = next((toponym for toponym in local if toponym is not None), None)
        if (
            main is not None
            and _rank(main) < _SPECIFIC[PlacePrecision.ADMIN1]
            and self.chief is not None
            and _agrees(self.chief, main)
        ):
            return self.chief
        return main


_ABROAD: Final = "abroad"
_LAST_RESORTS: Final = (
    Cue.DATELINE, Cue.REFERENCE, Cue.SOURCE, Cue.FROM, Cue.TO, Cue.NATIONALITY, Cue.MOVEMENT,
    _ABROAD,
)  # fmt: skip


def _eligible(toponym: Toponym, moving: PlaceRole | None) -> bool:
    if toponym.rule in _PLAIN:
        return True
    if toponym.rule == Cue.REFERENCE:
        return toponym.place.precision is not PlacePrecision.COUNTRY
    return moving is not None and toponym.rule in (Cue.FROM, Cue.TO)


def _rank(toponym: Toponym) -> float:
    if toponym.rule == Cue.REFERENCE:
        return _LANDMARK_RANK
    return _UNLISTED_RANK if toponym.rule == UNLISTED else _SPECIFIC[toponym.place.precision]


def _agrees(closer: Toponym, wider: Toponym) -> bool:
    """Whether one place may lie in the other, as far as is known."""
    if closer.place.country != wider.place.country:
        return False
    if wider.rule == Cue.REFERENCE:
        return True
    if wider.place.precision is PlacePrecision.COUNTRY or wider.place.admin1 is None or closer.place.admin1 is None:
        return True
    return closer.place.admin1 == wider.place.admin1

"""Wide totals: figures of a whole country, whatever town the news beside them comes from.

"The war has killed 43,000", "nationwide, 47 have died", "6,000 since the coup", "Mexico has 124,000 registered as
missing": in go a text, its toponyms and its figures; out comes, for each figure, the country that is its subject, or
that it is some whole country's. The words are those of `lexicon/places.toml`; which country the text is about is
decided by `place_assign`.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Final

from extractors import gazetteer
from extractors import place_lexicon as words
from extractors.model import Place, PlacePrecision
from extractors.place_choice import PLAIN
from extractors.place_mentions import Cue
from extractors.place_toponym import UNLISTED, Toponym
from extractors.text import Anchor, Sentence, Text

_NEAR: Final = 60
"""Tokens to either side of a figure in which its scope is said; longer sentences are lists."""
_SUBJECT: Final = 8
"""Tokens at the head of a sentence in which its subject stands: "The 18-month-old civil war"."""
_DETERMINED: Final = 4
"""Tokens between "the" and the noun it determines: "the nearly three-year-old"."""
_SINCE: Final = 6
"""Tokens between "since" and what a country's count goes back to: "since the February 2021 coup"."""
_HOLDS: Final = 4
"""Tokens between a country and the number it has: "Mexico has officially registered more than"."""
_JOINED: Final = 4
"""Tokens between two numbers that one country has: "confirmed cases and"."""
_MANY_DIGITS: Final = 5
"""Digits of so many people that they are a nation's, wherever the news is: "362,000 Haitians"."""
_VAST_DIGITS: Final = 6
"""Digits of so many people that no town had them: "1,300,000 people"."""
_YEAR: Final = 4
"""Digits of a year."""
_BESIDE: Final = 4
"""Tokens between a country and what goes on in it: "the war in the", "X's long civil war"."""
_OWNED: Final = 6
"""Tokens between a country's possessive and what goes on in it: "X's nearly three decades of"."""
_TOLL: Final = 4
"""Tokens between a country's possessive and its toll: "X's official death toll"."""
_WHOLE: Final = 3
"""Tokens between "across" and "country": "across the whole country"."""


_PERFECT: Final = frozenset({"have", "has"})
"""Before the harm they make a count one of all so far."""


class Reach(StrEnum):
    """Why a figure is a whole country's."""

    WHOLE = "whole"
    """ "Nationwide", "across the country": no closer place counts."""
    WORLD = "world"
    """ "Worldwide": of no country."""
    WAR = "war"
    """The war is the subject: only a place after the harm is closer."""
    SINCE = "since"
    """Counted since a coup: any place of the sentence is closer."""


class Wide:
    """Tells the figures of whole countries in one text."""

    def __init__(self, text: Text, toponyms: Sequence[Toponym], anchors: Sequence[Anchor]) -> None:
        """Prepare for `text`, its toponyms and its figures, both in text order."""
        self.text = text
        self._firsts = [anchor.first for anchor in anchors]
        self._cues = list(text.where(words.SCOPE_CUES)) if anchors else []
        self._subjects = {t.last: t for t in toponyms if _may_hold(text, t)}
        self._peoples = {t.last: t for t in toponyms if t.rule == Cue.NATIONALITY}
        self._national = [t.first for t in toponyms if _is_national(t)]
        self._counting = {
            text.sentence_of[t.first]: t.place.country
            for t in toponyms
            if t.rule == Cue.SOURCE
            and _is_national(t)
            and text.lowers[t.last : t.last + 1] == ("national",)
            and t.place.country
        }
        self._war = -_HOLDS
        """Number of the last sentence whose subject was a war."""
        self._had: tuple[int, Toponym] | None = None
        """Where the last number that a country has ends, and the country."""
        self._nations: dict[str, Toponym] = {}
        for toponym in toponyms:
            country = toponym.place.country
            if toponym.place.precision is PlacePrecision.COUNTRY and country is not None:
                self._nations.setdefault(country, toponym)

    def subject(self, anchor: Anchor, sentence: Sentence) -> Toponym | None:
        """The country that a figure is said to have: "Mexico has more than 124,000 registered as missing"."""
        for last in range(max(sentence.first, anchor.first - _HOLDS), anchor.first):
            toponym = self._subjects.get(last)
            after = last + 2 * (self.text.lowers[last] == ",")  # "X, which has"
            if toponym is not None and all(map(_may_have, self.text.lowers[after : anchor.first])):
                self._had = anchor.last, replace(toponym, rule=Cue.ACROSS)
                return self._had[1]
        return self._joined(anchor)

    def _joined(self, anchor: Anchor) -> Toponym | None:
        """The country whose number stands right before: "has reported 61 confirmed and 204 suspected deaths"."""
        if self._had is None or not 0 < anchor.first - self._had[0] <= _JOINED:
            return None
        between = self.text.lowers[self._had[0] : anchor.first]
        return self._had[1] if between[-1] == "and" and "," not in between else None

    def nation(self, anchor: Anchor) -> Toponym | None:
        """The country of which a figure counts its people by the thousand: "some 362,000 Haitians".

        Or whose national body says how many have died so far: "The X National Commission says 50 have died".
        """
        counting = self._counting.get(self.text.sentence_of[anchor.first])
        if counting is not None and not _PERFECT.isdisjoint(self.text.lowers[anchor.last : anchor.trigger]):
            return self.country(counting)
        people = self._peoples.get(anchor.last)
        if people is None or not any(map(_is_many, self.text.lowers[anchor.first : people.first])):
            return None
        return self.country(people.place.country or "")

    def is_vast(self, anchor: Anchor) -> bool:
        """Whether a figure is in the hundreds of thousands: of a country named beside it no town is meant."""
        return any(
            _digits(word) >= _VAST_DIGITS or word in words.MANY for word in self.text.lowers[anchor.first : anchor.last]
        )

    def reach(self, anchor: Anchor, sentence: Sentence) -> Reach | None:
        """What in a figure's sentence makes it a whole country's, None where nothing does."""
        lowers, found = self.text.lowers, None
        begin = bisect_left(self._cues, max(sentence.first, anchor.first - _NEAR))
        for cue in self._cues[begin : bisect_left(self._cues, min(sentence.last, anchor.last + _NEAR))]:
            word = lowers[cue]
            if word in words.WARS and cue < anchor.trigger and self._is_subject(cue, sentence):
                found, self._war = Reach.WAR, sentence.number
            elif word == "since":
                if self._is_era(cue, sentence):
                    found = found or Reach.SINCE
            elif word in words.YEARS:
                if lowers[cue - 1] in words.WHICH_YEAR and self._names_nation(sentence):
                    found = found or Reach.SINCE
            elif self._is_worldwide(cue, sentence) and self._counts(cue, anchor, sentence):
                return Reach.WORLD
            elif self._is_nationwide(cue, sentence) and self._counts(cue, anchor, sentence):
                return Reach.WHOLE
        if found is None and sentence.number == self._war + 1 and lowers[sentence.first] == "it":
            return Reach.WAR  # "The war has killed 900. It has driven …"
        return found

    def _is_worldwide(self, cue: int, sentence: Sentence) -> bool:
        """Whether the word at `cue` means all countries: "worldwide", "around the world"."""
        lowers = self.text.lowers
        if lowers[cue] in words.WORLDWIDE:
            return True
        before = lowers[max(sentence.first, cue - _WHOLE) : cue]
        return lowers[cue] == "world" and not words.THROUGHOUT.isdisjoint(before)

    def _is_era(self, cue: int, sentence: Sentence) -> bool:
        """Whether "since" at `cue` begins with what befell a whole country, or a year ago: "since 2010"."""
        after = self.text.lowers[cue + 1 : min(cue + _SINCE, sentence.last)]
        if not words.ERAS.isdisjoint(after):
            return True
        if not len(after) or not after[0].isdecimal() or len(after[0]) != _YEAR:
            return False
        return cue == sentence.first or self._names_nation(sentence)

    def _names_nation(self, sentence: Sentence) -> bool:
        """Whether a sentence names a country or a nationality, if only as a speaker's."""
        at = bisect_left(self._national, sentence.first)
        return at < len(self._national) and self._national[at] < sentence.last

    def _is_nationwide(self, cue: int, sentence: Sentence) -> bool:
        """Whether the word at `cue` means all of a country: "nationwide", "across the country"."""
        lowers = self.text.lowers
        if lowers[cue] in words.NATIONWIDE:
            return True
        before = lowers[max(sentence.first, cue - _WHOLE) : cue]
        return lowers[cue] in words.NATION and not words.THROUGHOUT.isdisjoint(before)

    def country(self, code: str) -> Toponym | None:
        """A whole country as a place: by the text's own name for it, else by the gazetteer's."""
        named = self._nations.get(code)
        if named is not None and named.rule != Cue.NATIONALITY:
            return replace(named, rule=Cue.ACROSS)
        book = gazetteer.default()
        nation = book.countries.get(code)
        if nation is None:
            return None
        entry = book.entry(nation.index)
        place = Place(entry.name, code, entry.lat, entry.lon, PlacePrecision.COUNTRY, geonames_id=entry.geonames_id)
        return Toponym(0, 0, place, Cue.ACROSS, _SURE)

    def _counts(self, cue: int, anchor: Anchor, sentence: Sentence) -> bool:
        """Whether a word at `cue` is about this of the sentence's figures: the last before it, or all behind it."""
        last = bisect_left(self._firsts, cue) - 1
        before = self._firsts[last] if last >= 0 else -1
        return before == anchor.first or (anchor.first > cue and before < sentence.first)

    def _is_subject(self, cue: int, sentence: Sentence) -> bool:
        """Whether the war at `cue` is what the sentence is about: "The conflict, which began in 2014, has killed"."""
        if cue - sentence.first >= _SUBJECT:
            return False
        before = self.text.lowers[max(sentence.first, cue - _DETERMINED) : cue]
        return not words.DETERMINERS.isdisjoint(before) and words.PREPOSITIONS.isdisjoint(before)


_SURE: Final = 0.9
"""Score of a country that the words mean without naming it."""


def _is_national(toponym: Toponym) -> bool:
    """Whether a toponym is a country or a nationality, and no armed group's home nor a dateline."""
    national = toponym.place.precision is PlacePrecision.COUNTRY
    return national and toponym.rule not in (Cue.MOVEMENT, Cue.DATELINE, Cue.REFERENCE, Cue.TO, Cue.FROM, UNLISTED)


def _is_many(word: str) -> bool:
    """Whether a number's word makes it one of ten thousand and more."""
    return word in words.MANY or _digits(word) >= _MANY_DIGITS


def _digits(word: str) -> int:
    return sum(map(str.isdecimal, word))


def _may_have(word: str) -> bool:
    """Whether a word may stand between a country and the number it has: "has officially registered"."""
    return word in words.HOLDING or word.endswith("ly") or word in words.STILL


def _may_hold(text: Text, toponym: Toponym) -> bool:
    """Whether a country is followed by a verb that says what it has: "Chad hosts", "Nigeria has recorded"."""
    if toponym.place.precision is not PlacePrecision.COUNTRY or toponym.rule == Cue.NATIONALITY:
        return False
    if toponym.rule not in PLAIN and toponym.rule != Cue.SOURCE:
        return False
    after = text.lowers[toponym.last : toponym.last + 3]
    verb = after[2:] if after[:2] == (",", "which") else after[:1]
    return not words.HOLDING.isdisjoint(verb)


def is_lasting(text: Text, country: Toponym) -> bool:
    """Whether a country stands with what goes on in all of it: "the war in X", "X's civil war"."""
    if country.place.precision is not PlacePrecision.COUNTRY:
        return False
    before = text.lowers[max(0, country.first - _BESIDE) : country.first]
    after = text.lowers[country.last : country.last + _OWNED]
    if not words.LASTING.isdisjoint(before) and before[-1] in ("in", "the", "across"):
        return True
    if after[:1] not in (("'s",), ("’s",)):
        return False
    return not words.LASTING.isdisjoint(after) or not words.TOLLS.isdisjoint(after[:_TOLL])

"""The places that one name may mean: exact namesakes, press spellings, and likely transliterations.

In goes a mention and the countries that the text speaks of; out come gazetteer entries, not yet ranked.
"""

from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final

from extractors import gazetteer_names as names
from extractors import place_lexicon as words
from extractors.gazetteer import Entry, Gazetteer, Kind
from extractors.place_mentions import Mention

_DIVISIONS: Final = frozenset({Kind.ADMIN1, Kind.ADMIN2})
_TOWN: Final = 20_000
"""People below which other spellings of a name are looked at beside its exact namesakes."""
_HOMES: Final = 3
"""Countries of a text in which names are sought by consonants alone."""
_MOST: Final = 24
"""Namesakes compared at most: "San Antonio" has a hundred, and the smallest are never meant without their country."""
_VOWELS: Final = frozenset("aeiou")
_VERY_ALIKE: Final = 0.85
"""The same where no country narrows the search."""
_ALIKE: Final = 0.7
"""Likeness of two spellings whose consonants agree; below it Syrian towns of the press met strangers."""


def candidates(mention: Mention, book: Gazetteer, homes: Sequence[str], *, anywhere: bool) -> list[Entry]:
    """Places that a mention may name, those of the text's countries `homes` (alpha-3) first to be kept.

    With `anywhere`, a name that has no namesake is sought by its consonants in every country.
    """
    entry = book.entry
    found = [entry(i) for i in mention.found]
    for code, other in words.ALIASES.get(names.strict(mention.name), ()):
        found += [e for e in map(entry, book.tolerant(other, code)) if e.country == code]
    if _wants_more(mention, found):
        found += [e for e in map(entry, book.loosely(mention.name)) if e not in found]
    if mention.country is None and not any(e.country in homes[:_HOMES] for e in found):
        for code in homes[:_HOMES]:
            near = [
                e
                for e in map(entry, book.tolerant(mention.name, code))
                if e.country == code and alike(e.name, mention.name)
            ]
            if near:
                found += near
                break
    if not found and anywhere:
        found = _anywhere(mention, book)
    if len(found) > _MOST:
        found.sort(key=lambda e: (e.country not in homes, -e.population, e.index))
        found = found[:_MOST]
    return found


def _anywhere(mention: Mention, book: Gazetteer) -> list[Entry]:
    """Places of any country whose consonants agree and whose name is very much like it: all that a bare text allows."""
    bones = names.skeleton(mention.name)
    return [
        entry
        for code in book.countries
        for entry in map(book.entry, book.within(code, bones))
        if entry.population >= _TOWN
        and _sounds_alike(entry.name, mention.name)
        and SequenceMatcher(None, names.loose(entry.name), names.loose(mention.name)).ratio() >= _VERY_ALIKE
    ]


def _sounds_alike(one: str, other: str) -> bool:
    """Whether two names begin alike, and end in a vowel both or neither."""
    a, b = names.loose(one), names.loose(other)
    return a[:2] == b[:2] and (a[-1:] in _VOWELS) == (b[-1:] in _VOWELS)


def _wants_more(mention: Mention, found: list[Entry]) -> bool:
    """Whether exact namesakes are too small, or of the wrong kind, to be all that is meant."""
    if mention.feature in _DIVISIONS and all(e.kind not in _DIVISIONS for e in found):
        return True
    return all(e.population < _TOWN and e.kind is not Kind.ADMIN1 for e in found)


@lru_cache(1 << 12)
def alike(one: str, other: str) -> bool:
    """Whether two spellings can be one name."""
    a, b = names.loose(one), names.loose(other)
    return a == b or SequenceMatcher(None, a, b).ratio() >= _ALIKE

"""Nouns: what a word counts, by itself.

In goes one folded word; out comes what it counts (people, households, homes, things) and whether it is a plural or
an adverb, as far as the lexicons and its ending tell. It never looks at the words around it.
"""

from enum import StrEnum
from functools import lru_cache
from typing import Final

from extractors import lexicon, parties

_PLURALS: Final = lexicon.words("phrases", "plurals")
_THINGS: Final = lexicon.words("phrases", "things")
_NOT_ADVERBS: Final = lexicon.words("phrases", "not_adverbs")
_REMEMBERED: Final = 20_000
"""Words whose kind is remembered: more than a day's news of one language has, some 2 MB."""
_SINGULAR_ENDINGS: Final = ("ss", "us", "is")


class Noun(StrEnum):
    """What the head of a phrase counts."""

    PERSON = "person"
    HOUSEHOLD = "household"
    DWELLING = "dwelling"
    THING = "thing"
    BARE = "bare"  # a number with no noun: what it counts is elided
    UNKNOWN = "unknown"


LIVES_AND_HOMES: Final = frozenset({Noun.PERSON, Noun.HOUSEHOLD, Noun.DWELLING})
"""The nouns that a measure can count."""


@lru_cache(maxsize=_REMEMBERED)
def classify(word: str) -> Noun:
    """What a folded noun counts; UNKNOWN where no lexicon has it."""
    if parties.is_household(word):
        return Noun.HOUSEHOLD
    if parties.is_dwelling(word):
        return Noun.DWELLING
    if _is_thing(word):
        return Noun.THING
    if parties.is_person(word):
        return Noun.PERSON
    return Noun.UNKNOWN


def _is_thing(word: str) -> bool:
    if word in _THINGS:
        return True
    if not word.endswith("s"):
        return False
    return (
        word[:-1] in _THINGS
        or (word.endswith("es") and word[:-2] in _THINGS)
        or (word.endswith("ies") and word[:-3] + "y" in _THINGS)
    )


@lru_cache(maxsize=_REMEMBERED)
def is_adverb(word: str) -> bool:
    """Whether a folded word is an adverb by its ending."""
    return word.endswith("ly") and word not in _NOT_ADVERBS


@lru_cache(maxsize=_REMEMBERED)
def is_plural(word: str) -> bool:
    """Whether a folded noun counts more than one, as far as its form tells."""
    return (
        (word.endswith("s") and not word.endswith(_SINGULAR_ENDINGS))
        or word in _PLURALS
        or word.endswith(("men", "folk"))
    )


def is_surely_plural(word: str) -> bool:
    """Whether a folded noun for people cannot be the first half of a compound ("police" can: "police officers")."""
    return word.endswith(("men", "people", "children")) or (word.endswith("s") and not word.endswith(_SINGULAR_ENDINGS))

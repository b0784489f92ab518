"""Small questions about single tokens that the readers of places share."""

from collections.abc import Sequence
from typing import Final

from extractors import place_lexicon as words
from extractors.text import WORD, Token

POSSESSIVES: Final = frozenset({"'s", "’s"})
_ARTICLES: Final = ("al-", "el-", "ar-", "as-", "ash-", "at-", "an-", "ad-", "az-", "ed-", "es-", "ez-", "er-", "en-")
_NOUN_WORDS: Final = (3, 2)
"""Words of the longer nouns that say what a place is, longest first: "local government area"."""
_LONG_NOUNS: Final = [feature.split() for feature in words.FEATURES if " " in feature]
_OPENING: Final = frozenset(noun[0] for noun in _LONG_NOUNS)
_CLOSING: Final = frozenset(noun[-1] for noun in _LONG_NOUNS)
"""First and last words of these: most words are neither."""
_ACRONYM: Final = 5
"""Letters of the longest acronym that stands for a body: "UNITA"."""


def is_name(token: Token) -> bool:
    """Whether a token is written as a name: "Idlib", "al-Numan", "AFP"; not "noon.The", where a space is missing."""
    text = token.text
    if token.capital:
        return token.kind == WORD and ("." not in text or text.isupper())
    return text[0] in "ae" and text.startswith(_ARTICLES) and text[text.find("-") + 1 : text.find("-") + 2].isupper()


def is_acronym(token: Token) -> bool:
    """Whether a name is an abbreviation's: "AFP"."""
    return token.text.isupper() and len(token.text) <= _ACRONYM


def bearing(word: str) -> float | None:
    """Degrees from north of "northern", "northeasternmost", "south"; None for "central"."""
    return words.DIRECTIONS.get(word.removesuffix("most").removesuffix("ern"))


def noun_at(tokens: Sequence[Token], i: int, end: int) -> tuple[str, int]:
    """The noun at `i` that says what a place is, with its number of words; ("", 0) where there is none."""
    if i >= end:
        return "", 0
    if tokens[i].lower in _OPENING:
        for width in _NOUN_WORDS:
            noun = " ".join([t.lower for t in tokens[i : i + width]])
            if i + width <= end and noun in words.FEATURES:
                return noun, width
    return (tokens[i].lower, 1) if tokens[i].lower in words.FEATURES else ("", 0)


def noun_before(tokens: Sequence[Token], first: int, last: int) -> tuple[str, int]:
    """The same for the noun that ends before `last`, with a name of at least one word left after `first`."""
    if last - 1 <= first:
        return "", 0
    closing = tokens[last - 1].lower
    if closing in _CLOSING:
        for width in _NOUN_WORDS:
            noun = " ".join([t.lower for t in tokens[max(0, last - width) : last]])
            if last - width > first and noun in words.FEATURES:
                return noun, width
    return (closing, 1) if closing in words.FEATURES else ("", 0)

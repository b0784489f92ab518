"""Small questions about single tokens that the readers of places share."""

from collections.abc import Sequence
from typing import Final

from extractors import place_lexicon as words
from extractors.text import WORD, Token

POSSESSIVES: Final = frozenset({"'s", "’s"})
_ARTICLES: Final = ("al-", "el-", "ar-", "as-", "ash-", "at-", "an-", "ad-", "az-", "ed-", "es-", "ez-", "er-", "en-")
_NOUN_WORDS: Final = (3, 2, 1)
"""Words of the nouns that say what a place is, longest first: "local government area"."""
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
    for width in _NOUN_WORDS:
        if i + width <= end:
            noun = tokens[i].lower if width == 1 else " ".join(t.lower for t in tokens[i : i + width])
            if noun in words.FEATURES:
                return noun, width
    return "", 0


def noun_before(tokens: Sequence[Token], first: int, last: int) -> tuple[str, int]:
    """The same for the noun that ends before `last`, with a name of at least one word left after `first`."""
    for width in _NOUN_WORDS:
        if last - width > first:
            noun = " ".join(t.lower for t in tokens[last - width : last])
            if noun in words.FEATURES:
                return noun, width
    return "", 0

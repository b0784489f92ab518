"""Which language a text is in: enough to keep what is not English from being misread.

In goes a text and the language that its page declares; out comes an ISO 639-1 code. The commonest words of each
language (`lexicon/language.toml`) are counted in the first five hundred words; templates declare "en" for everything,
so the words decide wherever there are enough of them. It never raises.
"""

import re
from collections import Counter
from typing import Any, Final

from extractors import lexicon

UNDETERMINED: Final = "und"
"""ISO 639-2's code for a text that is in some language that we do not know, and is not English."""

_TABLES: Final[dict[str, Any]] = lexicon.load("language")
_LANGUAGES_OF: Final[dict[str, tuple[str, ...]]] = {
    word: tuple(code for code, words in _TABLES["words"].items() if word in words)
    for words in _TABLES["words"].values()
    for word in words
}
_SCRIPTS: Final = {code: (first, last) for code, (first, last) in _TABLES["scripts"].items()}
_WORD: Final = re.compile(r"[^\W\d_]+")
_FAR: Final = re.compile(r"[^\u0000-\u052f]")
"""A character beyond the Latin, Greek and Cyrillic scripts, whose languages are told by their words."""

_LOOKED_AT = 3_000
"""Characters that are looked at: five hundred words, in 0.1 ms."""
_ENOUGH_WORDS = 20
"""Words below which the declared language is believed."""
_SHARE = 0.16
"""Least share of a language's common words. English news has 0.30 to 0.45, lists of names 0.2; other languages
reach 0.12 with English's words and 0.2 to 0.45 with their own. Half of it is enough for the declared language."""
_SCRIPT_SHARE = 0.2
"""Least share of a script's letters; Japanese has a third of kana, the rest is shared with Chinese."""


def language_of(text: str, declared: str | None) -> str | None:
    """The language of a text.

    Args:
        text: any text.
        declared: ISO 639-1 code that its page declares, None if it does not.

    Returns:
        An ISO 639-1 code; "und" for a text that is not English and not recognised; None for one that is too short
        to tell and declares nothing.
    """
    sample = text[:_LOOKED_AT]
    if not sample.isascii() and (script := _script_of(sample)):
        return script
    words = _WORD.findall(sample.lower())
    if len(words) < _ENOUGH_WORDS:
        return declared
    counts: dict[str, int] = {}
    for word, times in Counter(words).items():
        for code in _LANGUAGES_OF.get(word, ()):
            counts[code] = counts.get(code, 0) + times
    least = _SHARE * len(words)
    best = max(counts, key=lambda code: (counts[code], code == declared), default=None)
    if best is not None and counts[best] >= (least / 2 if best == declared else least):
        return best
    return declared if declared not in {None, "en"} else UNDETERMINED


def _script_of(sample: str) -> str | None:
    letters = [character for character in _FAR.findall(sample) if character.isalpha()]
    if len(letters) < _ENOUGH_WORDS:
        return None
    for code, (first, last) in _SCRIPTS.items():
        if sum(first <= letter <= last for letter in letters) > _SCRIPT_SHARE * len(letters):
            return "ja" if code == "zh" and any("\u3040" <= letter <= "\u30ff" for letter in letters) else code
    return None

"""Strings from pages, made fit to store and to compare.

In goes any string; out comes the same words in Unicode's composed form, with single spaces, without control
characters, invisible marks and lone surrogates. Nothing raises.
"""

import re
import unicodedata
from html import unescape
from typing import Final

# Soft hyphen, zero-width marks, direction marks, word joiners, byte order mark, object replacement: they split
# words and numbers invisibly ("1<200b>200").
_INVISIBLE: Final = re.compile(
    r"[\u00ad\u034f\u061c\u115f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffc]"
)
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x9f\ud800-\udfff]")
_SPACE: Final = re.compile(r"\s+")
_CHARACTERS_A_WORD = 12
"""Twice an English word with its space, so that only writing without spaces is counted by it."""
_NO_WORD: Final = re.compile(r"[\W_]+")


def tidy(text: str) -> str:
    """One line of clean text, in single spaces, without what cannot be seen or stored."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text))
    if text.isprintable() and "  " not in text:  # nearly all; a tenth of the time
        return text.strip()
    return _SPACE.sub(" ", _CONTROL.sub("", text)).strip()


def tidy_value(text: object, longest: int) -> str | None:
    """A metadata value as one clean line of at most `longest` characters, entities resolved; None where empty."""
    if not isinstance(text, str):
        return None
    line = tidy(unescape(text[: longest * 2]))[:longest].rstrip()
    return line or None


def key(text: str) -> str:
    """What two prints of the same words have in common: letters and digits, case folded, single spaces."""
    return _NO_WORD.sub(" ", text).strip().casefold()


def words_in(text: str) -> int:
    """How many words a text has; in writing without spaces, as many as its length would have in English, halved."""
    return max(len(text.split()), len(text) // _CHARACTERS_A_WORD)

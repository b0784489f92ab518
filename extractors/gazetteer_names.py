"""Spellings: the three keys under which the gazetteer files a name, from strict to tolerant.

In goes a place name in Latin letters, out come keys. `strict` forgets case, marks, apostrophes and hyphens;
`loose` also forgets Arabic articles, doubled letters and long vowels ("Maaret al-Numan" and "Ma`arrat an Nu`man" stay
apart, "Al-Hasakah" and "Hasaka" meet); `skeleton` keeps the consonants only and is safe within one country
alone. Pure functions of the string; they never raise and never look anything up.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

CACHE = 1 << 15
"""Names whose keys are remembered: a day's news repeats its places; 32,768 keys are some 5 MB."""

_SPECIAL: Final = str.maketrans(
    {
        "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ə": "a",
        "ħ": "h", "ŋ": "n", "ɓ": "b", "ɗ": "d", "ƙ": "k", "ƴ": "y",
        "'": None, "’": None, "‘": None, "ʻ": None, "ʼ": None, "ʿ": None, "ʾ": None, "`": None, "´": None, "′": None,
        "ʹ": None, "ʺ": None, "”": None, "“": None, '"': None,
        "-": " ", "‐": " ", "‑": " ", "–": " ", "_": " ", ".": " ", "/": " ", ",": " ",
    }
)  # fmt: skip
_ARTICLES: Final = frozenset(
    {"al", "el", "ar", "er", "as", "es", "ash", "esh", "at", "et", "an", "en", "ad", "ed", "az", "ez", "ul", "ud", "ur"}
    | {"us", "il", "ech"}
)
"""Forms of the Arabic article; before sun letters it takes their sound."""
_SAINTS: Final = {"saint": "st", "sainte": "st", "mount": "mt", "fort": "ft"}
_LONG: Final = re.compile(r"ou|oo|ee|ii|aa|uu|ei|ey|ay")
_SHORT: Final = {"ou": "u", "oo": "u", "ee": "i", "ii": "i", "aa": "a", "uu": "u", "ei": "ai", "ey": "ai", "ay": "ai"}
_DOUBLED: Final = re.compile(r"([a-z])\1+")
_SOUNDS: Final = (("tch", "s"), ("tsh", "s"), ("dj", "j"), ("ch", "s"), ("ph", "f"), ("ck", "k"), ("x", "ks"))
_LETTERS: Final = str.maketrans("qcgjpvz", "kkkkbfs", "aeiouwyh")


@lru_cache(CACHE)
def strict(name: str) -> str:
    """Lower case, no marks, no apostrophes, hyphens as spaces: "Ma‘arrat an-Nu‘mān" → "maarrat an numan"."""
    folded = name.lower()
    if not folded.isascii():
        folded = unicodedata.normalize("NFKD", folded)
        folded = "".join(c for c in folded if not unicodedata.combining(c))
    words = folded.translate(_SPECIAL).split()
    return " ".join([_SAINTS.get(word, word) for word in words])


@lru_cache(CACHE)
def loose(name: str) -> str:
    """`strict` without articles, spaces, doubled letters, long vowels: "Al-Hasakah" → "hasaka"."""
    words = strict(name).split()
    if len(words) > 1:
        words = [word for word in words if word not in _ARTICLES] or words
    joined = _LONG.sub(lambda match: _SHORT[match.group()], "".join(words))
    joined = _DOUBLED.sub(r"\1", joined.replace("q", "k").replace("y", "i"))
    return joined.removesuffix("h") if len(joined) > 3 else joined  # noqa: PLR2004 - "Roh" is not "Ro"


@lru_cache(CACHE)
def skeleton(name: str) -> str:
    """The consonants of `loose`, those that transliterations confuse made one: "Kafr Nabl" → "kfrnbl".

    A leading vowel is kept as "a" and a leading h as itself, so that Hama and Amman stay apart.
    """
    key = loose(name)
    if not key:
        return ""
    first = "a" if key[0] in "aeiou" else "h" if key[0] == "h" else ""
    for sound, letter in _SOUNDS:
        key = key.replace(sound, letter)
    return first + _DOUBLED.sub(r"\1", key.translate(_LETTERS))

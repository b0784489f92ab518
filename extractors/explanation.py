"""Explanations: why a number of a text is, or is not, a figure.

In goes a document; out come its reading and, for every other number in it, the reason why it is no figure. The
reading is `read`'s own: nothing is read differently to be explained.
"""

from dataclasses import dataclass
from typing import Final

from extractors import lexicon, quantities
from extractors.model import Document, Reading
from extractors.nouns import Noun
from extractors.phrases import Phrase
from extractors.read import read, understand
from extractors.text import parse

_NUMBERS: Final[dict[str, str]] = lexicon.load("explanation")["numbers"]
_PHRASES: Final[dict[str, str]] = lexicon.load("explanation")["phrases"]


@dataclass(frozen=True, slots=True)
class Unread:
    """Characters `start` to `end` are a number that is no figure, for `reason`."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """A reading, and the numbers that are not in it, in text order."""

    reading: Reading
    unread: tuple[Unread, ...]


def explain(document: Document) -> Explanation:
    """Read a document and account for every number in it."""
    text = parse(document.text)
    counts, others = quantities.survey(text)
    scene = understand(text, counts)
    reading = read(document)
    figures = {figure.start for figure in reading.figures}
    unread = [
        Unread(text.tokens[o.first].start, text.tokens[o.last - 1].end, _NUMBERS.get(o.reason, "not a count"))
        for o in others
    ]
    for phrase in scene.phrases.counted:
        start, end = text.tokens[phrase.first].start, text.tokens[phrase.last - 1].end
        if start not in figures:
            withdrawn = scene.claims.on(phrase) is not None
            unread.append(Unread(start, end, _PHRASES["withdrawn"] if withdrawn else _reason(phrase)))
    return Explanation(reading, tuple(sorted(unread, key=lambda one: one.start)))


def _reason(phrase: Phrase) -> str:
    return _PHRASES[phrase.noun.value if phrase.noun in Noun else "unknown"]

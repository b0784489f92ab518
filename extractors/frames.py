"""Frames: sentences that use the words of harm for something else.

In go a text and a claim; out comes whether the claim's sentence talks of sport, work, politics or a drill, where a
"released" player left a club and a "beaten" minister lost a vote. The words that open a frame, and those that show
that the harm is meant after all ("two players were injured when their bus crashed"), are data: `lexicon/frames.toml`.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from extractors import lexicon
from extractors.claims import FINITE, Claim
from extractors.measures import measures
from extractors.text import Text


@dataclass(frozen=True, slots=True)
class Frame:
    """A kind of talk: what opens it, what it makes of whom, and what shows that harm is meant."""

    words: frozenset[str]
    measures: frozenset[str]
    verbs: frozenset[str]
    adjectives: frozenset[str]
    unless: frozenset[str]


@cache
def frames() -> tuple[Frame, ...]:
    """Every frame of the lexicon.

    Raises:
        LexiconError: a frame lacks a list, or names a measure that there is none of.
    """
    known: dict[str, Any] = lexicon.load("frames")
    found = []
    for name, entry in known.items():
        lists = {
            key: lexicon.words("frames", name, key) if key in entry else frozenset[str]()
            for key in ("words", "measures", "verbs", "adjectives", "unless")
        }
        frame = Frame(**lists)
        if unknown := (frame.measures | frame.adjectives) - measures().keys():
            raise lexicon.LexiconError(f"reading [{name}] in the lexicon frames.toml: no measure is named {unknown}")
        found.append(frame)
    return tuple(found)


_REACH: Final = 60
"""Tokens to each side of a figure: longer sentences are lists, and the bound keeps the reading linear."""
_OPENING: Final = frozenset().union(*(frame.words for frame in frames()))
"""Every word that opens a frame: most sentences have none, and are looked at once."""


def is_figurative(text: Text, claim: Claim) -> bool:
    """Whether the sentence of a claim makes something else of its word: "the club released two players"."""
    sentence = text.sentences[text.sentence_of[claim.phrase.first]]
    first = max(sentence.first, claim.phrase.first - _REACH)
    words = text.lowers[first : min(sentence.last, claim.phrase.last + _REACH)]
    if _OPENING.isdisjoint(words):
        return False
    verb = text.lowers[claim.trigger.first]
    described = claim.rule not in FINITE
    return any(
        (claim.measure in frame.measures or (described and claim.measure in frame.adjectives))
        and (not frame.verbs or verb in frame.verbs)
        and not frame.words.isdisjoint(words)
        and frame.unless.isdisjoint(words)
        for frame in frames()
    )

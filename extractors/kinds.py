"""Stock or flow: whether a figure counts what happened in a time, or what is so at a date.

In go a text and a claim; out comes its kind. Each measure has a default (lexicon/measures.toml); the words around the
figure decide otherwise: "are displaced", "hosts 900 displaced people" and "still behind bars" are states, "left
homeless" has just happened. It looks at the claim's own clause only.
"""

from collections.abc import Sequence
from typing import Final

from extractors import lexicon
from extractors.claims import Claim
from extractors.measures import Shape, measures
from extractors.model import Kind
from extractors.text import Text

_NOW: Final = lexicon.words("kinds", "now")
_THEN: Final = lexicon.words("kinds", "then")
_STILL: Final = lexicon.words("phrases", "still")
_HOSTS: Final = lexicon.words("kinds", "hosts")
_FRESH: Final = lexicon.words("kinds", "fresh")
_STATES: Final = tuple(sorted(lexicon.words("kinds", "states")))
_EVENTS: Final = tuple(sorted(lexicon.words("kinds", "events")))
_BECOMING: Final = tuple(sorted(lexicon.words("kinds", "becoming")))
_HELD: Final = lexicon.words("kinds", "held")
_STANDING: Final = lexicon.words("kinds", "standing")
_LASTING: Final = lexicon.words("kinds", "lasting")
_JOINTS: Final = frozenset({"and", ",", "or"})
_CLAUSE: Final = 40
"""Tokens between a figure and its verb that are looked at; more are a list."""
_BEHIND: Final = 12
"""Tokens behind a figure in which "still" or "remain" may stand: "three of the wounded were still in hospital"."""
_HOST_REACH: Final = 4
"""Tokens before a figure in which its host stands: "hosts", "is home to", "now host some"."""


def kind(text: Text, claim: Claim) -> Kind:
    """The measure's default, unless the words say that it happened, or that it is so now."""
    default, measure, words = measures()[claim.measure].kind, claim.measure, text.lowers
    first, last = sorted((claim.phrase.first, claim.trigger.first))
    sentence = text.sentences[text.sentence_of[first]]
    last = min(last, first + _CLAUSE)
    if measure == "injured":
        near = words[first : min(last + _BEHIND, sentence.last)]
        return default if _STILL.isdisjoint(near) else Kind.STOCK
    between = words[max(sentence.first, first - 3) : last + 1]
    if measure in _HELD:
        return Kind.STOCK if not _STILL.isdisjoint(between) or _is_state(claim) else default
    if measure not in _LASTING:
        return default
    if default is Kind.FLOW:
        return Kind.STOCK if _hosted(text, claim, sentence.first) or _stands(text, claim, between) else default
    name = claim.trigger.pattern.name
    happened = "left" in between or any(verb in name for verb in _BECOMING)
    return Kind.FLOW if happened and measure not in _STANDING else default


def _is_state(claim: Claim) -> bool:
    """Whether the phrase tells of a state and not of how it began: "behind bars", not "put behind bars"."""
    name = claim.trigger.pattern.name
    return any(words in name for words in _STATES) and not any(words in name for words in _EVENTS)


def _stands(text: Text, claim: Claim, between: Sequence[str]) -> bool:
    """Whether "are", "remain" or a noun for people in a state says that it is so: "400 displaced people in Sarat"."""
    if not _NOW.isdisjoint(between) and _THEN.isdisjoint(between):
        return True
    if claim.trigger.pattern.shape is not Shape.PEOPLE or not _FRESH.isdisjoint(between):
        return False
    first = claim.phrase.first
    toll = first > 0 and text.lowers[first - 1] in _JOINTS  # "12 dead and 400 displaced"
    return not toll or claim.trigger.last - claim.trigger.first > 1


def _hosted(text: Text, claim: Claim, begin: int) -> bool:
    """Whether a host stands before the figure: "Sarat hosts 900 people displaced by the war"."""
    first = claim.phrase.first
    return not _HOSTS.isdisjoint(text.lowers[max(begin, first - _HOST_REACH) : first])

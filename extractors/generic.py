"""Generic persons: one who is nobody in particular, so that nothing befell anybody.

"The law allows police to arrest a driver", "a landlord who evicts a tenant", "when a child goes missing": in go a text,
a claim and its status; out comes whether the one person without a number that it counts is just anybody. Numbers and
names are never generic. It reads only the claim's sentence.
"""

from typing import Final

from extractors import lexicon
from extractors.claims import Claim
from extractors.measures import Form, Shape
from extractors.model import Status
from extractors.phrases import Opening
from extractors.text import Text

_MODALS: Final = lexicon.words("generic", "modals")
_ENABLING: Final = lexicon.words("generic", "enabling")
_WHENEVER: Final = lexicon.words("generic", "whenever")
_PRESENT: Final = lexicon.words("generic", "present")
_DAILY: Final = lexicon.words("generic", "daily")
_EACH: Final = lexicon.words("generic", "each")
_SPANS: Final = lexicon.words("generic", "spans")
_AGO: Final = lexicon.words("generic", "ago")
_PENALTIES: Final = lexicon.words("generic", "penalties")
_EVERY: Final = frozenset({("every",), ("each",)})
_WHO: Final = frozenset({"who", "that"})
_OPENINGS: Final = frozenset({Opening.ARTICLE, Opening.NONE})
_PASSIVES: Final = frozenset({Shape.TRANSITIVE, Shape.EITHER})
_UNFINISHED: Final = frozenset({Form.PRESENT, Form.BASE})
_REACH: Final = 12
"""Tokens before a verb in which its modal, or what allows it, stands: "allows police and other officers to"."""


def is_generic(text: Text, claim: Claim, status: Status) -> bool:
    """Whether a claim is about one person who is nobody in particular."""
    phrase, trigger = claim.phrase, claim.trigger
    if phrase.quantity is not None or phrase.rest or phrase.opening not in _OPENINGS:
        return False
    sentence = text.sentences[text.sentence_of[trigger.first]]
    low = max(sentence.first, trigger.first - _REACH)
    before = text.lowers[low : trigger.first]
    if status is Status.PLANNED and not _MODALS.isdisjoint(before):
        return True
    return (
        _is_enabled(claim, before)
        or _is_whenever(text, claim, sentence.first)
        or _is_whoever(claim, before)
        or _is_habit(text, claim)
    )


def _is_habit(text: Text, claim: Claim) -> bool:
    """As in "the disease kills a child every two minutes"."""
    habitual = text.lowers[claim.phrase.last : claim.phrase.last + 1] in _EVERY
    return habitual and claim.trigger.pattern.form in _UNFINISHED


def is_rate(text: Text, claim: Claim) -> bool:
    """Whether a number is one of each year or day, and no count: "kills 12,000 people a year", "40 deaths daily"."""
    if claim.phrase.quantity is None:
        return False
    return _is_each(text, claim.phrase.last) or _is_each(text, claim.trigger.last)


def _is_each(text: Text, i: int) -> bool:
    first, span, behind = (*text.lowers[i : i + 3], "", "", "")[:3]
    return first in _DAILY or (first in _EACH and span in _SPANS and behind not in _AGO)


def _is_enabled(claim: Claim, before: tuple[str, ...]) -> bool:
    """As in "allows police to arrest a driver", "a crime to abduct a minor", "practised freeing a hostage"."""
    form = claim.trigger.pattern.form
    if form is Form.GERUND:
        return bool(before) and (before[-1] in _ENABLING or (before[-1] == "for" and not _PENALTIES.isdisjoint(before)))
    if form is not Form.BASE or not before or before[-1] != "to":
        return False
    return not _ENABLING.isdisjoint(before)


def _is_whenever(text: Text, claim: Claim, start: int) -> bool:
    """As in "when a child goes missing", "if a soldier is captured": a clause about any time."""
    first = min(claim.phrase.first, claim.trigger.first)
    opens = first > start and text.lowers[first - 1] in _WHENEVER
    return opens and _is_present(claim, text.lowers[claim.phrase.last : claim.trigger.first])


def _is_whoever(claim: Claim, before: tuple[str, ...]) -> bool:
    """As in "a landlord who evicts a tenant", "a worker who is injured": a relative clause in the present."""
    if claim.trigger.pattern.form is Form.PRESENT:
        return bool(before) and before[-1] in _WHO
    relative = len(before) > 1 and before[-2] in _WHO
    return relative and before[-1] in _PRESENT and claim.trigger.pattern.shape in _PASSIVES


def _is_present(claim: Claim, between: tuple[str, ...]) -> bool:
    if claim.trigger.pattern.form in _UNFINISHED:
        return True
    return not _PRESENT.isdisjoint(between)

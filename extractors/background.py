"""Background: figures that are not the news of the day.

In go a ledger and one of its claims; out comes whether the words around it put it in another day, another event or
a longer time: "a day after six were killed", "in revenge for the killing of four", "to 17 since Monday", "elsewhere".
"""

from itertools import pairwise
from typing import Final

from extractors import lexicon
from extractors.claims import Claim
from extractors.ledger import Ledger
from extractors.measures import Shape

BRINGING: Final = lexicon.words("relations", "bringing")
_REASONS: Final = lexicon.words("relations", "reasons")
_MOTIVES: Final = lexicon.words("relations", "motives")
_SPANS: Final = lexicon.words("relations", "spans")
_WIDER: Final = lexicon.words("relations", "wider")
_LOOKING_BACK: Final = lexicon.words("relations", "looking_back")
_PERIODS: Final = lexicon.words("relations", "periods")
_ELSEWHERE: Final = lexicon.words("relations", "elsewhere")
_TELLING: Final = lexicon.words("relations", "telling")
_NEAR: Final = 4
"""Tokens before a figure in which its reason stands: "by way of reprisal for a murder"."""
_CLAUSE: Final = 24
"""Tokens before a figure in which its clause begins: "a day after they had opened fire in a market and killed"."""
_OPENING: Final = 4
"""Tokens that open a sentence about another event: "In a separate attack", "Elsewhere in the province"."""
_BEYOND: Final = 16
"""Tokens behind a toll in which its beginning stands: "to 17 in the city since Monday"."""


def is_background(ledger: Ledger, claim: Claim) -> bool:
    """As in "a day after six were killed", "in revenge for the killing of four", "to 17 since Monday"."""
    words = ledger.text.lowers
    sentence = ledger.text.sentences[ledger.text.sentence_of[claim.phrase.first]]
    if sentence.number and ledger.words(claim.trigger.last, claim.trigger.last + _BEYOND) & _ELSEWHERE:
        return True
    start = min(claim.phrase.first, claim.trigger.first)
    clause = words[max(sentence.first, start - _CLAUSE) : start]
    if "," in clause:
        clause = clause[len(clause) - clause[::-1].index(",") :]
    if "after" in clause and any(other == "after" and one in _SPANS for one, other in pairwise(clause)):
        return True
    around = words[max(sentence.first, start - _NEAR) : start]
    reasoned = not _REASONS.isdisjoint(around)
    if reasoned and any(other in {"for", "to"} and one in _REASONS for one, other in pairwise(around)):
        return True
    if claim.trigger.pattern.shape is Shape.DEED and (reasoned or not _MOTIVES.isdisjoint(around)):
        return True
    if (claim.rule == "toll" and not BRINGING.isdisjoint(around)) or brings(claim):
        return bool(ledger.words(claim.phrase.last, claim.phrase.last + _BEYOND) & _WIDER)
    opening = words[sentence.first : sentence.first + 2]
    return len(opening) > 1 and opening[0] in _LOOKING_BACK and opening[1] in _PERIODS


def opens_elsewhere(ledger: Ledger, claim: Claim) -> bool:
    """As in "In a separate attack": the sentence opens with another event, which its paragraph goes on about."""
    sentence = ledger.text.sentences[ledger.text.sentence_of[claim.phrase.first]]
    if not sentence.number:
        return False
    opening = ledger.words(sentence.first, min(sentence.first + _OPENING, claim.trigger.first))
    return bool(opening & _ELSEWHERE) and not opening & _TELLING


def brings(claim: Claim) -> bool:
    """As in "bringing to 112 the number of soldiers killed this year"."""
    return ".phrase:bring" in claim.trigger.pattern.name

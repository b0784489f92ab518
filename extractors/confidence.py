"""Confidence: how often figures like this one were right on the development sets.

In goes a claim; out comes a number between 0 and 1: the share for its rule less what is uncertain in its phrase, as
`lexicon/confidence.toml` has them. `tests/benchmarks/calibration.py` prints the reliability of the result.
"""

from typing import Final

from extractors import lexicon
from extractors.claims import NUMBERLESS, Claim
from extractors.model import Quantifier
from extractors.nouns import Noun
from extractors.phrases import Opening

_RULES: Final = lexicon.numbers("confidence", "rules")
_COSTS: Final = lexicon.numbers("confidence", "costs")


def of(claim: Claim) -> float:
    """The share of figures like this one that were right, between 0 and 1."""
    phrase, cost = claim.phrase, 0.0
    if phrase.quantity is None:
        cost += _COSTS["name"] if phrase.opening is Opening.NAME else _COSTS["described"]
    elif phrase.quantity.quantifier is Quantifier.VAGUE and phrase.quantity.low == NUMBERLESS:
        cost += _COSTS["numberless"]
    if claim.trigger.pattern.after:
        cost += _COSTS["told"]
    if phrase.noun is Noun.UNKNOWN and phrase.opening is not Opening.NAME:
        cost += _COSTS["unknown"]
    return max(0.0, round(_RULES[claim.rule] - cost, 2))

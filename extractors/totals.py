"""Totals: which figures add to the one before, which state a total, and which are background.

In goes a ledger whose figures know their wholes; out come `Hints` for `events`, read from the words around each
figure: "another", "also", lists, tolls, "rose to", "a day after". Nothing is added up here.
"""

from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import Final, NamedTuple

from extractors import lexicon
from extractors.claims import Claim
from extractors.ledger import Ledger
from extractors.measures import Shape

_ALSO: Final = lexicon.words("relations", "also")
_SUBORDINATING: Final = lexicon.words("relations", "subordinating")
_UPDATES: Final = lexicon.words("relations", "updates")
_REASONS: Final = lexicon.words("relations", "reasons")
_MOTIVES: Final = lexicon.words("relations", "motives")
_SPANS: Final = lexicon.words("relations", "spans")
_BRINGING: Final = lexicon.words("relations", "bringing")
_WIDER: Final = lexicon.words("relations", "wider")
_LOOKING_BACK: Final = lexicon.words("relations", "looking_back")
_PERIODS: Final = lexicon.words("relations", "periods")
_REPLACING: Final = (_UPDATES | _BRINGING) - {"total", "toll"}
_UPDATE_REACH: Final = 12
"""Tokens before an updated number in which its verb stands: "has risen in two days of fighting from 40 to 58"."""
_HURT: Final = lexicon.words("relations", "hurt")
_ELSEWHERE: Final = lexicon.words("relations", "elsewhere")
_NEAR: Final = 4
"""Tokens before a figure in which its reason stands: "by way of reprisal for a murder"."""
_CLAUSE: Final = 24
"""Tokens before a figure in which its clause begins: "a day after they had opened fire in a market and killed"."""
_BEYOND: Final = 16
"""Tokens behind a toll in which its beginning stands: "to 17 in the city since Monday"."""


class Hints(NamedTuple):
    """Indexes of additions, of stated totals, of the background, and of single people without a number.

    `updates` are the totals that replace what the text said before them, `former` those that it says were replaced.
    """

    additions: frozenset[int]
    totals: frozenset[int]
    updates: frozenset[int]
    former: frozenset[int]
    background: frozenset[int]
    singles: frozenset[int]


def hints(ledger: Ledger) -> Hints:
    """Read the words around each figure."""
    additions: set[int] = set()
    totals, updates, former, background, singles = set(), set(), set(), set(), set()
    last: dict[tuple[str, int | None], int] = {}
    for i, (claim, figure) in enumerate(zip(ledger.claims, ledger.figures, strict=True)):
        before = last.get((figure.measure, figure.part_of))
        if claim.rule == "former":
            former.add(i)
            continue
        if _is_total(ledger, claim):
            totals.add(i)
            if _is_update(ledger, claim):
                updates.add(i)
        if not ledger.counted(i):
            singles.add(i)
        if _is_background(ledger, claim):
            background.add(i)
            continue
        new = i not in totals and figure.same_as is None
        if new and before is not None and _is_addition(ledger, additions, i, before):
            additions.add(i)
        last[figure.measure, figure.part_of] = i
    return Hints(*map(frozenset, (additions, totals, updates, former, background, singles)))


def also(ledger: Ledger, i: int) -> bool:
    """As in "Also" before the verb, or right behind it, adds a count to the one before."""
    trigger = ledger.claims[i].trigger
    return bool(
        ledger.words(trigger.first - 3, trigger.first) & _ALSO or ledger.words(trigger.last, trigger.last + 1) & _ALSO
    )


def of_other_harm(ledger: Ledger, i: int) -> bool:
    """As in "two of the wounded died": a part of those, but one more of these."""
    claim = ledger.claims[i]
    head = ledger.text.tokens[claim.phrase.head].lower if claim.phrase.head >= 0 else ""
    return claim.measure == "killed" and claim.phrase.whole and head in _HURT


def _is_total(ledger: Ledger, claim: Claim) -> bool:
    """A toll, or a number that "rose to" or "was revised to" brings up to date; never one that is more of the same."""
    if claim.phrase.rest:
        return False
    first = claim.phrase.first
    return (
        claim.rule == "toll"
        or (claim.rule == "counted" and bool(ledger.words(first - _NEAR, first) & _BRINGING))
        or _brings(claim)
        or (claim.rule == "restated" and bool(ledger.words(first - 5, first) & _UPDATES))
    )


def _brings(claim: Claim) -> bool:
    """As in "bringing to 112 the number of soldiers killed this year"."""
    return ".phrase:bring" in claim.trigger.pattern.name


def _is_update(ledger: Ledger, claim: Claim) -> bool:
    """As in "The toll rose from 40 to 58": the 58 replaces what was said before, the 40 included."""
    first = claim.phrase.first
    start = ledger.text.sentences[ledger.text.sentence_of[first]].first
    return bool(ledger.words(max(start, first - _UPDATE_REACH), first) & _REPLACING)


def _is_addition(ledger: Ledger, additions: AbstractSet[int], i: int, before: int) -> bool:
    """Whether figure `i` adds to the one of its measure before it, and neither repeats it nor tells of its parts."""
    claim, last = ledger.claims[i], ledger.claims[before]
    if claim.rule in {"toll", "restated"}:
        return False
    if also(ledger, i) or of_other_harm(ledger, i) or claim.rule == "ellipsis":
        return True
    together = ledger.sentence(i) == ledger.sentence(before)
    if claim.phrase.rest and (together or i - 1 in additions or not _beside_others(ledger, i)):
        return True
    if not together or last.rule == "toll":
        return False
    if claim.trigger == last.trigger:
        return True
    between = ledger.words(last.phrase.last, min(claim.phrase.first, claim.trigger.first))
    return not between & _SUBORDINATING and ledger.text.tokens[claim.phrase.first - 1].text not in {"(", "["}


def _beside_others(ledger: Ledger, i: int) -> bool:
    """As in "15 were killed and 49 others wounded": others than the dead, not more of the wounded told of before."""
    before = i - 1
    return ledger.sentence(before) == ledger.sentence(i) and ledger.figures[before].measure != ledger.figures[i].measure


def _is_background(ledger: Ledger, claim: Claim) -> bool:
    """As in "a day after six were killed", "in revenge for the killing of four", "to 17 since Monday"."""
    tokens = ledger.text.tokens
    sentence = ledger.text.sentences[ledger.text.sentence_of[claim.phrase.first]]
    if sentence.number and ledger.words(claim.trigger.last, claim.trigger.last + _BEYOND) & _ELSEWHERE:
        return True
    start = min(claim.phrase.first, claim.trigger.first)
    clause = [token.lower for token in tokens[max(sentence.first, start - _CLAUSE) : start]]
    if "," in clause:
        clause = clause[len(clause) - clause[::-1].index(",") :]
    if any(other == "after" and one in _SPANS for one, other in pairwise(clause)):
        return True
    before = [token.lower for token in tokens[max(sentence.first, start - _NEAR) : start]]
    if any(other in {"for", "to"} and one in _REASONS for one, other in pairwise(before)):
        return True
    around = set(before)
    if claim.trigger.pattern.shape is Shape.DEED and around & (_MOTIVES | _REASONS):
        return True
    if (claim.rule == "toll" and around & _BRINGING) or _brings(claim):
        return bool(ledger.words(claim.phrase.last, claim.phrase.last + _BEYOND) & _WIDER)
    opening = [token.lower for token in tokens[sentence.first : sentence.first + 2]]
    return len(opening) > 1 and opening[0] in _LOOKING_BACK and opening[1] in _PERIODS

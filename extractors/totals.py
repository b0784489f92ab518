"""Totals: which figures add to the one before, which state a total, and which are background.

In goes a ledger whose figures know their wholes; out come `Hints` for `events`, read from the words around each
figure: "another", "also", lists, tolls, "rose to", "a day after". Nothing is added up here.
"""

from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import Final, NamedTuple

from extractors import lexicon
from extractors.background import BRINGING, brings, is_background, opens_elsewhere
from extractors.claims import Claim
from extractors.ledger import Ledger
from extractors.model import Scope
from extractors.parties import PERPETRATORS

_ALSO: Final = lexicon.words("relations", "also")
_AS_WELL: Final = frozenset({"as", "well"})
_BATTLES: Final = lexicon.words("relations", "battles")
_ARMED: Final = frozenset({"security_forces", "militants", "combatants", "peacekeepers"})
_SECOND: Final = lexicon.words("relations", "second")
_SPOT: Final = lexicon.words("relations", "spot")
_HOSPITAL: Final = lexicon.words("relations", "hospital")
_EARLIER: Final = lexicon.words("relations", "earlier")
_REPORTS: Final = lexicon.words("phrases", "reports")
_SUBORDINATING: Final = lexicon.words("relations", "subordinating")
_UPDATES: Final = lexicon.words("relations", "updates")
_REPLACING: Final = (_UPDATES | BRINGING) - {"total", "toll"}
_UPDATE_REACH: Final = 12
"""Tokens before an updated number in which its verb stands: "has risen in two days of fighting from 40 to 58"."""
_HURT: Final = lexicon.words("relations", "hurt")
_NEAR: Final = 4
"""Tokens before a toll in which it is brought up to date: "raising to a new total of 12 dead"."""


_AROUND: Final = 5
"""Tokens around a death in which it says where it was: "died almost at once on the spot"."""


_BATTLE_REACH: Final = 24
"""Tokens around the verb in which a clause says that it was a battle."""


class Hints(NamedTuple):
    """Indexes of additions, of stated totals, of the background, and of single people without a number.

    `updates` are the totals that replace what the text said before them, `former` those that it says were replaced.
    `sides` are gunmen who fell in a battle beside those whom they fought: there both sides count.
    """

    additions: frozenset[int]
    totals: frozenset[int]
    updates: frozenset[int]
    former: frozenset[int]
    background: frozenset[int]
    singles: frozenset[int]
    sides: frozenset[int]


def hints(ledger: Ledger) -> Hints:
    """Read the words around each figure."""
    additions: set[int] = set()
    totals, updates, former, background, singles = set(), set(), set(), set(), set()
    sides: set[int] = set()
    last: dict[tuple[str, int | None], int] = {}
    away = -1  # the paragraph that tells of another event
    for i, (claim, figure) in enumerate(zip(ledger.claims, ledger.figures, strict=True)):
        before = last.get((figure.measure, figure.part_of))
        if _is_former(ledger, claim):
            former.add(i)
            continue
        paragraph = ledger.text.sentences[ledger.sentence(i)].paragraph
        if opens_elsewhere(ledger, claim):
            away = paragraph
        if _is_total(ledger, claim):
            totals.add(i)
            if _is_update(ledger, claim):
                updates.add(i)
        if not ledger.counted(i):
            singles.add(i)
        if figure.group == PERPETRATORS and _fell_in_battle(ledger, i):
            sides.add(i)
        if paragraph == away or is_background(ledger, claim):
            background.add(i)
            continue
        new = i not in totals and figure.same_as is None
        if new and before is not None and _is_addition(ledger, additions, i, before):
            additions.add(i)
        last[figure.measure, figure.part_of] = i
    return Hints(*map(frozenset, (additions, totals, updates, former, background, singles, sides)))


def also(ledger: Ledger, i: int) -> bool:
    """As in "Also" before the verb, or right behind it, adds a count to the one before; "as well" does behind it."""
    trigger, words = ledger.claims[i].trigger, ledger.text.lowers
    before, behind = words[max(0, trigger.first - 3) : trigger.first], words[trigger.last : trigger.last + 2]
    return not (_ALSO.isdisjoint(before) and _ALSO.isdisjoint(behind[:1])) or _AS_WELL.issubset(behind)


def of_other_harm(ledger: Ledger, i: int) -> bool:
    """As in "two of the wounded died": a part of those, but one more of these."""
    claim = ledger.claims[i]
    head = ledger.text.tokens[claim.phrase.head].lower if claim.phrase.head >= 0 else ""
    return claim.measure == "killed" and claim.phrase.whole and head in _HURT


def _fell_in_battle(ledger: Ledger, i: int) -> bool:
    """As in "six soldiers and nine gunmen were killed in a battle": a list of both sides."""
    sentence = ledger.text.sentences[ledger.sentence(i)]
    trigger = ledger.claims[i].trigger
    beside = (j for j in (i - 1, i + 1) if 0 <= j < len(ledger.claims) and ledger.claims[j].trigger == trigger)
    if not any(ledger.figures[j].group in _ARMED for j in beside):
        return False
    first = max(sentence.first, trigger.first - _BATTLE_REACH)
    return bool(ledger.words(first, min(sentence.last, trigger.last + _BATTLE_REACH)) & _BATTLES)


def _is_former(ledger: Ledger, claim: Claim) -> bool:
    """As in "rose from 22", "had earlier put the toll at 22": a number that the text itself says was replaced."""
    if claim.rule in {"former", "compared"}:
        return True
    first = claim.phrase.first
    if claim.rule == "toll" and first and ledger.text.tokens[first - 1].lower == "from":
        return True
    start = ledger.text.sentences[ledger.text.sentence_of[first]].first
    words = ledger.text.lowers[max(start, first - _UPDATE_REACH) : first]
    if _EARLIER.isdisjoint(words):
        return False
    return any({one, other} & _EARLIER and {one, other} & _REPORTS for one, other in pairwise(words))


def _is_total(ledger: Ledger, claim: Claim) -> bool:
    """A toll, or a number that "rose to" or "was revised to" brings up to date; never one that is more of the same."""
    if claim.phrase.rest:
        return False
    first = claim.phrase.first
    return (
        claim.rule == "toll"
        or (claim.rule == "counted" and bool(ledger.words(first - _NEAR, first) & BRINGING))
        or brings(claim)
        or (claim.rule == "restated" and bool(ledger.words(first - 5, first) & _UPDATES))
    )


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
    if also(ledger, i) or of_other_harm(ledger, i) or claim.rule == "ellipsis" or _goes_on(ledger, i, before):
        return True
    together = ledger.sentence(i) == ledger.sentence(before)
    if claim.phrase.rest and (together or i - 1 in additions or not _beside_others(ledger, i)):
        return True
    return together and last.rule != "toll" and _is_beside(ledger, i, before)


def _is_beside(ledger: Ledger, i: int, before: int) -> bool:
    """Whether a sentence lists figure `i` beside the one before it, and neither under it nor from elsewhere."""
    claim, last = ledger.claims[i], ledger.claims[before]
    if claim.trigger == last.trigger:
        return True
    if ledger.figures[i].scope is not Scope.INCIDENT or ledger.figures[before].scope is not Scope.INCIDENT:
        return False  # "a quake killed 600 in 2011, and 41 died in 2020"
    between = ledger.words(last.phrase.last, min(claim.phrase.first, claim.trigger.first))
    return not between & _SUBORDINATING and ledger.text.tokens[claim.phrase.first - 1].text not in {"(", "["}


def _goes_on(ledger: Ledger, i: int, before: int) -> bool:
    """Whether a figure is the next of a series, or of those who died later, right behind the one that it goes with.

    As in "the first blast killed five … The second killed three", "five died on the spot … Two died in hospital".
    """
    if ledger.sentence(i) - ledger.sentence(before) > 1 or ledger.figures[i].source != ledger.figures[before].source:
        return False
    one, other = ledger.claims[before], ledger.claims[i]
    start = max(one.phrase.last, ledger.text.sentences[ledger.sentence(i)].first)
    if ledger.words(start, other.phrase.first) & _SECOND:
        return True
    where = ledger.words(one.phrase.first - _AROUND, one.phrase.last + _AROUND)
    where |= ledger.words(one.trigger.first, one.trigger.last + _AROUND)
    return bool(where & _SPOT and ledger.words(other.trigger.last, other.trigger.last + _AROUND) & _HOSPITAL)


def _beside_others(ledger: Ledger, i: int) -> bool:
    """As in "15 were killed and 49 others wounded": others than the dead, not more of the wounded told of before."""
    before = i - 1
    return ledger.sentence(before) == ledger.sentence(i) and ledger.figures[before].measure != ledger.figures[i].measure

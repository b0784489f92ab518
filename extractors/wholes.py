"""Wholes: of which figure a figure is a part.

In goes a ledger; out comes, for each figure, the index of its whole, or None. The rules, most certain first: the
grammar said so ("including nine children"); the words say so ("three of the victims"); one person is named after a
total; a list adds up to the number before it; a place within the total's has a count. A part is never larger than its
whole. Numbers that add up to a total near by are `sums`.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from extractors import lexicon
from extractors.claims import Claim
from extractors.ledger import LOOKBACK, Ledger, family
from extractors.phrases import Opening
from extractors.totals import also, of_other_harm

_WORST: Final = lexicon.words("relations", "worst")
_BODIES: Final = lexicon.words("relations", "bodies")
_INCLUDING: Final = lexicon.words("relations", "including")
_KIN: Final = lexicon.words("relations", "kin")
_ANYBODY: Final = lexicon.words("relations", "anybody")
_CONDITIONS: Final = tuple(sorted(lexicon.words("relations", "conditions")))
_FREED: Final = frozenset({"released"})
_HELD: Final = frozenset({"abducted", "detained"})
_CAMPS: Final = frozenset({"security_forces", "militants", "combatants", "peacekeepers", "perpetrators", "prisoners"})
"""Groups to which somebody with an article of his own ("a shepherd") does not belong unless his noun says so."""


def wholes(ledger: Ledger) -> list[int | None]:
    """The whole of each figure, by index."""
    by_phrase = {(claim.phrase.first, claim.measure): i for i, claim in enumerate(ledger.claims)}
    lists = _lists(ledger)
    found: list[int | None] = []
    located: dict[int, int | None] = {}
    for i, claim in enumerate(ledger.claims):
        whole = by_phrase.get((claim.part_of.first, claim.measure)) if claim.part_of is not None else None
        for rule in (_said, _included, _one_of, _of_those):
            whole = rule(ledger, found, i) if whole is None else whole
        whole = lists.get(i) if whole is None else whole
        if whole is None:
            whole = _within(ledger, located, i)
            located[i] = whole
        fits = whole is not None and whole < i and (ledger.size(whole) or 0) >= (ledger.size(i) or 0)
        found.append(whole if fits else None)
    return found


def _said(ledger: Ledger, found: Sequence[int | None], i: int) -> int | None:
    """As in "36 were among those killed", "three of the victims", "the dead included six soldiers"."""
    claim = ledger.claims[i]
    quantity = claim.phrase.quantity
    known = claim.phrase.whole or (quantity is not None and quantity.determined)
    if not (is_among(claim) or known) or of_other_harm(ledger, i) or also(ledger, i):
        return None
    return next(
        (
            j
            for j in ledger.earlier(i)
            if family(ledger.claims[j].measure) == family(claim.measure)
            and ledger.figures[j].unit is ledger.figures[i].unit
            and (ledger.size(j) or 0) > (ledger.size(i) or 0)
            and found[j] is None
            and not ledger.claims[j].phrase.whole
        ),
        None,
    )


def is_among(claim: Claim) -> bool:
    """Whether the words count some of a number told elsewhere: "36 were among the dead", "the dead included six"."""
    name = claim.trigger.pattern.name
    return "among" in name or "include" in name


def _included(ledger: Ledger, _found: Sequence[int | None], i: int) -> int | None:
    """As in "including six men shot dead": a part with a verb of its own."""
    first = ledger.claims[i].phrase.first
    if first == 0 or ledger.text.tokens[first - 1].lower not in _INCLUDING:
        return None
    for j in ledger.earlier(i):
        if ledger.sentence(j) != ledger.sentence(i):
            return None
        if ledger.claims[j].measure == ledger.claims[i].measure and (ledger.size(j) or 0) >= (ledger.size(i) or 0):
            return j
    return None


def _one_of(ledger: Ledger, found: Sequence[int | None], i: int) -> int | None:
    """One person told of after a total of the same measure is one of its number, unless "also" adds them.

    So are a mourner's own: "Forty people died … said Sara Idris, who lost two brothers".
    """
    claim = ledger.claims[i]
    if (ledger.counted(i) and not _is_kin(ledger, i)) or claim.phrase.rest or also(ledger, i):
        return None
    for j in ledger.earlier(i):
        if family(ledger.claims[j].measure) != family(claim.measure) or not ledger.counted(j) or found[j] is not None:
            continue
        if ledger.sentence(j) == ledger.sentence(i) and ledger.claims[j].trigger == claim.trigger:
            return None
        if not ledger.together(i, j) or not ledger.on_one_side(i, j) or _is_another(ledger, i, j):
            continue
        return j if (ledger.size(j) or 0) > 1 else None
    return None


def _is_another(ledger: Ledger, i: int, j: int) -> bool:
    """Whether a person described is none of a total's: a shepherd is none of 15 soldiers, nor of a war's 9,000."""
    if ledger.figures[i].scope is not ledger.figures[j].scope:
        return True
    if ledger.claims[i].phrase.opening is not Opening.ARTICLE or of_any_kind(ledger, j):
        return False
    group = ledger.figures[j].group
    return group in _CAMPS and ledger.figures[i].group != group


def _of_those(ledger: Ledger, found: Sequence[int | None], i: int) -> int | None:
    """A number that goes on about the people before it: "eight envoys … Four have been freed", "of whom two fled".

    Those who died are none of the wounded any more; those who were freed, or sheltered, are still of the others.
    """
    claim = ledger.claims[i]
    if not ledger.counted(i) or claim.phrase.rest or also(ledger, i):
        return None
    bare = claim.phrase.head < 0
    freed, condition = bare and claim.measure in _FREED, bare and _is_condition(ledger, i)
    said = claim.measure != "killed" and (claim.phrase.whole or _follows_whom(ledger, i))
    if not (freed or condition or said):
        return None
    paragraph = ledger.text.sentences[ledger.sentence(i)].paragraph
    for j in ledger.earlier(i):
        if (
            ledger.text.sentences[ledger.sentence(j)].paragraph != paragraph
            or ledger.sentence(j) < ledger.sentence(i) - 1
        ):
            return None
        if ledger.claims[j].trigger == claim.trigger or not ledger.counted(j):
            continue
        held = freed and ledger.claims[j].measure in _HELD
        same = said or held or (condition and family(ledger.claims[j].measure) == family(claim.measure))
        if (
            same
            and ledger.figures[i].unit is ledger.figures[j].unit
            and found[j] is None
            and (ledger.size(j) or 0) > (ledger.size(i) or 0)
        ):
            return j
    return None


def _follows_whom(ledger: Ledger, i: int) -> bool:
    """As in "of whom 55 are in shelters", "of this number, 12 are lodging in schools", "including 3 who crossed"."""
    first = ledger.claims[i].phrase.first
    before = ledger.text.lowers[max(0, first - 4) : first]
    return before[-1:] == ("whom",) or before[-1:] == ("including",) or before == ("of", "this", "number", ",")


def _is_condition(ledger: Ledger, i: int) -> bool:
    """Whether a claim says how the hurt are, and not that they were hurt: "two are in critical condition"."""
    name = ledger.claims[i].trigger.pattern.name
    return ledger.claims[i].measure == "injured" and any(words in name for words in _CONDITIONS)


def _is_kin(ledger: Ledger, i: int) -> bool:
    """Whether a figure counts whom somebody lost: "lost two brothers"."""
    claim = ledger.claims[i]
    return bool(claim.trigger.pattern.heads) and ledger.text.tokens[claim.phrase.head].lower in _KIN


def _within(ledger: Ledger, located: Mapping[int, int | None], i: int) -> int | None:
    """As in "Floods killed 40 people in the province … Nine died in Arda": a count of one place within the total's.

    So is the worst of several ("blasts killed 40 people … the deadliest, at a market, killed nine"), and what is told
    beside it, as far as the total goes. `located` are the earlier figures that are whole, or parts in this way.
    """
    size = ledger.size(i)
    if size is None or not ledger.counted(i):
        return None
    measure = ledger.claims[i].measure
    before = next((j for j in ledger.earlier(i) if j in located and ledger.claims[j].measure == measure), None)
    if before is None:
        return None
    whole = located[before]
    if whole is None:
        whole = before if _is_one_of_several(ledger, i, before) else None
    if whole is None or whole < i - LOOKBACK or not ledger.together(i, whole) or ledger.apart_in_time(i, whole):
        return None
    told = sum(ledger.size(k) or 0 for k in range(whole + 1, i) if located.get(k) == whole)
    return whole if told + size <= (ledger.size(whole) or 0) and size < (ledger.size(whole) or 0) else None


def _is_one_of_several(ledger: Ledger, i: int, j: int) -> bool:
    """Whether figure `i` is the worst of what figure `j` counts, bodies of its dead, or told of a place within its."""
    if not of_any_kind(ledger, j) or ledger.claims[i].phrase.rest or also(ledger, i):
        return False
    if ledger.figures[i].scope is not ledger.figures[j].scope:
        return False
    if ledger.sentence(i) == ledger.sentence(j):  # "18 of the deaths were in Kentucky, 17 in Laurel County"
        return ledger.text.tokens[ledger.claims[i].phrase.first - 1].text == "," and ledger.narrower(i, j)
    first = ledger.text.sentences[ledger.sentence(i)].first
    if ledger.narrower(i, j) or ledger.words(first, ledger.claims[i].phrase.first) & _WORST:
        return True
    head = ledger.claims[i].phrase.head
    return head >= 0 and ledger.text.tokens[head].lower in _BODIES


def _lists(ledger: Ledger) -> dict[int, int]:
    """As in "nine villagers, four women and five men": a list that adds up to the number before it is its parts."""
    runs: dict[tuple[int, int], list[int]] = {}
    for i, claim in enumerate(ledger.claims):
        if claim.part_of is None:
            runs.setdefault((claim.trigger.first, ledger.sentence(i)), []).append(i)
    return {
        i: run[0]
        for run in runs.values()
        if len(run) > 2  # noqa: PLR2004 - a whole and two parts
        and of_any_kind(ledger, run[0])
        and ledger.figures[run[0]].value == sum(ledger.figures[j].value or 0 for j in run[1:])
        for i in run[1:]
    }


def of_any_kind(ledger: Ledger, i: int) -> bool:
    """Whether a list's first item can be its total: "six relatives, …", not "three Afghans, two Iranians and …"."""
    head = ledger.claims[i].phrase.head
    return ledger.counted(i) and (head < 0 or ledger.text.tokens[head].lower in _ANYBODY)

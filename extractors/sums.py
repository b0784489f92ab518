"""Sums: numbers that add up to a total near by, and so are its parts.

In go a ledger, the wholes that the words give and who repeats whom; out come the wholes with those that the arithmetic
gives: "eight people were killed … six builders … and two villagers". What is told twice counts once, and is a part
twice. A whole that another total is made of is found last, so that no circle can arise.
"""

from collections.abc import Sequence
from typing import Final

from extractors import lexicon
from extractors.ledger import LOOKBACK, Ledger, family
from extractors.totals import also
from extractors.wholes import is_among, of_any_kind

_KINDS: Final = lexicon.words("relations", "kinds")
_WINDOW: Final = 3
"""Sentences in which the parts of a total are told."""
_HARMS: Final = frozenset(["killed", "injured", "casualties"])
_PARTS: Final = 6
"""Parts that a text names one by one; longer lists were never told in full."""


def with_sums(ledger: Ledger, wholes: Sequence[int | None], same: Sequence[int | None]) -> list[int | None]:
    """The whole of each figure, by index: the one that `wholes` has, or the total that it helps to make."""
    found = list(wholes)
    for i, whole in _sums(ledger, wholes, same).items():
        found[i] = whole
    for i, whole in _announced(ledger, found).items():
        found[i] = whole
    for i, first in enumerate(same):
        if first is not None and _are_alike(ledger, found, i, first):
            found[first] = found[i]
    return found


def _announced(ledger: Ledger, found: Sequence[int | None]) -> dict[int, int]:
    """The total that comes after some of its number: "a nurse was shot dead … Three people were killed".

    So does the total of those among whom somebody was: "four children were among the dead … In all, 13 people died".
    """
    waiting: dict[str, list[int]] = {}
    parts: dict[int, int] = {}
    for i, claim in enumerate(ledger.claims):
        name = family(claim.measure)
        if found[i] is not None:
            continue
        if not ledger.counted(i) or is_among(claim):
            waiting.setdefault(name, []).append(i)
        elif of_any_kind(ledger, i) and not claim.phrase.rest and not also(ledger, i):
            ones = waiting.pop(name, [])
            fitting = [j for j in ones if _may_be_one_of(ledger, j, i)]
            if 1 < (ledger.size(i) or 0) >= sum(ledger.size(j) or 1 for j in fitting):
                parts.update(dict.fromkeys(fitting, i))
    return parts


def _may_be_one_of(ledger: Ledger, j: int, i: int) -> bool:
    return (
        i - j <= LOOKBACK
        and ledger.sentence(j) != ledger.sentence(i)
        and ledger.figures[j].scope is ledger.figures[i].scope
        and ledger.together(i, j)
        and ledger.on_one_side(i, j)
        and not ledger.apart_in_time(i, j)
    )


def _are_alike(ledger: Ledger, found: Sequence[int | None], i: int, first: int) -> bool:
    """Whether a person told again is a part, and so was one when first told of."""
    whole = found[i]
    if whole is None or whole == first or found[first] is not None or found[whole] is not None:
        return False
    return not ledger.counted(i) and not ledger.counted(first)


def _sums(ledger: Ledger, wholes: Sequence[int | None], same: Sequence[int | None]) -> dict[int, int]:
    found: dict[int, int] = {}
    by_family: dict[str, list[int]] = {}
    for i, claim in enumerate(ledger.claims):
        if wholes[i] is None:
            by_family.setdefault(family(claim.measure), []).append(i)
            if claim.measure in _HARMS:
                by_family.setdefault("shot", []).append(i)  # the dead and the wounded make up the casualties
    said = _sizes(ledger, wholes)
    for name, members in by_family.items():
        for k, i in enumerate(members):
            if name == "shot" and ledger.claims[i].measure != "casualties":
                continue
            if not _may_be_whole(ledger, i) or (ledger.figures[i].value or 0) < 2 or i in found:  # noqa: PLR2004 - one has no parts
                continue
            for run in (members[k + 1 : k + 1 + _PARTS], members[max(0, k - _PARTS) : k][::-1]):
                parts = _adding_up(ledger, same, said.get(i, 0), i, run)
                if parts:
                    found.update(dict.fromkeys(parts, i))
                    break
    return found


def _sizes(ledger: Ledger, wholes: Sequence[int | None]) -> dict[int, int]:
    """What the parts that each whole has already make together."""
    found: dict[int, int] = {}
    for i, whole in enumerate(wholes):
        if whole is not None and ledger.claims[i].measure == ledger.claims[whole].measure:
            found[whole] = found.get(whole, 0) + (ledger.size(i) or 0)
    return found


def _may_be_whole(ledger: Ledger, i: int) -> bool:
    """Whether a figure counts people of any kind: "three men" are no total of two women and a child."""
    phrase = ledger.claims[i].phrase
    return ledger.counted(i) and (phrase.head < 0 or ledger.text.tokens[phrase.head].lower not in _KINDS)


def _adding_up(ledger: Ledger, same: Sequence[int | None], said: int, i: int, run: Sequence[int]) -> list[int]:
    """The figures of `run` that add up to figure `i`, once or again; none where they pass it by.

    `said` is what the words gave it as parts already: "34 died, 13 of them civilians … nine soldiers and 12 rebels".
    """
    total = ledger.figures[i].value or 0
    found: list[int] = []
    left = total
    parts: list[int] = []
    for j in run:
        size = ledger.figures[j].value
        if size is None or abs(ledger.sentence(j) - ledger.sentence(i)) > _WINDOW:
            break
        if ledger.claims[j].trigger == ledger.claims[i].trigger and ledger.sentence(j) == ledger.sentence(i):
            break
        if size != total:
            left -= 0 if _is_counted(same, parts, j) else size
            parts.append(j)
        if left in {0, said} and len(parts) > 1:
            found += parts
            left, parts = total, []  # the same total may be told apart in another way
        if left < 0:
            break
    return found


def _is_counted(same: Sequence[int | None], parts: Sequence[int], j: int) -> bool:
    """Whether one of `parts` is figure `j`, told in other words."""
    return any(same[k] == j or same[j] == k or (same[j] is not None and same[j] == same[k]) for k in parts)

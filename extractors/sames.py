"""Sames: which figure says an earlier one again.

In go a ledger and the wholes of its figures; out comes, for each figure, the index of the first figure that it
repeats, or None: the same number of the same measure in a later sentence, the same person by name or description
(`same_persons`), or the same people in another unit ("2,100 families, or 11,000 people").
"""

from collections.abc import Sequence
from typing import Final

from extractors import lexicon
from extractors.ledger import Ledger
from extractors.same_persons import is_same_person

_OTHER_UNIT: Final = lexicon.words("relations", "other_unit")
_BETWEEN_UNITS: Final = 40
"""Characters between two counts of the same people: "2,100 families, equivalent to about 11,000 people"."""


def sames(ledger: Ledger, wholes: Sequence[int | None]) -> list[int | None]:
    """The figure that each figure repeats, by index."""
    found: list[int | None] = []
    for i in range(len(ledger.figures)):
        same = _same(ledger, wholes, found, i)
        found.append(found[same] if same is not None and found[same] is not None else same)
    return found


def _same(ledger: Ledger, wholes: Sequence[int | None], found: Sequence[int | None], i: int) -> int | None:
    if i and _in_other_unit(ledger, i):
        return i - 1
    figure = ledger.figures[i]
    for j in ledger.earlier(i):
        other = ledger.figures[j]
        if other.measure != figure.measure or other.unit != figure.unit:
            continue
        if ledger.counted(i) and ledger.counted(j):
            if _is_same_count(ledger, wholes, i, j):
                return j
        elif is_same_person(ledger, found, i, j):
            return j
    return None


def _is_same_count(ledger: Ledger, wholes: Sequence[int | None], i: int, j: int) -> bool:
    """Whether two numbers count the same people: equal, of one event, and in sentences of their own."""
    quantity, other = ledger.claims[i].phrase.quantity, ledger.claims[j].phrase.quantity
    if quantity is None or other is None or ledger.size(i) is None or ledger.size(i) != ledger.size(j):
        return False
    if ledger.figures[i].scope != ledger.figures[j].scope or not ledger.together(i, j):
        return False
    if ledger.apart_in_time(i, j) or ledger.apart_in_place(i, j):
        return False
    if ledger.sentence(i) == ledger.sentence(j):
        return False
    if quantity.rest and not quantity.determined and not other.rest:
        return False
    return (wholes[i] is None) == (wholes[j] is None) or quantity.determined


def _in_other_unit(ledger: Ledger, i: int) -> bool:
    figure, before = ledger.figures[i], ledger.figures[i - 1]
    if before.unit == figure.unit or before.measure != figure.measure or figure.start - before.end > _BETWEEN_UNITS:
        return False
    return ledger.text.raw[before.end : figure.start].strip(" ,;(-–—").lower() in _OTHER_UNIT

"""Sames: which figure says an earlier one again.

In go a ledger and the wholes of its figures; out comes, for each figure, the index of the first figure that it
repeats, or None: the same number of the same measure in a later sentence, the same person by name or description,
or the same people in another unit ("2,100 families, or 11,000 people").
"""

from collections.abc import Sequence
from typing import Final

from extractors import lexicon
from extractors.ledger import Ledger
from extractors.model import Figure
from extractors.phrases import Opening, Phrase

_OTHER_UNIT: Final = lexicon.words("relations", "other_unit")
_BETWEEN_UNITS: Final = 40
"""Characters between two counts of the same people: "2,100 families, equivalent to about 11,000 people"."""


def sames(ledger: Ledger, wholes: Sequence[int | None]) -> list[int | None]:
    """The figure that each figure repeats, by index."""
    found: list[int | None] = []
    for i in range(len(ledger.figures)):
        same = _same(ledger, wholes, i)
        found.append(found[same] if same is not None and found[same] is not None else same)
    return found


def _same(ledger: Ledger, wholes: Sequence[int | None], i: int) -> int | None:
    if i and _in_other_unit(ledger, i):
        return i - 1
    figure, phrase = ledger.figures[i], ledger.claims[i].phrase
    for j in ledger.earlier(i):
        other = ledger.figures[j]
        if other.measure != figure.measure or other.unit != figure.unit or other.scope != figure.scope:
            continue
        if not ledger.together(i, j) or _apart_in_time(figure, other):
            continue
        apart = ledger.sentence(j) != ledger.sentence(i)
        if not (ledger.counted(i) and ledger.counted(j)):
            alone = ledger.size(j) == 1 and ledger.counted(j) and not phrase.rest and apart
            if alone or _same_words(ledger, phrase, ledger.claims[j].phrase):
                return j
            continue
        if phrase.quantity is None or not apart or (phrase.quantity.rest and not phrase.quantity.determined):
            continue
        alike = (wholes[i] is None) == (wholes[j] is None) or phrase.quantity.determined
        if alike and ledger.size(i) is not None and ledger.size(i) == ledger.size(j):
            return j
    return None


def _in_other_unit(ledger: Ledger, i: int) -> bool:
    figure, before = ledger.figures[i], ledger.figures[i - 1]
    if before.unit == figure.unit or before.measure != figure.measure or figure.start - before.end > _BETWEEN_UNITS:
        return False
    return ledger.text.raw[before.end : figure.start].strip(" ,;(-–—").lower() in _OTHER_UNIT


def _same_words(ledger: Ledger, one: Phrase, other: Phrase) -> bool:
    """Whether two phrases without a number name or describe one person: a shared name, or "the girl" again."""
    tokens = ledger.text.tokens
    if Opening.NAME in {one.opening, other.opening}:
        names = [{t.lower for t in tokens[p.first : p.last] if t.capital} for p in (one, other)]
        return bool(names[0] & names[1])
    if one.opening is Opening.DEFINITE and one.head >= 0 and other.head >= 0:
        return tokens[one.head].lower == tokens[other.head].lower
    return False


def _apart_in_time(one: Figure, other: Figure) -> bool:
    """Whether two figures are of different days: "two in Mosul on Monday, two in Basra on Tuesday"."""
    return one.days is not None and other.days is not None and one.days.start != other.days.start

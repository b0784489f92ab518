"""Same persons: whether someone named or described is someone told of before.

In go a ledger, what is known so far of who repeats whom, and two figures of one measure, of which one at least has no
number; out comes yes or no. News names the dead after it has described them: "a man was shot dead … Amina K., 24,
died" are one, unless there were two to be named. A bare pronoun is never a figure, so none is looked for.
"""

from collections.abc import Sequence

from extractors.ledger import Ledger
from extractors.phrases import Opening, Phrase
from extractors.totals import also

_POINTING = frozenset({Opening.DEFINITE, Opening.POSSESSIVE, Opening.NAME})
"""How a phrase begins that takes up one known before; "a girl" tells of someone new."""


def is_same_person(ledger: Ledger, found: Sequence[int | None], i: int, j: int) -> bool:
    """Whether figure `i` is the person of the earlier figure `j`; `found` has what each figure before `i` repeats."""
    phrase, other = ledger.claims[i].phrase, ledger.claims[j].phrase
    if _shares_name(ledger, phrase, other):
        return True
    if phrase.rest or also(ledger, i) or not ledger.together(i, j) or ledger.apart_in_time(i, j):
        return False
    apart = ledger.sentence(i) != ledger.sentence(j)
    if ledger.counted(j):
        return apart and ledger.size(j) == 1
    if ledger.counted(i):
        return False
    if _same_head(ledger, phrase, other):
        return phrase.opening in _POINTING or (apart and _same_words(ledger, phrase, other))
    return apart and _names(ledger, found, i, j)


def _names(ledger: Ledger, found: Sequence[int | None], i: int, j: int) -> bool:
    """Whether figure `i` gives the name of the one person whom figure `j` describes, and whom nobody named yet."""
    if ledger.claims[i].phrase.opening is not Opening.NAME or ledger.claims[j].phrase.opening is Opening.NAME:
        return False
    triggers = [ledger.claims[k].trigger for k in (j - 1, j, j + 1) if 0 <= k < i]
    alone = triggers.count(ledger.claims[j].trigger) == 1
    named = (k for k in range(j + 1, i) if found[k] == j and ledger.claims[k].phrase.opening is Opening.NAME)
    return alone and next(named, None) is None


def _shares_name(ledger: Ledger, one: Phrase, other: Phrase) -> bool:
    if Opening.NAME not in {one.opening, other.opening}:
        return False
    names = [{t.lower for t in ledger.text.tokens[p.first : p.last] if t.capital} for p in (one, other)]
    return bool(names[0] & names[1])


def _same_head(ledger: Ledger, one: Phrase, other: Phrase) -> bool:
    tokens = ledger.text.tokens
    return one.head >= 0 and other.head >= 0 and tokens[one.head].lower == tokens[other.head].lower


def _same_words(ledger: Ledger, one: Phrase, other: Phrase) -> bool:
    """Whether two phrases are the same words, and more than an article and a noun: "a two-year-old Lagos girl"."""
    words = [[token.lower for token in ledger.text.tokens[p.first : p.last]] for p in (one, other)]
    return words[0] == words[1] and len(words[0]) > 2  # noqa: PLR2004 - an article and a noun

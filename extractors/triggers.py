"""Triggers: where a text says that something was done to people or homes.

In goes a text; out come `Trigger`s, the words of it that match a pattern of `measures`, in text order. Numbers are
never looked at. Patterns are tried only where their first two words stand, so that a text costs little more than
one look at each of its words.
"""

from collections.abc import Sequence
from functools import cache
from typing import Final

from extractors.measures import GAP, Pattern, Shape, Trigger, match, measures, patterns
from extractors.record import record
from extractors.text import Text, Token

# Patterns that are read beside a shorter word at the same place, and do not hide it.
_APART: Final = frozenset([Shape.AROUND, Shape.TOLL])
_MONTHS: Final = frozenset({"march"})
"""Verbs that are months with a capital."""


@record
class _Likely:
    """Patterns that may match at one place, in the lexicon's order, each with its slot and the words that may end it.

    One of these stands within `reach` tokens behind a pattern's first word; a pattern that needs no second word has
    none. `wanted` are those of all patterns, none where one pattern has none.
    """

    patterns: tuple[tuple[str, Pattern, frozenset[str]], ...]
    wanted: frozenset[str]
    reach: int


@record
class _Entry:
    """The patterns that begin with one word: those that any word may follow, and those that begin with a certain pair.

    Each holds all that can match there.
    """

    alone: _Likely
    pairs: dict[str, _Likely]


def find(text: Text) -> tuple[Trigger, ...]:
    """Every trigger, in text order; where several start at one word, the longest of each slot."""
    table, tokens, lowers = _table(), text.tokens, text.lowers
    found: list[Trigger] = []
    for i in text.where(table):
        entry = table[lowers[i]]
        likely = entry.pairs.get(lowers[i + 1], entry.alone) if i + 1 < len(lowers) else entry.alone
        if not likely.patterns:
            continue
        near = lowers[i + 1 : i + 1 + likely.reach]
        if likely.wanted and likely.wanted.isdisjoint(near):
            continue
        sentence = text.sentences[text.sentence_of[i]]
        if lowers[i] in _MONTHS and tokens[i].capital and i > sentence.first:
            continue  # "in March"
        found += _triggers(tokens, i, sentence.last, likely, near)
    return tuple(found)


def _triggers(tokens: Sequence[Token], i: int, end: int, likely: _Likely, near: Sequence[str]) -> list[Trigger]:
    """The triggers at token `i`, with the words `near` behind it, of a sentence that ends at `end`."""
    best: dict[str, Trigger] = {}
    longest = 0
    for slot, pattern, wanted in likely.patterns:
        if wanted and wanted.isdisjoint(near):
            continue
        last = i + 1 if len(pattern.head) == 1 else match(pattern.head, tokens, i + 1, end, 1)
        if last is None:
            continue
        if slot not in best or best[slot].last < last:
            best[slot] = Trigger(i, last, pattern)
        if pattern.shape not in _APART and not pattern.perpetrators and not pattern.after:
            longest = max(longest, last)
    if len(best) < 2:  # noqa: PLR2004 - one hides no other
        return [*best.values()]
    return [t for t in best.values() if t.last >= longest or t.pattern.shape in _APART]


@cache
def _table() -> dict[str, _Entry]:
    """All patterns by the word that a text must show for them to be tried, and by the word that must follow it."""
    by_word: dict[str, list[Pattern]] = {}
    for measure in measures():
        for pattern in patterns(measure):
            for word in pattern.head[0].words:
                by_word.setdefault(word, []).append(pattern)
    return {word: _entry(found) for word, found in by_word.items()}


def _entry(known: Sequence[Pattern]) -> _Entry:
    seconds = [_seconds(pattern) for pattern in known]
    pairs = {}
    for word in frozenset().union(*(words for words in seconds if words is not None)):
        pairs[word] = _likely([p for p, words in zip(known, seconds, strict=True) if words is None or word in words])
    return _Entry(_likely([p for p, words in zip(known, seconds, strict=True) if words is None]), pairs)


def _likely(known: Sequence[Pattern]) -> _Likely:
    none: frozenset[str] = frozenset()
    ends = [next((words for words, optional in p.head[:0:-1] if not optional), none) for p in known]
    reach = max((sum(1 if words else GAP for words, _ in p.head[1:]) for p in known), default=0)
    tried = tuple((p.slot, p, words) for p, words in zip(known, ends, strict=True))
    return _Likely(tried, none.union(*ends) if all(ends) else none, reach)


def _seconds(pattern: Pattern) -> frozenset[str] | None:
    """The words of which one must stand behind a pattern's first; None where any may."""
    found: frozenset[str] = frozenset()
    for words, optional in pattern.head[1:]:
        if not words:
            return None
        found |= words
        if not optional:
            return found
    return None

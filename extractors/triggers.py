"""Triggers: where a text says that something was done to people or homes.

In goes a text; out come `Trigger`s, the words of it that match a pattern of `measures`, in text order. Numbers are
never looked at. Patterns are tried only where their first two words stand, so that a text costs little more than
one look at each of its words.
"""

from collections.abc import Sequence
from functools import cache
from typing import Final

from extractors.measures import Pattern, Shape, Trigger, match, measures, patterns
from extractors.record import record
from extractors.text import Text, Token

# Patterns that are read beside a shorter word at the same place, and do not hide it.
_APART: Final = frozenset([Shape.AROUND, Shape.TOLL])
_MONTHS: Final = frozenset({"march"})
"""Verbs that are months with a capital."""


@record
class _Entry:
    """The patterns that begin with one word: those that any word may follow, and those that begin with a certain pair.

    Each list holds all that can match there, in the lexicon's order; a pattern goes with its slot.
    """

    alone: tuple[tuple[str, Pattern], ...]
    pairs: dict[str, tuple[tuple[str, Pattern], ...]]


def find(text: Text) -> tuple[Trigger, ...]:
    """Every trigger, in text order; where several start at one word, the longest of each slot."""
    table, tokens, lowers = _table(), text.tokens, text.lowers
    found: list[Trigger] = []
    for i in text.where(table):
        if lowers[i] in _MONTHS and tokens[i].capital and i > text.sentences[text.sentence_of[i]].first:
            continue  # "in March"
        entry = table[lowers[i]]
        following = lowers[i + 1] if i + 1 < len(lowers) else ""
        likely = entry.pairs.get(following, entry.alone)
        if likely:
            found += _triggers(tokens, i, text.sentences[text.sentence_of[i]].last, likely)
    return tuple(found)


def _triggers(tokens: Sequence[Token], i: int, end: int, likely: Sequence[tuple[str, Pattern]]) -> list[Trigger]:
    """The triggers at token `i` of a sentence that ends at `end`."""
    best: dict[str, Trigger] = {}
    longest = 0
    for slot, pattern in likely:
        last = i + 1 if len(pattern.head) == 1 else match(pattern.head, tokens, i + 1, end, 1)
        if last is None:
            continue
        if slot not in best or best[slot].last < last:
            best[slot] = Trigger(i, last, pattern)
        if pattern.shape not in _APART and not pattern.perpetrators:
            longest = max(longest, last)
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
        pairs[word] = tuple(
            (pattern.slot, pattern)
            for pattern, words in zip(known, seconds, strict=True)
            if words is None or word in words
        )
    alone = tuple((p.slot, p) for p, words in zip(known, seconds, strict=True) if words is None)
    return _Entry(alone, pairs)


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

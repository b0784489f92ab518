"""Phrases: the record of one noun phrase, and the index of all that a text has.

`counted` and `described` add phrases; the grammar asks which one starts or ends at a token. Nothing is found here.
"""

from bisect import bisect_left
from collections.abc import Iterator
from enum import StrEnum
from typing import Final

from extractors.measures import Trigger
from extractors.nouns import Noun
from extractors.quantities import Quantity
from extractors.record import record
from extractors.text import Sentence, Text

LOOKBACK: Final = 40
"""Phrases back in a sentence among which a model or an antecedent is looked for: reading stays linear."""


class Opening(StrEnum):
    """How a phrase begins, and so what kind of phrase it is."""

    NUMBER = "number"
    ARTICLE = "article"
    DEFINITE = "definite"
    POSSESSIVE = "possessive"
    NAME = "name"
    NONE = "none"  # a described person without a determiner: "18-year-old student"


@record
class Phrase:
    """Tokens `first` to `last` (exclusive) with head `head` (-1 where it is elided).

    `state` is a trigger inside it ("34 wounded persons"), `whole` says that it is a part of known ones ("three of
    the victims"), `rest` that they are others or more of the same, `stated` is the whole of a fraction inside it.
    """

    first: int
    last: int
    head: int
    noun: Noun
    opening: Opening
    quantity: Quantity | None = None
    state: Trigger | None = None
    whole: bool = False
    rest: bool = False
    stated: Quantity | None = None


class Phrases:
    """The noun phrases of one text, by where they start and end."""

    def __init__(self) -> None:
        """Begin without any phrase."""
        self.counted: list[Phrase] = []
        self.taken: set[int] = set()
        self._starts: dict[int, Phrase] = {}
        self._ends: dict[int, Phrase] = {}
        self._order: list[int] = []
        self.by_sentence: list[tuple[Sentence, list[Phrase]]] = []
        """The sentences that hold phrases, each with its own, in text order; there once all are settled."""

    def add(self, phrase: Phrase) -> None:
        """Note a phrase and take its tokens; a later one with the same start or end replaces an earlier."""
        first, last = phrase.first, phrase.last
        self._starts[first] = phrase
        self._ends[last] = phrase
        self.taken.update(range(first, last))

    def settle(self, text: Text) -> None:
        """Put the phrases in order once all are added: `all`, `within`, `before` and `by_sentence` need it."""
        self._order = sorted(self._starts)
        end = 0
        for i in self._order:
            if i >= end:
                sentence = text.sentences[text.sentence_of[i]]
                end = sentence.last
                self.by_sentence.append((sentence, []))
            self.by_sentence[-1][1].append(self._starts[i])

    def starting(self, i: int) -> Phrase | None:
        """The phrase that starts at token `i`."""
        return self._starts.get(i)

    def ending(self, i: int) -> Phrase | None:
        """The phrase whose last token is `i - 1`."""
        return self._ends.get(i)

    def all(self) -> list[Phrase]:
        """Every phrase, in text order."""
        return [self._starts[i] for i in self._order]

    def within(self, first: int, last: int) -> list[Phrase]:
        """The phrases that start in tokens `first` to `last` (exclusive), in order."""
        order = self._order
        return [self._starts[i] for i in order[bisect_left(order, first) : bisect_left(order, last)]]

    def before(self, i: int, start: int) -> Iterator[Phrase]:
        """The phrases between tokens `start` and `i`, the nearest first; not far back."""
        high = bisect_left(self._order, i)
        for position in reversed(self._order[max(0, high - LOOKBACK) : high]):
            if position < start:
                return
            phrase = self._starts[position]
            if phrase.last <= i:
                yield phrase

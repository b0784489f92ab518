"""The record of a reporting clause, and how far it vouches for what stands around it.

In go the tokens of a text, one sentence, and the clauses found before it; out come `Cue`s. It decides the reach of
a clause, not whether there is one: that is for the patterns of `source_tallies` and `source_cues`.
"""

from enum import StrEnum

from extractors import source_phrases as phrases
from extractors import source_words as w
from extractors.record import record
from extractors.source_clauses import Clause
from extractors.source_phrases import Span
from extractors.text import MARK, Sentence, Text


class Manner(StrEnum):
    """Where the reporting clause stands, seen from what it reports."""

    BEFORE = "before"
    """X said that 12 died."""
    AFTER = "after"
    """12 died, X said."""
    THROUGHOUT = "throughout"
    """According to X, 12 died; 12 died, according to X."""
    RELAYED = "relayed"
    """… quoted X as saying."""


@record
class Cue:
    """One reporting clause, in token indexes; each `_last` is exclusive.

    `source_first` to `source_last` is the source's noun phrase, `role_first` to `role_last` what an apposition
    says of it (empty where nothing does), `verb` the reporting word, `first` to `last` the reporting clause
    without what it reports, `reach_first` to `reach_last` the tokens that it can vouch for.
    """

    first: int
    last: int
    source_first: int
    source_last: int
    role_first: int
    role_last: int
    verb: int
    manner: Manner
    reach_first: int
    reach_last: int


class Reporting(Clause):
    """A sentence in which reporting clauses are read; `found` are those that came before."""

    __slots__ = ("found",)

    def __init__(self, text: Text, sentence: Sentence, found: list[Cue]) -> None:
        """The whole text, the sentence, and the list to which each clause is added once it is read."""
        super().__init__(text, sentence)
        self.found = found

    def cue(  # noqa: PLR0913, PLR0917 - the parts of one record, each named where it is made
        self, verb: int, span: Span, role: Span, manner: Manner, first: int, last: int, *, reach: Span | None = None
    ) -> Cue:
        """The record of a clause; without a `reach` of its own it vouches for its side of the sentence."""
        if reach is None:
            reach = self.bounds(manner, first, last)
        return Cue(first, last, *span, *role, verb, manner, *reach)

    def bounds(self, manner: Manner, first: int, last: int) -> Span:
        """The tokens that a cue can vouch for: its parenthesis, else its sentence on the side where it looks."""
        tokens = self.tokens
        low, high = self.first, self.last
        near = max(low, first - phrases.REACH)
        for i in range(first - 1, near - 1, -1) if "(" in self.lowers[near:first] else ():
            if tokens[i].text == ")":
                break
            if tokens[i].text == "(":
                low = i
                bound = min(high, last + phrases.REACH)
                high = next((k for k in range(last, bound) if tokens[k].text == ")"), high)
                break
        if manner is Manner.BEFORE:
            opens = first > low and tokens[first - 1].text == ","
            return (low if opens else first), high
        return low, high

    def inside(self, i: int) -> bool:
        """Whether the word stands within the clause of the cue before it."""
        return bool(self.found) and self.found[-1].first <= i < self.found[-1].last

    def set_off_reach(self, i: int, end: int) -> Span | None:
        """What "…, reported missing by X, …" vouches for: the noun that it is set beside, and itself."""
        tokens = self.tokens
        start = i
        while start > self.first and tokens[start - 1].lower in w.ADVERBS:
            start -= 1
        if start == self.first or tokens[start - 1].text != "," or end >= self.last or tokens[end].text != ",":
            return None
        opening = start - 2
        low = max(self.first, start - phrases.REACH)
        while opening > low and tokens[opening].kind != MARK:
            opening -= 1
        return opening, end

"""Reporting clauses: "X said that …", "…, said X", "according to X", "X put the toll at …", "12 dead: police".

In go the tokens of a text, sentence by sentence; out come cues: whose words, by which verb, and which tokens
they vouch for. One table look-up a token finds the places to look at; each is then read by one of the small
functions below, named after the pattern that it reads. Nothing is resolved here: "he" stays "he".
"""

from collections.abc import Callable
from functools import cache
from typing import Final

from extractors import source_phrases as phrases
from extractors import source_words as w
from extractors.source_clauses import BE, NEAR
from extractors.source_reporting import Cue, Manner
from extractors.source_tallies import Tallies
from extractors.text import MARK, WORD, Text

_FULL_STOPS: Final = frozenset(".!?…")
_OPENING: Final = frozenset('"“«')
_HEADING: Final = 6  # tokens: the longest speaker in "Hospital officials in Kano: 12 dead"


def find(text: Text) -> tuple[Cue, ...]:
    """The reporting clauses of a text, in the order of their verbs."""
    found: list[Cue] = []
    reader, end = None, 0
    for i in text.where(w.TRIGGERS):
        if reader is None or i >= end:
            sentence = text.sentences[text.sentence_of[i]]
            reader, end = _Reader(text, sentence, found), sentence.last
        cue = reader.read(i, w.TRIGGERS[text.lowers[i]])
        if cue is not None:
            found.append(cue)
    return tuple(found)


class _Reader(Tallies):
    """Reads the triggers of one sentence."""

    __slots__ = ()

    def read(self, i: int, flags: int) -> Cue | None:
        """The clause that the word at `i` opens; None where it opens none, as in "United States"."""
        if self.in_name(i):
            return None
        for pattern in _patterns(flags):
            cue = pattern(self, i)
            if cue is not None:
                return cue
        return self._spoken(i) if self._may_be_spoken(i, flags) else None

    def _may_be_spoken(self, i: int, flags: int) -> bool:
        """Whether the word is a verb of saying, or what stands around it makes one of it."""
        return bool(
            flags & w.SAY
            or (flags & w.PUT and (self.followed(i, w.TOLLS) or self.as_put(i)))
            or (flags & w.REPORT and self.claims(i))
            or (flags & w.THAT and (self.quotes(i) or self.quoted_before(i)))
            or (flags & w.SPEAK and i + 1 < self.last and self.tokens[i + 1].lower == "of")
            or (flags & w.ORDER and self.orders(i))
        )

    def according(self, i: int) -> Cue | None:
        """According to X."""
        if i + 1 >= self.last or self.tokens[i + 1].lower != "to":
            return None
        span = phrases.after(self.tokens, i + 2, self.last)
        if span is None:
            return None
        named = self.apposition(span)
        span, role = named if named is not None else (span, (0, 0))
        return self.cue(i, span, role, Manner.THROUGHOUT, i, max(span[1], role[1]))

    def colon(self, i: int) -> Cue | None:
        """Police: 12 dead."""
        tokens = self.tokens
        if i - self.first <= _HEADING and i + 1 < self.last:
            span = phrases.before(tokens, self.first, i)
            if span is not None and span[0] == self.first and self.speaks(span):
                return self.cue(i, span, (0, 0), Manner.BEFORE, self.first, i + 1)
        if i + 1 < self.last and tokens[i + 1].text in _OPENING and i > self.first:
            spoken = self.before_colon(i)
            return self.cue(i, *spoken, Manner.BEFORE, self.first, i + 1) if spoken is not None else None
        return self.dash(i)

    def dash(self, i: int) -> Cue | None:
        """12 dead - police."""
        tokens = self.tokens
        if 0 < self.last - i - 1 <= _HEADING and i > self.first and tokens[self.last - 1].text not in _FULL_STOPS:
            spaced = tokens[i - 1].end < tokens[i].start and tokens[i].end < tokens[i + 1].start
            span = phrases.after(tokens, i + 1, self.last) if spaced or tokens[i].text == ":" else None
            if span is not None and span[1] == self.last and self.speaks(span):
                return self.cue(i, span, (0, 0), Manner.THROUGHOUT, i, self.last)
        return None

    def relayed(self, i: int) -> Cue | None:
        """State television quoted X as saying; citing X."""
        if i > self.first and self.tokens[i - 1].lower in BE:
            return None  # "X was quoted as saying" is read at "saying"
        span = phrases.after(self.tokens, i + 1, self.last)
        if span is None:
            return None
        named = self.apposition(span)
        span, role = named if named is not None else (span, (0, 0))
        return self.cue(i, span, role, Manner.RELAYED, i, max(span[1], role[1]))

    def by(self, i: int) -> Cue | None:
        """A toll given by X; reported missing by X."""
        tokens = self.tokens
        for k in range(i + 1, min(i + 4, self.last)):  # tokens: "reported missing by", "confirmed on Friday by"
            if tokens[k].lower == "by":
                span = phrases.after(tokens, k + 1, self.last)
                if span is not None and self.known(span):
                    named = self.apposition(span)
                    span, role = named if named is not None else (span, (0, 0))
                    end = max(span[1], role[1])
                    return self.cue(i, span, role, Manner.AFTER, i, end, reach=self.set_off_reach(i, end))
                return None
            if tokens[k].kind == MARK or tokens[k].lower in w.HARMS:
                return None
        return None

    def inverted(self, i: int) -> Cue | None:
        """12 died, said X."""
        if i == self.first or i + 1 >= self.last or self._has_subject(i):
            return None
        span = phrases.after(self.tokens, i + 1, self.last)
        if span is None or self.tokens[i + 1].lower in w.STATES or not self._ends_clause(span[1]):
            return None
        bare = self.tokens[i - 1].kind == WORD or self.short_name_before(i)
        if bare and not (self.known(span) and self.verb_behind(i)):
            return None
        if self._introduces(i):
            return None
        named = self.apposition(span)
        span, role = named if named is not None else (span, (0, 0))
        return self.cue(i, span, role, Manner.AFTER, i, max(span[1], role[1]))

    def _introduces(self, i: int) -> bool:
        """Whether all before the verb is its subject: "The clerk, Mr Omar Haddad, said a man who fled had died"."""
        if self.tokens[i - 1].text != "," or self.verb_behind(i):
            return False
        subject = self.subject(i)
        return subject is not None and self.first in (subject[0][0], subject[1][0] if subject[1][1] else -1)

    def _has_subject(self, i: int) -> bool:
        """Whether a speaker or an auxiliary stands right before the verb."""
        previous = self.tokens[i - 1]
        if previous.kind != WORD or w.is_time(previous):
            return False
        return w.is_speaker(previous) or previous.lower in w.PRONOUNS or previous.lower in w.ADVERBS

    def _ends_clause(self, end: int) -> bool:
        """Whether a speaker's phrase that ends at `end` is not the subject of a verb further on."""
        if end >= self.last:
            return True
        following = self.tokens[end]
        if following.kind == MARK:
            return following.text not in "(':"
        if w.is_time(following):
            return True
        if following.lower not in w.STOPS:
            return False
        timed = phrases.time_end(self.tokens, end, self.last) > end
        return timed or following.lower not in w.PREPOSITIONS or not self.verb_ahead(end)

    def adding(self, i: int) -> Cue | None:
        """…, adding that 12 died: the same speaker goes on."""
        tokens = self.tokens
        if i > self.first and tokens[i - 1].lower == "as":
            # "X was quoted as saying", "quoted X as saying"
            if self.found and self.found[-1].manner is Manner.RELAYED and self.found[-1].verb >= self.first:
                return None
            for k in range(i - 2, max(self.first, i - 2 - NEAR), -1):
                if tokens[k].lower in ("quoted", "cited") and tokens[k - 1].lower in (*BE, *w.ADVERBS):
                    return self._spoken(k, reach_from=i)
        if i > self.first and tokens[i - 1].kind == WORD and tokens[i - 1].lower not in w.ADVERBS:
            return None
        return self._continued(i)

    def _continued(self, i: int) -> Cue | None:
        """The speaker of the sentence's earlier reporting clause, else its subject, goes on."""
        if self.found and (self.found[-1].verb >= self.first or self.closes_quotation(i)):
            previous = self.found[-1]
            span = (previous.source_first, previous.source_last)
            return self.cue(i, span, (previous.role_first, previous.role_last), Manner.BEFORE, i, i + 1)
        subject = self.opening(i)
        return None if subject is None else self.cue(i, subject, (0, 0), Manner.BEFORE, i, i + 1)

    def _spoken(self, i: int, reach_from: int | None = None) -> Cue | None:
        """X said that 12 died; 12 died, X said."""
        subject = self.subject(i)
        if subject is None:
            joined = i > self.first and self.tokens[i - 1].lower in ("and", "but")
            return self._continued(i) if joined else None  # "visited Sarat and said that 12 died"
        span, role = subject
        start = min(span[0], role[0]) if role[1] else span[0]
        trails = reach_from is None and self._trails(i, start)
        manner = Manner.AFTER if trails else Manner.BEFORE
        return self.cue(i, span, role, manner, start, (reach_from or i) + 1)

    def _trails(self, verb: int, start: int) -> bool:
        """Whether "X said" stands after or within what it reports, not before it."""
        tokens = self.tokens
        if start == self.first:
            return False
        previous = tokens[start - 1]
        if previous.kind != MARK and previous.lower in w.OPENERS and previous.lower != "as":
            return False  # "… and police said": what they said is still to come
        return self.closed(verb)


@cache
def _patterns(flags: int) -> tuple[Callable[[_Reader, int], Cue | None], ...]:
    """The patterns that a word of these flags can open, the surest first."""
    return tuple(pattern for flag, pattern in _PATTERNS if flags & flag)


_PATTERNS: Final[tuple[tuple[int, Callable[[_Reader, int], Cue | None]], ...]] = (
    (w.COLON, _Reader.colon),
    (w.DASH, _Reader.dash),
    (w.ACCORDING, _Reader.according),
    (w.RELAY, _Reader.relayed),
    (w.BY, _Reader.by),
    (w.BRACKET, _Reader.bracketed),
    (w.RECKON, _Reader.reckoned),
    (w.TALLY, _Reader.tally),
    (w.INVERTED, _Reader.inverted),
    (w.ADDING, _Reader.adding),
    (w.SHOW, _Reader.shown),
)

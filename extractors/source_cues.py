"""Reporting clauses: "X said that …", "…, said X", "according to X", "X put the toll at …", "12 dead: police".

In go the tokens of a text, sentence by sentence; out come cues: whose words, by which verb, and which tokens
they vouch for. One table look-up a token finds the places to look at; each is then read by one of the small
functions below, named after the pattern that it reads. Nothing is resolved here: "he" stays "he".
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from extractors import source_phrases as phrases
from extractors import source_words as w
from extractors.parties import singular
from extractors.source_phrases import Span
from extractors.text import MARK, NUMBER, WORD, Sentence, Text, Token

_QUOTES: Final = frozenset("\"“”«»'‘’`")
_BREAKS: Final = frozenset(',;:()[]–—-"“”«»')
_FULL_STOPS: Final = frozenset(".!?…")
_BE: Final = frozenset({"is", "are", "was", "were", "be", "been", "being", "'s"})
_CLAIMS: Final = frozenset({"claim", "claims", "claimed"})
_FINITE: Final = frozenset({"is", "are", "was", "were", "has", "have", "had", "will", "would", "could", "may", "did"})
_HEADING: Final = 6  # tokens: the longest speaker in "Hospital officials in Kano: 12 dead"
_NEAR: Final = 7  # tokens between "put" and "toll", "reported" and "by"
_LOCAL: Final = 8  # tokens that "a Red Cross tally of" vouches for


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


@dataclass(frozen=True, slots=True)
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


def find(text: Text) -> tuple[Cue, ...]:
    """The reporting clauses of a text, in the order of their verbs."""
    found: list[Cue] = []
    triggers = w.TRIGGERS
    tokens = text.tokens
    for i, token in enumerate(tokens):
        flags = triggers.get(token.lower)
        if flags:
            sentence = text.sentences[text.sentence_of[i]]
            cue = _Reader(tokens, sentence, found).read(i, flags)
            if cue is not None:
                found.append(cue)
    return tuple(found)


class _Reader:
    """Reads one trigger in its sentence; `found` is what came before it."""

    __slots__ = ("first", "found", "last", "tokens")

    def __init__(self, tokens: tuple[Token, ...], sentence: Sentence, found: list[Cue]) -> None:
        self.tokens = tokens
        self.first, self.last = sentence.first, sentence.last
        self.found = found

    def read(self, i: int, flags: int) -> Cue | None:
        return next((cue for cue in self._readings(i, flags) if cue is not None), None)

    def _readings(self, i: int, flags: int) -> Iterator[Cue | None]:
        """The patterns that this word can open, the surest first."""
        if flags & w.ACCORDING:
            yield self._according(i)
        if flags & (w.COLON | w.DASH):
            yield self._heading(i, flags)
        if flags & w.RELAY:
            yield self._relayed(i)
        if flags & w.BY:
            yield self._by(i)
        if flags & w.TALLY:
            yield self._tally(i)
        if flags & w.INVERTED:
            yield self._inverted(i)
        if flags & w.ADDING:
            yield self._adding(i)
        if flags & w.PUT and not flags & w.SAY and (self._followed(i, w.TOLLS) or self._as_put(i)):
            yield self._spoken(i)
        if flags & w.SHOW:
            yield self._shown(i)
        if (
            flags & w.SAY
            or (flags & w.REPORT and self._claims(i))
            or (flags & w.THAT and self._quotes(i))
            or (flags & w.ORDER and self._orders(i))
        ):
            yield self._spoken(i)

    # "according to X"
    def _according(self, i: int) -> Cue | None:
        if i + 1 >= self.last or self.tokens[i + 1].lower != "to":
            return None
        span = phrases.after(self.tokens, i + 2, self.last)
        if span is None:
            return None
        role: Span = (0, 0)
        named = self._apposition(span)
        if named is not None:
            span, role = named
        return self._cue(i, span, role, Manner.THROUGHOUT, i, max(span[1], role[1]))

    # "Police: 12 dead", "12 dead - police"
    def _heading(self, i: int, flags: int) -> Cue | None:
        tokens = self.tokens
        if flags & w.COLON and i - self.first <= _HEADING and i + 1 < self.last:
            span = phrases.before(tokens, self.first, i)
            if span is not None and span[0] == self.first and self._speaks(span):
                return self._cue(i, span, (0, 0), Manner.BEFORE, self.first, i + 1)
        if 0 < self.last - i - 1 <= _HEADING and i > self.first and tokens[self.last - 1].text not in _FULL_STOPS:
            spaced = tokens[i - 1].end < tokens[i].start and tokens[i].end < tokens[i + 1].start
            span = phrases.after(tokens, i + 1, self.last) if flags & w.COLON or spaced else None
            if span is not None and span[1] == self.last and self._speaks(span):
                return self._cue(i, span, (0, 0), Manner.THROUGHOUT, i, self.last)
        return None

    # "state television quoted X as saying", "citing X"
    def _relayed(self, i: int) -> Cue | None:
        if i > self.first and self.tokens[i - 1].lower in _BE:
            return None  # "X was quoted as saying" is read at "saying"
        span = phrases.after(self.tokens, i + 1, self.last)
        if span is None:
            return None
        named = self._apposition(span)
        span, role = named if named is not None else (span, (0, 0))
        return self._cue(i, span, role, Manner.RELAYED, i, max(span[1], role[1]))

    # "a toll given by X", "reported missing by X", "figures from X", "an estimate by X"
    def _by(self, i: int) -> Cue | None:
        tokens = self.tokens
        for k in range(i + 1, min(i + 4, self.last)):  # tokens: "reported missing by", "confirmed on Friday by"
            if tokens[k].lower == "by":
                span = phrases.after(tokens, k + 1, self.last)
                if span is not None and self._known(span):
                    named = self._apposition(span)
                    span, role = named if named is not None else (span, (0, 0))
                    end = max(span[1], role[1])
                    return self._cue(i, span, role, Manner.AFTER, i, end, reach=self._set_off_reach(i, end))
                return None
            if tokens[k].kind == MARK or tokens[k].lower in w.HARMS:
                return None
        return None

    # "the Red Cross tally of 40", "a toll from the ministry"
    def _tally(self, i: int) -> Cue | None:
        tokens = self.tokens
        if i + 1 >= self.last:
            return None
        follows = tokens[i + 1].lower
        if follows in ("from", "by"):
            span = phrases.after(tokens, i + 2, self.last)
            if span is not None and self._known(span) and not self._inside(i):
                return self._cue(i, span, (0, 0), Manner.THROUGHOUT, i, span[1])
        if follows in ("of", "that") and tokens[i].lower == "reports":
            if i == self.first or tokens[i - 1].lower not in w.HEARINGS:
                return None
            last = min(self._clause_end(i), i + _LOCAL)
            return self._cue(i, (i - 1, i + 1), (0, 0), Manner.BEFORE, i - 1, i + 1, reach=(i - 1, last))
        if follows == "of":
            start = end = i
            while start > self.first and (
                w.is_capital(tokens[start - 1])
                or tokens[start - 1].lower == "'s"
                or tokens[start - 1].lower in w.NAME_LINKS
            ):
                start -= 1
            while start < i and (not w.is_capital(tokens[start]) or tokens[start].lower in w.DETERMINERS):
                start += 1
            end = i - 1 if i > start and tokens[i - 1].lower == "'s" else i
            if start < end and self._known((start, end)) and not w.is_time(tokens[start]):
                last = min(self._clause_end(i), i + _LOCAL)
                return self._cue(i, (start, end), (0, 0), Manner.BEFORE, start, i + 1, reach=(start, last))
        return None

    # "12 died, said X"
    def _inverted(self, i: int) -> Cue | None:
        tokens = self.tokens
        if i == self.first or i + 1 >= self.last:
            return None
        previous = tokens[i - 1]
        if previous.kind == WORD and not w.is_time(previous) and (w.is_speaker(previous) or previous.lower in w.PRONOUNS):
            return None  # a speaker stands before the verb
        if previous.kind == WORD and not w.is_time(previous) and previous.lower in w.ADVERBS:
            return None
        span = phrases.after(tokens, i + 1, self.last)
        if span is None or tokens[span[0]].lower in ("it", "they") and tokens[i].lower not in ("said", "says"):
            return None
        end = span[1]
        if end < self.last:
            following = tokens[end]
            if following.kind == MARK:
                if following.text in ("(", "'") or following.text == ":":
                    return None
            elif following.lower not in w.STOPS and not w.is_time(following):
                return None
            elif (
                following.lower in w.PREPOSITIONS
                and phrases.time_end(tokens, end, self.last) == end
                and self._verb_ahead(end)
            ):
                return None
        if (previous.kind == WORD or self._short_name_before(i)) and not (self._known(span) and self._verb_behind(i)):
            return None
        named = self._apposition(span)
        span, role = named if named is not None else (span, (0, 0))
        return self._cue(i, span, role, Manner.AFTER, i, max(span[1], role[1]))

    # "…, adding that 12 died": the same speaker goes on
    def _adding(self, i: int) -> Cue | None:
        tokens = self.tokens
        if i > self.first and tokens[i - 1].lower == "as":
            # "X was quoted as saying", "quoted X as saying"
            if self.found and self.found[-1].manner is Manner.RELAYED and self.found[-1].verb >= self.first:
                return None
            for k in range(i - 2, max(self.first, i - 2 - _NEAR), -1):
                if tokens[k].lower in ("quoted", "cited") and tokens[k - 1].lower in (*_BE, *w.ADVERBS):
                    return self._spoken(k, reach_from=i)
        if i > self.first and tokens[i - 1].kind == WORD and tokens[i - 1].lower not in w.ADVERBS:
            return None
        if self.found and (self.found[-1].verb >= self.first or self._closes_quotation(i)):
            previous = self.found[-1]
            span = (previous.source_first, previous.source_last)
            return self._cue(i, span, (previous.role_first, previous.role_last), Manner.BEFORE, i, i + 1)
        span_ = phrases.before(tokens, self.first, self._first_verb(i))
        if span_ is None or not self._known(span_):
            return None
        return self._cue(i, span_, (0, 0), Manner.BEFORE, i, i + 1)

    # "the report has 12 killed", "figures from X show"
    def _shown(self, i: int) -> Cue | None:
        for k in range(i - 1, max(self.first, i - _NEAR) - 1, -1):
            token = self.tokens[k]
            if token.kind == MARK:
                return None
            if token.lower in w.REPORTS and token.lower not in w.ADVERBS:
                span = phrases.before(self.tokens, self.first, self._before_time(i))
                head = phrases.head(self.tokens, *span) if span is not None else None
                if span is None or head is None or self.tokens[head].lower not in w.REPORTS:
                    return None
                return self._cue(i, span, (0, 0), Manner.BEFORE, span[0], i + 1)
        return None

    # "X said that 12 died", "12 died, X said"
    def _spoken(self, i: int, reach_from: int | None = None) -> Cue | None:
        subject = self._subject(i)
        if subject is None:
            return None
        span, role = subject
        start = min(span[0], role[0]) if role[1] else span[0]
        trails = reach_from is None and self._trails(i, start)
        manner = Manner.AFTER if trails else Manner.BEFORE
        return self._cue(i, span, role, manner, start, (reach_from or i) + 1)

    def _subject(self, i: int) -> tuple[Span, Span] | None:
        """The speaker before the verb at `i` and what an apposition says of it."""
        tokens = self.tokens
        end = i
        passive = False
        while (
            end > self.first
            and tokens[end - 1].kind == WORD
            and (
                tokens[end - 1].lower in w.ADVERBS
                or tokens[end - 1].lower in _BE
                or tokens[end - 1].lower in w.NEGATIONS
            )
        ):
            word = tokens[end - 1].lower
            if w.is_capital(tokens[end - 1]) and end - 1 > self.first:
                break  # "Sarat Now said"
            if word in w.NEGATIONS:
                return None
            passive = passive or word in _BE
            end -= 1
        if passive and tokens[i].lower not in ("quoted", "cited"):
            return None
        end = self._before_time(end)
        if end <= self.first:
            return None
        previous = tokens[end - 1]
        if previous.lower in ("who", "which", "that") and end - 1 > self.first:
            end -= 1
            if tokens[end - 1].text == ",":
                end -= 1
            return self._plain(end)
        if previous.text == ",":
            return self._set_off(end - 1)
        if previous.text in ")]":
            return self._plain(end)
        return (
            self._plain(end)
            if previous.kind == WORD or phrases.is_abbreviation_stop(tokens, end - 1, self.first)
            else None
        )

    def _plain(self, end: int) -> tuple[Span, Span] | None:
        """The speaker that ends at `end`; an apposition before it ("a doctor, Amina K. said") is its role."""
        tokens = self.tokens
        span = phrases.before(tokens, self.first, end)
        if span is None:
            return None
        first = span[0]
        if first - 1 > self.first and tokens[first - 1].text == "," and not self._starts_bare(span):
            return span, (0, 0)
        if first - 1 > self.first and tokens[first - 1].text == ",":
            earlier = phrases.before(tokens, self.first, first - 1)
            if (
                earlier is not None
                and (earlier[0] == self.first or tokens[earlier[0] - 1].kind == MARK)
                and phrases.is_name(tokens, *earlier)
                and not phrases.is_name(tokens, *span)
            ):
                return earlier, span
        return span, (0, 0)

    def _starts_bare(self, span: Span) -> bool:
        """Whether a phrase begins without article and in lower case, as an apposition to a name may: "spokesman of …"."""
        tokens = self.tokens
        noun = phrases.head(tokens, *span)
        if noun is None or span[1] - span[0] == 1 or w.is_capital(tokens[span[0]]) or tokens[span[0]].lower in w.DETERMINERS:
            return False
        return singular(tokens[noun].lower) == tokens[noun].lower  # "officials of …" are not one person's office

    def _set_off(self, comma: int) -> tuple[Span, Span] | None:
        """The speaker before a comma that stands before the verb: "Amina K., a doctor, said"."""
        tokens = self.tokens
        opening = comma - 1
        while opening >= self.first and not (tokens[opening].kind == MARK and tokens[opening].text in _BREAKS):
            opening -= 1
        first = opening + 1
        inner = phrases.before(tokens, first, comma) if first < comma else None
        leading = tokens[first].lower
        if leading in w.INCLUDING or leading in ("citing", "quoting"):
            span = phrases.after(tokens, first + 1, comma)
            return (span, (0, 0)) if span is not None else None
        outer = (
            phrases.before(tokens, self.first, opening)
            if opening > self.first and tokens[opening].text == ","
            else None
        )
        if (
            leading in ("who", "which", "whose")
            or leading.endswith("ing")
            or tokens[first].kind == NUMBER
            or leading in w.PREPOSITIONS
            or leading in w.TIMES
        ):
            return (outer, (0, 0)) if outer is not None else None
        if inner is None:
            return (outer, (0, 0)) if outer is not None else None
        if outer is None:
            return inner, (0, 0)
        if phrases.is_name(tokens, *inner) and not phrases.is_name(tokens, *outer):
            return inner, outer
        return outer, inner

    def _apposition(self, span: Span) -> tuple[Span, Span] | None:
        """The name and the role when a comma sets one beside the other after the verb: "said Amina K., a doctor"."""
        tokens = self.tokens
        comma = span[1]
        if comma + 1 >= self.last or tokens[comma].text != ",":
            return None
        other = phrases.after(tokens, comma + 1, self.last)
        if other is None or (
            other[1] < self.last and tokens[other[1]].kind != MARK and not w.is_time(tokens[other[1]])
        ):
            return None
        if phrases.is_name(tokens, *other) and other[1] - other[0] > 1 and not phrases.is_name(tokens, *span):
            return other, span
        head = phrases.head(tokens, *other)
        if phrases.is_name(tokens, *span) and head is not None and not w.is_capital(tokens[head]):
            return span, other
        return None

    def _trails(self, verb: int, start: int) -> bool:
        """Whether "X said" stands after or within what it reports, not before it."""
        tokens = self.tokens
        if start == self.first:
            return False
        previous = tokens[start - 1]
        if previous.kind != MARK and previous.lower in w.OPENERS and previous.lower != "as":
            return False  # "… and police said": what they said is still to come
        return self._closed(verb)

    def _closed(self, verb: int) -> bool:
        """Whether nothing that could be reported follows the verb before the next mark."""
        tokens = self.tokens
        i = phrases.time_end(tokens, verb + 1, self.last)
        if i < self.last and tokens[i].kind != MARK:
            told = tokens[verb].lower in ("told", "tells")
            if not (
                told or tokens[i].lower in w.PREPOSITIONS or tokens[i].lower in w.ADVERBS or tokens[i].lower == "as"
            ):
                return False
            end = i
            while end < self.last and tokens[end].kind != MARK:
                if (
                    w.is_wall(tokens[end])
                    and tokens[end].lower != "as"
                    or tokens[end].lower == "that"
                    or end - i > 2 * _NEAR
                ):
                    return False
                end += 1
            i = end
        return i >= self.last or tokens[i].text != ":"

    def _claims(self, i: int) -> bool:
        """Whether a word that can be a noun is a verb here: a claim follows it."""
        if i + 1 >= self.last or i == self.first:
            return False
        tokens = self.tokens
        if tokens[i - 1].lower in (
            "a",
            "an",
            "the",
            "its",
            "their",
            "his",
            "her",
            "of",
            "by",
            "for",
            "from",
            "to",
            "and",
        ):
            return False
        following = tokens[i + 1]
        if following.lower == "as" or (w.is_wall(following) and following.lower in _FINITE):
            return False
        if tokens[i].lower in _CLAIMS and any(token.lower in w.DEEDS for token in tokens[i + 1 : min(i + 4, self.last)]):
            return False
        if tokens[i].lower == "named" and w.is_capital(following):
            return False
        if following.lower == "to" and tokens[i].lower in _CLAIMS:
            return True
        if following.lower in w.PREPOSITIONS and following.lower not in ("about", "around", "between", "over", "up"):
            return self._closed(i) or any(token.lower == "that" for token in tokens[i + 2 : min(i + _NEAR, self.last)])
        return following.kind != MARK or following.text in _QUOTES or following.text == ":" or self._closed(i)

    def _quotes(self, i: int) -> bool:
        """Whether "that" or a quotation stands close behind the verb."""
        return any(
            token.lower == "that" or token.text in _QUOTES or token.text == ":"
            for token in self.tokens[i + 1 : min(i + _NEAR, self.last)]
        )

    def _orders(self, i: int) -> bool:
        """Whether what is ordered is the going of many: "ordered the evacuation of", "urged 500 residents to leave"."""
        following = self.tokens[i + 1 : min(i + _NEAR, self.last)]
        return any(token.lower.startswith("evacuat") or token.lower == "residents" for token in following)

    def _as_put(self, i: int) -> bool:
        """Whether it is "as X put it"."""
        return i + 1 < self.last and self.tokens[i + 1].lower == "it" and any(
            token.lower == "as" for token in self.tokens[max(self.first, i - _NEAR) : i]
        )

    def _followed(self, i: int, words: frozenset[str]) -> bool:
        return any(token.lower in words for token in self.tokens[i + 1 : min(i + _NEAR, self.last)])

    def _known(self, span: Span) -> bool:
        """Whether the phrase surely names a speaker: by its head noun, or as a name in several capitals."""
        tokens = self.tokens
        noun = phrases.head(tokens, *span)
        if noun is None:
            return False
        if w.is_speaker(tokens[noun]):
            return True
        return phrases.is_name(tokens, *span) and (
            span[1] - span[0] > 1 or tokens[noun].text.isupper() or noun > self.first
        )

    def _speaks(self, span: Span) -> bool:
        """Whether the head noun is a speaker's by itself: a heading such as "KABUL:" names a place."""
        noun = phrases.head(self.tokens, *span)
        return noun is not None and w.is_speaker(self.tokens[noun]) and self.tokens[noun].lower not in w.REPORTS

    def _inside(self, i: int) -> bool:
        """Whether the word stands within the clause of the cue before it."""
        return bool(self.found) and self.found[-1].first <= i < self.found[-1].last

    def _short_name_before(self, i: int) -> bool:
        """Whether only a name and its age or apposition stand before the verb: "Amina, 34, said"."""
        tokens = self.tokens
        return (
            i - 2 >= self.first
            and tokens[i - 1].text == ","
            and (tokens[i - 2].kind == NUMBER or phrases.before(tokens, self.first, i - 1) == (self.first, i - 1))
        )

    def _before_time(self, end: int) -> int:
        """The token after the subject when a time stands between it and the verb: "the army on Sunday said"."""
        tokens = self.tokens
        start = end
        while start > self.first and end - start < _NEAR:
            token = tokens[start - 1]
            if not (
                w.is_time(token)
                or token.lower in w.TIMES
                or token.kind == NUMBER
                or token.lower in ("on", "in", "at", "the", "of")
            ):
                break
            start -= 1
        while start < end and tokens[start].lower in ("the", "of") or (start < end and tokens[start].kind == NUMBER):
            start += 1
        if start == self.first or start == end:
            return end
        return start if any(w.is_time(token) for token in tokens[start:end]) else end

    def _first_verb(self, high: int) -> int:
        i = self.first
        while (
            i < high
            and not w.is_wall(self.tokens[i])
            and self.tokens[i].kind != MARK
            and self.tokens[i].lower not in w.ADVERBS
        ):
            i += 1
        return i

    def _verb_ahead(self, i: int) -> bool:
        """Whether a finite verb comes before the next mark."""
        tokens = self.tokens
        while i < self.last and tokens[i].kind != MARK:
            if w.is_wall(tokens[i]) and tokens[i].lower not in w.SUBORDINATORS:
                return True
            if tokens[i].lower in w.SUBORDINATORS:
                return False
            i += 1
        return False

    def _verb_behind(self, i: int) -> bool:
        """Whether a finite verb of a clause stands between the sentence's beginning and here."""
        return any(w.is_wall(token) and token.lower not in w.SUBORDINATORS for token in self.tokens[self.first : i])

    def _closes_quotation(self, i: int) -> bool:
        """Whether a quotation that an earlier sentence began ends before `i`."""
        for k in range(i - 1, max(self.first, i - 4) - 1, -1):
            if self.tokens[k].text in ("”", "\"", "»"):
                return not any(token.text in ("“", "\"", "«") for token in self.tokens[self.first : k])
        return False

    def _set_off_reach(self, i: int, end: int) -> Span | None:
        """What "…, reported missing by X, …" vouches for: the noun that it is set beside, and itself."""
        tokens = self.tokens
        start = i
        while start > self.first and tokens[start - 1].lower in w.ADVERBS:
            start -= 1
        if start == self.first or tokens[start - 1].text != "," or end >= self.last or tokens[end].text != ",":
            return None
        opening = start - 2
        while opening > self.first and tokens[opening].kind != MARK:
            opening -= 1
        return opening, end

    def _clause_end(self, i: int) -> int:
        while i < self.last and not (self.tokens[i].kind == MARK and self.tokens[i].text in _BREAKS):
            i += 1
        return i

    def _cue(
        self, verb: int, span: Span, role: Span, manner: Manner, first: int, last: int, *, reach: Span | None = None
    ) -> Cue:
        if reach is None:
            reach = self._reach(manner, first, last)
        return Cue(first, last, *span, *role, verb, manner, *reach)

    def _reach(self, manner: Manner, first: int, last: int) -> Span:
        """The tokens that a cue can vouch for: its parenthesis, else its sentence on the side where it looks."""
        tokens = self.tokens
        low, high = self.first, self.last
        for i in range(first - 1, max(low, first - 2 * phrases.REACH) - 1, -1):
            if tokens[i].text == ")":
                break
            if tokens[i].text == "(":
                low = i
                high = next((k for k in range(last, high) if tokens[k].text == ")"), high)
                break
        if manner is Manner.BEFORE:
            opens = first > low and tokens[first - 1].text == ","
            return (low if opens else first), high
        return low, high

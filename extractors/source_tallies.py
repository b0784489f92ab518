"""Counts that speak for someone: "the Red Cross tally of 40", "figures from X show", "by X's count", "40 dead (X)".

In go the tokens of a sentence and the place of a word such as "tally" or "show"; out comes whose count it is and
which tokens it vouches for. A count of no one in particular ("12 by the latest count") gives nothing.
"""

from typing import Final

from extractors import lexicon
from extractors import source_phrases as phrases
from extractors import source_words as w
from extractors.source_reporting import Cue, Manner, Reporting
from extractors.text import MARK

_DEEDS: Final = lexicon.words("actors", "deeds")
_FIGURES: Final = 16
"""Tokens between "figures" and "show": "figures from the Office for Flood Control and Rescue (OFCR) show"."""
_BY: Final = 5  # tokens from "by" to the count: "by the latest official count"
_NUMBERS: Final = frozenset({"number", "total", "toll"})
_STANDS: Final = frozenset({"is", "was", "stands", "stood", "remains", "remained"})
_ACRONYM: Final = 2  # tokens from the opening bracket of "(LAO)" to the closing one
_BRACKETED: Final = 10  # tokens of a source in parentheses
_LOCAL: Final = 8  # tokens that "a Red Cross tally of" vouches for


class Tallies(Reporting):
    """Reads the words for a count."""

    __slots__ = ()

    def tally(self, i: int) -> Cue | None:
        """The Red Cross tally of 40; a toll from the ministry; earlier reports of 12 dead."""
        tokens = self.tokens
        if i + 1 >= self.last:
            return None
        follows = tokens[i + 1].lower
        if follows in ("from", "by"):
            span = phrases.after(tokens, i + 2, self.last)
            if span is not None and self.known(span) and not self.inside(i) and not self._names_a_deed(span[1]):
                return self.cue(i, span, (0, 0), Manner.THROUGHOUT, i, span[1])
        if follows in ("of", "that") and tokens[i].lower == "reports":
            if i == self.first or tokens[i - 1].lower not in w.HEARINGS:
                return None
            last = self.clause_end(i, i + _LOCAL)
            return self.cue(i, (i - 1, i + 1), (0, 0), Manner.BEFORE, i - 1, i + 1, reach=(i - 1, last))
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
            if start < end and self.known((start, end)) and not w.is_time(tokens[start]):
                last = self.clause_end(i, i + _LOCAL)
                return self.cue(i, (start, end), (0, 0), Manner.BEFORE, start, i + 1, reach=(start, last))
        return None

    def reckoned(self, i: int) -> Cue | None:
        """By the count of X; by X's estimate; by some estimates; going by a Kenyan tally."""
        tokens = self.tokens
        by = next((k for k in range(i - 1, max(self.first, i - _BY) - 1, -1) if tokens[k].lower == "by"), None)
        if by is None:
            return self._stands(i)
        if any(token.kind == MARK for token in tokens[by + 1 : i]) or by + 1 == i:
            return None
        span, last = (by + 1, i + 1), i + 1
        if last < self.last and tokens[last].lower in ("of", "from", "by"):
            inner = phrases.after(tokens, last + 1, self.last)
            if inner is None or not self.known(inner):
                return None
            span, last = inner, inner[1]
        elif not any(
            w.is_capital(token) or w.is_speaker(token) or token.lower == "some" for token in tokens[by + 1 : i]
        ):
            return None  # "by the latest count"
        return self.cue(i, span, (0, 0), Manner.THROUGHOUT, by, last)

    def _stands(self, i: int) -> Cue | None:
        """The ministry's first count was 12."""
        tokens = self.tokens
        if i + 1 >= self.last or tokens[i + 1].lower not in _STANDS:
            return None
        owner = next((k for k in range(i - 1, max(self.first, i - _BY) - 1, -1) if tokens[k].lower == "'s"), None)
        span = phrases.before(tokens, self.first, owner) if owner is not None else None
        if span is None or not self.known(span):
            return None
        return self.cue(i, span, (0, 0), Manner.BEFORE, span[0], i + 1)

    def bracketed(self, i: int) -> Cue | None:
        """1,205 people killed in the north (Ministry of Health)."""
        tokens = self.tokens
        close = next((k for k in range(i + 1, min(i + _BRACKETED, self.last)) if tokens[k].text == ")"), None)
        if close is None or i == self.first:
            return None
        if close - i == _ACRONYM and (w.is_capital(tokens[i - 1]) or w.is_speaker(tokens[i - 1])):
            return None  # "Lowland Aid Office (LAO)"
        span = phrases.after(tokens, i + 1, close)
        if span is None or span[1] != close or not self.speaks(span):
            return None
        if close + 1 < self.last and tokens[close + 1].kind != MARK:
            return None
        opening = i - 1
        while opening > self.first and tokens[opening].text not in ");":
            opening -= 1
        return self.cue(i, span, (0, 0), Manner.AFTER, i, close + 1, reach=(opening, close + 1))

    def _names_a_deed(self, i: int) -> bool:
        """Whether the words at token `i` make an event of the name before them: "toll from El Fasher market strike"."""
        return any(token.lower in _DEEDS for token in self.tokens[i : min(i + 3, self.last)])

    def shown(self, i: int) -> Cue | None:
        """The report has 12 killed; figures from X show."""
        for k in range(i - 1, max(self.first, i - _FIGURES) - 1, -1):
            token = self.tokens[k]
            if token.kind == MARK and token.text not in "()":
                return None
            if token.lower in w.REPORTS and token.lower not in w.ADVERBS:
                span = phrases.before(self.tokens, self.first, self.before_time(i))
                head = phrases.head(self.tokens, *span) if span is not None else None
                if span is None or head is None or self.tokens[head].lower not in w.REPORTS:
                    return None
                if self.tokens[span[0]].lower in w.DETERMINERS and self.tokens[span[0] + 1].lower in _NUMBERS:
                    return None  # "the number of lives lost has jumped to 259"
                return self.cue(i, span, (0, 0), Manner.BEFORE, span[0], i + 1)
        return None

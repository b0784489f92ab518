"""Where a text goes on about a figure's event, and what it refers back to: "The attack took place in", "the province".

In go a sentence and a figure of it; out comes a closer place from the sentences after it, or the place that "the
district" means, or None.
"""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import compress, count
from typing import Final

from extractors import place_lexicon as words
from extractors.gazetteer import Kind
from extractors.place_choice import CROWD, PLAIN, agrees, best_of, rank
from extractors.place_mentions import Cue
from extractors.place_toponym import PRECISION, WEAK_NATIONALITY, Toponym
from extractors.text import Anchor, Sentence, Text

FOLLOWING: Final = 3
"""Sentences after a figure in which the press still says where it happened."""
_NEAR: Final = 60
"""Tokens on each side of a figure in which "the province" is looked for."""
_OPENING: Final = 9
"""Tokens at a sentence's start within which it names the event that it continues."""

_INDEFINITE: Final = frozenset({"a", "an", "another"})


class Follower:
    """Reads on, and back, from the figures of one text."""

    def __init__(self, text: Text, toponyms: Sequence[Toponym], anchors: Sequence[Anchor]) -> None:
        """Prepare for `text`, its toponyms in text order and its figures."""
        self.text, self.toponyms = text, toponyms
        self.firsts = [toponym.first for toponym in toponyms]
        self.busy = {text.sentence_of[anchor.first] for anchor in anchors if anchor.first < len(text.tokens)}
        self.borders: frozenset[int] = frozenset()
        """Sentences at which another story begins; set by the caller."""
        self.chief: Toponym | None = None
        """The place that the text names most; set by the caller."""

    def within(self, first: int, last: int) -> Sequence[Toponym]:
        """The toponyms of tokens `first` to `last` (exclusive)."""
        return self.toponyms[bisect_left(self.firsts, first) : bisect_left(self.firsts, last)]

    def before(self, token: int) -> Sequence[Toponym]:
        """The last toponyms before a token, the nearest first."""
        end = bisect_left(self.firsts, token)
        return self.toponyms[max(0, end - CROWD) : end][::-1]

    def continued(self, sentence: Sentence, anchor: Anchor, coarse: Toponym | None) -> Toponym | None:
        """A closer place in the sentences that go on about the same event."""
        here = sentence.number
        lead = here <= FOLLOWING
        told, placed = coarse is None and self._is_told(sentence), coarse is None and self._is_placed(sentence)
        for following in self.text.sentences[here + 1 : here + 1 + FOLLOWING]:
            if following.paragraph > sentence.paragraph + 1 or following.number in self.borders:
                break
            same = following.paragraph == sentence.paragraph
            continues = self.continues(following)
            if not continues and (told or following.number in self.busy or not (same or (lead and not placed))):
                if same and following.number in self.busy and not lead:
                    break
                if not lead:
                    break
                continue
            found = best_of(self.text, self.within(following.first, following.last), anchor)
            if found is None or self._is_list(found):
                continue  # "The deaths were reported in X, Y and Z" is no closer
            if coarse is None and rank(found) > 1:
                return found
            if coarse is not None and rank(found) > rank(coarse) and agrees(found, coarse):
                if not (continues or same) and rank(coarse) > 1:
                    break  # the next paragraph names a town of the province, which need not be the figure's
                return found
        return None

    def _is_list(self, toponym: Toponym) -> bool:
        """Whether a place is one of several that a sentence lists: "X and Y", "X, Y and Z districts"."""
        noun = self.text.lowers[toponym.last] if toponym.last < len(self.text.tokens) else ""
        if toponym.rule == Cue.LIST or (noun in words.FEATURES and noun.endswith("s")):
            return True
        at = bisect_left(self.firsts, toponym.last)
        return at < len(self.toponyms) and self.toponyms[at].rule == Cue.LIST

    def _is_placed(self, sentence: Sentence) -> bool:
        """Whether the text has named a place closer than a country before a sentence."""
        return any(t.rule in PLAIN and rank(t) > 1 for t in self.before(sentence.first))

    def _is_told(self, sentence: Sentence) -> bool:
        """Whether an earlier sentence of the paragraph names a place closer than a country."""
        for toponym in self.before(sentence.first):
            if self.text.sentences[self.text.sentence_of[toponym.first]].paragraph != sentence.paragraph:
                return False
            if toponym.rule in PLAIN and rank(toponym) > 1:
                return True
        return False

    def continues(self, sentence: Sentence) -> bool:
        """Whether a sentence opens by naming an event already told: "The incident occurred in …"."""
        opening = self.text.lowers[sentence.first : min(sentence.last, sentence.first + _OPENING)]
        if words.DEFINITE.isdisjoint(opening):
            return False
        definite = False
        for lower in opening:
            if lower in words.DEFINITE:
                definite = True
            elif lower in _INDEFINITE:
                definite = False  # "In the west, a raid"
            if definite and (lower in words.EVENT_NOUNS or lower in words.EVENT_VERBS):
                return True
        return False

    def referred(self, sentence: Sentence, anchor: Anchor) -> Toponym | None:
        """Read "the province", "across the country": the last such place of the paragraph, else the article's."""
        tokens = self.text.tokens
        first, last = max(sentence.first, anchor.first - _NEAR), min(sentence.last, anchor.last + _NEAR)
        here = self.text.lowers[first : max(first, last - 1)]
        for i in compress(count(first), map(words.POINTING.__contains__, here)):
            for j in (i + 1, i + 2):
                if j >= sentence.last:
                    break
                kind = words.FEATURES.get(tokens[j].lower)
                if kind is not None and kind is not Kind.POINT:
                    found = self._last_of(tokens[j].lower, i, sentence.paragraph)
                    if found is not None:
                        return found
        return None

    def _last_of(self, noun: str, before: int, paragraph: int) -> Toponym | None:
        """The place of a kind named last before a token; from another paragraph the main one's name first."""
        last = None
        for toponym in self.before(before):
            named = toponym.last < len(self.text.tokens) and self.text.tokens[toponym.last].lower == noun
            abroad = toponym.rule == Cue.NATIONALITY and toponym.score <= WEAK_NATIONALITY
            if abroad or toponym.rule in (Cue.SOURCE, Cue.DATELINE):
                continue
            if not named and toponym.place.precision is not PRECISION[words.FEATURES[noun]]:
                continue
            here = self.text.sentences[self.text.sentence_of[toponym.first]].paragraph == paragraph
            if here or (self.chief is not None and toponym.place.name == self.chief.place.name):
                return toponym
            last = last or toponym
        return last

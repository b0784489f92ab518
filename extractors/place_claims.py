"""Whose place within a sentence: which of its figures each place belongs to.

"Eight died in Homs province and 1,400 fled Homs": in go a text, its toponyms and its figures; out come, for a figure,
the toponyms of some of its sentence's words that are not another figure's. Which of them it takes is
`place_choice`'s.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from extractors import lexicon
from extractors.model import PlaceRole
from extractors.place_choice import GAP, LOCAL, adjoins, moving_of, rank
from extractors.place_follow import Follower
from extractors.place_mentions import Cue
from extractors.place_toponym import UNLISTED, Toponym
from extractors.text import Anchor, Sentence, Text

_INCLUDING: Final = lexicon.words("phrases", "including")
_REACHED: Final = 30
"""Tokens after a number in which is said where its people went: longer clauses are of others."""
_HEAD: Final = 5
"""Tokens at a sentence's head in which its town stands: "In the village of X"."""
_PART: Final = 3
"""Tokens between "including" and a part's number: "including at least"."""


class Claims:
    """The claims that the figures of one text have on its toponyms."""

    def __init__(self, text: Text, follower: Follower, anchors: Sequence[Anchor]) -> None:
        """Prepare for the figures of `text`, in text order; `follower` has its toponyms."""
        self._text, self._follower = text, follower
        self._following = {one.first: other.first for one, other in pairwise(anchors)}
        self._previous = {other.first: one.first for one, other in pairwise(anchors)}
        self._adjoining, self._reaching = self._find_adjoining(anchors), self._find_reaching(anchors)

    def free(self, anchor: Anchor, first: int, last: int) -> Sequence[Toponym]:
        """The toponyms of a clause or sentence; without another figure's when this figure has its own.

        "Eight died in Homs province and 1,400 fled Homs": the town is the second's. Where others went is theirs
        in any case: "584,000 are displaced and 73,000 live as refugees in X".
        """
        toponyms = self._follower.within(first, min(last, self._end(anchor, first, last)))
        if self._reaching:
            after = self._follower.within(anchor.last, anchor.last + _REACHED)
            reached = [t for t in after if self._reaching.get(t.first) is anchor]
            if reached:
                return reached
            toponyms = [t for t in toponyms if self._reaching.get(t.first, anchor) is anchor]
        if not any(self._adjoining.get(t.first) is anchor for t in toponyms):
            return toponyms
        return [t for t in toponyms if self._adjoining.get(t.first, anchor) is anchor]

    def is_whole(self, anchor: Anchor, sentence: Sentence) -> bool:
        """Whether a figure has a place of its own and its part another: "14 in the south, including nine in X"."""
        end = self._end(anchor, sentence.first, sentence.last)
        return end < sentence.last and not _INCLUDING.isdisjoint(self._text.lowers[end - _PART : end])

    def _end(self, anchor: Anchor, first: int, last: int) -> int:
        """Where a figure's own words end: at the next figure, when a place stands before it.

        "Fourteen died in the south, including nine in the town of X": the town is the nine's.
        """
        following = self._following.get(anchor.first, last)
        if not max(first, anchor.trigger) < following < last:
            return last
        own = self._follower.within(min(anchor.first, anchor.trigger), following)
        if any(t.rule in (Cue.IN, Cue.ACROSS) for t in own) or self._opens(anchor, first):
            return following
        return last

    def _opens(self, anchor: Anchor, first: int) -> bool:
        """Whether a town opens the sentence of its first figure: "At X, eight died, and six were shot in Y"."""
        sentence = self._text.sentences[self._text.sentence_of[anchor.first]]
        before = self._previous.get(anchor.first, -1)
        if before >= sentence.first or first > sentence.first:
            return False
        head = self._follower.within(sentence.first, min(anchor.first, sentence.first + _HEAD))
        return any(t.rule in (Cue.IN, UNLISTED) and rank(t) >= LOCAL for t in head)

    def _find_adjoining(self, anchors: Sequence[Anchor]) -> dict[int, Anchor]:
        """The figure of each toponym that follows one at once, by the toponym's first token."""
        claims: dict[int, Anchor] = {}
        for anchor in anchors:
            for toponym in self._follower.within(anchor.last, anchor.last + GAP + 1):
                if adjoins(self._text, toponym, anchor):
                    claims.setdefault(toponym.first, anchor)
        return claims

    def _find_reaching(self, anchors: Sequence[Anchor]) -> dict[int, Anchor]:
        """The figure of each toponym that some of several reach in a sentence: "of whom 3,000 crossed to X"."""
        reached: dict[int, Anchor] = {}
        for earlier, anchor in pairwise(anchors):
            sentence = self._text.sentences[self._text.sentence_of[anchor.first]]
            if earlier.first < sentence.first or moving_of(self._text, anchor) is not PlaceRole.TO:
                continue
            if moving_of(self._text, earlier) is not PlaceRole.TO:
                for toponym in self._follower.within(anchor.last, min(sentence.last, anchor.last + _REACHED)):
                    reached[toponym.first] = anchor
        return reached

"""Sections: the parts of a live blog or a round-up, each under a heading that names its place.

"16:40 — Strike on Snihurivka", "Kherson: Two women were killed": in go a text and its toponyms; out comes, for a
sentence, the heading's toponym that it stands under. A text without two such headings has no sections. Nothing is
read across a heading, for what stands under it is another story.
"""

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from extractors.place_toponym import Toponym
from extractors.text import Sentence, Text

_HEADING: Final = 12
"""Tokens of the longest heading: "15:12 — Russia: oil depot worker killed"."""
_BEFORE_COLON: Final = 6
"""Tokens before the colon that a paragraph opens with: "19:12 Sumy:"."""
_ENDS: Final = frozenset('.?!"”’»…,;')
_FEWEST: Final = 2
"""Headings that make a text one of sections: a single one is its headline."""


class Sections:
    """The sections of one text."""

    def __init__(self, text: Text, toponyms: Sequence[Toponym]) -> None:
        """Look for headings among the sentences of `toponyms`, which are in text order."""
        heads: dict[int, Toponym] = {}
        for toponym in toponyms:
            number = text.sentence_of[toponym.first]
            if number not in heads and _is_heading(text, toponym, text.sentences[number]):
                heads[number] = toponym
        self.heads = heads if len(heads) >= _FEWEST else {}
        """Headings' toponyms by the number of their sentence."""
        self._starts = list(self.heads)

    def start(self, sentence: Sentence) -> int | None:
        """The number of the sentence that heads a sentence's section, None before the first heading."""
        if not self._starts:
            return None
        at = bisect_right(self._starts, sentence.number) - 1
        return self._starts[at] if at >= 0 else None


def _is_heading(text: Text, toponym: Toponym, sentence: Sentence) -> bool:
    """Whether a toponym stands in a heading: a short line without a full stop, or before a colon that opens one."""
    number = sentence.number
    if number and text.sentences[number - 1].paragraph == sentence.paragraph:
        return False
    end = toponym.last
    if end < len(text.tokens) and text.lowers[end] == ":" and end - sentence.first <= _BEFORE_COLON:
        return True
    alone = number + 1 < len(text.sentences) and text.sentences[number + 1].paragraph != sentence.paragraph
    return alone and sentence.last - sentence.first <= _HEADING and text.lowers[sentence.last - 1] not in _ENDS

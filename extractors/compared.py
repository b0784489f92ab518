"""Compared: a number that stands alone beside another count of the same, of another time.

"Killed 96, up from 71 in May", "412 murders, against 388 in 2018", "on Monday it stood at 41", "at 12 and later at 17",
"so far this year 61 have been": the number has no noun and no verb of harm, and counts what the number that it is
compared with counts. In go a scene, a sentence and a bare number; out comes which kind of comparison it is in.
`restated` finds the other number.
"""

from enum import StrEnum
from itertools import pairwise
from typing import Final

from extractors import lexicon
from extractors.phrases import Phrase
from extractors.scene import Scene
from extractors.text import MARK, WORD, Sentence

_COMPARING: Final = lexicon.words("phrases", "comparing")
_MOVED: Final = lexicon.words("phrases", "moved")
_THEN: Final = lexicon.words("phrases", "then")
_STOOD: Final = lexicon.words("phrases", "stood")
_AFTER: Final = lexicon.words("phrases", "after_compared")
_TALLIES: Final = lexicon.words("phrases", "tallies")
_FIGURES: Final = frozenset({"figure", "toll", "total", "number", "count", "tally"})
_WITH: Final = frozenset({"with", "to"})
_AT: Final = frozenset({"at", "to"})
_HAD: Final = frozenset({"had", "have", "has", "did"})
_MOVE_REACH: Final = 4
"""Tokens of "up from the previous"."""
_REACH: Final = 5
"""Tokens before a number in which its comparison stands: "down from the previous week's"."""


class Comparison(StrEnum):
    """With what a bare number is compared: a number of its sentence, or what an earlier sentence counted."""

    WITHIN = "within"
    BEFORE = "before"
    NEAR = "near"


def comparison(scene: Scene, sentence: Sentence, phrase: Phrase) -> Comparison | None:
    """How a number without a noun is compared with another; None where it is not."""
    tokens = scene.tokens
    following = tokens[phrase.last] if phrase.last < sentence.last else None
    ends = following is None or following.kind == MARK or following.lower in _AFTER
    before = scene.text.lowers[max(sentence.first, phrase.first - _REACH) : phrase.first]
    if not ends:
        return Comparison.NEAR if _verb_elided(scene, sentence, phrase) else None
    if not before:
        return None
    if _is_compared(before):
        return Comparison.WITHIN
    last, last_but_one = before[-1], before[-2] if len(before) > 1 else ""
    if (last in _STOOD or (last == "at" and last_but_one in _STOOD)) and not _TALLIES.isdisjoint(before):
        return _stands(before, last)
    return None


def _is_compared(before: tuple[str, ...]) -> bool:
    """As in "against 231", "double the 17", "up from nine", "later at 17", "an earlier figure of 23"."""
    last, last_but_one = before[-1], before[-2] if len(before) > 1 else ""
    return (
        (last in _COMPARING or (last == "the" and last_but_one in _COMPARING))
        or any(_moves(one, other) for one, other in pairwise(before[-_MOVE_REACH:]))
        or (last in _AT and last_but_one in _THEN)
        or (last == "of" and last_but_one in _FIGURES and not _THEN.isdisjoint(before[:-2]))
    )


def _moves(one: str, other: str) -> bool:
    """As in "up from", "fell from", "compared with"."""
    return other in _WITH if one == "compared" else other == "from" and one in _MOVED


def _stands(before: tuple[str, ...], last: str) -> Comparison | None:
    """As in "the figure was 27", "it stood at 41", "it had been 290"; but not "it was 12"."""
    if not _FIGURES.isdisjoint(before):
        return Comparison.BEFORE
    moved = last in {"at", "been"}
    return Comparison.NEAR if moved and "it" in before else None


def _verb_elided(scene: Scene, sentence: Sentence, phrase: Phrase) -> bool:
    """As in "So far this year, 61 have been.": the verb of the sentence before goes on."""
    i = phrase.last
    if scene.word(i) not in _HAD or scene.tokens[phrase.first - 1].kind == WORD:
        return False
    i += scene.word(i + 1) == "been"
    return i + 1 >= sentence.last or scene.tokens[i + 1].kind == MARK

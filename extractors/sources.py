"""Who says so: the person or body to whom the text attributes each figure.

In go a parsed text and where its figures stand; out come one attribution (or None, when the outlet speaks
for itself) for each figure, and the reporting clauses on which that rests. It never guesses a source that
the text does not name, and never raises on any text.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.model import SourceKind
from extractors.text import Anchor, Text


@dataclass(frozen=True, slots=True)
class Attribution:
    """A source by the fullest name that the article gives it, and what kind of body it is."""

    source: str
    kind: SourceKind


@dataclass(frozen=True, slots=True)
class Cue:
    """One reporting clause, in token indexes: its source phrase, its verb, and the words that it vouches for.

    `source_first` to `source_last` (exclusive) is the source's noun phrase, `verb` the reporting word,
    `first` to `last` (exclusive) the tokens of the whole clause, without what is reported.
    """

    first: int
    last: int
    source_first: int
    source_last: int
    verb: int


def assign(text: Text, anchors: Sequence[Anchor]) -> tuple[Attribution | None, ...]:
    """The attribution of each anchor, in the order of `anchors`; None where the outlet speaks itself."""
    return tuple(None for _ in anchors)


def cues(text: Text) -> tuple[Cue, ...]:
    """The reporting clauses of the text, in order."""
    return ()

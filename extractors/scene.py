"""The scene: one text, its triggers and phrases, and the claims made so far, for the grammar to ask.

A frozen handful of references that the functions of `heads`, `names`, `lists`, `subjects`, `clauses` and their kin
share, with the few questions that all of them ask. It finds nothing itself.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from extractors.claims import Claims
from extractors.measures import Trigger
from extractors.phrases import Phrase, Phrases
from extractors.text import Sentence, Text, Token

DASHES: Final = frozenset({"-", "--", "–", "—"})
SUBJECT_REACH: Final = 45
"""Tokens between a subject and its verb; longer ones were never right."""
TAIL_REACH: Final = 4
"""Tokens of a short aside: what may stand between two verbs of one subject, or before the end of a phrase."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What the grammar knows of one text; `at` has the triggers by their first token."""

    text: Text
    tokens: Sequence[Token]
    triggers: Sequence[Trigger]
    at: Mapping[int, Sequence[Trigger]]
    phrases: Phrases
    claims: Claims

    @classmethod
    def of(cls, text: Text, triggers: Sequence[Trigger]) -> "Scene":
        """The scene of a text before any phrase is found."""
        at: dict[int, list[Trigger]] = {}
        for trigger in triggers:
            at.setdefault(trigger.first, []).append(trigger)
        return cls(text, text.tokens, triggers, at, Phrases(), Claims())

    def sentence(self, i: int) -> Sentence:
        """The sentence of token `i`."""
        return self.text.sentences[self.text.sentence_of[i]]

    def end(self, i: int) -> int:
        """The token after the sentence of token `i`."""
        return self.text.sentences[self.text.sentence_of[i]].last

    def word(self, i: int) -> str:
        """The folded form of token `i`; nothing after the text's end."""
        return self.tokens[i].lower if i < len(self.tokens) else ""

    def before_token(self, i: int) -> str:
        """The folded word right before token `i`; nothing before the text's start."""
        return self.tokens[i - 1].lower if i else ""

    def before(self, phrase: Phrase, start: int) -> str:
        """The folded word right before a phrase, if it stands at token `start` or later."""
        return self.tokens[phrase.first - 1].lower if phrase.first > start else ""

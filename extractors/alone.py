"""Alone: a number without a noun and without a verb of harm that counts what the text has told of.

"Officials had confirmed only 41", "a guard spoke of '60'", "there are 12,000 in the valley alone", "Chad (600,000+)":
in go a scene, a sentence and a number; out comes whether it is one of these, and so counts what a number before it
counts. Which number that is, `restated` finds. Only the words around the number are looked at.
"""

from typing import Final

from extractors import lexicon
from extractors.nouns import Noun, classify
from extractors.phrases import Phrase
from extractors.scene import Scene
from extractors.text import MARK, Sentence

_REPORTING: Final = lexicon.words("alone", "reporting")
_REPORTING_OF: Final = lexicon.words("alone", "reporting_of")
_PUTTING: Final = lexicon.words("alone", "putting")
_BEING: Final = lexicon.words("alone", "being")
_LIMITING: Final = lexicon.words("alone", "limiting")
_FOLLOWING: Final = lexicon.words("alone", "following")
_REGISTERING: Final = lexicon.words("alone", "registering")
_ANYBODY: Final = lexicon.words("alone", "anybody")
_LASTING: Final = lexicon.words("alone", "lasting")
_QUOTES: Final = frozenset("“\"'‘")
_REACH: Final = 6
"""Tokens before a number in which its verb stands: "put the number there at", "there had been only"."""


def is_told(scene: Scene, sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a report or "there are" stands right before a bare number, and no noun behind it."""
    following = scene.tokens[phrase.last] if phrase.last < sentence.last else None
    if following is not None and following.kind != MARK and following.lower not in _FOLLOWING:
        return False
    before = _words_before(scene, sentence, phrase)
    if not before:
        return False
    last, last_but_one = before[-1], before[-2] if len(before) > 1 else ""
    return (
        last in _REPORTING
        or (last == "of" and last_but_one in _REPORTING_OF)
        or (last == "at" and last_but_one == "it" and not _PUTTING.isdisjoint(before))
        or (last in _BEING and "there" in before[-3:-1])
    )


def _words_before(scene: Scene, sentence: Sentence, phrase: Phrase) -> tuple[str, ...]:
    """The words before a number, without those that only limit it: "confirmed only", "spoke of “"."""
    i = phrase.first
    while i > sentence.first and (scene.tokens[i - 1].lower in _LIMITING or scene.tokens[i - 1].text in _QUOTES):
        i -= 1
    return scene.text.lowers[max(sentence.first, i - _REACH) : i]


def is_bracketed(scene: Scene, phrase: Phrase) -> bool:
    """Whether a number stands alone in brackets behind a name: "Chad (600,000+)"."""
    i = phrase.first - 1
    if i < 1 or scene.tokens[i].text != "(" or scene.word(phrase.last) != ")":
        return False
    return scene.tokens[i - 1].capital


def is_registered(scene: Scene, sentence: Sentence, phrase: Phrase, measure: str) -> bool:
    """Whether people of any kind are counted, in a text that counts the uprooted: "had registered 512 households"."""
    if measure not in _LASTING or phrase.quantity is None or phrase.noun not in {Noun.PERSON, Noun.HOUSEHOLD}:
        return False
    if scene.tokens[phrase.head].lower not in _ANYBODY:
        return False
    before = _words_before(scene, sentence, phrase)
    return bool(before) and before[-1] in _REGISTERING and classify(scene.word(phrase.last)) is not Noun.THING

"""Actors: who did it, in the text's own words.

In goes a claim; out comes the phrase that the text makes the doer of the harm ("by suspected rebels", "gunmen killed
…"), or None where it names none, or only a deed ("a blast killed …"). Whether that is true is not asked.
"""

from typing import Final

from extractors import lexicon
from extractors.claims import Claim, Rule
from extractors.measures import Form, Shape
from extractors.text import WORD, Text

_ENDS: Final = lexicon.words("actors", "ends")
_MANNERS: Final = lexicon.words("actors", "manners")
_DEEDS: Final = lexicon.words("actors", "deeds")
_REACH: Final = 14
"""Tokens behind a verb in which "by" names its doer: "were shot in a village outside Lodwar on Monday by …"."""
_LONGEST: Final = 9
"""Tokens in the name of a doer; longer ones are clauses."""
_VERBS: Final = frozenset([Shape.TRANSITIVE, Shape.EITHER])


def actor(text: Text, claim: Claim) -> str | None:
    """The doer of the claim's deed as the text words it, None where it does not say."""
    if claim.trigger.pattern.shape not in _VERBS:
        return None
    sentence = text.sentences[text.sentence_of[claim.trigger.first]]
    if claim.phrase.last <= claim.trigger.first:
        return _after_by(text, claim.trigger.last, sentence.last)
    if claim.rule is Rule.ACTIVE and claim.trigger.pattern.form is not Form.GERUND:
        return _subject(text, claim.trigger.first, sentence.first)
    return None


def _after_by(text: Text, i: int, end: int) -> str | None:
    for j in range(i, min(end - 1, i + _REACH)):
        if text.tokens[j].text in {";", ":", "."}:
            return None
        if text.tokens[j].lower == "by":
            return _phrase(text, j + 1, end)
    return None


def _phrase(text: Text, first: int, end: int) -> str | None:
    """The words from `first` to where a doer's name ends."""
    last = first
    while last < end and last - first < _LONGEST and _within(text, last):
        last += 1
    words = text.lowers[first:last]
    if not words or words[0] in _MANNERS or words[0] in _ENDS or words[-1] in _DEEDS or words[0].endswith("ing"):
        return None
    return text.quote(first, last)


def _subject(text: Text, verb: int, start: int) -> str | None:
    """The words right before the verb that are its subject."""
    last = verb
    while last > start and text.tokens[last - 1].lower in {"have", "has", "had", "also", "reportedly", "allegedly"}:
        last -= 1
    first = last
    while first > start and last - first < _LONGEST and _within(text, first - 1):
        first -= 1
    words = text.lowers[first:last]
    if not words or words[-1] in _DEEDS or last - first >= _LONGEST or any(word in _DEEDS for word in words):
        return None
    return text.quote(first, last)


def _within(text: Text, i: int) -> bool:
    """Whether token `i` may stand in a doer's name."""
    token = text.tokens[i]
    return (token.kind == WORD and token.lower not in _ENDS) or token.text in {"-", "’", "'"}

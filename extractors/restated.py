"""Restated: a number that stands alone, and says again, or of another time or place, what another number counted.

"One official said as many as 200", "(residents say 14)", "the figure is now 31", "up from nine in May": the phrase has
no verb of harm and no noun; a verb of saying makes of it a toll told again, a comparison one of another time
(`compared`), a report, "there are" or brackets one of another place (`alone`). In goes a scene whose other numbers are
claimed; more claims come out, each `like` the one it restates.
"""

from collections.abc import Sequence
from typing import Final

from extractors import alone, lexicon
from extractors.claims import Claim, Rule
from extractors.compared import Comparison, comparison
from extractors.fits import part_fits
from extractors.nouns import Noun
from extractors.parts import may_have_parts, model_before
from extractors.phrases import Phrase
from extractors.scene import DASHES, Scene
from extractors.text import Sentence

_TALLIES: Final = lexicon.words("phrases", "tallies")
_DEATHS: Final = lexicon.words("phrases", "deaths")
_REPORTS: Final = lexicon.words("phrases", "reports")
_REPORT_REACH: Final = 5
"""Tokens before a number alone in which its verb of saying stands: "one official said as many as 200"."""
_CLOSING_MARKS: Final = frozenset({".", ",", ")", ";", "]", "”", '"'}) | DASHES


_NEAR: Final = 3
"""Sentences in which something was told of, so that "there are 12" still counts it."""


def read_restated(scene: Scene) -> None:
    """Add the claims on numbers that restate others to a scene, sentence by sentence."""
    lead: Claim | None = None
    near = -1
    for sentence, phrases in scene.phrases.by_sentence:
        close = lead if sentence.number - near <= _NEAR else None
        for phrase in phrases:
            if phrase.quantity is None or scene.claims.on(phrase) is not None:
                continue
            if _is_alone(scene, phrase):
                _restated(scene, sentence, phrase, lead, near=near == sentence.number - 1)
                _told(scene, sentence, phrase, close)
            elif close is not None and alone.is_registered(scene, sentence, phrase, close.measure):
                scene.claims.add(phrase, close.trigger, Rule.RESTATED, measure=close.measure, like=close.phrase)
        lead = _lead(scene, phrases) or lead
        near = sentence.number if any(scene.claims.on(phrase) is not None for phrase in phrases) else near


def _told(scene: Scene, sentence: Sentence, phrase: Phrase, close: Claim | None) -> None:
    """The number alone that a report, "there are" or brackets count: "confirmed only 41", "Chad (600,000+)"."""
    if scene.claims.on(phrase) is not None:
        return
    model = model_before(scene, sentence, phrase.first)
    if alone.is_bracketed(scene, phrase):
        model = model if model is not None and _is_less(phrase, model.phrase) else None
    elif alone.is_told(scene, sentence, phrase):
        model = model or close
    else:
        return
    if model is not None and part_fits(scene, model.trigger, phrase):
        scene.claims.add(phrase, model.trigger, Rule.RESTATED, measure=model.measure, like=model.phrase)


def _lead(scene: Scene, phrases: Sequence[Phrase]) -> Claim | None:
    """The first claimed number of a sentence that can have parts: what a later sentence calls "the figure"."""
    claims = (claim for phrase in phrases if (claim := scene.claims.on(phrase)) is not None)
    return next((claim for claim in claims if claim.part_of is None and may_have_parts(claim)), None)


def _is_alone(scene: Scene, phrase: Phrase) -> bool:
    """Whether a number has neither a noun nor anything told of it."""
    if phrase.noun is not Noun.BARE or phrase.whole or scene.claims.on(phrase) is not None:
        return False
    return phrase.quantity is not None and phrase.quantity.value != 0


def _is_less(phrase: Phrase, other: Phrase) -> bool:
    """Whether a number is less than another: as tolls rise, what "the figure stood at" then is of before."""
    one, two = phrase.quantity, other.quantity
    return one is not None and two is not None and (one.value or one.low or 0) < (two.value or two.low or 0)


def _restated(scene: Scene, sentence: Sentence, phrase: Phrase, lead: Claim | None, *, near: bool) -> None:
    """The number alone, said by someone else: "one official said as many as 200", "(residents say 14)"."""
    compared = comparison(scene, sentence, phrase)
    if compared is not None:
        model = model_before(scene, sentence, phrase.first)
        if model is None and (compared is Comparison.BEFORE or (compared is Comparison.NEAR and near)):
            model = lead
        if model is not None and (compared is not Comparison.BEFORE or _is_less(phrase, model.phrase)):
            scene.claims.add(phrase, model.trigger, Rule.COMPARED, measure=model.measure, like=model.phrase)
            return
    if phrase.last < sentence.last and scene.tokens[phrase.last].text not in _CLOSING_MARKS:
        return
    words = scene.text.lowers[max(sentence.first, phrase.first - _REPORT_REACH) : phrase.first]
    said = words[-1:] and words[-1] in _REPORTS
    if said or (_REPORTS & set(words) and _TALLIES & set(words)):
        model = model_before(scene, sentence, phrase.first) or lead
        if model is not None:
            measure = "killed" if _DEATHS & set(words) else model.measure
            scene.claims.add(phrase, model.trigger, Rule.RESTATED, measure=measure, like=model.phrase)

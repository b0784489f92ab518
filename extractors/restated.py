"""Restated: a number that stands alone, and says again what another number counted.

"One official said as many as 200", "(residents say 14)", "the figure is now 31": the phrase has no verb of harm and no
noun; a verb of saying makes of it a toll told again. In goes a scene whose other numbers are claimed; more claims come
out, each `like` the one that it restates.
"""

from collections.abc import Sequence
from typing import Final

from extractors import lexicon
from extractors.claims import Claim, Rule
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


def read_restated(scene: Scene) -> None:
    """Add the claims on numbers that restate others to a scene, sentence by sentence."""
    lead: Claim | None = None
    for sentence in scene.text.sentences:
        phrases = scene.phrases.within(sentence.first, sentence.last)
        if phrases:
            _restated(scene, sentence, [phrase for phrase in phrases if phrase.quantity is not None], lead)
            lead = _lead(scene, phrases) or lead


def _lead(scene: Scene, phrases: Sequence[Phrase]) -> Claim | None:
    """The first claimed number of a sentence that can have parts: what a later sentence calls "the figure"."""
    claims = (claim for phrase in phrases if (claim := scene.claims.on(phrase)) is not None)
    return next((claim for claim in claims if claim.part_of is None and may_have_parts(claim)), None)


def _restated(scene: Scene, sentence: Sentence, numbers: Sequence[Phrase], lead: Claim | None) -> None:
    """The number alone, said by someone else: "one official said as many as 200", "(residents say 14)"."""
    tokens = scene.tokens
    for phrase in numbers:
        if phrase.noun is not Noun.BARE or phrase.whole or scene.claims.on(phrase) is not None:
            continue
        if phrase.quantity is None or phrase.quantity.value == 0:
            continue
        if phrase.last < sentence.last and tokens[phrase.last].text not in _CLOSING_MARKS:
            continue
        before = tokens[max(sentence.first, phrase.first - _REPORT_REACH) : phrase.first]
        words = [token.lower for token in before]
        said = words[-1:] and words[-1] in _REPORTS
        if said or (_REPORTS & set(words) and _TALLIES & set(words)):
            model = model_before(scene, sentence, phrase.first) or lead
            if model is not None:
                measure = "killed" if _DEATHS & set(words) else model.measure
                scene.claims.add(phrase, model.trigger, Rule.RESTATED, measure=measure, like=model.phrase)

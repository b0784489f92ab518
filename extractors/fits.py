"""Fits: which phrases a trigger can be said of.

In go a scene, a trigger and a phrase; out comes whether the measure counts such a noun, whether a run of capitalised
words may be a person, and whether a stronger claim bars the phrase already. No order of words is looked at.
"""

from typing import Final

from extractors import lexicon, parties
from extractors.measures import COUNTED_PEOPLE, Shape, Trigger, measures
from extractors.model import Unit
from extractors.names import last_alien
from extractors.nouns import Noun, classify, is_plural
from extractors.phrases import Opening, Phrase
from extractors.scene import Scene
from extractors.text import WORD
from extractors.verb_groups import BARRIERS

_VAGUE_DEEDS: Final = lexicon.words("phrases", "vague_deeds")
_STRICT: Final = lexicon.words("phrases", "strict_measures")
_SINGLES: Final = lexicon.words("phrases", "single_measures")
_CROWDS: Final = lexicon.words("phrases", "crowds")
_PREPOSITIONS: Final = lexicon.words("phrases", "prepositions")
_COLLECTIVES: Final = lexicon.words("phrases", "collectives")
_TITLES: Final = lexicon.words("phrases", "titles")
_REGIONS: Final = lexicon.words("phrases", "regions")
_OF_PLACES: Final = lexicon.words("phrases", "of_places")
_LIVES: Final = frozenset({"life", "lives"})
_NAME_WORDS: Final = 2
"""Words of a person's name that may follow a body's: "Provincial Council Mufti Karim Shah" still ends in a name."""
_CROWD: Final = 20
"""People; "dozens marched" is a crowd, "nine marched" is the rest of some group."""
_ARTICLES: Final = frozenset({"a", "an", "the"})
_HOMES_REACH: Final = 40
"""Tokens back in which the homes stand that a bare number counts: "put the number of houses razed … at 203"."""
_PEOPLE: Final = frozenset({Noun.PERSON, Noun.HOUSEHOLD})
_UNIT_OF: Final = {Noun.PERSON: Unit.PERSON, Noun.HOUSEHOLD: Unit.HOUSEHOLD, Noun.DWELLING: Unit.DWELLING}


def is_open(scene: Scene, trigger: Trigger, phrase: Phrase) -> bool:
    """Whether a trigger can count a phrase on which no stronger claim stands, or will stand for its noun's sake."""
    if scene.claims.barring(phrase, trigger.pattern.measure) is not None:
        return False
    if trigger.pattern.after and (phrase.quantity is None or scene.claims.on(phrase) is not None):
        return False  # words that say little count what nothing more is said of
    return accepts(scene, trigger, phrase) and not _says_more(scene, trigger, phrase)


def _says_more(scene: Scene, trigger: Trigger, phrase: Phrase) -> bool:
    """Whether a counted noun says more than the verb: "19 bodies were pulled from the rubble"."""
    strength = measures()[trigger.pattern.measure].strength
    counted = phrase.quantity is not None and phrase.head >= 0 and scene.tokens[phrase.head].lower not in _LIVES
    nouns = scene.at.get(phrase.head, ()) if counted else ()
    return any(t.pattern.shape is Shape.COUNTED and measures()[t.pattern.measure].strength > strength for t in nouns)


def accepts(scene: Scene, trigger: Trigger, phrase: Phrase) -> bool:
    """Whether the measure of a trigger counts such a noun (the `units` of the lexicon, and the phrase's own nouns)."""
    heads = trigger.pattern.heads
    if heads == COUNTED_PEOPLE:
        if phrase.quantity is None or (phrase.noun not in _PEOPLE and not phrase.whole):
            return False
    elif heads and (phrase.head < 0 or scene.tokens[phrase.head].lower not in heads):
        return False
    return _counts_noun(scene, trigger, phrase)


def _counts_noun(scene: Scene, trigger: Trigger, phrase: Phrase) -> bool:
    measure = measures()[trigger.pattern.measure]
    noun = phrase.noun
    unit = _UNIT_OF.get(noun)
    single = phrase.quantity is None
    if unit is not None or (single and measure.name not in _SINGLES):
        return unit in measure.units and (not single or (unit is Unit.PERSON and measure.name in _SINGLES))
    if noun is Noun.BARE:
        if measure.unit is Unit.DWELLING:
            return _homes_before(scene, phrase)
        if trigger.pattern.shape is Shape.DEED and scene.tokens[trigger.last - 1].lower in _VAGUE_DEEDS:
            return False
        return measure.name not in _CROWDS or trigger.pattern.shape is Shape.OBJECT or _gathered(trigger, phrase)
    if noun is Noun.UNKNOWN:
        return measure.name not in _STRICT or _is_full_name(trigger, phrase)
    return phrase.head >= 0 and trigger.first <= phrase.head < trigger.last


def _is_full_name(trigger: Trigger, phrase: Phrase) -> bool:
    """Whether a name may stand with a verb that wants a person: "Amina Karimi was kidnapped", not "Aba was seized"."""
    verb = trigger.pattern.name.rpartition(":")[2]
    return phrase.opening is Opening.NAME and phrase.last > phrase.first + 1 and verb not in _OF_PLACES


def _gathered(trigger: Trigger, phrase: Phrase) -> bool:
    """Whether a number without a noun is people who gathered: "thousands marched", "some 200 rallied"."""
    many = phrase.quantity is not None and (phrase.quantity.low or phrase.quantity.value or 0) >= _CROWD
    return many and trigger.pattern.shape is Shape.SUBJECT and trigger.pattern.measure == "participants"


def part_fits(scene: Scene, trigger: Trigger, phrase: Phrase) -> bool:
    """Whether a phrase may be a part of, or stand beside, what the trigger counts."""
    if phrase.quantity is None and phrase.opening is Opening.NAME:
        return names_a_person(scene, phrase)
    return accepts(scene, trigger, phrase) and (phrase.quantity is not None or not has_plural_head(scene, phrase))


def _homes_before(scene: Scene, phrase: Phrase) -> bool:
    """Whether homes were named before in the sentence, so that a bare number may count them too."""
    before = scene.text.lowers[scene.sentence(phrase.first).first : phrase.first][-_HOMES_REACH:]
    return any(classify(word) is Noun.DWELLING for word in before)


def names_a_person(scene: Scene, phrase: Phrase) -> bool:
    """Whether a run of capitalised words may be a person: not an adjective, a body, a place with a preposition."""
    words = [token.lower for token in scene.tokens[phrase.first : phrase.last] if token.kind == WORD]
    alien = last_alien(words)
    if (alien >= 0 and len(words) - alien <= _NAME_WORDS) or scene.word(phrase.last) == "'s":
        return False
    start = scene.sentence(phrase.first).first
    before = scene.before(phrase, start)
    if before == "(" and scene.word(phrase.last) == ")" and scene.tokens[phrase.first].text.isupper():
        return False  # the initials of a body
    if before in _PREPOSITIONS or before in _ARTICLES:
        return before == "of" or (before == "the" and len(words) > 1 and words[0] in _TITLES)
    if before in _REGIONS and phrase.first - 2 >= start and scene.tokens[phrase.first - 2].lower in _PREPOSITIONS:
        return False  # "the police chief of Aba in southern Abia, was killed"
    if len(words) == 1 and before == "and" and _in_places(scene, phrase.first - 2, start):
        return False
    return not (len(words) == 1 and (parties.is_person(words[0]) or words[0] in BARRIERS))


def _in_places(scene: Scene, i: int, start: int) -> bool:
    """Whether token `i` is a name behind a preposition: "in Aba and" goes on with a place."""
    return i > start and scene.tokens[i].capital and scene.tokens[i - 1].lower in _PREPOSITIONS - {"of", "by"}


def has_plural_head(scene: Scene, phrase: Phrase) -> bool:
    """Whether a phrase that is no name has a plural noun, and so counts nobody by itself."""
    if phrase.head < 0 or phrase.opening is Opening.NAME:
        return False
    return is_plural(scene.tokens[phrase.head].lower)


def is_one_person(scene: Scene, phrase: Phrase) -> bool:
    """Whether a phrase without a number can be one person: a person's name, or a description in the singular."""
    if phrase.opening is Opening.NAME:
        return names_a_person(scene, phrase)
    return not has_plural_head(scene, phrase)


def in_prepositional_phrase(scene: Scene, phrase: Phrase, start: int) -> bool:
    """Whether a preposition governs a phrase; "of" after a group's noun does not: "a group of 12 men"."""
    before = scene.before(phrase, start)
    if before == "of":
        i = phrase.first - 2
        return not (i >= start and scene.tokens[i].lower in _COLLECTIVES)
    return before in _PREPOSITIONS

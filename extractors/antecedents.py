"""Antecedents: the people whom a pronoun stands for, where only the pronoun is told what befell them.

In go a scene, a trigger and the place of a pronoun; out come claims on the phrase that it stands for: "broke into a
teacher's house, killing him and two guards", "four farmers were on their way home. They were shot dead". The pronoun
itself is never a figure, and neither is one whose people were told of already. Looks back over one sentence, and for
"they" over the one before it.
"""

from typing import Final

from extractors import lexicon, parties
from extractors.claims import Rule
from extractors.fits import has_plural_head, names_a_person
from extractors.lists import with_list_before
from extractors.measures import Trigger, measures
from extractors.nouns import Noun
from extractors.phrases import Opening, Phrase
from extractors.scene import SUBJECT_REACH, Scene
from extractors.verb_groups import BARRIERS, VerbGroup

_ONE: Final = lexicon.words("phrases", "single_object_pronouns")
_FEMALE: Final = frozenset({"her"})
_MEN: Final = lexicon.words("phrases", "men")
_SINGLES: Final = lexicon.words("phrases", "single_measures")
_OPENINGS: Final = frozenset({("they",), ("all", "of", "them")})
_LONGEST: Final = 3
"""Tokens of "all of them"."""
_LEAST_STRENGTH: Final = 2
"""Measures that say more of people than that they moved or were there: of these alone a pronoun tells."""


def is_pronoun(scene: Scene, i: int) -> bool:
    """Whether an object pronoun stands at token `i`."""
    word = scene.word(i)
    return word in _ONE or word == "them"


def claim_antecedent(scene: Scene, trigger: Trigger, i: int, measure: str | None = None) -> None:
    """Claim the people before a verb whom the pronoun at token `i`, its object, stands for."""
    measure = measure or trigger.pattern.measure
    if measure not in _SINGLES:
        return
    start, word = max(scene.sentence(trigger.first).first, trigger.first - SUBJECT_REACH), scene.word(i)
    said = next((i for i in range(trigger.first - 1, start, -1) if scene.tokens[i].lower in BARRIERS), start)
    near = [p for p in scene.phrases.before(trigger.first, said) if p.last < trigger.first]
    for phrase in sorted(near, key=_is_name):  # a description before a name, which may be a place's; then the nearest
        if scene.claims.barring(phrase, measure) is not None or _is_known(scene, phrase, measure):
            continue
        items = _those(scene, phrase, trigger) if word == "them" else _that_one(scene, phrase, word)
        if items:
            for item in items:
                scene.claims.add(item, trigger, Rule.ANTECEDENT, measure=measure)
            return


def _is_name(phrase: Phrase) -> bool:
    return phrase.opening is Opening.NAME


def _is_known(scene: Scene, phrase: Phrase, measure: str) -> bool:
    """Whether "the cleric" was told of before: a text that told the same of others means one of them."""
    return phrase.opening is Opening.DEFINITE and phrase.quantity is None and scene.claims.tell_of(measure)


def _those(scene: Scene, phrase: Phrase, trigger: Trigger) -> list[Phrase]:
    """Several people: one count of them, or two and more joined by "and"."""
    if phrase.quantity is not None and phrase.quantity.value != 1:
        return [phrase] if phrase.noun is Noun.PERSON else []
    if phrase.noun is not Noun.PERSON and phrase.opening is not Opening.NAME:
        return []
    many = VerbGroup(trigger.first, negated=False, passive=True, perfect=False, infinitive=False, plural=True)
    items = with_list_before(scene, phrase, trigger, many)
    return items if len(items) > 1 and not _is_known(scene, items[0], trigger.pattern.measure) else []


def _that_one(scene: Scene, phrase: Phrase, word: str) -> list[Phrase]:
    """One person, described or named, of the pronoun's sex as far as the words tell."""
    if phrase.quantity is not None and phrase.quantity.value != 1:
        return []
    if phrase.opening is Opening.NAME:
        named = phrase.last - phrase.first > 1 and scene.before(phrase, 0) != ","
        return [phrase] if named and names_a_person(scene, phrase) else []
    if phrase.noun is not Noun.PERSON or has_plural_head(scene, phrase):
        return []
    words = scene.text.lowers[phrase.first : phrase.last]
    female = parties.group(scene.tokens[phrase.head].lower, words) == "women"
    male = bool(_MEN & set(words))
    return [] if (female and word not in _FEMALE) or (male and word in _FEMALE) else [phrase]


def claim_they(scene: Scene, trigger: Trigger, group: VerbGroup, measure: str | None = None) -> None:
    """Claim the only people counted in the sentence before, where "they" or "all of them" opens this one."""
    sentence = scene.sentence(trigger.first)
    measure = measure or trigger.pattern.measure
    if not sentence.number or group.negated or measures()[measure].strength < _LEAST_STRENGTH:
        return
    if group.first - sentence.first > _LONGEST:
        return
    if tuple(token.lower for token in scene.tokens[sentence.first : group.first]) not in _OPENINGS:
        return
    before = scene.text.sentences[sentence.number - 1]
    known = [phrase for phrase in scene.phrases.within(before.first, before.last) if phrase.quantity is not None]
    if before.paragraph != sentence.paragraph or len(known) != 1 or known[0].noun is not Noun.PERSON:
        return
    standing = scene.claims.on(known[0])
    if standing is None or measures()[standing.measure].strength < _LEAST_STRENGTH:
        scene.claims.add(known[0], trigger, Rule.ANTECEDENT, measure=measure)

"""Objects: what stands behind a verb or a deed.

In go a scene, a trigger and the token after it; out comes the phrase that it counts there, or its whole list. Times,
marks and reflexives on the way are passed: "shot dead on Monday a politician".
"""

from typing import Final

from extractors import lexicon
from extractors.claims import Rule
from extractors.fits import has_plural_head, is_open, names_a_person
from extractors.joints import joint_right_after
from extractors.lists import with_list_after
from extractors.measures import Shape, Trigger
from extractors.nouns import Noun
from extractors.phrases import Opening, Phrase
from extractors.scene import Scene
from extractors.verb_groups import TIMES

_REFLEXIVES: Final = lexicon.words("phrases", "reflexives")
_AFTER_VERBS: Final = lexicon.words("phrases", "after_verbs")
_OPENING_MARKS: Final = frozenset({"“", '"', "'", "‘", "(", ":"})
_JOINT: Final = frozenset({"and", ","})


def claim_objects(scene: Scene, trigger: Trigger, i: int, rule: Rule, measure: str | None = None) -> None:
    """Claim the object at token `i` and its list, or the people of a list that begins with things."""
    phrase = object_at(scene, i, trigger) or behind_things(scene, i, trigger)
    if phrase is not None:
        for item in with_list_after(scene, phrase, trigger):
            scene.claims.add(item, trigger, rule, measure=measure)


def object_at(scene: Scene, i: int, trigger: Trigger) -> Phrase | None:
    """The phrase that begins at token `i`, if it can be counted by the trigger."""
    end = scene.end(trigger.first)
    i = _start(scene, i, end)
    phrase = scene.phrases.starting(i) if i < end else None
    if phrase is None:
        return None
    if phrase.opening is Opening.NAME and phrase.last < end and scene.tokens[phrase.last].lower == "'s":
        phrase = scene.phrases.starting(phrase.last)  # "killed Somalia's chief prosecutor"
    if phrase is not None and phrase.noun is Noun.HOUSEHOLD and phrase.quantity is None:
        phrase = _members(scene, phrase) or phrase
    if phrase is None or not is_open(scene, trigger, phrase):
        return None
    if phrase.quantity is not None:
        return phrase
    if phrase.opening is Opening.NAME:
        return phrase if trigger.pattern.shape is not Shape.TOLL and names_a_person(scene, phrase) else None
    return None if has_plural_head(scene, phrase) else phrase


def _members(scene: Scene, family: Phrase) -> Phrase | None:
    """The number of a family's members: "killed a family of five"."""
    members = scene.phrases.starting(family.last + 1) if scene.word(family.last) == "of" else None
    return members if members is not None and members.quantity is not None else None


def behind_things(scene: Scene, i: int, trigger: Trigger) -> Phrase | None:
    """The people of a list that begins with things, or with many: "killed 40 sheep and two herders"."""
    things = scene.phrases.starting(i)
    if things is None:
        return None
    many = things.noun is Noun.PERSON and things.quantity is None and has_plural_head(scene, things)
    if not many and (things.noun is not Noun.THING or things.quantity is None):
        return None
    j, joined = joint_right_after(scene, things, scene.end(trigger.first))
    return object_at(scene, j, trigger) if joined else None


def _start(scene: Scene, i: int, end: int) -> int:
    """Past marks, times and reflexives: "shot dead on Monday a politician", "killing themselves and seven others"."""
    tokens = scene.tokens
    while i < end:
        token = tokens[i]
        if token.text in _OPENING_MARKS or token.lower in _AFTER_VERBS:
            i += 1
        elif token.lower == "both" and scene.phrases.starting(i) is None:
            i += 1  # "killed both the driver and his passenger"
        elif token.lower in _REFLEXIVES and i + 1 < end and tokens[i + 1].lower in _JOINT:
            i += 2
        elif token.lower in TIMES and scene.phrases.starting(i) is None:
            i += 1
        else:
            break
    return i

"""Uses: when a word that can harm somebody does something else where it stands.

In go a scene and a trigger; out comes yes or no: a noun of the same form as its verb ("what a martyr"), another verb
with the word behind it ("shot at"), a deed of nobody in particular ("anyone who kills"), a return to work.
"""

from typing import Final

from extractors import lexicon
from extractors.measures import Form, Trigger
from extractors.nouns import is_plural
from extractors.scene import Scene
from extractors.subjects import SUBJECT_PRONOUNS
from extractors.text import MARK
from extractors.verb_groups import VerbGroup

_AIMING: Final = lexicon.words("phrases", "aiming")
_RANGES: Final = frozenset({"point-blank", "close", "short"})
_WHOEVER: Final = lexicon.words("phrases", "whoever")
_ERRANDS: Final = lexicon.words("phrases", "errands")
_PLURAL_PRONOUNS: Final = lexicon.words("phrases", "plural_pronouns")
_EXITS: Final = lexicon.words("phrases", "exits")
_JAILING: Final = lexicon.words("phrases", "jailing")
_TERMS: Final = lexicon.words("phrases", "terms")
_TERM_REACH: Final = 10
"""Tokens behind "jailed" in which its term stands: "jailed the two brothers of the mayor for six years"."""
_AFTER_PARTICIPLES: Final = lexicon.words("phrases", "after_participles")


def may_be_verb(scene: Scene, i: int) -> bool:
    """Whether what stands before may be the subject of a verb in its base form: "gunmen kill 12"."""
    if not i:
        return False
    before = scene.tokens[i - 1]
    if before.capital or before.lower in SUBJECT_PRONOUNS or before.lower in _PLURAL_PRONOUNS:
        return True
    return is_plural(before.lower)


def aims(scene: Scene, trigger: Trigger) -> bool:
    """Whether the next word makes another verb of it: "shot at twelve people"."""
    if trigger.pattern.measure != "casualties" or scene.word(trigger.last) not in _AIMING:
        return False
    return scene.word(trigger.last + 1) not in _RANGES  # "were shot at close range"


def is_generic(scene: Scene, trigger: Trigger, group: VerbGroup) -> bool:
    """Whether the verb is said of whoever does it: "anyone who kills a ranger faces prison"."""
    unfinished = trigger.pattern.form in {Form.PRESENT, Form.BASE}
    return unfinished and scene.before_token(group.first) == "who" and scene.before_token(group.first - 1) in _WHOEVER


def hurts_nobody(scene: Scene, trigger: Trigger) -> bool:
    """Whether a denied verb has an object that counts nobody: "did not injure anyone"."""
    phrase = scene.phrases.starting(trigger.last)
    return phrase is not None and phrase.quantity is not None and phrase.quantity.value == 0


def may_be_participle(scene: Scene, trigger: Trigger) -> bool:
    """Whether a verb behind one person is a participle: "a man killed in the blast", not "killed the plan"."""
    following = scene.tokens[trigger.last] if trigger.last < scene.end(trigger.first) else None
    return following is None or following.kind == MARK or following.lower in _AFTER_PARTICIPLES


def is_sentence(scene: Scene, trigger: Trigger) -> bool:
    """Whether people are sentenced, and not held: "jailed two men for six years"."""
    if scene.word(trigger.first) not in _JAILING:
        return False
    behind = scene.text.lowers[trigger.last : min(scene.end(trigger.first), trigger.last + _TERM_REACH)]
    return "for" in behind and not _TERMS.isdisjoint(behind[behind.index("for") :])


def is_exit(scene: Scene, i: int) -> bool:
    """Whether what is left before token `i` is no home: "were asked to leave the plane"."""
    return scene.word(i - 1) == "leave" and (scene.word(i) in _EXITS or scene.word(i + 1) in _EXITS)


def is_noun(scene: Scene, trigger: Trigger) -> bool:
    """Whether a verb's form is the noun of a phrase: "in two separate attacks"."""
    return trigger.pattern.form is Form.PRESENT and trigger.first in scene.phrases.taken


def is_errand(scene: Scene, trigger: Trigger) -> bool:
    """Whether people came back from or to what is no home: "were returning from the fields", "returned to work"."""
    if scene.word(trigger.last) == "from":
        return trigger.pattern.form is Form.GERUND
    return scene.word(trigger.last) in _ERRANDS or (
        scene.word(trigger.last) == "the" and scene.word(trigger.last + 1) in _ERRANDS
    )

"""Lists: phrases that share one verb.

In go a scene and one phrase that a trigger counts; out come the others of its list, to the right of an object
("killed four people, a doctor and two guards") or to the left of a verb ("four civilians, a doctor and three agents
were killed"). A name and its description are one person, and count once.
"""

from typing import Final

from extractors import lexicon
from extractors.claims import FINITE
from extractors.fits import in_prepositional_phrase, is_one_person, is_open, names_a_person
from extractors.joints import JOINS, is_apposed, joint_after, joint_before
from extractors.measures import Shape, Trigger
from extractors.nouns import Noun
from extractors.phrases import Opening, Phrase
from extractors.scene import TAIL_REACH, Scene
from extractors.text import WORD
from extractors.verb_groups import BARRIERS, BE, VerbGroup, begins_clause

INCLUDING: Final = lexicon.words("phrases", "including")
_JOINED: Final = lexicon.words("phrases", "joined")
_DESCRIBING: Final = frozenset({Opening.ARTICLE, Opening.DEFINITE, Opening.NAME})
_SPEAKER_REACH: Final = 12
"""Tokens of what a speaker is speaker of: "a spokesman for the provincial disaster management authority said"."""
_KNOWN: Final = frozenset({Opening.DEFINITE, Opening.POSSESSIVE})
_NUMBER_OR_NAME: Final = frozenset({Opening.NAME, Opening.NUMBER})


def with_list_after(scene: Scene, phrase: Phrase, trigger: Trigger) -> list[Phrase]:
    """An object and the phrases joined to it: "killed four people, a doctor and two guards"."""
    items, since_comma = [phrase], 1
    end, last = scene.end(phrase.first), phrase
    while True:
        following, joint = _following(scene, last, end)
        if following is None:
            return items
        if joint == "," and (is_apposed(last, following) or _is_description(scene, last, following, end)):
            last = following
            continue
        if not _may_join(scene, following, trigger, joint):
            return items
        if begins_clause(scene, following, end) or _speaks(scene, following, end):
            return items if joint == "," or since_comma == 1 else items[: since_comma - 1]
        items.append(following)
        if joint == ",":
            since_comma = len(items)
        last = following


def _speaks(scene: Scene, phrase: Phrase, end: int) -> bool:
    """Whether the verb behind a phrase is one of saying: "injuring 40, a spokesman for the relief agency said"."""
    if phrase.quantity is not None and scene.word(phrase.last) != "who":
        return False  # "took nine men, two people who were on board told a radio"
    for i in range(phrase.last, min(end, phrase.last + _SPEAKER_REACH)):
        token = scene.tokens[i]
        if token.lower in BARRIERS:
            return True
        if token.kind != WORD or token.lower in JOINS or i in scene.at:
            named = scene.phrases.starting(i + 1) if token.text == "," else None
            return named is not None and named.opening is Opening.NAME and _says_after(scene, named.last)
    return False


def _says_after(scene: Scene, i: int) -> bool:
    return scene.word(i) in BARRIERS or (scene.word(i) == "," and scene.word(i + 1) in BARRIERS)


def _following(scene: Scene, last: Phrase, end: int) -> tuple[Phrase | None, str]:
    """The phrase that a joint puts behind `last`, and the joint."""
    i, joint = joint_after(scene, last, end)
    following = scene.phrases.starting(i) if i < end and joint else None
    if following is None and joint == ",":
        i = _past_apposition(scene, i, end)
        return (scene.phrases.starting(i), "and") if i else (None, "")
    return following, joint


def _past_apposition(scene: Scene, i: int, end: int) -> int:
    """Past a description between commas: "killing a judge, the bombers' quarry, and two clerks"; or 0."""
    for j in range(i, min(end - 1, i + TAIL_REACH + 2)):
        token = scene.tokens[j]
        if token.text == "," and scene.tokens[j + 1].lower == "and":
            return j + 2
        if token.kind != WORD or token.lower in BE or j in scene.at:
            break
    return 0


def _is_description(scene: Scene, last: Phrase, following: Phrase, end: int) -> bool:
    """Whether one counted person is described between commas: "one of her pupils, a boy, and"."""
    if last.quantity is None or last.quantity.value != 1 or following.quantity is not None:
        return False
    return following.last < end and scene.tokens[following.last].text == ","


def _may_join(scene: Scene, following: Phrase, trigger: Trigger, joint: str) -> bool:
    if following.whole or not is_open(scene, trigger, following):
        return False
    if following.quantity is None and (not is_one_person(scene, following) or _is_place(scene, following)):
        return False
    return not (following.noun is Noun.BARE and joint == "," and not following.rest)


def _is_place(scene: Scene, following: Phrase) -> bool:
    """Whether a name is joined to a place: "killed 14 people in Gashwa and Yunsari"."""
    if following.opening is not Opening.NAME:
        return False
    start = scene.sentence(following.first).first
    before = scene.phrases.ending(joint_before(scene, following.first, start))
    if before is None or before.opening is not Opening.NAME:
        return False
    return scene.before(before, start) != "of" and in_prepositional_phrase(scene, before, start)


def with_list_before(scene: Scene, phrase: Phrase, trigger: Trigger, group: VerbGroup) -> list[Phrase]:
    """A subject and the phrases joined to it on its left: "four civilians, a doctor and three agents"."""
    tokens = scene.tokens
    joined = phrase.first > 0 and tokens[phrase.first - 1].lower in _JOINED
    if group.plural is False and not joined:
        named = _name_before(scene, phrase)
        return [named or phrase]
    items, start = [phrase], scene.sentence(phrase.first).first
    while not phrase.whole:
        first = items[0]
        before = _item_before(scene, items, trigger, plural=bool(group.plural))
        if before is None:
            break
        commas = all(token.text == "," for token in tokens[before.last : first.first])
        if commas and is_apposed(before, first):
            break
        if commas and len(items) == 1 and _explains(before, first):
            items[0] = before  # "the driver, a father of two, died"
            break
        if commas and first.quantity is not None and first.quantity.rule == "both":
            items[0] = before  # "two bystanders, both children, were hurt"
            break
        items.insert(0, before)
        if scene.before(before, start) in INCLUDING:
            break
    return items


def _explains(one: Phrase, other: Phrase) -> bool:
    """Whether one known person is described behind a comma: "one of the guests, a retired judge"."""
    if other.quantity is not None or other.opening is not Opening.ARTICLE:
        return False
    if one.quantity is not None:
        return one.quantity.value == 1 and one.whole
    return one.opening in _KNOWN


def _item_before(scene: Scene, items: list[Phrase], trigger: Trigger, *, plural: bool) -> Phrase | None:
    """The phrase that a list's first item is joined to on its left."""
    first = items[0].first
    start = scene.sentence(first).first
    j = joint_before(scene, first, start)
    if j == first:
        return None
    before = scene.phrases.ending(j)
    if before is not None and scene.tokens[j].text == ";" and _is_told_by_noun(scene, before, trigger):
        return None  # "310 displaced; 4 dead"
    if before is None and plural and all(_is_single(item) for item in items):
        return _distant_item(scene, j, start, trigger)
    return before if before is not None and _may_stand_in_list(scene, before, trigger) else None


def _is_told_by_noun(scene: Scene, phrase: Phrase, trigger: Trigger) -> bool:
    """Whether the phrase's own noun tells what befell its people: "310 displaced", "40 wounded"."""
    nouns = scene.at.get(phrase.head, ()) if phrase.head >= 0 else ()
    return any(t.pattern.shape is Shape.PEOPLE and t.pattern.measure != trigger.pattern.measure for t in nouns)


def _distant_item(scene: Scene, j: int, start: int, trigger: Trigger) -> Phrase | None:
    """A first item with words behind it: "the prosecutor of the city of Z and his driver were killed"."""
    for i in range(j, start, -1):
        phrase = scene.phrases.ending(i)
        fits = phrase is not None and _may_stand_in_list(scene, phrase, trigger)
        if phrase is not None and fits and not in_prepositional_phrase(scene, phrase, start):
            return phrase
        lower = scene.tokens[i - 1].lower
        if lower in BARRIERS or lower in INCLUDING:
            return None
    return None


def _may_stand_in_list(scene: Scene, phrase: Phrase, trigger: Trigger) -> bool:
    standing = scene.claims.on(phrase)
    if standing is not None and standing.rule in FINITE:
        return False  # "police arrested 83 people and 29 were injured"
    if not is_open(scene, trigger, phrase):
        return False
    if phrase.quantity is None and (phrase.opening is Opening.NAME or not is_one_person(scene, phrase)):
        return phrase.opening is Opening.NAME and names_a_person(scene, phrase)
    return phrase.noun is not Noun.UNKNOWN or phrase.opening in _NUMBER_OR_NAME


def _name_before(scene: Scene, phrase: Phrase) -> Phrase | None:
    """The name that a description explains: "Bahjat M., a candidate, was killed" is about one person."""
    i = phrase.first - 1
    if i < 1 or scene.tokens[i].text != "," or phrase.opening not in _DESCRIBING:
        return None
    before = scene.phrases.ending(i)
    if before is None or before.opening is phrase.opening:
        return None
    if before.quantity is not None:
        return before if before.quantity.value == 1 and not before.whole else None
    return before if before.opening is not Opening.NAME or names_a_person(scene, before) else None


def _is_single(phrase: Phrase) -> bool:
    return phrase.quantity is None or phrase.quantity.value == 1

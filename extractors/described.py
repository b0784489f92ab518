"""Described people: noun phrases without a number.

In goes a scene with its counted phrases; out come phrases for single people ("a teacher", "her son", "Amina K.")
and for "another". They are only looked for in sentences that can tell of a harm: elsewhere none can be a figure.
"""

from typing import Final

from extractors import lexicon
from extractors.heads import DEFINITES, REACH, STOPS, Head, find_head
from extractors.measures import Shape
from extractors.names import holds_no_name, is_age, name_end, read_name, read_titled_name
from extractors.nouns import LIVES_AND_HOMES, Noun, classify, is_plural
from extractors.phrases import Opening, Phrase
from extractors.scene import Scene
from extractors.text import WORD

_ARTICLES: Final = lexicon.words("phrases", "articles")
_POSSESSIVES: Final = lexicon.words("phrases", "possessives")
_INCLUDING: Final = lexicon.words("phrases", "including") | {"victims"}
"""Words of a sentence in which a part may be described, though no harm is told there."""
_PEOPLES_ENDINGS: Final = ("ese", "ish", "ch", "ss", "i", "an", "iot", "s")
_ORDINALS: Final = lexicon.words("phrases", "ordinals")
_OPENINGS: Final = {
    **dict.fromkeys(_POSSESSIVES, Opening.POSSESSIVE),
    **dict.fromkeys(DEFINITES, Opening.DEFINITE),
    **dict.fromkeys(_ARTICLES, Opening.ARTICLE),
}


def read_described(scene: Scene) -> None:
    """Add the phrases without a number to a scene's phrases, in text order."""
    text, tokens, taken = scene.text, scene.tokens, scene.phrases.taken
    telling = {text.sentence_of[trigger.first] for trigger in scene.triggers}
    telling.update(text.sentence_of[i] for i in text.where(_INCLUDING))
    likely = {*text.where(_OPENINGS), *text.capitals, *[i - 1 for i in text.capitals if i]}
    told, last = False, 0
    for i in sorted(likely):
        if i >= last:
            sentence = scene.sentence(i)
            told, last = sentence.number in telling, sentence.last
        if not told or i in taken:
            continue
        token = tokens[i]
        if token.lower in _OPENINGS:
            _read_determined(scene, i, last, _OPENINGS[token.lower])
        elif token.capital or is_age(token.lower):
            read_name(scene, i, last)
        elif i + 2 < last and tokens[i + 1].capital:
            read_titled_name(scene, i, last)


def _read_determined(scene: Scene, i: int, end: int, opening: Opening) -> None:
    """Add the phrase that the determiner at token `i` opens: "a teacher", "her son", "another"."""
    lower = scene.tokens[i].lower
    another, ordinal = lower == "another", lower == "a" and scene.word(i + 1) in _ORDINALS
    if not (another or ordinal or _may_count(scene, i + 1, end)) or (lower == "that" and not _noun_follows(scene, i)):
        return
    found = find_head(scene, i + 1, end, counted=False)
    if (found is None and another) or (ordinal and _is_alone(found, i)):  # "five were killed and a sixth injured"
        last = i + 1 if another else i + 2
        scene.phrases.add(Phrase(i, last, -1, Noun.BARE, opening, rest=True))
        return
    if found is None or (opening is Opening.DEFINITE and _is_no_person(scene, i, found)):
        return
    if not scene.phrases.taken.isdisjoint(range(i, found.last)):
        return  # "the governor's two sons": the number speaks of them
    counts = any(t.pattern.shape is Shape.COUNTED for t in scene.at.get(found.head, ()))
    if found.noun not in LIVES_AND_HOMES and not counts:
        return
    last = name_end(scene, found.last, scene.end(found.head))
    if holds_no_name(scene, found.last, last):
        return
    rest = another or ordinal
    scene.phrases.add(Phrase(i, last, found.head, found.noun, opening, state=found.state, rest=rest))
    if not is_plural(scene.tokens[found.head].lower) and (opening is not Opening.ARTICLE or _lists(scene, last)):
        _read_coordinates(scene, last, end)


def _may_count(scene: Scene, i: int, end: int) -> bool:
    """Whether a noun for people or homes, or a trigger, stands within a phrase's reach: else no walk finds one."""
    near = range(i, min(i + REACH, end))
    if not scene.at.keys().isdisjoint(near):
        return True
    return not LIVES_AND_HOMES.isdisjoint(map(classify, scene.text.lowers[near.start : near.stop]))


def _lists(scene: Scene, i: int) -> bool:
    """Whether three and more are listed: "a technician, guard and driver", but "a teacher and poet" may be one."""
    return scene.word(i) == "," and scene.word(i + 2) in {"and", ","}


def _is_alone(found: Head | None, i: int) -> bool:
    """Whether no known noun stands behind the determiner at token `i`."""
    return found is None or (found.noun is Noun.UNKNOWN and found.last == i + 2)


def _is_no_person(scene: Scene, i: int, found: Head) -> bool:
    """Whether "the" opens a people's name or one of a series: "the Lebanese", "the third man"."""
    head = scene.tokens[found.head]
    if head.capital and found.last == i + 2 and _names_a_people(head.lower):
        return True
    return any(token.lower in _ORDINALS for token in scene.tokens[i + 1 : found.last])


def _names_a_people(lower: str) -> bool:
    """Whether a word ends like a people's name, and not like an office: "the Lebanese", not "the Imam"."""
    return lower.endswith(_PEOPLES_ENDINGS) and not lower.endswith(("man", "person"))


def _read_coordinates(scene: Scene, i: int, end: int) -> None:
    """Add the bare nouns joined to a single person: "his son and driver", "the aunt, uncle and nephew of"."""
    tokens, phrases = scene.tokens, scene.phrases
    while i + 1 < end and tokens[i].lower in {"and", ","}:
        noun = tokens[i + 1]
        if noun.kind != WORD or noun.capital or noun.lower in STOPS:
            return
        if i + 1 in phrases.taken or i + 1 in scene.at:
            return
        if classify(noun.lower) is not Noun.PERSON or is_plural(noun.lower):
            return
        phrases.add(Phrase(i + 1, i + 2, i + 1, Noun.PERSON, Opening.NONE))
        i += 2


def _noun_follows(scene: Scene, i: int) -> bool:
    """Whether "that" points at a noun and does not begin a clause."""
    following = scene.word(i + 1)
    return following.isalpha() and following not in _OPENINGS and i + 1 not in scene.phrases.taken

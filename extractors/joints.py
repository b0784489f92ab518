"""Joints: the words that join one phrase to the next in a list.

In go a scene and the place where a phrase ends or begins; out comes where the words that join it to its neighbour
end or begin: "and", a comma, "along with", "as well as", an age between commas. Which neighbour it is, `lists` asks.
"""

from typing import Final

from extractors import lexicon
from extractors.measures import measures
from extractors.phrases import Opening, Phrase
from extractors.scene import TAIL_REACH, Scene
from extractors.text import NUMBER
from extractors.verb_groups import BARRIERS, BE

JOINS: Final = lexicon.words("phrases", "joins")
_HEDGES: Final = lexicon.words("phrases", "hedges")
_MODIFIERS: Final = lexicon.words("phrases", "modifiers")
_WITH: Final = frozenset({("along", "with"), ("together", "with")})
_STOPPING: Final = frozenset({";", ":", "(", ","})
_AS_WELL_AS: Final = 3
"""Tokens of "as well as"."""


def joint_after(scene: Scene, last: Phrase, end: int) -> tuple[int, str]:
    """The token after the words that join another phrase to `last`, and the last of these words ("" for none).

    The words may stand behind what belongs to `last`: "killed the mayor of A and two of his guards".
    """
    i, joint = _joint_at(scene, last.last, last, end)
    return (i, joint) if joint else _joint_behind(scene, last, end)


def joint_right_after(scene: Scene, last: Phrase, end: int) -> tuple[int, bool]:
    """The token after the words right behind `last` that join a phrase to it, and whether there are any."""
    i, joint = _joint_at(scene, last.last, last, end)
    return i, bool(joint)


def _joint_at(scene: Scene, i: int, last: Phrase, end: int) -> tuple[int, str]:
    tokens, joint = scene.tokens, ""
    if i + 2 < end and tokens[i].text == "," and tokens[i + 1].kind == NUMBER and last.quantity is None:
        i += 2  # an age
    while i < end:
        word = tokens[i].lower
        after = tokens[i + 1].lower if i + 1 < end else ""
        if word in JOINS or word == "also":
            joint, i = word, i + 1
        elif joint and word in _HEDGES:
            i += 1
        elif (word, after) in _WITH:
            joint, i = "with", i + 2
        elif word == "as" and after == "well":
            joint, i = "and", i + _AS_WELL_AS
        elif word == "alongside":
            joint, i = "with", i + 1
        else:
            break
    return i, joint


def _joint_behind(scene: Scene, last: Phrase, end: int) -> tuple[int, str]:
    if last.last >= end or scene.tokens[last.last].lower not in _MODIFIERS:
        return last.last, ""
    for i in range(last.last, min(end, last.last + TAIL_REACH * 2)):
        if _ends_modifier(scene, i) and not _set_off(scene, last, i):
            break
        after, joint = _joint_at(scene, i, last, end)
        if joint:
            return after, joint
    return last.last, ""


def _set_off(scene: Scene, last: Phrase, i: int) -> bool:
    """Whether the comma at token `i` goes on with the list: "the head of the council, and", "the mayor of A, B C"."""
    if scene.tokens[i].text != ",":
        return False
    if scene.word(i + 1) == "and":
        return True
    named = scene.phrases.starting(i + 1)
    office = last.quantity is None and last.opening is not Opening.NAME and scene.word(last.last) == "of"
    return office and named is not None and named.opening is Opening.NAME and named.last > named.first + 1


def _ends_modifier(scene: Scene, i: int) -> bool:
    """Whether token `i` can no longer belong to the words behind a phrase: a verb, a mark, another phrase."""
    token = scene.tokens[i]
    if token.lower in BE or token.lower in BARRIERS or token.text in _STOPPING:
        return True
    inside = scene.phrases.starting(i)
    governed = inside is not None and inside.quantity is None and scene.before_token(i) in _MODIFIERS
    if inside is not None and inside.opening is not Opening.NAME and not governed:
        return True
    known = measures()
    return token.lower not in JOINS and any(known[t.pattern.measure].strength for t in scene.at.get(i, ()))


def joint_before(scene: Scene, i: int, start: int) -> int:
    """Where the words that join the phrase at token `i` to one before it begin; `i` if there are none."""
    tokens, j = scene.tokens, i
    while j > start:
        word = tokens[j - 1].lower
        before = tokens[j - 2].lower if j - 2 >= start else ""
        if word in JOINS or word == "alongside" or (j == i and word in _HEDGES):
            j -= 1
        elif (before, word) in _WITH or (j < i and before == "," and tokens[j - 1].kind == NUMBER):
            j -= 2  # "along with", or an age
        elif (before, word) == ("well", "as") and j - _AS_WELL_AS >= start and tokens[j - _AS_WELL_AS].lower == "as":
            j -= _AS_WELL_AS
        else:
            break
    return j if j < i and any(token.lower not in _HEDGES for token in tokens[j:i]) else i


def is_apposed(one: Phrase, other: Phrase) -> bool:
    """Whether two single people with a comma between them are one: a name and its description."""
    if other.quantity is not None or (one.quantity is not None and (one.quantity.value != 1 or not one.whole)):
        return False
    if other.opening is Opening.POSSESSIVE:
        return False  # "killed the mayor, his wife and a guard"
    return one.opening is not other.opening and Opening.NAME in {one.opening, other.opening}

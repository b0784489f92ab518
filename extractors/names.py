"""Names: runs of capitalised words.

In go a scene and the token where a run may begin; the phrase is added to the scene's phrases. Whether a run names a
person, a place or a body is left open here: `fits.names_a_person` judges it, and only where a harm is said of it.
"""

from collections.abc import Sequence
from typing import Final

from extractors import lexicon
from extractors.heads import REACH, STOPS, person_within
from extractors.nouns import Noun, classify, is_adverb, is_plural
from extractors.phrases import Opening, Phrase
from extractors.scene import Scene
from extractors.text import WORD, Token

_COLLECTIVES: Final = lexicon.words("phrases", "collectives")
_PARTICLES: Final = lexicon.words("phrases", "name_particles")
_NOT_NAMES: Final = lexicon.words("phrases", "not_names")
_ALSO_NAMES: Final = lexicon.words("phrases", "also_names")
_ABBREVIATED: Final = 3
"""Letters of a name's part that a full stop may end: "Md. Karim"."""


def is_age(lower: str) -> bool:
    """Whether a folded compound gives a person's age: "18-year-old"."""
    return "-old" in lower and ("-year-old" in lower or "-month-old" in lower)


def read_name(scene: Scene, i: int, end: int) -> None:
    """Add the run of capitalised words, ages and titles that begins at token `i`."""
    lower = scene.tokens[i].lower
    if lower in STOPS or lower in _COLLECTIVES or i in scene.phrases.taken:
        return
    last, described = _run(scene, i, end)
    if last == i:
        return
    noun, opening = (Noun.PERSON, Opening.NONE) if described else (Noun.UNKNOWN, Opening.NAME)
    scene.phrases.add(Phrase(i, last, last - 1, noun, opening))


def read_titled_name(scene: Scene, i: int, end: int) -> None:
    """Add a noun for one person right before a name: "gunmen killed journalist Hana Yusuf"."""
    lower = scene.tokens[i].lower
    if i + 2 >= end or lower in STOPS or i in scene.at or not _is_part(scene.tokens[i + 1]):
        return
    if classify(lower) is not Noun.PERSON or is_plural(lower):
        return
    last = name_end(scene, i + 1, end)
    if last > i + 2 and not holds_no_name(scene, i + 1, last):
        scene.phrases.add(Phrase(i, last, i, Noun.PERSON, Opening.NONE))


def name_end(scene: Scene, i: int, end: int) -> int:
    """The token after the name that begins at token `i`; `i` where there is none: "candidate Bahjat M."."""
    while i < end and _is_part(scene.tokens[i]):
        i += 1
    return i


def holds_no_name(scene: Scene, first: int, last: int) -> bool:
    """Whether a run of capitalised words is a body's or a people's: "the Ukrainian Health Ministry"."""
    return any(token.lower in _NOT_NAMES for token in scene.tokens[first:last])


def last_alien(words: Sequence[str]) -> int:
    """The index of the last of a name's folded words that no person's name has; -1 where there is none."""
    return max((i for i, word in enumerate(words) if word in _NOT_NAMES), default=-1)


def _run(scene: Scene, i: int, end: int) -> tuple[int, bool]:
    """Where the run that begins at token `i` ends, and whether a noun in it describes a person."""
    j, described = i, False
    while j < min(end, i + REACH) and j not in scene.phrases.taken:
        token = scene.tokens[j]
        if not (_is_part(token) or is_age(token.lower)):
            if j == i:
                break
            if token.kind == WORD and token.text[0].islower() and classify(token.lower) is Noun.PERSON:
                if _describes_noun(scene, j, end):
                    break
                described = described or not _is_particle(scene, j, end)  # "Filipino villager": described, not named
            elif not _goes_on(scene, j, end):
                break
        j += 1
    return j, described


def _describes_noun(scene: Scene, j: int, end: int) -> bool:
    """Whether the noun at token `j` stands before another and only describes it: "Aba local government area"."""
    if j + 1 >= end or j + 1 in scene.at:
        return False
    token = scene.tokens[j + 1]
    if not token.text.islower() or not token.text.isalpha() or token.lower in STOPS or is_adverb(token.lower):
        return False
    return classify(token.lower) is Noun.UNKNOWN and classify(scene.word(j + 2)) is Noun.THING


def _goes_on(scene: Scene, j: int, end: int) -> bool:
    """Whether token `j` stands inside a name all the same: "J. Smith", "Umar bin Salim", "Rio Seco parish clerk"."""
    token = scene.tokens[j]
    if token.text == ".":
        return len(scene.tokens[j - 1].text) <= _ABBREVIATED and j + 1 < end and _is_part(scene.tokens[j + 1])
    if _is_particle(scene, j, end) or _is_office(scene, j, end):
        return True
    return (
        token.kind == WORD
        and token.text.islower()
        and token.lower not in STOPS
        and j not in scene.at
        and classify(token.lower) is not Noun.PERSON
        and person_within(scene, j + 1, min(end, j + 2))
    )


def _is_office(scene: Scene, j: int, end: int) -> bool:
    """Whether "of" stands between an office and what it is of: "Deputy Governor of Lamwe Province Hashim Gul"."""
    if scene.tokens[j].lower != "of" or j + 1 >= end or not _is_part(scene.tokens[j + 1]):
        return False
    office = scene.tokens[j - 1]
    return office.capital and classify(office.lower) is Noun.PERSON and not is_plural(office.lower)


def _is_particle(scene: Scene, j: int, end: int) -> bool:
    return scene.tokens[j].lower in _PARTICLES and j + 1 < end and scene.tokens[j + 1].capital


def _is_part(token: Token) -> bool:
    if token.kind != WORD or not token.capital:
        return False
    return token.lower not in STOPS or (token.lower in _ALSO_NAMES and token.text.istitle())

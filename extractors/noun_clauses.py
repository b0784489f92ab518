"""Noun clauses: harms told by a noun.

In go a scene and a trigger that is a noun; out come claims: "12 deaths", "a death toll of 12", "the killing of 12",
"injuries to 12", "12 hostages". One function for each construction; `Rule` names it.
"""

from typing import Final

from extractors import lexicon
from extractors.claims import NUMBERLESS, Claim, Rule
from extractors.fits import accepts
from extractors.heads import STOPS
from extractors.measures import Shape, Trigger, measures
from extractors.model import Unit
from extractors.nouns import LIVES_AND_HOMES, Noun, classify, is_plural
from extractors.objects import claim_objects
from extractors.phrases import Opening, Phrase
from extractors.scene import Scene
from extractors.text import MARK, WORD
from extractors.verb_groups import TIMES

_SINGLE_HARMS: Final = lexicon.words("phrases", "single_harms")
_COMPOUNDS: Final = lexicon.words("phrases", "harm_compounds")
_TOLL_LINKS: Final = lexicon.words("phrases", "toll_links")
_LIFE_VERBS: Final = lexicon.words("phrases", "life_verbs")
_PREPOSITIONS: Final = lexicon.words("phrases", "prepositions")
_LIVES: Final = frozenset({"life", "lives"})
_TOLL_REACH: Final = 30
"""Tokens between "toll" and its number, which a linking word must precede: "the toll of a week's floods at 83"."""
_OTHER_ENDS: Final = {"from": "to", "to": "from"}
_NUMBERED: Final = frozenset({"number", "toll", "count", "tally"})
_MODIFIERS: Final = 3
"""Words between "number of" and the harm, or between "from" and a number: "confirmed cholera", "the previous"."""
_HEADING: Final = 3
"""Words before the harm in a heading: "Total confirmed deaths:"."""
_COLON: Final = frozenset({":"})
_HEADING_MARKS: Final = frozenset({":", "–", "—", "-"})
_LINE: Final = 4
"""Tokens behind the harm in a line with a dash: "families – 310 ."."""
_UNITS: Final = frozenset({Noun.HOUSEHOLD, Noun.DWELLING})
_NO_PEOPLE: Final = frozenset({Noun.THING, Noun.UNKNOWN})
_COUNT_NOUNS: Final = frozenset({"people", "persons", "individuals", "families", "households"})
_HEAD_REACH: Final = 12
"""Tokens of a phrase before its noun: nine words (`heads.REACH`), and what the number itself takes."""
_VERB_BEFORE, _VERB_BEHIND = 3, 4
"""Tokens in which the verb of "12 lives" stands: "claimed the lives of", "lives have since been lost"."""


def read_deed(scene: Scene, trigger: Trigger) -> None:
    """Claim what follows "of": "the killing of 12 people", "the bodies on Monday of nine miners"."""
    _after(scene, trigger, "of", Rule.DEED)


def read_harm(scene: Scene, trigger: Trigger) -> None:
    """Claim what follows "to": "injuries to 12 people"."""
    _after(scene, trigger, "to", Rule.HARM)


def _after(scene: Scene, trigger: Trigger, preposition: str, rule: Rule) -> None:
    i, end = trigger.last, scene.end(trigger.first)
    while i < end and scene.tokens[i].lower in TIMES:
        i += 1
    if i < end and scene.tokens[i].lower == preposition:
        claim_objects(scene, trigger, i + 1, rule)


def read_toll(scene: Scene, trigger: Trigger) -> None:
    """Claim the first number that a linking word puts to the toll; in "from 40 to 58" and "to 58 from 40" both."""
    if any(t.last > trigger.last and t.pattern.shape is Shape.TOLL for t in scene.at[trigger.first]):
        return  # "toll of injured" is no death toll
    if _is_told(scene, trigger):
        return
    i, end = trigger.last, scene.end(trigger.first)
    for phrase in scene.phrases.within(i, min(end, i + _TOLL_REACH)):
        if phrase.quantity is None or phrase.quantity.fraction is not None or not accepts(scene, trigger, phrase):
            continue
        before = scene.tokens[phrase.first - 1].lower
        if phrase.first == i or before in _TOLL_LINKS:
            following = _other_end(scene, phrase, before, end)
            moved = following is not None and accepts(scene, trigger, following)
            scene.claims.add(phrase, trigger, Rule.FORMER if moved and before == "from" else Rule.TOLL)
            if following is not None and moved:
                scene.claims.add(following, trigger, Rule.TOLL if before == "from" else Rule.FORMER)
            return


def _is_told(scene: Scene, trigger: Trigger) -> bool:
    """Whether the number stands before the noun already: "seven fatalities: five in the city and two in the hills"."""
    phrase = scene.phrases.ending(trigger.last)
    return phrase is not None and phrase.quantity is not None and phrase.quantity.last <= trigger.first


def _other_end(scene: Scene, phrase: Phrase, before: str, end: int) -> Phrase | None:
    """The number to or from which a toll moved: "from 40 to 58", "to 58 from the previous 40"."""
    behind = _OTHER_ENDS.get(before)
    if behind is None or scene.word(phrase.last) != behind:
        return None
    near = scene.phrases.within(phrase.last + 1, min(end, phrase.last + 2 + _MODIFIERS))
    return near[0] if near and near[0].quantity is not None else None


def is_numbered(scene: Scene, trigger: Trigger) -> bool:
    """Whether "the number of" stands a few words before a harm: "the number of confirmed cholera deaths"."""
    start = scene.sentence(trigger.first).first
    for i in range(trigger.first - 1, max(start, trigger.first - 2 - _MODIFIERS), -1):
        word = scene.tokens[i].lower
        if word == "of":
            return scene.tokens[i - 1].lower in _NUMBERED and i - 1 not in scene.phrases.taken
        if scene.tokens[i].kind != WORD or word in _PREPOSITIONS:
            return False
    return False


def read_counted_harm(scene: Scene, trigger: Trigger) -> None:
    """Claim a phrase whose noun is the trigger: "12 deaths", "no casualties", "a death"."""
    phrase = _phrase_with_head(scene, trigger)
    if phrase is None or not _counts(scene, phrase):
        return
    nothing = phrase.quantity is not None and phrase.quantity.value == 0
    if nothing and _goes_on(scene, phrase):
        return  # "no casualty figures"
    if not scene.claims.add(phrase, trigger, Rule.COUNTED):
        return
    if not nothing:
        _claim_before(scene, phrase, trigger)
        return
    if scene.word(trigger.last) in {"or", "and", "nor"}:  # "no deaths or injuries"
        for other in scene.at.get(trigger.last + 1, ()):
            if other.pattern.shape is Shape.COUNTED:
                scene.claims.add_second(Claim(phrase, other, other.pattern.measure, Rule.COUNTED))


def _claim_before(scene: Scene, phrase: Phrase, trigger: Trigger) -> None:
    """Claim the number that shares a harm's noun: the 51 of "51 confirmed and 204 suspected cholera deaths"."""
    i = phrase.first - 1
    if phrase.quantity is None or phrase.head == phrase.quantity.last or scene.word(i) not in {"and", "or"}:
        return
    before = scene.phrases.ending(i - 1) or scene.phrases.ending(i)
    if before is None or before.quantity is None or before.noun not in {Noun.BARE, Noun.UNKNOWN}:
        return
    if before.first >= scene.sentence(phrase.first).first and scene.tokens[i - 1].kind == WORD:
        scene.claims.add(before, trigger, Rule.COUNTED, like=phrase)


def is_heading(scene: Scene, trigger: Trigger) -> bool:
    """Whether a colon stands behind a harm, or behind the noun that follows it: "Dead:", "Displaced families:".

    In a line of its own a dash does the same: "Evacuated families – 310".
    """
    behind = scene.text.lowers[trigger.last : trigger.last + 2]
    if _HEADING_MARKS.isdisjoint(behind):
        return _in_row(scene, trigger) or _past_bracket(scene, trigger) > trigger.last
    marks = _HEADING_MARKS if scene.end(trigger.first) - trigger.last <= _LINE else _COLON
    if behind[0] in marks:
        return True
    return behind[-1] in marks and classify(behind[0]) in LIVES_AND_HOMES


def read_label(scene: Scene, trigger: Trigger) -> bool:
    """Claim the number behind a heading: "Dead: 12", "Houses destroyed: 530"; whether there was one."""
    colon = trigger.last - 1 if _in_row(scene, trigger) else _past_bracket(scene, trigger)
    colon += colon >= trigger.last and scene.word(colon) not in _HEADING_MARKS
    phrase, start = scene.phrases.starting(colon + 1), scene.sentence(trigger.first).first
    if phrase is not None and phrase.noun in _NO_PEOPLE:
        return _read_units(scene, trigger, phrase)
    if phrase is None or phrase.quantity is None or not _is_bare(scene, phrase):
        return False
    following = scene.tokens[phrase.last] if phrase.last < scene.end(trigger.first) else None
    if following is not None and following.kind == WORD and not _heading_follows(scene, phrase.last):
        return False  # "Casualties: 5 killed"
    i = trigger.first
    while i > start and scene.tokens[i - 1].kind == WORD:
        i -= 1
    if trigger.first - i > _HEADING:
        return False
    heading = [(k, classify(scene.tokens[k].lower)) for k in range(i, colon) if scene.before_token(k) != "host"]
    named = next(((k, noun) for k, noun in heading if noun in _UNITS), None)
    named = named or next(((k, noun) for k, noun in heading if noun is Noun.PERSON), None)
    counts_homes = measures()[trigger.pattern.measure].unit is Unit.DWELLING
    if counts_homes is not (named is not None and named[1] is Noun.DWELLING):
        return False
    like = Phrase(named[0], named[0] + 1, named[0], named[1], Opening.NONE) if named else None
    return scene.claims.add(phrase, trigger, Rule.TOLL, like=like)


def _read_units(scene: Scene, trigger: Trigger, things: Phrase) -> bool:
    """Claim the families and people of a list that things begin: "Affected: 12 wards, 340 families, 900 people"."""
    phrase: Phrase | None = things
    read = False
    while phrase is not None:
        counts = phrase.quantity is not None and phrase.noun in LIVES_AND_HOMES and accepts(scene, trigger, phrase)
        read = (counts and scene.claims.add(phrase, trigger, Rule.TOLL)) or read
        phrase = scene.phrases.starting(phrase.last + 1) if scene.word(phrase.last) in {",", "and"} else None
    return read


def _past_bracket(scene: Scene, trigger: Trigger) -> int:
    """Where the colon stands behind a bracket: "Deaths (confirmed): 17"; else the token after the harm."""
    i = trigger.last
    if scene.word(i) == "(" and scene.word(i + 2) == ")" and scene.word(i + 3) == ":":
        return i + 3
    return i


def _in_row(scene: Scene, trigger: Trigger) -> bool:
    """Whether a harm and its number stand between marks, as in a row: "Fatalities 9 | Injuries 22 | Missing 3"."""
    phrase = scene.phrases.starting(trigger.last)
    if phrase is None or phrase.noun is not Noun.BARE or phrase.quantity is None or phrase.last - phrase.first > 1:
        return False
    start, end = scene.sentence(trigger.first).first, scene.end(trigger.first)
    opens = trigger.first == start or scene.tokens[trigger.first - 1].kind == MARK
    closes = phrase.last == end or scene.tokens[phrase.last].kind == MARK
    return opens and closes


def _is_bare(scene: Scene, phrase: Phrase) -> bool:
    """Whether a number has no noun but one that any count of people may have: "Returnees: 5,210 individuals"."""
    return phrase.noun is Noun.BARE or (phrase.head >= 0 and scene.tokens[phrase.head].lower in _COUNT_NOUNS)


def _heading_follows(scene: Scene, i: int) -> bool:
    """Whether the next heading begins at token `i`: "Dead: 14 Injured: 32"."""
    return ":" in scene.text.lowers[i + 1 : i + 1 + _HEADING]


def _counts(scene: Scene, phrase: Phrase) -> bool:
    """Whether a phrase counts a harm: by its number, or one by its article; lives only where they are lost."""
    word = scene.tokens[phrase.head].lower
    if phrase.quantity is not None and phrase.quantity.fraction is not None and not is_plural(word):
        return False  # "burns on a third of her body"
    if scene.word(phrase.last) == "per":
        return False  # "nine deaths per 1,000 births"
    if phrase.quantity is None and (phrase.opening is not Opening.ARTICLE or word not in _SINGLE_HARMS):
        return False
    if scene.word(phrase.last) in _COMPOUNDS:
        return False  # "a fatality rate", "a casualty list"
    if phrase.quantity is None and scene.before_token(phrase.first) in _PREPOSITIONS:
        return False  # "missed three games with an injury"
    return word not in _LIVES or _lives_lost(scene, phrase)


def _lives_lost(scene: Scene, phrase: Phrase) -> bool:
    near = scene.tokens[max(0, phrase.first - _VERB_BEFORE) : phrase.last + _VERB_BEHIND]
    return any(token.lower in _LIFE_VERBS for token in near)


def _goes_on(scene: Scene, phrase: Phrase) -> bool:
    """Whether a noun follows, so that the phrase's own noun only describes it."""
    if phrase.last >= len(scene.tokens) or is_plural(scene.tokens[phrase.head].lower):
        return False
    following = scene.tokens[phrase.last]
    return following.kind == WORD and is_plural(following.lower) and following.lower not in STOPS | _PREPOSITIONS


def read_people(scene: Scene, trigger: Trigger) -> None:
    """Claim counted people whose noun says their state: "12 hostages"."""
    phrase = _phrase_with_head(scene, trigger)
    if phrase is not None and phrase.quantity is not None and phrase.quantity.low != NUMBERLESS:
        scene.claims.add(phrase, trigger, Rule.PEOPLE)


def _phrase_with_head(scene: Scene, trigger: Trigger) -> Phrase | None:
    """The phrase whose noun is the trigger."""
    for first in range(trigger.first, max(scene.sentence(trigger.first).first, trigger.first - _HEAD_REACH) - 1, -1):
        phrase = scene.phrases.starting(first)
        if phrase is not None and phrase.last > trigger.first and trigger.first <= phrase.head < trigger.last:
            return phrase
    return None

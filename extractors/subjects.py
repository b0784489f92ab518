"""Subjects: whom a verb behind them is said of.

In go a scene, a trigger and its verb group; out come the phrases of the subject, found by walking left over whatever
stands between it and its verb, and the parts of it that are named on the way ("12 people, including a child, were
killed"). Never beyond the sentence, and never past a verb of saying.
"""

from typing import Final, NamedTuple

from extractors import lexicon
from extractors.antecedents import claim_they
from extractors.claims import FINITE, Rule
from extractors.fits import has_plural_head, in_prepositional_phrase, is_open, names_a_person
from extractors.joints import JOINS, joint_before
from extractors.lists import INCLUDING, with_list_before
from extractors.measures import Form, Trigger, measures
from extractors.nouns import Noun, classify
from extractors.phrases import Opening, Phrase
from extractors.scene import DASHES, SUBJECT_REACH, TAIL_REACH, Scene
from extractors.text import WORD
from extractors.verb_groups import BARRIERS, BE, HAVE, QUOTES, VerbGroup

SUBJECT_PRONOUNS: Final = lexicon.words("phrases", "subject_pronouns")
_OTHERS: Final = frozenset({Noun.UNKNOWN, Noun.DWELLING})
"""Nouns of which, right before a verb, it is said, though its measure does not count them: "60 houses were burned"."""
_RELATIVES: Final = lexicon.words("phrases", "relatives")
_CLAUSE_OPENERS: Final = lexicon.words("phrases", "clause_openers")
_SINGLE_REFLEXIVES: Final = lexicon.words("phrases", "single_reflexives")
"""The rules of a clause of its own: the people that it is about are not the next clause's subject by chance."""
_OPENS: Final = {")": "(", "]": "["}
_CLOSING: Final = frozenset({",", ")", "]"}) | DASHES
_ASIDE: Final = frozenset({",", "("}) | DASHES
_ENDS: Final = frozenset({";", ":"})
_FROM: Final = frozenset({"of", "from"})
_HOME_REACH: Final = 9
"""Tokens of an age and a home: ", 45, of San Miguel de Allende,"."""
_PLACING: Final = frozenset({"in", "across", "from", "around", "near", "throughout"})
_COORDINATING: Final = frozenset({"and", "but"})
_PLACE_REACH: Final = 6
"""Tokens of "across the three northern provinces"."""
_AMONG: Final = lexicon.words("phrases", "among")
_WHOM: Final = lexicon.words("phrases", "whom")
_OF_WHOM: Final = frozenset({"whom", "which"})
"""Before a count these begin a clause of its own: "of whom nine were injured"."""


class Subject(NamedTuple):
    """The phrases that a verb is said of, and the parts of them that are named between them and the verb."""

    items: list[Phrase]
    parts: list[Phrase]


def claim_subject(scene: Scene, trigger: Trigger, group: VerbGroup, rule: Rule, measure: str | None = None) -> None:
    """Claim the subject of a verb group, and the parts named on the way as parts of it."""
    items, parts = read_subject(scene, trigger, group)
    if not items:
        claim_they(scene, trigger, group, measure)
    for item in items:
        scene.claims.add(item, trigger, rule, measure=measure)
    whole = items[0] if items else None
    for part in parts:
        scene.claims.add(part, trigger, Rule.INCLUDING, measure=measure, part_of=whole)


def read_subject(scene: Scene, trigger: Trigger, group: VerbGroup) -> Subject:
    """The subject of a verb group; empty where it is a pronoun, denied, or told of by a stronger claim."""
    start, i = scene.sentence(trigger.first).first, group.first
    nearest = scene.phrases.ending(i)
    if nearest is not None and nearest.quantity is not None and _is_barred(scene, nearest, trigger):
        return Subject([], [])
    before = scene.tokens[i - 1].lower if i > start else ""
    if group.negated or before in SUBJECT_PRONOUNS:
        return Subject([], [])
    if before in _RELATIVES:
        phrase = adjacent(scene, i)
        agent = phrase is not None and scene.before(phrase, start) == "by"
        if phrase is not None and not agent and _may_be_subject(scene, phrase, trigger, group):
            return Subject([phrase], [])
    opens_clause = nearest is not None and scene.before(nearest, start) in _OF_WHOM
    if nearest is not None and opens_clause and _may_be_subject(scene, nearest, trigger, group):
        return Subject([nearest], [])
    return _walk(scene, trigger, group, start)


def _is_barred(scene: Scene, phrase: Phrase, trigger: Trigger) -> bool:
    return scene.claims.barring(phrase, trigger.pattern.measure) is not None


def _walk(scene: Scene, trigger: Trigger, group: VerbGroup, start: int) -> Subject:
    """Walk left from a verb group to the first phrase that can be its subject."""
    tokens, i = scene.tokens, group.first
    if i > start and tokens[i - 1].text in DASHES:
        i = _before_aside(scene, i - 1, start)
    closed = i > start and tokens[i - 1].text in _CLOSING
    parts: list[Phrase] = []
    while i > start and group.first - i < SUBJECT_REACH:
        phrase = scene.phrases.ending(i)
        if phrase is None:
            if _ends_clause(scene, i):
                break
            i = _opening(scene, i - 1, start) if tokens[i - 1].text in _OPENS else i - 1
            continue
        if not _may_be_subject(scene, phrase, trigger, group):
            if _is_anothers(scene, phrase, group, start) or _is_told_already(scene, phrase, trigger):
                break
            i = phrase.first
            continue
        items = with_list_before(scene, phrase, trigger, group)
        _drop_sources(scene, items, start, closed=closed)
        first, near = items[0], phrase.last == group.first
        before = scene.before(first, start)
        # "12 soldiers, four of them officers, were killed"
        aside = phrase.whole and i != group.first and before in _ASIDE
        if aside or before in _WHOM or _is_part_list(scene, first, start, closed=closed):
            if near and not closed and len(items) > 1 and _is_told(scene, first, start):
                return Subject(items[-1:], parts)
            parts = [*items, *parts]
        elif (near and before in _CLAUSE_OPENERS) or not in_prepositional_phrase(scene, first, start):
            return Subject(items, parts)
        i = first.first
    return Subject([], [])


def _is_anothers(scene: Scene, phrase: Phrase, group: VerbGroup, start: int) -> bool:
    """Whether a count right before the verb is its subject, though the measure does not count such a noun."""
    beside = phrase.last == group.first and phrase.quantity is not None and phrase.noun in _OTHERS
    return beside and not in_prepositional_phrase(scene, phrase, start)


def _ends_clause(scene: Scene, i: int) -> bool:
    """Whether the word before token `i` begins the clause: a verb of saying, or a mark."""
    word = scene.tokens[i - 1]
    if word.text in _ENDS:
        return True
    return word.lower in BARRIERS and scene.tokens[i].lower != "to" and i not in scene.at


def _drop_sources(scene: Scene, items: list[Phrase], start: int, *, closed: bool) -> None:
    """Drop what a preposition governs before a list: "according to the ministry, 11 people died"."""
    while (
        len(items) > 1
        and in_prepositional_phrase(scene, items[0], start)
        and not _is_part_list(scene, items[0], start, closed=closed)
    ):
        items.pop(0)


def _before_aside(scene: Scene, i: int, start: int) -> int:
    """Past an aside between dashes: "nine people – six men and three women – were killed"."""
    for j in range(i - 1, max(start, i - SUBJECT_REACH), -1):
        if scene.tokens[j].text in DASHES:
            phrase = scene.phrases.ending(j)
            return j if phrase is not None and phrase.quantity is not None else i + 1
    return i + 1


def _opening(scene: Scene, i: int, start: int) -> int:
    """Where the bracket that closes at token `i` opens; `i` if it does not in this sentence."""
    opening = _OPENS[scene.tokens[i].text]
    for j in range(i - 1, max(start, i - SUBJECT_REACH), -1):
        if scene.tokens[j].text == opening:
            return j
    return i


def _is_part_list(scene: Scene, phrase: Phrase, start: int, *, closed: bool) -> bool:
    """Whether "including" or "among them" opens the list that the phrase stands in.

    Bare nouns may stand before it; where a comma `closed` the list before the verb, anything but a verb may.
    """
    i, reach = phrase.first, SUBJECT_REACH if closed else TAIL_REACH * 2
    while i > start and phrase.first - i < reach:
        word = scene.tokens[i - 1].lower
        if word in INCLUDING and (word not in _AMONG or scene.tokens[i].lower in _WHOM):
            return True
        if closed:
            if word in BE or word in HAVE or word in BARRIERS:
                return False
        elif word not in JOINS and word not in _WHOM and classify(word) is not Noun.PERSON:
            return False
        i -= 1
    return False


def _is_told(scene: Scene, part: Phrase, start: int) -> bool:
    """Whether the whole of a list of parts has its verb already: "12 died, including a child, and 30 were injured"."""
    whole = next((p for p in scene.phrases.before(part.first, start) if scene.claims.on(p) is not None), None)
    standing = scene.claims.on(whole) if whole is not None else None
    return standing is not None and standing.trigger.first < part.first


def _may_be_subject(scene: Scene, phrase: Phrase, trigger: Trigger, group: VerbGroup) -> bool:
    apart = phrase.last < group.first - 1 and not measures()[trigger.pattern.measure].strength
    if apart and _distance(scene, phrase.last, group.first) > 1 and not _is_located(scene, phrase, group):
        return False
    if _has_clause(scene, phrase, group) or not is_open(scene, trigger, phrase):
        return False
    if phrase.quantity is not None:
        alone = scene.tokens[trigger.last - 1].lower in _SINGLE_REFLEXIVES
        if trigger.pattern.form is Form.PRESENT and phrase.last == trigger.first and phrase.quantity.value != 1:
            return False  # "3,000 shelters", "three attacks": nouns
        near = phrase.quantity.value != 0 or phrase.last == group.first
        if (
            group.plural is False
            and (phrase.quantity.value or 0) > 1
            and scene.before_token(group.first) in _COORDINATING
        ):
            return False  # "a driver hit two cyclists and was injured"
        return near and (phrase.quantity.value == 1 or not alone)
    return _may_be_single_subject(scene, phrase, group)


def _may_be_single_subject(scene: Scene, phrase: Phrase, group: VerbGroup) -> bool:
    """Whether a phrase without a number can be the subject: not of "were" unless it stands in a list."""
    start = scene.sentence(phrase.first).first
    if group.plural is True and joint_before(scene, phrase.first, start) == phrase.first:
        return False
    if phrase.opening is Opening.NAME:
        # "Karim Hassan, who was on the list, was gunned down"
        set_off = phrase.first == start and scene.word(phrase.last) == "," and scene.word(group.first - 1) == ","
        near = (
            set_off or _distance(scene, phrase.last, group.first) <= 1 or _is_of_place(scene, phrase.last, group.first)
        )
        return near and names_a_person(scene, phrase)
    return not has_plural_head(scene, phrase) and scene.before(phrase, start) not in BE


def _has_clause(scene: Scene, phrase: Phrase, group: VerbGroup) -> bool:
    """Whether another clause is about the phrase, unlike in "were abducted and were found dead"."""
    standing = scene.claims.on(phrase)
    if standing is None or standing.rule not in FINITE:
        return False
    if group.first < standing.trigger.first:
        return False  # one passive: "were pulled from their car and shot"
    between = scene.text.lowers[standing.trigger.last : group.first]
    same_clause = len(between) <= TAIL_REACH and "and" in between
    return not same_clause and not _relative_follows(scene, phrase)


def _relative_follows(scene: Scene, phrase: Phrase) -> bool:
    """Whether what was said of the phrase stood in a relative clause: "six men who were kidnapped … were killed"."""
    first = scene.word(phrase.last)
    return first in _RELATIVES or (first == "," and scene.word(phrase.last + 1) in _RELATIVES)


def adjacent(scene: Scene, i: int) -> Phrase | None:
    """The phrase that ends right before token `i`, a relative pronoun, an age or a mark between them set aside."""
    tokens = scene.tokens
    if i >= 1 and tokens[i - 1].text in QUOTES:
        i -= 1
    phrase = scene.phrases.ending(i)
    if phrase is None and i >= 1 and tokens[i - 1].lower in _RELATIVES:
        i -= 1
        phrase = scene.phrases.ending(i)
        if phrase is None and i >= 1 and tokens[i - 1].text == ",":
            phrase = scene.phrases.ending(i - 1)
    return phrase


def _is_told_already(scene: Scene, phrase: Phrase, trigger: Trigger) -> bool:
    """Whether a clause said the same of a count: "seven were taken to hospital with injuries" says it once."""
    standing = scene.claims.on(phrase)
    same = standing is not None and standing.measure == trigger.pattern.measure and standing.rule in FINITE
    return same and phrase.quantity is not None and trigger.pattern.form is Form.NONE


def _is_located(scene: Scene, phrase: Phrase, group: VerbGroup) -> bool:
    """Whether only a place stands between people and their verb: "1.2 million people across five states face"."""
    if phrase.noun is not Noun.PERSON or scene.word(phrase.last) not in _PLACING:
        return False
    if group.first - phrase.last > _PLACE_REACH:
        return False
    return all(
        token.kind == WORD and i not in scene.at
        for i, token in enumerate(scene.tokens[phrase.last : group.first], phrase.last)
    )


def _is_of_place(scene: Scene, i: int, j: int) -> bool:
    """Whether only an age and a home stand between a name and its verb: "Maria Lopez, 45, of Laredo was"."""
    between = scene.tokens[i:j] if j - i <= _HOME_REACH else ()
    homes = [token for token in between if token.lower in _FROM]
    return bool(homes) and all(token.kind != WORD or token.lower in _FROM or token.capital for token in between)


def _distance(scene: Scene, i: int, j: int) -> int:
    """Words between two tokens, relative pronouns and marks not counted."""
    return sum(1 for token in scene.tokens[i:j] if token.kind == WORD and token.lower not in _RELATIVES)

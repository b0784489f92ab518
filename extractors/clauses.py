"""Clauses: which counted phrase belongs to which verb, participle or adjective.

In goes a scene with its phrases; out come claims, a phrase and the trigger that says what happened to it. Triggers
are asked one by one, those that say more first; each construction is one function, and `Rule` names it. Nothing here
knows about places, times or sources.
"""

from collections.abc import Callable
from typing import Final

from extractors import lexicon, noun_clauses
from extractors.antecedents import claim_antecedent, is_pronoun
from extractors.claims import Rule
from extractors.fits import accepts, has_plural_head, is_open
from extractors.joints import joint_before
from extractors.lists import INCLUDING, with_list_after, with_list_before
from extractors.measures import Form, Shape, Trigger, match, measures
from extractors.nouns import Noun
from extractors.objects import behind_things, claim_objects, object_at
from extractors.phrases import Opening, Phrase
from extractors.scene import TAIL_REACH, Scene
from extractors.subjects import adjacent, claim_subject
from extractors.uses import (
    aims,
    hurts_nobody,
    is_errand,
    is_exit,
    is_generic,
    is_noun,
    is_sentence,
    may_be_participle,
    may_be_verb,
)
from extractors.verb_groups import VerbGroup, earlier_passive, verb_group, with_second_verb

_REMAINING: Final = lexicon.words("phrases", "still")
_COPULAS: Final = lexicon.words("phrases", "copulas")
_BESIDE: Final = lexicon.words("phrases", "beside")
_OBJECT_PRONOUNS: Final = lexicon.words("phrases", "object_pronouns")
_PAST: Final = frozenset({Form.PARTICIPLE, Form.BOTH, Form.PAST})
_NUMBERED: Final = frozenset({Shape.COUNTED, Shape.PEOPLE, Shape.TRANSITIVE, Shape.STATE, Shape.EITHER})
"""Shapes of which "the number of" makes a toll: "the number of confirmed deaths", "the number of people arrested"."""
_RANKS: Final = {
    Shape.AROUND: 0,
    Shape.TOLL: 0,
    Shape.PASSIVE: 0,
    Shape.SUBJECT: 1,
    Shape.OBJECT: 1,
    Shape.STATE: 2,
    Shape.TRANSITIVE: 2,
    Shape.EITHER: 2,
    Shape.INTRANSITIVE: 2,
    Shape.DEED: 3,
    Shape.HARM: 3,
    Shape.COUNTED: 4,
    Shape.PEOPLE: 5,
}
"""The order in which triggers are asked: phrases before single words, verbs before nouns."""


def read_clauses(scene: Scene) -> None:
    """Claim every phrase that a trigger counts."""
    _ask(scene, backdrop=False)
    _attributes(scene)


def read_told(scene: Scene) -> None:
    """Claim what words count that say little by themselves, where the text told of such harm: "they took 12"."""
    for trigger in scene.triggers:
        if (
            trigger.pattern.after
            and not scene.claims.has_spoken(trigger)
            and any(map(scene.claims.tell_of, trigger.pattern.after))
        ):
            _READERS[trigger.pattern.shape](scene, trigger)


def read_backdrop(scene: Scene) -> None:
    """Claim what is left for crowds, residents and the affected: counts of people to whom nothing more happened."""
    _ask(scene, backdrop=True)


def _ask(scene: Scene, *, backdrop: bool) -> None:
    known = measures()
    asked = [t for t in scene.triggers if not t.pattern.after]
    asked = [t for t in asked if (known[t.pattern.measure].strength == 0) is backdrop]
    asked.sort(key=_rank)
    for trigger in asked:
        if not scene.claims.has_spoken(trigger):
            if noun_clauses.is_heading(scene, trigger) and noun_clauses.read_label(scene, trigger):
                continue
            reader = _READERS[trigger.pattern.shape]
            if trigger.pattern.shape in _NUMBERED and noun_clauses.is_numbered(scene, trigger):
                reader = noun_clauses.read_toll
            reader(scene, trigger)


def _rank(trigger: Trigger) -> int:
    return _RANKS[trigger.pattern.shape]


# ---- verbs and participles ---------------------------------------------------------------------------------------


def _verb(scene: Scene, trigger: Trigger) -> None:
    """A transitive verb, by its form: "were killed", "killing", "kill", "had killed", "killed"."""
    group = verb_group(scene, trigger)
    if aims(scene, trigger) or (group.negated and not hurts_nobody(scene, trigger)) or _inverted(scene, trigger):
        return
    if is_generic(scene, trigger, group) or is_sentence(scene, trigger):
        return
    last, measure = with_second_verb(scene, trigger, group)
    form = trigger.pattern.form
    if form in _PAST and group.passive:
        claim_subject(scene, trigger, group, Rule.PASSIVE, measure)
        _alongside(scene, trigger, last, measure)
    elif form is Form.BASE and not (group.infinitive or group.negated) and not may_be_verb(scene, trigger.first):
        return  # "what a martyr": a noun of the same form
    else:
        _active(scene, trigger, group, last, measure)


def _active(scene: Scene, trigger: Trigger, group: VerbGroup, last: int, measure: str | None) -> None:
    """An active verb before its object, or a participle behind what it counts."""
    form, either = trigger.pattern.form, trigger.pattern.shape is Shape.EITHER
    right = object_at(scene, last, trigger) or behind_things(scene, last, trigger)
    pronoun = is_pronoun(scene, last) and scene.phrases.starting(last) is None
    if pronoun and not group.infinitive:
        claim_antecedent(scene, trigger, last, _with_dead(scene, trigger, last, measure))
    if form is Form.GERUND:
        if right is not None:
            claim_objects(scene, trigger, last, Rule.GERUND, measure)
        elif either:
            _reduced(scene, trigger, group, measure)
    elif form is Form.BASE or form is Form.PRESENT or group.perfect:
        claim_objects(scene, trigger, last, Rule.ACTIVE, measure)
        if right is None and either:
            claim_subject(scene, trigger, group, Rule.INTRANSITIVE, measure)
    elif right is not None and not _is_list_item(scene, trigger, right):
        claim_objects(scene, trigger, last, Rule.ACTIVE, measure)
    elif not pronoun and not _reduced(scene, trigger, group, measure):
        _alone(scene, trigger, group, measure)


def _alone(scene: Scene, trigger: Trigger, group: VerbGroup, measure: str | None) -> None:
    """A past form with nothing to its right: it shares the auxiliary of a passive before it, or has no object."""
    earlier = earlier_passive(scene, trigger, group)
    if earlier is not None:
        claim_subject(scene, trigger, earlier, Rule.PASSIVE, measure)
    elif trigger.pattern.shape is Shape.EITHER:
        claim_subject(scene, trigger, group, Rule.INTRANSITIVE, measure)


def _alongside(scene: Scene, trigger: Trigger, last: int, measure: str | None) -> None:
    """Those who share a passive: "was killed alongside two guards", "along with his driver", "with her two sons"."""
    word = scene.word(last)
    if word in _BESIDE:
        claim_objects(scene, trigger, last + (1 if word == "alongside" else 2), Rule.ALONGSIDE, measure)
    elif word == "with":
        beside = scene.phrases.starting(last + 1)
        if beside is not None and beside.opening is Opening.POSSESSIVE:
            claim_objects(scene, trigger, last + 1, Rule.ALONGSIDE, measure)


def _inverted(scene: Scene, trigger: Trigger) -> bool:
    """A participle that opens its sentence: "killed in the blast were a nurse and two teachers"."""
    sentence = scene.sentence(trigger.first)
    if trigger.first - sentence.first > 1 or trigger.pattern.form is Form.GERUND:
        return False
    for i in range(trigger.last, min(sentence.last - 1, trigger.last + TAIL_REACH * 2)):
        if scene.tokens[i].lower in _COPULAS:
            before = len(scene.claims)
            claim_objects(scene, trigger, i + 1, Rule.INVERTED)
            return len(scene.claims) > before
    return False


def _with_dead(scene: Scene, trigger: Trigger, last: int, measure: str | None) -> str | None:
    """What a verb means where "dead" stands behind its pronoun: "shot him dead"."""
    return "killed" if trigger.pattern.measure == "casualties" and scene.word(last + 1) == "dead" else measure


def _is_list_item(scene: Scene, trigger: Trigger, right: Phrase) -> bool:
    """Whether a number before the verb, and not the one behind it, is the verb's: "12 killed two days ago"."""
    return right.noun is Noun.THING and scene.phrases.ending(trigger.first) is not None


def _reduced(scene: Scene, trigger: Trigger, group: VerbGroup, measure: str | None = None) -> bool:
    """A participle right behind what it counts, with no auxiliary: "12 people killed", "five dead"."""
    phrase = adjacent(scene, group.first) or adjacent(scene, trigger.first)
    if phrase is None or not is_open(scene, trigger, phrase):
        return False
    if phrase.quantity is None and (phrase.opening is Opening.NAME or has_plural_head(scene, phrase)):
        return False
    if phrase.quantity is None and not may_be_participle(scene, trigger):
        return False
    if scene.before(phrase, 0) == "by" or scene.word(trigger.last) in _OBJECT_PRONOUNS:
        return False  # "the police shot him"
    start, items = scene.sentence(phrase.first).first, [phrase]
    if phrase.quantity is not None or joint_before(scene, phrase.first, start) < phrase.first:
        many = VerbGroup(group.first, negated=False, passive=True, perfect=False, infinitive=False, plural=True)
        items = with_list_before(scene, phrase, trigger, many)
    if len(items) > 1 and scene.before(items[0], start) in INCLUDING:
        items = items[1:]
    for item in items:
        scene.claims.add(item, trigger, Rule.REDUCED, measure=measure)
    return True


# ---- verbs and phrases that follow their subject -----------------------------------------------------------------


def _subject_verb(scene: Scene, trigger: Trigger) -> None:
    """An intransitive verb, or a phrase that follows its subject: "12 people died", "12 people lost their lives"."""
    group, pattern = verb_group(scene, trigger), trigger.pattern
    alone = group.first == trigger.first
    if group.passive and measures()[pattern.measure].strength == 0:
        return
    if is_noun(scene, trigger) or (pattern.measure == "returned" and is_errand(scene, trigger)):
        return
    if pattern.form is Form.NONE and pattern.shape is Shape.SUBJECT and alone:
        if _reduced(scene, trigger, group):
            return
    elif pattern.form is Form.BASE and group.infinitive and not group.passive:
        if not adjacent(scene, group.first):
            return  # "for fear that they might die"
    elif pattern.form is Form.GERUND and alone and (_reduced(scene, trigger, group) or not pattern.perpetrators):
        return
    claim_subject(scene, trigger, group, Rule.SUBJECT)


def _participle(scene: Scene, trigger: Trigger) -> None:
    """A phrase with a participle: "12 people were taken to hospital", "12 people taken to hospital"."""
    group = verb_group(scene, trigger)
    if is_exit(scene, trigger.last):
        return
    if group.passive:
        claim_subject(scene, trigger, group, Rule.PASSIVE_PHRASE)
    else:
        _reduced(scene, trigger, group)


def _state(scene: Scene, trigger: Trigger) -> None:
    """An adjective: "12 people are missing", "12 people missing"."""
    group = verb_group(scene, trigger)
    _, measure = with_second_verb(scene, trigger, group)
    if group.first < trigger.first and (group.passive or scene.word(group.first) in _REMAINING):
        claim_subject(scene, trigger, group, Rule.STATE, measure)
    else:
        _reduced(scene, trigger, group, measure)


# ---- phrases around or before their object -----------------------------------------------------------------------


def _object(scene: Scene, trigger: Trigger) -> None:
    """A phrase before its object: "claimed the lives of 12 people"."""
    claim_objects(scene, trigger, trigger.last, Rule.OBJECT)


def _around(scene: Scene, trigger: Trigger) -> None:
    """A phrase on both sides of its object, or of its object's whole list: "left 12 people dead"."""
    phrase = object_at(scene, trigger.last, trigger)
    if phrase is None:
        if is_pronoun(scene, trigger.last) and _tail_follows(scene, trigger, trigger.last + 1):
            claim_antecedent(scene, trigger, trigger.last)
        return
    items = with_list_after(scene, phrase, trigger)
    for counted in (items, [phrase]):
        if _tail_follows(scene, trigger, counted[-1].last):
            for item in counted:
                scene.claims.add(item, trigger, Rule.AROUND)
            return


def _tail_follows(scene: Scene, trigger: Trigger, i: int) -> bool:
    """Whether the second half of a phrase stands at token `i`, or a few words behind it."""
    end, tail = scene.end(trigger.first), trigger.pattern.tail
    starts = range(i, min(end, i + (TAIL_REACH if tail[0].words else 1)))
    return any(match(tail, scene.tokens, start, end) is not None for start in starts)


def _attributes(scene: Scene) -> None:
    """A harm said inside a phrase, where no verb said more: "34 wounded persons"."""
    for phrase in scene.phrases.all():
        if phrase.state is None or (phrase.quantity is None and has_plural_head(scene, phrase)):
            continue
        if accepts(scene, phrase.state, phrase):
            scene.claims.add(phrase, phrase.state, Rule.ATTRIBUTE)


_READERS: Final[dict[Shape, Callable[[Scene, Trigger], None]]] = {
    Shape.TRANSITIVE: _verb,
    Shape.EITHER: _verb,
    Shape.INTRANSITIVE: _subject_verb,
    Shape.SUBJECT: _subject_verb,
    Shape.PASSIVE: _participle,
    Shape.STATE: _state,
    Shape.OBJECT: _object,
    Shape.AROUND: _around,
    Shape.DEED: noun_clauses.read_deed,
    Shape.HARM: noun_clauses.read_harm,
    Shape.TOLL: noun_clauses.read_toll,
    Shape.COUNTED: noun_clauses.read_counted_harm,
    Shape.PEOPLE: noun_clauses.read_people,
}

"""Verb groups: what stands around a verb, and what it makes of it.

In go a scene and a trigger that is a verb, a participle or an adjective; out comes where its auxiliaries begin,
whether they make a passive or a denial, and what a second verb joined to it adds ("shot and killed"). Whose verb it
is, `subjects` decides.
"""

from typing import Final

from extractors import lexicon
from extractors.measures import Form, Shape, Trigger, measures
from extractors.model import Unit
from extractors.nouns import is_adverb
from extractors.phrases import Phrase
from extractors.record import record
from extractors.scene import SUBJECT_REACH, Scene
from extractors.text import MARK, NUMBER

BE: Final = lexicon.words("phrases", "be")
_LINKING_VERBS: Final = lexicon.words("phrases", "linking_verbs")
HAVE: Final = lexicon.words("phrases", "have")
BARRIERS: Final = lexicon.words("phrases", "barriers")
TIMES: Final = lexicon.words("phrases", "times")
QUOTES: Final = frozenset({"“", "”", '"', "'", "‘", "’"})
_MODAL: Final = lexicon.words("phrases", "modal")
_LINKING: Final = lexicon.words("phrases", "linking")
_PLURAL_AUX: Final = lexicon.words("phrases", "plural_aux")
_SINGULAR_AUX: Final = lexicon.words("phrases", "singular_aux")
_NEGATIONS: Final = lexicon.words("phrases", "negations")
_ACTIVE_NEGATIONS: Final = lexicon.words("phrases", "active_negations")
_BETWEEN_VERBS: Final = lexicon.words("phrases", "between_verbs")
_OR: Final = frozenset({"and", "or", ",", "/", "&"})
_BRACKET: Final = 6
"""Tokens in an editor's date: "[24 April 2014]"."""
_OF_TIME: Final = frozenset({"in", "the", "of"})
_PARTICIPLES: Final = lexicon.words("phrases", "irregular_participles")
_AUXILIARIES: Final = BE | HAVE
_SHARED: Final = frozenset({Form.BOTH, Form.PARTICIPLE})
_SHARED_REACH: Final = 12
"""Tokens between a passive and a participle joined to it: "were pulled from a car on the airport road and shot"."""
_CLAUSE_WORDS: Final = frozenset({"who", "which", "that", "when", "while", "after", "before", "as", "but", "because"})
_OBJECT_VERBS: Final = frozenset({Shape.TRANSITIVE, Shape.EITHER})
_JOINABLE: Final = frozenset({Shape.TRANSITIVE, Shape.STATE, Shape.EITHER})
_FINISHED: Final = frozenset({Form.NONE, Form.BOTH, Form.PARTICIPLE, Form.PAST})
_NOUNS: Final = frozenset({Shape.DEED, Shape.COUNTED, Shape.PEOPLE, Shape.TOLL, Shape.HARM})


@record
class VerbGroup:
    """What stands before a verb: where it begins, and what its auxiliaries make of it."""

    first: int
    negated: bool
    passive: bool
    perfect: bool
    infinitive: bool
    plural: bool | None


def verb_group(scene: Scene, trigger: Trigger) -> VerbGroup:
    """Walk left over auxiliaries, adverbs and times: "were on Thursday night shot dead"."""
    tokens, start = scene.tokens, scene.sentence(trigger.first).first
    i = first = trigger.first
    passive = perfect = infinitive = negated = False
    plural: bool | None = None
    while i > start and trigger.first - i < SUBJECT_REACH:
        word = tokens[i - 1].lower
        if _makes_passive(word):
            passive = passive or not perfect  # "were said to have killed" is active: the nearer one decides
        elif word in HAVE:
            perfect = True
        elif word in _MODAL or word == "to":
            infinitive = True
        elif not (word in _LINKING or is_adverb(word)):
            j = _past_time(scene, i, start)
            if j == i:
                break
            i = j
            continue
        elif i != first:  # an adverb before a time is no part of the group, but a verb may stand before it
            negated = negated or _negates(word)
            i -= 1
            continue
        negated = negated or _negates(word) or (word == "yet" and tokens[i].lower == "to")
        if word in _MODAL or word == "to":
            plural = None  # "a guard may have been killed": this "have" is said of one too
        else:
            plural = True if word in _PLURAL_AUX else False if word in _SINGULAR_AUX else plural
        i -= 1
        first = i
    return VerbGroup(first, negated, passive, perfect and not passive, infinitive, plural)


def _makes_passive(word: str) -> bool:
    return word in BE or word in _LINKING_VERBS or (word.endswith(("'re", "n't")) and word not in _ACTIVE_NEGATIONS)


def _negates(word: str) -> bool:
    return word in _NEGATIONS or word.endswith("n't")


def _past_time(scene: Scene, i: int, start: int) -> int:
    """Left over what may stand between an auxiliary and its verb before token `i`; `i` if that is no such thing."""
    tokens = scene.tokens
    word = tokens[i - 1].lower
    if word in TIMES or word in QUOTES:
        return i - 1
    if word == "]":  # "were on Thursday [24 April] killed"
        return next((j for j in range(i - 2, max(start, i - _BRACKET), -1) if tokens[j].text == "["), i)
    if tokens[i - 1].kind == NUMBER and tokens[i].lower in TIMES and tokens[i].capital:
        return i - 1  # "on 3 May"
    if word in _OF_TIME and any(token.lower == "hours" for token in tokens[i - 1 : i + 3]):
        return i - 1  # "were in the early hours of Monday killed"
    if word == "and" and i - 2 >= start and _is_participle(tokens[i - 2].lower) and not _harms_people(scene, i - 2):
        return i - 2  # "were attacked and killed", "was hit and killed"
    return i


def earlier_passive(scene: Scene, trigger: Trigger, group: VerbGroup) -> VerbGroup | None:
    """The passive whose auxiliary a participle behind "and" shares: "were caught in the avalanche and killed"."""
    tokens, start = scene.tokens, scene.sentence(trigger.first).first
    if (
        trigger.pattern.form not in _SHARED
        or group.first != trigger.first
        or scene.before_token(trigger.first) != "and"
    ):
        return None
    for i in range(trigger.first - 3, max(start, trigger.first - _SHARED_REACH), -1):
        word = tokens[i].lower
        if word in BARRIERS or tokens[i].kind == MARK or word in _CLAUSE_WORDS:
            return None
        if _is_participle(word) and _makes_passive(tokens[i - 1].lower):
            first, plural = i - 1, tokens[i - 1].lower in _PLURAL_AUX or None
            while first > start and (tokens[first - 1].lower in _AUXILIARIES or tokens[first - 1].lower in _LINKING):
                first -= 1
                plural = plural or tokens[first].lower in _PLURAL_AUX or None
            return VerbGroup(first, negated=False, passive=True, perfect=False, infinitive=False, plural=plural)
    return None


def _is_participle(word: str) -> bool:
    return word.endswith("ed") or word in _PARTICIPLES


def _harms_people(scene: Scene, i: int) -> bool:
    """Whether token `i` is a verb that says by itself what befell people: it is joined by `with_second_verb`."""
    known = measures()
    triggers = scene.at.get(i, ())
    return any(t.pattern.shape in _OBJECT_VERBS and known[t.pattern.measure].unit is Unit.PERSON for t in triggers)


def with_second_verb(scene: Scene, trigger: Trigger, group: VerbGroup) -> tuple[int, str | None]:
    """Take in a second verb, as in "shot and killed", "killed or wounded": the end of both, and what both mean.

    The meaning is None where no second verb says anything of the same people.
    """
    tokens, i = scene.tokens, trigger.last
    end = scene.end(trigger.first)
    if i >= end or tokens[i].lower not in _OR:
        return i, None
    j = i + 1
    if j < end and tokens[j].lower in _BETWEEN_VERBS:
        j += 1
    for other in scene.at.get(j, ()):
        if not _may_follow(trigger, other, tokens[i].lower):
            continue
        after = scene.phrases.starting(other.last)
        if group.passive and after is not None and after.quantity is not None:
            break  # "were killed and wounded 12"
        return other.last, _both(trigger.pattern.measure, other.pattern.measure)
    return i, None


def _may_follow(trigger: Trigger, other: Trigger, joint: str) -> bool:
    """Whether two verbs are alike enough to share their number."""
    one, two = trigger.pattern, other.pattern
    if two.shape not in _JOINABLE or not (two.form in _FINISHED or two.form is one.form):
        return False
    return not (one.shape is Shape.STATE and two.shape is Shape.TRANSITIVE and joint == ",")


def _both(one: str, other: str) -> str:
    """What two coordinated verbs mean of one number."""
    pair = {one, other}
    if pair == {"killed", "injured"}:
        return "casualties"
    if pair == {"housing_destroyed", "housing_damaged"}:
        return "housing_damaged"
    if "killed" in pair:
        return "killed"
    if pair == {"casualties", "injured"}:
        return "injured"
    return one


def begins_clause(scene: Scene, phrase: Phrase, end: int) -> bool:
    """Whether a verb follows a phrase, so that the phrase is that verb's subject and not a list's last item."""
    tokens, i = scene.tokens, phrase.last
    while i < end:
        word = tokens[i].lower
        if word in BARRIERS or not ((word in _LINKING and word != "to") or is_adverb(word)):
            break
        i += 1
    if i >= end:
        return False
    word = tokens[i].lower
    if word in BE or word in HAVE or word in _MODAL or word in BARRIERS:
        return True
    return any(t.pattern.shape not in _NOUNS for t in scene.at.get(i, ()))

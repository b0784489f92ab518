"""Clauses: which counted phrase belongs to which trigger.

In go a text with its triggers and noun phrases; out come `Claim`s, a phrase and the trigger that says what
happened to it. Each rule is one function named after the construction that it reads; its name, with the trigger's,
becomes the figure's `rule`. Nothing here knows about places, times or sources.
"""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from extractors import lexicon, parties
from extractors.measures import Element, Form, Shape, Trigger, match, measures
from extractors.model import Unit
from extractors.nouns import Noun, Opening, Phrase, Phrases, classify, is_adverb
from extractors.quantities import Quantity
from extractors.text import MARK, NUMBER, WORD, Sentence, Text

_BE: Final = lexicon.words("phrases", "be")
_HAVE: Final = lexicon.words("phrases", "have")
_MODAL: Final = lexicon.words("phrases", "modal")
_LINKING: Final = lexicon.words("phrases", "linking")
_RELATIVES: Final = lexicon.words("phrases", "relatives")
_INCLUDING: Final = lexicon.words("phrases", "including")
_JOINS: Final = lexicon.words("phrases", "joins")
_COLLECTIVES: Final = lexicon.words("phrases", "collectives")
_BARRIERS: Final = lexicon.words("phrases", "barriers")
_PRONOUNS: Final = frozenset(["himself", "herself", "themselves", "itself", "him", "her", "them"])
_OBJECT_PRONOUNS: Final = _PRONOUNS | {"it", "me", "us", "you"}
_QUOTES: Final = frozenset(["“", "”", '"', "'", "‘", "’"])
_VAGUE_DEEDS: Final = frozenset(
    ["body", "life", "remains", "loss", "return", "release", "flight", "capture", "seizure", "removal", "rescue"]
)
_HEDGES: Final = frozenset(["likely", "possibly", "potentially", "perhaps", "probably", "reportedly", "allegedly"])
_FINITE_RULES: Final = frozenset(["passive", "subject", "active", "passive phrase", "state", "intransitive"])
_DASHES: Final = frozenset(["-", "--", "–", "—"])
_CLOSING: Final = {")": "(", "]": "["}
_SINGLE_HARMS: Final = frozenset(
    ["death", "fatality", "injury", "casualty", "drowning", "body", "corpse", "kidnapping", "abduction", "arrest"]
)
_SUBJECT_PRONOUNS: Final = frozenset(["he", "she", "they", "it", "we", "i", "you"])
_SUBORDINATORS: Final = frozenset(["after", "before", "since", "as", "until"])
_PREPOSITIONS: Final = lexicon.words("phrases", "prepositions")
_TOLL_LINKS: Final = lexicon.words("phrases", "toll_links")
_LIFE_VERBS: Final = lexicon.words("phrases", "life_verbs")
_STRICT: Final = lexicon.words("phrases", "strict_measures")
_NOT_NAMES: Final = lexicon.words("phrases", "not_names")
_PLURAL_AUX: Final = lexicon.words("phrases", "plural_aux")
_SINGULAR_AUX: Final = lexicon.words("phrases", "singular_aux")
_TIMES: Final = lexicon.words("phrases", "times")
_BACKDROP: Final = frozenset(["participants", "population", "affected", "in_need"])
_STRENGTHS: Final = {
    "killed": 4, "injured": 3, "casualties": 3,
    "fled": 1, "displaced": 1, "evacuated": 1, "refugees": 1, "sheltered": 1, "missing": 1, "abducted": 2,
    "participants": 0, "population": 0, "affected": 0, "in_need": 0,
}  # fmt: skip
_SUBJECT_REACH: Final = 45
"""Tokens between a subject and its verb; longer ones were never right."""
_TOLL_REACH: Final = 30
"""Tokens between "toll" and its number, which a linking word must precede: "the toll from two days of … at 69"."""
NUMBERLESS: Final = 2
"""The least that "many" and "others" can be (section 2 of the coding manual); too little to count a description by."""
_TAIL_REACH: Final = 4
_VERB_SHAPES: Final = {Shape.TRANSITIVE, Shape.EITHER}
_FINITE: Final = {Form.PRESENT, Form.PAST, Form.BOTH}


class Claim(NamedTuple):
    """`phrase` suffered or did what `trigger` says, read by `rule`; `part_of` and `rest_of` are other phrases."""

    phrase: Phrase
    trigger: Trigger
    measure: str
    rule: str
    part_of: Phrase | None = None
    like: Phrase | None = None


class VerbGroup(NamedTuple):
    """What stands before a verb: where it begins, and what its auxiliaries make of it."""

    first: int
    negated: bool
    passive: bool
    perfect: bool
    infinitive: bool
    plural: bool | None


class Clauses:
    """Reads one text's claims; a fresh object for each text."""

    def __init__(self, text: Text, triggers: Sequence[Trigger], phrases: Phrases) -> None:
        """Take a text, its triggers in order and its phrases."""
        self.text = text
        self.tokens = text.tokens
        self.phrases = phrases
        self.triggers = triggers
        self.claims: dict[tuple[int, str], Claim] = {}
        self._claimed: dict[int, Claim] = {}
        self._at: dict[int, list[Trigger]] = {}
        self._spoken: set[int] = set()
        for trigger in triggers:
            self._at.setdefault(trigger.first, []).append(trigger)

    def read(self) -> None:
        """Claim every phrase that a trigger counts."""
        by_rank = sorted(self.triggers, key=_precedence)
        for trigger in by_rank:
            if trigger.pattern.measure not in _BACKDROP:
                self._dispatch(trigger)
        self._states_inside()

    def read_backdrop(self) -> None:
        """Claim what is left for crowds, residents and the affected: counts of people to whom nothing more happened."""
        for trigger in sorted(self.triggers, key=_precedence):
            if trigger.pattern.measure in _BACKDROP:
                self._dispatch(trigger)

    def claims_in_order(self) -> list[Claim]:
        """Every claim made so far, in text order."""
        return sorted(self.claims.values(), key=lambda claim: claim.phrase.first)

    def claimed(self, phrase: Phrase, measure: str | None = None) -> Claim | None:
        """The claim on a phrase, if there is one that a claim to `measure` would not replace."""
        standing = self._claimed.get(phrase.first)
        if standing is None or measure is None or _strength(measure) <= _strength(standing.measure):
            return standing
        return None

    def add(
        self,
        phrase: Phrase,
        trigger: Trigger,
        rule: str,
        *,
        measure: str | None = None,
        part_of: Phrase | None = None,
        like: Phrase | None = None,
    ) -> bool:
        """Claim a phrase unless a stronger claim stands; whether it was."""
        measure = measure or trigger.pattern.measure
        if not trigger.pattern.perpetrators:
            self._spoken.add(trigger.first)
        standing = self._claimed.get(phrase.first)
        if standing is not None:
            if _strength(measure) <= _strength(standing.measure):
                return False
            del self.claims[phrase.first, standing.measure]
        claim = Claim(phrase, trigger, measure, rule, part_of, like)
        self._claimed[phrase.first] = claim
        self.claims[phrase.first, measure] = claim
        return True

    # ---- one trigger -------------------------------------------------------------------------------------------

    def _dispatch(self, trigger: Trigger) -> None:
        if trigger.first in self._spoken and not trigger.pattern.perpetrators:
            return  # "injured" is a participle and an adjective, and speaks once
        match trigger.pattern.shape:
            case Shape.TRANSITIVE | Shape.EITHER:
                self._verb(trigger)
            case Shape.INTRANSITIVE | Shape.SUBJECT:
                self._subject_verb(trigger)
            case Shape.PASSIVE:
                self._participle(trigger)
            case Shape.STATE:
                self._state(trigger)
            case Shape.OBJECT:
                self._objects(trigger, trigger.last, "object")
            case Shape.AROUND:
                self._around(trigger)
            case Shape.DEED:
                self._after_word(trigger, "of", "deed")
            case Shape.HARM:
                self._after_word(trigger, "to", "harm")
            case Shape.TOLL:
                self._toll(trigger)
            case Shape.COUNTED:
                self._noun_counted(trigger)
            case Shape.PEOPLE:
                self._people_counted(trigger)

    def _verb(self, trigger: Trigger) -> None:
        group = self._verb_group(trigger)
        if group.negated or self._says_otherwise(trigger) or self._inverted(trigger):
            return
        last, measure = self._coordinated(trigger, group)
        right = self._object_at(last, trigger) or self._behind_things(last, trigger)
        form = trigger.pattern.form
        if form in {Form.PARTICIPLE, Form.BOTH, Form.PAST} and group.passive:
            self._claim_subject(trigger, group, "passive", measure)
            if last < len(self.tokens) and self.tokens[last].lower in {"alongside", "along", "together"}:
                self._objects(
                    trigger, last + (1 if self.tokens[last].lower == "alongside" else 2), "alongside", measure
                )
            elif last < len(self.tokens) and self.tokens[last].lower == "with":
                beside = self.phrases.starting(last + 1)
                if beside is not None and beside.opening is Opening.POSSESSIVE:
                    self._objects(trigger, last + 1, "alongside", measure)
        elif form is Form.GERUND:
            if right is not None:
                self._objects(trigger, last, "gerund", measure)
            elif trigger.pattern.shape is Shape.EITHER:
                self._reduced(trigger, group, measure)
        elif form is Form.BASE and not group.infinitive and not self._plural_before(trigger.first):
            return  # "what a martyr": a noun of the same form
        elif form in {Form.BASE, Form.PRESENT} or group.perfect:
            self._objects(trigger, last, "active", measure)
            if right is None and trigger.pattern.shape is Shape.EITHER:
                self._claim_subject(trigger, group, "intransitive", measure)
        elif right is not None and not self._list_item(trigger, right):
            self._objects(trigger, last, "active", measure)
        elif last < len(self.tokens) and self.tokens[last].lower == "them" and trigger.pattern.measure == "killed":
            self._antecedent(trigger)
        elif not self._reduced(trigger, group, measure) and trigger.pattern.shape is Shape.EITHER:
            self._claim_subject(trigger, group, "intransitive", measure)

    def _inverted(self, trigger: Trigger) -> bool:
        """"Killed in the blast were a nurse and two teachers": the participle opens the sentence."""
        sentence = self._sentence(trigger.first)
        if trigger.first - sentence.first > 1 or trigger.pattern.form is Form.GERUND:
            return False
        for i in range(trigger.last, min(sentence.last - 1, trigger.last + _TAIL_REACH * 2)):
            if self.tokens[i].lower in {"were", "was", "are", "is"}:
                before = len(self.claims)
                self._objects(trigger, i + 1, "inverted")
                return len(self.claims) > before
        return False

    def _plural_before(self, i: int) -> bool:
        """Whether what stands before may be the subject of a verb in its base form: "gunmen kill 12"."""
        word = self.tokens[i - 1].lower if i else ""
        named = i > 0 and self.tokens[i - 1].text[0].isupper()
        return word in _SUBJECT_PRONOUNS or word in {"who", "that", "and"} or named or self.phrases.plural(word)

    def _says_otherwise(self, trigger: Trigger) -> bool:
        """Whether the next word makes another verb of it: "shot at twelve people"."""
        i = trigger.last
        return (
            trigger.pattern.measure == "casualties"
            and i < len(self.tokens)
            and self.tokens[i].lower in {"at", "back", "into", "towards", "toward", "through"}
        )

    def _antecedent(self, trigger: Trigger) -> None:
        """ "Took two teachers out of a school and killed them": the last people counted before the pronoun."""
        sentence = self._sentence(trigger.first)
        for phrase in self.phrases.before(trigger.first, sentence.first):
            if (
                phrase.quantity is not None
                and phrase.noun is Noun.PERSON
                and self.claimed(phrase, trigger.pattern.measure) is None
            ):
                self.add(phrase, trigger, "antecedent")
                return

    def _list_item(self, trigger: Trigger, right: Phrase) -> bool:
        """Whether a number before the verb, and not the one behind it, is the verb's: "12 killed two days ago"."""
        return right.noun is Noun.THING and self.phrases.ending(trigger.first) is not None

    def _subject_verb(self, trigger: Trigger) -> None:
        group = self._verb_group(trigger)
        if group.passive and trigger.pattern.measure in _BACKDROP:
            return
        if (
            trigger.pattern.form is Form.NONE
            and trigger.pattern.shape is Shape.SUBJECT
            and trigger.first == group.first
        ):
            self._reduced(trigger, group, None) or self._claim_subject(trigger, group, "subject", None)
            return
        if (
            trigger.pattern.form is Form.BASE
            and group.infinitive
            and not group.passive
            and not self._adjacent(group.first)
        ):
            return
        if trigger.pattern.form is Form.GERUND and group.first == trigger.first:
            if not self._reduced(trigger, group, None) and trigger.pattern.perpetrators:
                self._claim_subject(trigger, group, "subject", None)
            return
        self._claim_subject(trigger, group, "subject", None)

    def _participle(self, trigger: Trigger) -> None:
        group = self._verb_group(trigger)
        if group.passive:
            self._claim_subject(trigger, group, "passive phrase", None)
        else:
            self._reduced(trigger, group, None)

    def _state(self, trigger: Trigger) -> None:
        group = self._verb_group(trigger)
        last, measure = self._coordinated(trigger, group)
        if group.first < trigger.first and group.passive:
            self._claim_subject(trigger, group, "state", measure)
        else:
            self._reduced(trigger, group, measure)

    def _around(self, trigger: Trigger) -> None:
        sentence = self._sentence(trigger.first)
        phrase = self._object_at(trigger.last, trigger)
        if phrase is None:
            return
        tail = trigger.pattern.tail
        items = [phrase, *self.list_after(phrase, trigger)]
        for end in (items[-1].last, phrase.last):
            for skip in range(_TAIL_REACH if tail[0].words else 1):
                if end + skip < sentence.last and match(tail, self.tokens, end + skip, sentence.last) is not None:
                    for item in items if end == items[-1].last else [phrase]:
                        self.add(item, trigger, "around")
                    return

    def _after_word(self, trigger: Trigger, word: str, rule: str) -> None:
        i, end = trigger.last, self._sentence(trigger.first).last
        while i < end and self.tokens[i].lower in _TIMES:
            i += 1  # "the bodies on Friday of six men"
        if i < end and self.tokens[i].lower == word:
            self._objects(trigger, i + 1, rule)

    def _toll(self, trigger: Trigger) -> None:
        """The first number that a linking word puts to the toll; in "from a to b" both."""
        sentence = self._sentence(trigger.first)
        i = trigger.last
        for phrase in self.phrases.within(i, min(sentence.last, i + _TOLL_REACH)):
            if phrase.quantity is None or not self._accepts(trigger, phrase) or phrase.quantity.fraction is not None:
                continue
            before = self.tokens[phrase.first - 1]
            if phrase.first == i or before.lower in _TOLL_LINKS:
                self.add(phrase, trigger, "toll")
                if before.lower == "from":
                    following = self.phrases.starting(phrase.last + 1)
                    if following and self.tokens[phrase.last].lower == "to" and self._accepts(trigger, following):
                        self.add(following, trigger, "toll")
                return

    def _noun_counted(self, trigger: Trigger) -> None:
        """ "12 deaths", "no casualties", "a death": the noun of the phrase is the trigger."""
        for phrase in self._phrases_with_head(trigger):
            if phrase.quantity is None and (
                phrase.opening is not Opening.ARTICLE or self.tokens[phrase.head].lower not in _SINGLE_HARMS
            ):
                continue
            word = self.tokens[phrase.head].lower
            if word == "lives" and not self._lives_lost(phrase):
                continue
            nothing = phrase.quantity is not None and phrase.quantity.value == 0
            if nothing and self._goes_on(phrase):
                continue  # "no casualty figures"
            if nothing and trigger.pattern.measure == "casualties":
                if self.add(phrase, trigger, "counted", measure="killed"):
                    claim = Claim(phrase, trigger, "injured", "counted")
                    self.claims[phrase.first, "injured"] = claim
                continue
            self.add(phrase, trigger, "counted")

    def _goes_on(self, phrase: Phrase) -> bool:
        """Whether a noun follows, so that the phrase's own noun only describes it."""
        if phrase.last >= len(self.tokens) or self.phrases.plural(self.tokens[phrase.head].lower):
            return False
        following = self.tokens[phrase.last]
        return following.kind == WORD and self.phrases.plural(following.lower) and following.lower not in _PREPOSITIONS

    def _people_counted(self, trigger: Trigger) -> None:
        for phrase in self._phrases_with_head(trigger):
            if phrase.quantity is not None and phrase.quantity.low != NUMBERLESS:
                self.add(phrase, trigger, "people")

    def _phrases_with_head(self, trigger: Trigger) -> Iterator[Phrase]:
        for first in range(trigger.first, max(self._sentence(trigger.first).first, trigger.first - 12) - 1, -1):
            phrase = self.phrases.starting(first)
            if phrase is not None and phrase.last > trigger.first and trigger.first <= phrase.head < trigger.last:
                yield phrase
                return

    def _lives_lost(self, phrase: Phrase) -> bool:
        around = self.tokens[max(0, phrase.first - 3) : phrase.first] + self.tokens[phrase.last : phrase.last + 4]
        return any(token.lower in _LIFE_VERBS for token in around)

    def _states_inside(self) -> None:
        """ "34 wounded persons": the state within the phrase counts where no verb said more."""
        for phrase in self.phrases.all():
            if phrase.state is None or (phrase.quantity is None and self._plural_head(phrase)):
                continue
            if self._accepts(phrase.state, phrase):
                self.add(phrase, phrase.state, "attribute")

    # ---- subjects and objects ----------------------------------------------------------------------------------

    def _verb_group(self, trigger: Trigger) -> VerbGroup:
        """Walk left over auxiliaries, adverbs and times: "were on Thursday night shot dead"."""
        tokens, start = self.tokens, self._sentence(trigger.first).first
        i = first = trigger.first
        passive = perfect = infinitive = negated = False
        plural: bool | None = None
        while i > start and trigger.first - i < _SUBJECT_REACH:
            word = tokens[i - 1].lower
            auxiliary = True
            if word in _BE or (word.endswith(("'re", "n't")) and word not in {"didn't", "don't"}):
                passive = passive or not perfect  # "were said to have killed" is active: the nearer one decides
            elif word in _HAVE:
                perfect = True
            elif word in _MODAL or word == "to":
                infinitive = True
            elif word in _LINKING or is_adverb(word):
                auxiliary = i == first
            elif (
                word in _TIMES
                or word in _QUOTES
                or (tokens[i - 1].kind == NUMBER and tokens[i].lower in _TIMES and tokens[i].text[0].isupper())
            ):
                auxiliary = False
            elif word in {"in", "the", "of"} and any(token.lower == "hours" for token in tokens[i - 1 : i + 3]):
                auxiliary = False  # "were in the early hours of Monday killed"
            elif (
                word == "and"
                and i - 2 >= start
                and tokens[i - 2].lower.endswith("ed")
                and not self._transitive_at(i - 2)
            ):
                i -= 1  # "were attacked and killed"
                auxiliary = False
            else:
                break
            negated = negated or word in {"not", "never"} or word.endswith("n't")
            if word in _PLURAL_AUX:
                plural = True
            elif word in _SINGULAR_AUX:
                plural = False
            i -= 1
            if auxiliary:
                first = i
        return VerbGroup(first, negated, passive, perfect and not passive, infinitive, plural)

    def _transitive_at(self, i: int) -> bool:
        return any(t.pattern.shape in _VERB_SHAPES for t in self._at.get(i, ()))

    def _coordinated(self, trigger: Trigger, group: VerbGroup) -> tuple[int, str | None]:
        """Take in a second verb: "shot and killed", "killed or wounded"; the end of both, and what both mean."""
        tokens, i = self.tokens, trigger.last
        end = self._sentence(trigger.first).last
        if i < end and tokens[i].lower in {"and", "or", ",", "/", "&"}:
            j = i + 1
            if j < end and tokens[j].lower in {
                "then",
                "later",
                "also",
                "seriously",
                "critically",
                "badly",
                "possibly",
                "fatally",
            }:
                j += 1
            for other in self._at.get(j, ()):
                if other.pattern.shape in {Shape.TRANSITIVE, Shape.STATE, Shape.EITHER} and other.pattern.form in {
                    trigger.pattern.form,
                    Form.NONE,
                    Form.BOTH,
                    Form.PARTICIPLE,
                    Form.PAST,
                }:
                    if (
                        trigger.pattern.shape is Shape.STATE
                        and other.pattern.shape is Shape.TRANSITIVE
                        and tokens[i].lower == ","
                    ):
                        continue
                    after = self.phrases.starting(other.last)
                    if group.passive and after is not None and after.quantity is not None:
                        break
                    meaning = _both(trigger.pattern.measure, other.pattern.measure)
                    if meaning is None:
                        break
                    return other.last, meaning
        return i, None

    def _claim_subject(self, trigger: Trigger, group: VerbGroup, rule: str, measure: str | None) -> bool:
        items, parts = self._subject(trigger, group)
        for item in items:
            self.add(item, trigger, rule, measure=measure)
        for part in parts:
            self.add(part, trigger, "including", measure=measure, part_of=items[0] if items else None)
        return bool(items)

    def _subject(self, trigger: Trigger, group: VerbGroup) -> tuple[list[Phrase], list[Phrase]]:
        """The phrases that the verb group says something of, and the parts of them named on the way."""
        tokens, start = self.tokens, self._sentence(trigger.first).first
        i = group.first
        parts: list[Phrase] = []
        nearest = self.phrases.ending(i)
        if (
            nearest is not None
            and nearest.quantity is not None
            and self.claimed(nearest, trigger.pattern.measure) is not None
        ):
            return [], []
        if group.negated or (i > start and tokens[i - 1].lower in _SUBJECT_PRONOUNS):
            return [], []
        if i > start and tokens[i - 1].lower in _RELATIVES:
            phrase = self._adjacent(i)
            if (
                phrase is not None
                and self._may_be_subject(phrase, trigger, group)
                and self._before(phrase, start) != "by"
            ):
                return [phrase], []
        if i > start and tokens[i - 1].text in _DASHES:
            i = self._before_aside(i - 1, start)
        closed = i > start and tokens[i - 1].text in {",", ")", "]", "-", "--", "—", "–"}
        while i > start and group.first - i < _SUBJECT_REACH:
            phrase = self.phrases.ending(i)
            if phrase is None:
                word = tokens[i - 1]
                if word.text in _CLOSING:
                    i = self._opening(i - 1, start)
                    continue
                if word.text in {";", ":"} or (
                    word.lower in _BARRIERS and tokens[i].lower != "to" and i not in self._at
                ):
                    break
                i -= 1
                continue
            if not self._may_be_subject(phrase, trigger, group):
                i = phrase.first
                continue
            items = self._chain_left(phrase, trigger, group)
            while (
                len(items) > 1
                and self._in_prepositional_phrase(items[0], start)
                and not self._is_part_list(items[0], start, closed=closed)
            ):
                items.pop(0)  # "according to the ministry, 11 people died"
            before = self._before(items[0], start)
            if self._is_part_list(items[0], start, closed=closed) or (
                phrase.whole and before in {",", "(", "-", "--", "–", "—"} and not (i == group.first)
            ):
                parts = [*items, *parts]
                i = items[0].first
                continue
            opens_clause = (before in _SUBORDINATORS or before == "with") and phrase.last == group.first
            if self._in_prepositional_phrase(items[0], start) and not opens_clause:
                i = items[0].first
                continue
            return items, parts
        return [], []

    def _relative_follows(self, phrase: Phrase) -> bool:
        """Whether what was said of the phrase stood in a relative clause: "six men who were kidnapped … were killed"."""
        after = [token.lower for token in self.tokens[phrase.last : phrase.last + 2]]
        return any(word in _RELATIVES for word in after[: 2 if after[:1] == [","] else 1])

    def _same_clause(self, before: Trigger, group: VerbGroup) -> bool:
        """Whether a second verb has the same subject: "were abducted and were found dead"."""
        between = [token.lower for token in self.tokens[before.last : group.first]]
        return len(between) <= _TAIL_REACH and "and" in between

    def _before_aside(self, i: int, start: int) -> int:
        """Past an aside between dashes: "nine people – six men and three women – were killed"."""
        for j in range(i - 1, max(start, i - _SUBJECT_REACH), -1):
            if self.tokens[j].text in _DASHES:
                phrase = self.phrases.ending(j)
                return j if phrase is not None and phrase.quantity is not None else i + 1
        return i + 1

    def _opening(self, i: int, start: int) -> int:
        """Where the bracket that closes at token `i` opens; `i` if it does not in this sentence."""
        for j in range(i - 1, max(start, i - _SUBJECT_REACH), -1):
            if self.tokens[j].text == _CLOSING[self.tokens[i].text]:
                return j
        return i

    def _is_part_list(self, phrase: Phrase, start: int, *, closed: bool = False) -> bool:
        """Whether "including" or "among them" opens the list that the phrase stands in.

        Bare nouns may stand before it; where a comma `closed` the list before the verb, anything but a verb may.
        """
        i = phrase.first
        while i > start and phrase.first - i < (_SUBJECT_REACH if closed else _TAIL_REACH * 2):
            word = self.tokens[i - 1].lower
            if word in _INCLUDING and (word not in {"among", "amongst"} or self.tokens[i].lower in {"them", "whom"}):
                return True
            if closed:
                if word in _BE or word in _HAVE or word in _BARRIERS:
                    return False
            elif word not in _JOINS and word not in {"them", "whom"} and classify(word) is not Noun.PERSON:
                return False
            i -= 1
        return False

    def _may_be_subject(self, phrase: Phrase, trigger: Trigger, group: VerbGroup) -> bool:
        if trigger.pattern.measure in _BACKDROP and self._distance(phrase.last, group.first) > 1:
            return False
        standing = self._claimed.get(phrase.first)
        if (
            standing is not None
            and standing.rule in _FINITE_RULES
            and not (self._same_clause(standing.trigger, group) or self._relative_follows(phrase))
        ):
            return False
        if self.claimed(phrase, trigger.pattern.measure) is not None or not self._accepts(trigger, phrase):
            return False
        if (
            phrase.quantity is not None
            and phrase.quantity.value != 1
            and self.tokens[trigger.last - 1].lower in {"himself", "herself"}
        ):
            return False
        if phrase.quantity is not None:
            return phrase.quantity.value != 0 or phrase.last == group.first
        start = self._sentence(phrase.first).first
        if group.plural is True and self._join_before(phrase.first, start) == phrase.first:
            return False
        if phrase.opening is Opening.NAME:
            return self._distance(phrase.last, group.first) <= 1 and self._names_a_person(phrase)
        return not self._plural_head(phrase) and self._before(phrase, start) not in _BE

    def _chain_left(self, phrase: Phrase, trigger: Trigger, group: VerbGroup) -> list[Phrase]:
        """The list that ends in `phrase`: "four civilians, a doctor and three agents"."""
        items = [phrase]
        joined = phrase.first > 0 and self.tokens[phrase.first - 1].lower in {"and", "with", "alongside"}
        if group.plural is False and not joined:
            named = self._apposition_before(phrase)
            return [named] if named is not None else items
        start = self._sentence(phrase.first).first
        while not phrase.whole:
            j = self._join_before(items[0].first, start)
            before = self.phrases.ending(j) if j < items[0].first else None
            if before is None and group.plural and all(_single(item) for item in items) and j < items[0].first:
                before = self._distant_item(j, start, trigger)
            if before is None or not self._may_stand_in_list(before, trigger):
                break
            if all(self.tokens[k].text == "," for k in range(before.last, items[0].first)) and _apposed(
                before, items[0]
            ):
                break
            items.insert(0, before)
            if self._before(before, start) in _INCLUDING:
                break
        return items

    def _join_before(self, i: int, start: int) -> int:
        """Where the words that join the phrase at `i` to one before it begin; `i` if there are none."""
        j = i
        while j > start:
            word = self.tokens[j - 1].lower
            pair = (self.tokens[j - 2].lower if j - 2 >= start else "", word)
            if word in _JOINS or word == "alongside" or (j == i and word in _HEDGES):
                j -= 1
            elif j < i and self.tokens[j - 1].kind == NUMBER and pair[0] == ",":
                j -= 2  # an age
            elif pair in {("along", "with"), ("together", "with")}:
                j -= 2
            elif pair == ("well", "as") and j - 3 >= start and self.tokens[j - 3].lower == "as":
                j -= 3
            else:
                break
        return j if j == i or any(self.tokens[k].lower not in _HEDGES for k in range(j, i)) else i

    def _distant_item(self, j: int, start: int, trigger: Trigger) -> Phrase | None:
        """ "The prosecutor of the city of Z and his driver were killed": the list's first item has words behind it."""
        for i in range(j, start, -1):
            phrase = self.phrases.ending(i)
            if (
                phrase is not None
                and self._may_stand_in_list(phrase, trigger)
                and not self._in_prepositional_phrase(phrase, start)
            ):
                return phrase
            if self.tokens[i - 1].lower in _BARRIERS or self.tokens[i - 1].lower in _INCLUDING:
                return None
        return None

    def _may_stand_in_list(self, phrase: Phrase, trigger: Trigger) -> bool:
        if self.claimed(phrase, trigger.pattern.measure) is not None or not self._accepts(trigger, phrase):
            return False
        if phrase.quantity is None:
            if self._plural_head(phrase):
                return False
            if phrase.opening is Opening.NAME:
                return self._names_a_person(phrase)
        return phrase.noun is not Noun.UNKNOWN or phrase.opening in {Opening.NAME, Opening.NUMBER}

    def _apposition_before(self, phrase: Phrase) -> Phrase | None:
        """The name that a description explains: "Bahjat M., a candidate, was killed" is about one person."""
        i = phrase.first
        if (
            i >= 2
            and self.tokens[i - 1].text == ","
            and phrase.opening in {Opening.ARTICLE, Opening.DEFINITE, Opening.NAME}
        ):  # noqa: PLR2004
            before = self.phrases.ending(i - 1)
            if before is None or before.opening is phrase.opening:
                return None
            if before.quantity is not None:
                return before if before.quantity.value == 1 and not before.whole else None
            if before.opening is not Opening.NAME or self._names_a_person(before):
                return before
        return None

    def _reduced(self, trigger: Trigger, group: VerbGroup, measure: str | None) -> bool:
        """ "12 people killed", "five dead": the counted stands right before, with no auxiliary."""
        phrase = self._adjacent(group.first) or self._adjacent(trigger.first)
        if (
            phrase is None
            or self.claimed(phrase, trigger.pattern.measure) is not None
            or not self._accepts(trigger, phrase)
        ):
            return False
        if phrase.quantity is None and (phrase.opening is Opening.NAME or self._plural_head(phrase)):
            return False
        if phrase.first > 0 and self.tokens[phrase.first - 1].lower == "by":
            return False
        if trigger.last < len(self.tokens) and self.tokens[trigger.last].lower in _OBJECT_PRONOUNS:
            return False  # "the police shot him"
        items = (
            self._chain_left(
                phrase,
                trigger,
                VerbGroup(group.first, negated=False, passive=True, perfect=False, infinitive=False, plural=True),
            )
            if phrase.quantity is not None or self._join_before(phrase.first, self._sentence(phrase.first).first) < phrase.first
            else [phrase]
        )
        start = self._sentence(phrase.first).first
        for item in items[1 if len(items) > 1 and self._before(items[0], start) in _INCLUDING else 0 :] or items:
            self.add(item, trigger, "reduced", measure=measure)
        return True

    def _adjacent(self, i: int) -> Phrase | None:
        """The phrase that ends right before token `i`, a relative pronoun, an age or a mark between them set aside."""
        tokens = self.tokens
        if i >= 1 and tokens[i - 1].text in _QUOTES:
            i -= 1
        phrase = self.phrases.ending(i)
        if phrase is None and i >= 1 and tokens[i - 1].lower in _RELATIVES:
            i -= 1
            phrase = self.phrases.ending(i)
            if phrase is None and i >= 1 and tokens[i - 1].text == ",":
                phrase = self.phrases.ending(i - 1)
        return phrase

    def _objects(self, trigger: Trigger, i: int, rule: str, measure: str | None = None) -> None:
        phrase = self._object_at(i, trigger) or self._behind_things(i, trigger)
        if phrase is None:
            return
        for item in [phrase, *self.list_after(phrase, trigger)]:
            self.add(item, trigger, rule, measure=measure)

    def _behind_things(self, i: int, trigger: Trigger) -> Phrase | None:
        """"Killed 40 sheep and two herders": the people of a list that begins with things."""
        things = self.phrases.starting(i)
        if things is None or things.noun is not Noun.THING or things.quantity is None:
            return None
        j, joined = self._join(things.last, things, self._sentence(trigger.first).last)
        return self._object_at(j, trigger) if joined else None

    def _object_at(self, i: int, trigger: Trigger) -> Phrase | None:
        """The phrase that begins at token `i`, if it can be counted by the trigger."""
        end = self._sentence(trigger.first).last
        i = self._object_start(i, end)
        phrase = self.phrases.starting(i) if i < end else None
        if (
            phrase is not None
            and phrase.opening is Opening.NAME
            and phrase.last < end
            and self.tokens[phrase.last].lower == "'s"
        ):
            phrase = self.phrases.starting(phrase.last)  # "killed Somalia's chief prosecutor"
        if (
            phrase is None
            or not self._accepts(trigger, phrase)
            or self.claimed(phrase, trigger.pattern.measure) is not None
        ):
            return None
        if phrase.quantity is None:
            if phrase.opening is Opening.NAME:
                return phrase if self._names_a_person(phrase) and trigger.pattern.shape is not Shape.TOLL else None
            if self._plural_head(phrase):
                return None
        return phrase

    def _object_start(self, i: int, end: int) -> int:
        """Past marks, times and reflexives: "shot dead on Monday a politician", "killing themselves and seven others"."""
        j = i
        while j < end:
            word = self.tokens[j]
            if word.text in {"“", '"', "'", "‘", "(", ":"} or word.lower in {"also", "instantly", "outright"}:
                j += 1
            elif word.lower in _PRONOUNS and j + 1 < end and self.tokens[j + 1].lower in {"and", ","}:
                j += 2
            elif word.lower in _TIMES and self.phrases.starting(j) is None:
                j += 1
            else:
                break
        return j

    def list_after(self, phrase: Phrase, trigger: Trigger) -> list[Phrase]:
        """The phrases joined to an object: "killed four people, a doctor and two guards"."""
        items: list[Phrase] = []
        since_comma = 0
        end, last = self._sentence(phrase.first).last, phrase
        while True:
            i, joined = self._join(last.last, last, end)
            if not joined:
                i, joined = self._join_behind(last, end)
            following = self.phrases.starting(i) if i < end and joined else None
            if following is None and joined == ",":
                i, joined = self._past_apposition(i, end)
                following = self.phrases.starting(i) if joined else None
            if following is None:
                return items
            if joined == "," and (_apposed(last, following) or self._described(last, following, end)):
                last = following
                continue
            if not self._may_join(following, trigger, joined):
                return items
            if self.begins_clause(following, end):
                return items if joined == "," or not since_comma else items[: since_comma - 1]
            items.append(following)
            if joined == ",":
                since_comma = len(items)
            last = following

    def _past_apposition(self, i: int, end: int) -> tuple[int, str]:
        """Past a description between commas: "killing a district chief, his apparent target, and seven others"."""
        for j in range(i, min(end - 1, i + _TAIL_REACH + 2)):
            if self.tokens[j].text == "," and self.tokens[j + 1].lower == "and":
                return j + 2, "and"
            if self.tokens[j].kind != WORD or self.tokens[j].lower in _BE or j in self._at:
                break
        return i, ""

    def _described(self, last: Phrase, following: Phrase, end: int) -> bool:
        """ "One member of his family, a child, and": one counted person, described between commas."""
        if last.quantity is None or last.quantity.value != 1 or following.quantity is not None:
            return False
        return following.last < end and self.tokens[following.last].text == ","

    def _join(self, i: int, last: Phrase, end: int) -> tuple[int, str]:
        """The token after the words at `i` that join another phrase to `last`, and the last of these words."""
        joined = ""
        if i + 2 < end and self.tokens[i].text == "," and self.tokens[i + 1].kind == NUMBER and last.quantity is None:
            i += 2  # an age
        while i < end:
            word = self.tokens[i].lower
            after = self.tokens[i + 1].lower if i + 1 < end else ""
            if word in _JOINS or word == "also":
                joined, i = word, i + 1
            elif joined and word in _HEDGES:
                i += 1
            elif (word, after) in {("along", "with"), ("together", "with")}:
                joined, i = "with", i + 2
            elif word == "as" and after == "well":
                joined, i = "and", i + 3
            elif word == "alongside":
                joined, i = "with", i + 1
            else:
                break
        return i, joined

    def _join_behind(self, last: Phrase, end: int) -> tuple[int, str]:
        """The same behind words that belong to `last`: "killed the mayor of A and two of his guards"."""
        if last.last >= end or self.tokens[last.last].lower not in {"of", "in", "from", "at", "for", "with"}:
            return last.last, ""
        for i in range(last.last, min(end, last.last + _TAIL_REACH * 2)):
            token = self.tokens[i]
            inside = self.phrases.starting(i)
            if token.lower in _BE or token.lower in _BARRIERS or token.text in {";", ":", "(", ","}:
                break
            if inside is not None and inside.opening is not Opening.NAME:
                break
            if i in self._at and token.lower not in _JOINS:
                break
            after, joined = self._join(i, last, end)
            if joined:
                return after, joined
        return last.last, ""

    def _may_join(self, following: Phrase, trigger: Trigger, joined: str) -> bool:
        if (
            self.claimed(following, trigger.pattern.measure) is not None
            or not self._accepts(trigger, following)
            or following.whole
        ):
            return False
        if following.quantity is None and (
            self._plural_head(following) or (following.opening is Opening.NAME and not self._names_a_person(following))
        ):
            return False
        return not (following.noun is Noun.BARE and joined == "," and not following.rest)

    def begins_clause(self, phrase: Phrase, end: int) -> bool:
        """Whether a verb follows, so that the phrase is that verb's subject and not a list's last item."""
        i = phrase.last
        while (
            i < end
            and self.tokens[i].lower not in _BARRIERS
            and ((self.tokens[i].lower in _LINKING and self.tokens[i].lower != "to") or is_adverb(self.tokens[i].lower))
        ):
            i += 1
        if i >= end:
            return False
        word = self.tokens[i].lower
        if word in _BE or word in _HAVE or word in _MODAL or word in _BARRIERS:
            return True
        return any(
            t.pattern.shape not in {Shape.DEED, Shape.COUNTED, Shape.PEOPLE, Shape.TOLL, Shape.HARM}
            for t in self._at.get(i, ())
        )

    # ---- judgements --------------------------------------------------------------------------------------------

    def part_fits(self, trigger: Trigger, phrase: Phrase) -> bool:
        """Whether a phrase may be a part of, or stand beside, what the trigger counts."""
        if phrase.quantity is None and phrase.opening is Opening.NAME:
            return self._names_a_person(phrase)
        return self._accepts(trigger, phrase) and (phrase.quantity is not None or not self._plural_head(phrase))

    def _accepts(self, trigger: Trigger, phrase: Phrase) -> bool:
        measure = measures()[trigger.pattern.measure]
        match phrase.noun:
            case Noun.PERSON:
                return Unit.PERSON in measure.units
            case Noun.HOUSEHOLD:
                return Unit.HOUSEHOLD in measure.units and phrase.quantity is not None
            case Noun.DWELLING:
                return Unit.DWELLING in measure.units and phrase.quantity is not None
            case Noun.BARE:
                if measure.unit is Unit.DWELLING:
                    return self._homes_before(phrase)
                if trigger.pattern.shape is Shape.DEED and self.tokens[trigger.last - 1].lower in _VAGUE_DEEDS:
                    return False
                return measure.name not in {"participants", "population"} or trigger.pattern.shape is Shape.OBJECT
            case Noun.UNKNOWN:
                return measure.name not in _STRICT
            case _:
                return phrase.head >= 0 and trigger.first <= phrase.head < trigger.last

    def _homes_before(self, phrase: Phrase) -> bool:
        """Whether homes were counted before in the sentence, so that a bare number may count them too."""
        sentence = self._sentence(phrase.first)
        return any(p.noun is Noun.DWELLING for p in self.phrases.before(phrase.first, sentence.first))

    def _names_a_person(self, phrase: Phrase) -> bool:
        """Whether a run of capitalised words may be a person: not an adjective, a body, a place with a preposition."""
        words = [token.lower for token in self.tokens[phrase.first : phrase.last] if token.kind == WORD]
        alien = [i for i, word in enumerate(words) if word in _NOT_NAMES]
        if alien and len(words) - alien[-1] <= 2:  # noqa: PLR2004 - "Provincial Council Mufti Moin Shah" still ends in a name
            return False
        if phrase.last < len(self.tokens) and self.tokens[phrase.last].lower == "'s":
            return False
        before = self._before(phrase, self._sentence(phrase.first).first)
        if before in _PREPOSITIONS or before in {"a", "an", "the"}:
            return before == "of"
        return not (len(words) == 1 and (parties.is_person(words[0]) or words[0] in _BARRIERS))

    def _plural_head(self, phrase: Phrase) -> bool:
        if phrase.head < 0:
            return False
        word = self.tokens[phrase.head].lower
        return phrase.opening is not Opening.NAME and self.phrases.plural(word)

    def _in_prepositional_phrase(self, phrase: Phrase, start: int) -> bool:
        before = self._before(phrase, start)
        if before == "of":
            i = phrase.first - 2
            return not (i >= start and self.tokens[i].lower in _COLLECTIVES)
        return before in _PREPOSITIONS

    def _before(self, phrase: Phrase, start: int) -> str:
        return self.tokens[phrase.first - 1].lower if phrase.first > start else ""

    def _distance(self, i: int, j: int) -> int:
        """Words between two tokens, ages and marks not counted."""
        return sum(1 for token in self.tokens[i:j] if token.kind == WORD and token.lower not in _RELATIVES)

    def _sentence(self, i: int) -> Sentence:
        return self.text.sentences[self.text.sentence_of[i]]


def _apposed(one: Phrase, other: Phrase) -> bool:
    """Whether two single people with a comma between them are one: a name and its description."""
    if other.quantity is not None or (one.quantity is not None and (one.quantity.value != 1 or not one.whole)):
        return False
    openings = {one.opening, other.opening}
    if other.opening is Opening.POSSESSIVE:
        return False  # "killed the mayor, his wife and a guard"
    return Opening.NAME in openings and len(openings) > 1


def _single(phrase: Phrase) -> bool:
    return phrase.quantity is None or phrase.quantity.value == 1


def _precedence(trigger: Trigger) -> tuple[int, int]:
    """Phrases that say more come before single words; within each kind, text order."""
    rank = {
        Shape.AROUND: 0,
        Shape.TOLL: 0,
        Shape.PASSIVE: 0,
        Shape.SUBJECT: 1,
        Shape.OBJECT: 1,
        Shape.STATE: 2,
        Shape.TRANSITIVE: 2,
        Shape.EITHER: 2,
        Shape.INTRANSITIVE: 2,
    }
    return rank.get(
        trigger.pattern.shape,
        5 if trigger.pattern.shape is Shape.PEOPLE else 4 if trigger.pattern.shape is Shape.COUNTED else 3,
    ), trigger.first


def _strength(measure: str) -> int:
    """Which of two things said of the same people is told: that they died, before that they had fled."""
    return _STRENGTHS.get(measure, 2)


def _both(one: str, other: str) -> str | None:
    """What two coordinated verbs mean of one number; None where each has its own."""
    if one == other:
        return one
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

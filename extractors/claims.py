"""Claims: who suffered or did what, as the grammar has it.

`clauses`, `noun_clauses`, `parts` and `restated` add claims; each claim names the rule that read it. Of two claims on
one phrase the stronger stands: that people died is told before that they had fled. Nothing is read from a text here.
"""

from enum import StrEnum
from typing import Final

from extractors import lexicon
from extractors.measures import Trigger, measures
from extractors.phrases import Phrase
from extractors.record import record

_CROWDS: Final = lexicon.words("phrases", "crowds")
NUMBERLESS: Final = 2
"""The least that "many" and "others" can be (section 2 of the coding manual); too little to count a description by."""


class Rule(StrEnum):
    """The construction by which a claim was read: the first half of a figure's `rule`; beside each, its function."""

    PASSIVE = "passive"  # clauses._verb: "12 people were killed"
    ACTIVE = "active"  # clauses._verb: "the blast killed 12 people"
    GERUND = "gerund"  # clauses._verb: "killing 12 people"
    INTRANSITIVE = "intransitive"  # clauses._verb: "12 people have evacuated"
    ALONGSIDE = "alongside"  # clauses._alongside: "a judge was killed along with two guards"
    ANTECEDENT = "antecedent"  # antecedents: "took two teachers away and killed them"
    INVERTED = "inverted"  # clauses._inverted: "killed in the blast were two teachers"
    SUBJECT = "subject"  # clauses._subject_verb: "12 people died"
    PASSIVE_PHRASE = "passive phrase"  # clauses._participle: "12 people were taken to hospital"
    STATE = "state"  # clauses._state: "12 people are missing"
    OBJECT = "object"  # clauses._object: "claimed the lives of 12 people"
    AROUND = "around"  # clauses._around: "left 12 people dead"
    REDUCED = "reduced"  # clauses._reduced: "12 people killed"
    ATTRIBUTE = "attribute"  # clauses._attributes: "12 wounded people"
    DEED = "deed"  # noun_clauses.read_deed: "the killing of 12 people"
    HARM = "harm"  # noun_clauses.read_harm: "injuries to 12 people"
    TOLL = "toll"  # noun_clauses.read_toll: "the death toll rose to 12"
    FORMER = "former"  # noun_clauses.read_toll: "the death toll rose from 8 to 12": the 8
    COUNTED = "counted"  # noun_clauses.read_counted_harm: "12 deaths"
    PEOPLE = "people"  # noun_clauses.read_people: "12 hostages"
    INCLUDING = "including"  # parts._including, subjects.read_subject: "12 people, including a child"
    PARTITIVE = "partitive"  # parts._partitives: "two of them children"
    TOLD_APART = "told apart"  # parts._told_apart: "seven dead: four men and three women"
    ELLIPSIS = "ellipsis"  # parts._ellipses: "ten died in one village and five in another"
    OTHER_UNIT = "other unit"  # parts._other_units: "300 families, or 1,500 people"
    RESTATED = "restated"  # restated._restated: "one official said 14"
    COMPARED = "compared"  # compared.is_compared: "12 died, up from nine in May": the nine


FINITE: Final = frozenset({Rule.PASSIVE, Rule.SUBJECT, Rule.ACTIVE, Rule.PASSIVE_PHRASE, Rule.STATE, Rule.INTRANSITIVE})
"""Rules by which a whole clause, and not a word beside it, says what happened."""


@record
class Claim:
    """`phrase` suffered or did what `trigger` says, read by `rule`.

    `part_of` is the phrase that it is a part of, `like` the one from which it borrows its measure.
    """

    phrase: Phrase
    trigger: Trigger
    measure: str
    rule: Rule
    part_of: Phrase | None = None
    like: Phrase | None = None


class Claims:
    """The claims of one text so far: at most one standing claim on each phrase."""

    def __init__(self) -> None:
        """Begin without any claim."""
        self._by_cell: dict[tuple[int, str], Claim] = {}
        self._standing: dict[int, Claim] = {}
        self._spoken: set[int] = set()
        self._measures: set[str] = set()

    def __len__(self) -> int:
        """How many claims stand."""
        return len(self._by_cell)

    def on(self, phrase: Phrase) -> Claim | None:
        """The claim that stands on a phrase."""
        return self._standing.get(phrase.first)

    def barring(self, phrase: Phrase, measure: str) -> Claim | None:
        """The claim that stands on a phrase, unless a claim to `measure` would replace it."""
        standing = self._standing.get(phrase.first)
        return standing if standing is not None and not _gives_way(standing, measure) else None

    def add(  # noqa: PLR0913 - a claim is these five, and callers name those that they have
        self,
        phrase: Phrase,
        trigger: Trigger,
        rule: Rule,
        *,
        measure: str | None = None,
        part_of: Phrase | None = None,
        like: Phrase | None = None,
    ) -> bool:
        """Claim a phrase unless a claim as strong stands; whether it was. `measure` is the trigger's by default."""
        measure = measure or trigger.pattern.measure
        if not trigger.pattern.perpetrators:
            self._spoken.add(trigger.first)
        standing = self._standing.get(phrase.first)
        if standing is not None:
            if not _gives_way(standing, measure):
                return False
            del self._by_cell[phrase.first, standing.measure]
        both = measure == "casualties" and phrase.quantity is not None and phrase.quantity.value == 0
        measure = "killed" if both else measure
        claim = Claim(phrase, trigger, measure, rule, part_of, like)
        self._measures.add(measure)
        self._standing[phrase.first] = claim
        self._by_cell[phrase.first, measure] = claim
        if both:  # nobody killed or hurt: none of either
            self.add_second(Claim(phrase, trigger, "injured", rule, part_of, like))
        return True

    def add_second(self, claim: Claim) -> None:
        """Let one phrase say two things at once: "no casualties" is nobody killed, and nobody injured."""
        self._by_cell[claim.phrase.first, claim.measure] = claim

    def has_spoken(self, trigger: Trigger) -> bool:
        """Whether the word said something already: "injured" is a participle and an adjective, and speaks once."""
        return trigger.first in self._spoken and not trigger.pattern.perpetrators

    def tell_of(self, measure: str) -> bool:
        """Whether any claim so far was to this measure."""
        return measure in self._measures

    def in_order(self) -> list[Claim]:
        """Every claim made so far, in text order."""
        return sorted(self._by_cell.values(), key=_position)


def _position(claim: Claim) -> int:
    return claim.phrase.first


def _gives_way(standing: Claim, measure: str) -> bool:
    """Whether a claim to `measure` replaces one that stands; a noun says less than any verb that harms ("refugees")."""
    if standing.rule is Rule.PEOPLE and measure not in _CROWDS:
        return True
    known = measures()
    return known[measure].strength > known[standing.measure].strength

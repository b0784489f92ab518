"""Parts and rests: numbers that borrow their measure from another.

"Including nine children", "four of whom died", "36 others", "five in Mosul": the phrase has no verb of its own, and
what happened to it is what happened to the phrase that it is a part of, or stands beside. In goes a scene with the
claims of `clauses`; more claims come out, each `like` another and, where it is a part, with `part_of`.
"""

from collections.abc import Sequence
from typing import Final

from extractors import lexicon
from extractors.claims import NUMBERLESS, Claim, Rule
from extractors.fits import part_fits
from extractors.lists import INCLUDING, with_list_after
from extractors.nouns import Noun, classify
from extractors.phrases import Opening, Phrase
from extractors.scene import DASHES, TAIL_REACH, Scene
from extractors.text import MARK, WORD, Sentence
from extractors.verb_groups import BE, begins_clause

_AMONG: Final = lexicon.words("phrases", "among")
_INCLUDE: Final = lexicon.words("phrases", "include")
_KNOWN: Final = lexicon.words("phrases", "known_ones")
_PART_FILLERS: Final = lexicon.words("phrases", "part_fillers")
_SETTINGS: Final = lexicon.words("phrases", "settings")
_DESCRIBING: Final = lexicon.words("phrases", "describing")
_VICTIMS: Final = lexicon.words("phrases", "victims")
_OTHER_UNIT: Final = lexicon.words("phrases", "other_unit")
_COPULAS: Final = lexicon.words("phrases", "copulas")
_PLURAL_COPULAS: Final = _COPULAS - {"is"}  # with "is" a number that opens a sentence tells of no one
_BESIDE_WITH: Final = lexicon.words("phrases", "beside") - {"alongside"}
_BEFORE_EQUALS: Final = lexicon.words("phrases", "before_equals")
_OF_KNOWN: Final = frozenset({"of", "among", "amongst"})
"""A sentence that these open tells of parts: "Of the 19 dead, eight were women"."""
_CHARGES: Final = lexicon.words("phrases", "charges")
_REACH: Final = 8
"""Tokens between "including" and its list: "including, according to the governor, nine children" is rare."""
_OPENING_MARKS: Final = frozenset({":", "("}) | DASHES
_NAME: Final = 3
"""Tokens of a place's name: "Rio Negro"."""
_UNIT_MARKS: Final = frozenset({",", "(", "-", "–", "—", "some"})
_PEOPLE: Final = frozenset({Noun.PERSON, Noun.HOUSEHOLD})
_COUNTABLE: Final = frozenset({Noun.BARE, Noun.PERSON, Noun.UNKNOWN})


def read_parts(scene: Scene) -> None:
    """Add the claims on parts and rests to a scene, sentence by sentence."""
    last: Claim | None = None
    for sentence, phrases in scene.phrases.by_sentence:
        if last is None and all(scene.claims.on(phrase) is None for phrase in phrases):
            continue  # nothing to borrow from
        numbers = [phrase for phrase in phrases if phrase.quantity is not None]
        _including(scene, sentence, last)
        if numbers:
            _told_apart(scene, sentence, phrases)
            _partitives(scene, sentence, numbers, last)
        _among_them(scene, sentence, phrases, last)
        _ellipses(scene, sentence, phrases)
        last = model_before(scene, sentence, sentence.last) or last


def read_other_units(scene: Scene) -> None:
    """Add the claims on people who are counted again in another unit: "500 people (100 families)"."""
    for _, phrases in scene.phrases.by_sentence:
        if len(phrases) > 1:
            _other_units(scene, [phrase for phrase in phrases if phrase.quantity is not None])


def model_before(scene: Scene, sentence: Sentence, i: int, *, single: bool = False) -> Claim | None:
    """The last claimed number of the sentence before token `i` that can have parts; with `single`, any claim."""
    for phrase in scene.phrases.before(i, sentence.first):
        claim = scene.claims.on(phrase)
        if claim is not None and claim.part_of is None and (single or may_have_parts(claim)):
            return claim
    return None


def may_have_parts(claim: Claim) -> bool:
    """Whether a claim counts people of whom some can be told of: more than one, and a number."""
    quantity = claim.phrase.quantity
    if quantity is None:
        return False
    if quantity.value is not None:
        return quantity.value > 1
    return quantity.low is None or quantity.low > NUMBERLESS


def _borrow(scene: Scene, phrase: Phrase, whole: Claim, rule: Rule, *, measure: str | None = None) -> None:
    """Claim a part of what another claim counts."""
    scene.claims.add(
        phrase, whole.trigger, rule, measure=measure or whole.measure, part_of=whole.phrase, like=whole.phrase
    )


def _including(scene: Scene, sentence: Sentence, last: Claim | None) -> None:
    """A list of parts: "12 people, including nine children", "among them a doctor"."""
    words = scene.text.lowers[sentence.first : sentence.last]
    if INCLUDING.isdisjoint(words):
        return
    for i, word in enumerate(words, sentence.first):
        if word not in INCLUDING or not _opens_parts(scene, sentence, i):
            continue
        whole = model_before(scene, sentence, i) or (last if i - sentence.first <= _REACH else None)
        phrase = _first_part(scene, sentence, i, whole) if whole is not None else None
        if whole is None or phrase is None or scene.claims.on(phrase) is not None:
            continue
        if part_fits(scene, whole.trigger, phrase):
            for item in with_list_after(scene, phrase, whole.trigger):
                _borrow(scene, item, whole, Rule.INCLUDING)


def _opens_parts(scene: Scene, sentence: Sentence, i: int) -> bool:
    """Whether the word at token `i` opens a list of parts, and does not only look like it."""
    word = scene.tokens[i].lower
    if word in _AMONG:
        if i + 1 >= sentence.last or scene.tokens[i + 1].lower not in _KNOWN:
            return False
        if i > sentence.first and scene.tokens[i - 1].lower in BE:
            return False  # "six soldiers were among those killed"
        known = scene.phrases.starting(i + 1)
        # "four of them among the 13 killed": the number behind "among" is the whole
        return known is None or known.quantity is None
    if word in _INCLUDE:  # "the committee includes 150 delegates"
        before = scene.tokens[max(sentence.first, i - TAIL_REACH) : i]
        return any(token.lower in _VICTIMS for token in before)
    return True


def _first_part(scene: Scene, sentence: Sentence, i: int, whole: Claim) -> Phrase | None:
    """The first phrase of the list that the word at token `i` opens: a count, a person, or a name beside its whole."""
    tokens, j = scene.tokens, i + 1
    stop = min(sentence.last, i + _REACH)
    while j < stop and tokens[j].lower in _PART_FILLERS:
        known = scene.phrases.starting(j)
        if known is not None and not (known.opening is Opening.DEFINITE and tokens[known.head].lower in _VICTIMS):
            break
        j = j + 1 if known is None else known.last  # "among the victims was a baby"
    phrase = scene.phrases.starting(j) if j < sentence.last else None
    if phrase is None or phrase.quantity is not None or phrase.noun is Noun.PERSON:
        return phrase
    beside = whole.phrase.last == i or (whole.phrase.last + 1 == i and tokens[i - 1].text == ",")
    return phrase if phrase.opening is Opening.NAME and beside else None


def _among_them(scene: Scene, sentence: Sentence, phrases: Sequence[Phrase], last: Claim | None) -> None:
    """Who was among those told of: "two nuns were among them", and who is named: "one of the victims, Rosa D.,"."""
    for phrase in phrases:
        i = phrase.last
        named = scene.phrases.starting(i + 1) if _is_one_victim(scene, phrase) and scene.word(i) == "," else None
        if named is not None and named.opening is Opening.NAME:
            part: Phrase | None = named
        else:
            i += scene.word(i) in _COPULAS
            part = phrase if i > phrase.last and _are_among_them(scene, i, sentence.last) else None
        if part is None or scene.claims.on(part) is not None or scene.claims.on(phrase) is not None:
            continue
        whole = model_before(scene, sentence, phrase.first) or last
        if whole is not None and part_fits(scene, whole.trigger, part):
            _borrow(scene, part, whole, Rule.INCLUDING)


def _is_one_victim(scene: Scene, phrase: Phrase) -> bool:
    """As in "one of the victims", "one of the flood's victims"."""
    one = phrase.whole and phrase.quantity is not None and phrase.quantity.value == 1
    return one and phrase.head >= 0 and scene.tokens[phrase.head].lower in _VICTIMS


def _are_among_them(scene: Scene, i: int, end: int) -> bool:
    """Whether "among them" stands at token `i`, and nothing that says who they are behind it."""
    i += scene.word(i) == "also"
    if i + 1 >= end or scene.tokens[i].lower not in _AMONG or scene.tokens[i + 1].lower != "them":
        return False
    return i + 2 >= end or scene.tokens[i + 2].kind == MARK


def _told_apart(scene: Scene, sentence: Sentence, phrases: Sequence[Phrase]) -> None:
    """A total's list: "seven were killed: four civilians and three agents", "eight (five men and three women)"."""
    for phrase in phrases:
        opening = phrase.first - 1
        if opening <= sentence.first or scene.tokens[opening].text not in _OPENING_MARKS:
            continue
        whole = model_before(scene, sentence, opening)
        if whole is None or not part_fits(scene, whole.trigger, phrase):
            continue
        items = with_list_after(scene, phrase, whole.trigger)
        total = whole.phrase.quantity.value if whole.phrase.quantity else None
        if len(items) > 1 and total is not None and sum(map(_size, items)) == total:
            for item in items:
                _borrow(scene, item, whole, Rule.TOLD_APART)


def _size(phrase: Phrase) -> int:
    return (phrase.quantity.value or 0) if phrase.quantity else 1


def _partitives(scene: Scene, sentence: Sentence, numbers: Sequence[Phrase], last: Claim | None) -> None:
    """A part told who it is: "two of them children", "of whom three were aged under ten"."""
    for phrase in numbers:
        whom = "whom" in {scene.before(phrase, sentence.first), scene.before_token(phrase.last)}
        whom = whom or scene.text.lowers[phrase.first - 2 : phrase.first] == ("of", "which")
        if phrase.stated is not None:
            continue  # "half of the 1.1 million pupils in the zone" are of their own number
        if not (phrase.whole or whom or _opens(scene, sentence, phrase)) or phrase.noun not in _COUNTABLE:
            continue
        if scene.claims.on(phrase) is not None or not (
            _describes(scene, sentence, phrase) or (whom and _is_of_them(scene, phrase))
        ):
            continue
        if _is_of_others(scene, sentence, phrase):
            continue
        whole = model_before(scene, sentence, phrase.first) or last
        if whole is not None and _is_smaller(phrase, whole.phrase):
            fatal = phrase.last < sentence.last and scene.tokens[phrase.last].lower == "fatally"
            _borrow(scene, phrase, whole, Rule.PARTITIVE, measure="killed" if fatal else None)


def _is_of_them(scene: Scene, phrase: Phrase) -> bool:
    """Whether a relative clause tells of a part what the whole suffered, and not what a court did to it."""
    return _CHARGES.isdisjoint(scene.text.lowers[phrase.last : phrase.last + TAIL_REACH])


def _is_of_others(scene: Scene, sentence: Sentence, phrase: Phrase) -> bool:
    """Whether "them" are people of whom nothing was told: "600,000 people, half of them minors, live there"."""
    before = (p for p in scene.phrases.before(phrase.first, sentence.first) if p.quantity is not None and not p.whole)
    nearest = next((p for p in before if p.noun in _PEOPLE), None)
    return nearest is not None and scene.claims.on(nearest) is None


def _opens(scene: Scene, sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a number alone opens its sentence, and is told who it is: "eight were police cadets"."""
    tokens = scene.tokens
    before = tokens[phrase.first - 1].text if phrase.first > sentence.first else ""
    of_known = before == "," and tokens[sentence.first].lower in _OF_KNOWN
    several = phrase.quantity is not None and phrase.quantity.value != 1
    return (
        (not before or of_known or (before == ";" and several))
        and phrase.noun is Noun.BARE
        and phrase.last + 1 < sentence.last
        and tokens[phrase.last].lower in _PLURAL_COPULAS
        and (of_known or tokens[phrase.last + 1].lower not in _SETTINGS)
    )


def _describes(scene: Scene, sentence: Sentence, phrase: Phrase) -> bool:
    """Whether what follows says who the part is, not what it does: "two of them children", "four were aged ten"."""
    i, tokens = phrase.last, scene.tokens
    while i < sentence.last and (tokens[i].lower in _COPULAS or tokens[i].text == ","):
        i += 1
    if i >= sentence.last or phrase.last == sentence.last:
        return True
    if tokens[i].lower in _DESCRIBING or classify(tokens[i].lower) is Noun.PERSON:
        return True
    return phrase.last < i < sentence.last - 1 and classify(tokens[i + 1].lower) is Noun.PERSON


def _is_smaller(part: Phrase, whole: Phrase) -> bool:
    if part.quantity is None or whole.quantity is None:
        return False
    if part.quantity.fraction is not None:
        return True
    small, large = part.quantity.value or part.quantity.low, whole.quantity.value or whole.quantity.low
    return small is not None and large is not None and small <= large


def _ellipses(scene: Scene, sentence: Sentence, phrases: Sequence[Phrase]) -> None:
    """An equal without its verb: "ten were killed in Baghdad and five in Mosul", "two more in hospital"."""
    for phrase in phrases:
        if scene.claims.on(phrase) is not None or phrase.whole or phrase.first == sentence.first:
            continue
        beside = _stands_beside(scene, phrase)
        if not beside and not _is_elided(scene, sentence, phrase):
            continue
        part = _part_beside(scene, phrase)
        if part is not None and part_fits(scene, part.trigger, phrase):
            scene.claims.add(
                phrase, part.trigger, Rule.ELLIPSIS, measure=part.measure, part_of=part.part_of, like=part.like
            )
            continue
        model = model_before(scene, sentence, phrase.first, single=beside)
        if model is not None and part_fits(scene, model.trigger, phrase):
            for item in with_list_after(scene, phrase, model.trigger) if beside else [phrase]:
                scene.claims.add(item, model.trigger, Rule.ELLIPSIS, measure=model.measure, like=model.phrase)


def _part_beside(scene: Scene, phrase: Phrase) -> Claim | None:
    """The part that a number stands beside: "29 died, 17 of them in Beira and 12 in Chimoio"."""
    start = scene.sentence(phrase.first).first
    before = next((p for p in scene.phrases.before(phrase.first, start) if p.quantity is not None), None)
    claim = scene.claims.on(before) if before is not None else None
    return claim if claim is not None and claim.rule is Rule.PARTITIVE else None


def _stands_beside(scene: Scene, phrase: Phrase) -> bool:
    """Whether "alongside" or "along with" puts a phrase beside another."""
    before = scene.tokens[phrase.first - 1].lower
    if before != "with":
        return before == "alongside"
    return phrase.first > 1 and scene.tokens[phrase.first - 2].lower in _BESIDE_WITH


def _is_elided(scene: Scene, sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a number stands alone behind "and" or a mark, before where it was: "and five in Mosul"."""
    if phrase.quantity is None or phrase.quantity.value == 0 or phrase.noun is not Noun.BARE:
        return False
    if scene.tokens[_before_name(scene, sentence, phrase.first) - 1].lower not in _BEFORE_EQUALS:
        return False
    if phrase.quantity.value == 1 and scene.word(phrase.last) == "of":
        return False  # "the bus, one of 30 on the route"
    following = scene.tokens[phrase.last].lower if phrase.last < sentence.last else "."
    if phrase.rest and following.endswith("ed") and phrase.last not in scene.at:
        return False  # "and the other nine appeared in court"
    if not phrase.rest and following not in _SETTINGS:
        return False
    return not begins_clause(scene, phrase, sentence.last)


def _before_name(scene: Scene, sentence: Sentence, i: int) -> int:
    """Past the place that has its own number: "Kano recorded 14 deaths, Jigawa nine and Yobe three"."""
    j = i
    while j > sentence.first + 1 and i - j < _NAME and scene.tokens[j - 1].capital and scene.tokens[j - 1].kind == WORD:
        j -= 1
    return j


def _other_units(scene: Scene, numbers: Sequence[Phrase]) -> None:
    """The same people counted in another unit: "2,100 families, consisting of 11,800 individuals"."""
    for phrase in numbers:
        if phrase.noun not in _PEOPLE or scene.claims.on(phrase) is not None:
            continue
        model = model_before(scene, scene.sentence(phrase.first), phrase.first)
        noun = _noun_of(model) if model is not None else Noun.UNKNOWN
        if model is None or noun is phrase.noun or noun not in _PEOPLE:
            continue
        between = scene.tokens[model.phrase.last : phrase.first]
        linked = all(token.lower in _OTHER_UNIT or token.lower in _UNIT_MARKS for token in between)
        if linked and part_fits(scene, model.trigger, phrase):
            scene.claims.add(phrase, model.trigger, Rule.OTHER_UNIT, measure=model.measure, like=phrase)


def _noun_of(claim: Claim) -> Noun:
    """What a claim counts; in "Affected households: 1,350 (6,480 people)" the heading says it."""
    return claim.like.noun if claim.phrase.noun is Noun.BARE and claim.like is not None else claim.phrase.noun

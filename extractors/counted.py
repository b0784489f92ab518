"""Counted phrases: a number and what it counts.

In go a scene and the quantities of its text; out come phrases such as "at least 34 people", "45", "dozens of
families", "three of the wounded", "a third of the town's 9,000 people". Ages and offspring are no counts.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from extractors import lexicon
from extractors.heads import DEFINITES, REACH, Head, find_head
from extractors.measures import Shape
from extractors.model import Quantifier
from extractors.nouns import Noun, classify, is_plural
from extractors.phrases import Opening, Phrase
from extractors.quantities import Quantity
from extractors.scene import Scene
from extractors.text import MARK, WORD

_POSSESSIVES: Final = lexicon.words("phrases", "possessives")
_KNOWN: Final = DEFINITES | _POSSESSIVES
_KNOWING: Final = (DEFINITES - {"that"}) | (_POSSESSIVES - {"'s"})
"""Words before a number that say that these are known: "the 12", "his two"."""
_COLLECTIVES: Final = lexicon.words("phrases", "collectives")
_THEM: Final = lexicon.words("phrases", "them")
_WHOLES: Final = lexicon.words("quantities", "fractions", "half_of")
_INNER_REACH: Final = REACH // 2
"""Words between a fraction and the number that it is taken of: "a third of the town's 9,000"."""
_ONE_FOLLOWS: Final = lexicon.words("phrases", "singular_aux") | {"who"}
_OLDEST: Final = 120
"""Years; no age is higher."""
_NOUN_AND_OF: Final = 2
"""Tokens before the number in "a girl of 11"."""


def read_counted(scene: Scene, quantities: Sequence[Quantity]) -> None:
    """Add a phrase for each quantity that counts something, in text order."""
    phrases = scene.phrases
    for k, quantity in enumerate(quantities):
        if quantity.first in phrases.taken:
            continue
        phrase = _counted(scene, quantity)
        shares = quantity.fraction is not None or (quantity.value == 0 and phrase.whole)
        if shares and k + 1 < len(quantities):
            phrase = _with_stated_whole(scene, phrase, quantities[k + 1])
        if not _is_age_or_offspring(scene, phrase):
            phrases.counted.append(phrase)
            phrases.add(phrase)


def _counted(scene: Scene, quantity: Quantity) -> Phrase:
    tokens, end = scene.tokens, scene.end(quantity.number)
    noun_from, whole = quantity.last, False
    if scene.word(noun_from) == "head" and scene.word(noun_from + 1) == "of" and quantity.value != 1:
        return _phrase(quantity, quantity.first, Head(min(noun_from + 3, end), noun_from, Noun.THING, None))  # cattle
    if noun_from < end and tokens[noun_from].lower == "of":
        noun_from += 1
        lower = tokens[noun_from].lower if noun_from < end else ""
        if lower in _KNOWN:
            whole = _takes_from_known(quantity, lower)
            noun_from += 1
            known = next((t for t in scene.at.get(noun_from, ()) if t.pattern.shape is Shape.PEOPLE), None)
            if known is not None:  # "two of the wounded"
                head = Head(known.last, known.first, Noun.PERSON, None)
                return _phrase(quantity, quantity.first, head, whole=whole)
        elif wounded := _state_people(scene, noun_from):  # "hundreds of wounded"
            return _phrase(quantity, _first(scene, quantity, end), wounded)
        elif lower == "others":
            return replace(_phrase(quantity, quantity.first, _bare(noun_from + 1)), rest=True)
        elif lower in _THEM:
            return _phrase(quantity, quantity.first, _bare(noun_from + 1), whole=True)
    first = _first(scene, quantity, end)
    others = noun_from == quantity.last and tokens[noun_from - 1].lower == "others"
    verb = any(t.pattern.shape is Shape.SUBJECT and t.last > t.first + 1 for t in scene.at.get(noun_from, ()))
    found = None if others or verb else find_head(scene, noun_from, end, counted=True)
    return _phrase(quantity, first, found or _bare(quantity.last), whole=whole)


def _state_people(scene: Scene, i: int) -> Head | None:
    """A noun for people in a state, with no noun behind it: "wounded" in "hundreds of wounded were flown out"."""
    known = next((t for t in scene.at.get(i, ()) if t.pattern.shape is Shape.PEOPLE), None)
    if known is None or classify(scene.word(known.last)) is not Noun.UNKNOWN:
        return None
    return Head(known.last, known.first, Noun.PERSON, None)


def _phrase(quantity: Quantity, first: int, found: Head, *, whole: bool = False) -> Phrase:
    return Phrase(
        first, found.last, found.head, found.noun, Opening.NUMBER, quantity, found.state, whole, quantity.rest
    )


def _bare(last: int) -> Head:
    """A number without a noun, or with a pronoun: what it counts is elided."""
    return Head(last, -1, Noun.BARE, None)


def _takes_from_known(quantity: Quantity, lower: str) -> bool:
    """Whether "of the", "of his" makes a part: always of a fraction, but not "dozens of the town's people"."""
    if quantity.fraction is not None:
        return True
    return lower in DEFINITES and quantity.quantifier is not Quantifier.VAGUE


def _first(scene: Scene, quantity: Quantity, end: int) -> int:
    """Where the phrase begins: at its number, or at the determiner before it."""
    before = quantity.first - 1
    if before < 0 or scene.tokens[before].lower not in _KNOWING:
        return quantity.first
    return quantity.first if before in scene.phrases.taken or scene.end(before) != end else before


def _with_stated_whole(scene: Scene, phrase: Phrase, inner: Quantity) -> Phrase:
    """One phrase with the whole inside it: "a third of the town's 9,000 people"."""
    between = scene.tokens[phrase.quantity.last : inner.first] if phrase.quantity else ()
    if not 0 < len(between) <= _INNER_REACH or not {between[0].lower, between[-1].lower} & {"of", "'s"}:
        return phrase
    if between[0].lower not in _WHOLES:
        return phrase
    if any(token.kind == MARK for token in between):
        return phrase
    whole = _counted(scene, inner)
    if whole.noun is Noun.BARE and between[-1].lower == "of":
        return replace(phrase, last=whole.last, stated=inner)  # "half the population of 50,000"
    return replace(phrase, last=whole.last, head=whole.head, noun=whole.noun, stated=inner)


def _is_age_or_offspring(scene: Scene, phrase: Phrase) -> bool:
    """Whether the number describes one person: "a girl of 11", "a father of five", "the striker, 24,"."""
    i = phrase.first
    if phrase.noun is not Noun.BARE or i < _NOUN_AND_OF:
        return False
    before, noun = scene.tokens[i - 1].lower, scene.tokens[i - 2]
    between_commas = before == "," and scene.word(phrase.last) in {",", ")"}
    if before != "of" and not between_commas:
        return False
    if between_commas and _is_age(phrase) and scene.word(phrase.last + 1) in _ONE_FOLLOWS:
        return True  # "the striker, 24, was injured"
    if noun.lower in _COLLECTIVES:
        return False  # "a crowd of 2,000"
    one = classify(noun.lower) is Noun.PERSON and not is_plural(noun.lower)
    return one or (between_commas and noun.kind == WORD and noun.capital and _is_age(phrase))


def _is_age(phrase: Phrase) -> bool:
    return phrase.quantity is not None and (phrase.quantity.value or _OLDEST + 1) <= _OLDEST

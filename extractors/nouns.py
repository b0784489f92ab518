"""Noun phrases: who or what a text counts, names or describes.

In go a text and its quantities; out come `Phrase`s: counted ones ("at least 34 people", "45", "dozens of families"),
and, for the grammar to use only where a harm is said of them, single ones without a number ("a teacher",
"her son", "Amina K."). A phrase knows its noun and what that noun counts; whether anything happened to it is
not decided here.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import Final, NamedTuple

from extractors import lexicon, parties
from extractors.measures import Shape, Trigger
from extractors.quantities import Quantity
from extractors.text import MARK, NUMBER, WORD, Sentence, Text, Token

_STOPS: Final = lexicon.words("phrases", "stops")
_ARTICLES: Final = lexicon.words("phrases", "articles")
_DEFINITES: Final = lexicon.words("phrases", "definites")
_POSSESSIVES: Final = lexicon.words("phrases", "possessives")
_COLLECTIVES: Final = lexicon.words("phrases", "collectives")
_PLURALS: Final = lexicon.words("phrases", "plurals")
_THINGS: Final = lexicon.words("phrases", "things")
_OWNERS: Final = _POSSESSIVES - {"'s"}
_ORDINALS: Final = frozenset(
    [
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "latest",
        "last",
        "next",
    ]
)
_NOT_ADVERBS: Final = lexicon.words("phrases", "not_adverbs")
_NOT_NAMES: Final = lexicon.words("phrases", "not_names")
_SAYING: Final = frozenset([Shape.TRANSITIVE, Shape.EITHER, Shape.STATE, Shape.INTRANSITIVE])
LOOKBACK: Final = 40
"""Phrases back in a sentence among which a model or an antecedent is looked for."""
_INCLUDING: Final = lexicon.words("phrases", "including")
_REACH: Final = 9
"""How many words may stand between a number and its noun: "three local members of staff" has two."""
_NAME_PARTS: Final = frozenset(
    ["al", "el", "bin", "ibn", "de", "da", "dos", "van", "von", "abu", "umm", "la", "del", "di"]
)


class Noun(StrEnum):
    """What the head of a phrase counts."""

    PERSON = "person"
    HOUSEHOLD = "household"
    DWELLING = "dwelling"
    THING = "thing"
    BARE = "bare"  # a number with no noun: what it counts is elided
    UNKNOWN = "unknown"


class Opening(StrEnum):
    """How a phrase begins, and so what kind of phrase it is."""

    NUMBER = "number"
    ARTICLE = "article"
    DEFINITE = "definite"
    POSSESSIVE = "possessive"
    NAME = "name"
    NONE = "none"  # a described person without a determiner: "18-year-old student"


class Phrase(NamedTuple):
    """Tokens `first` to `last` (exclusive) with head `head` (-1 where it is elided).

    `state` is a trigger inside it ("34 wounded persons"), `whole` says that it is a part of known ones ("three of
    the victims"), `rest` that they are others or more of the same, `stated` is the whole of a fraction inside it.
    """

    first: int
    last: int
    head: int
    noun: Noun
    opening: Opening
    quantity: Quantity | None
    state: Trigger | None
    whole: bool
    rest: bool
    stated: Quantity | None = None


class _Head(NamedTuple):
    last: int
    head: int
    noun: Noun
    state: Trigger | None


@lru_cache(maxsize=20_000)
def classify(word: str) -> Noun:
    """What a folded noun counts; UNKNOWN where no lexicon has it."""
    if parties.is_household(word):
        return Noun.HOUSEHOLD
    if parties.is_dwelling(word):
        return Noun.DWELLING
    if word in _THINGS or (
        word.endswith("s")
        and (
            word[:-1] in _THINGS
            or (word.endswith("es") and word[:-2] in _THINGS)
            or (word.endswith("ies") and word[:-3] + "y" in _THINGS)
        )
    ):
        return Noun.THING
    if parties.is_person(word):
        return Noun.PERSON
    return Noun.UNKNOWN


def is_adverb(word: str) -> bool:
    """Whether a folded word is an adverb by its ending."""
    return word.endswith("ly") and word not in _NOT_ADVERBS


class Phrases:
    """All noun phrases of one text, found on demand and remembered, by where they start and end."""

    def __init__(self, text: Text, quantities: Sequence[Quantity], triggers: Mapping[int, Sequence[Trigger]]) -> None:
        """Find the counted phrases; the others are found when `starting` or `ending` asks for them."""
        self.text = text
        self.tokens = text.tokens
        self.triggers = triggers
        self.counted: list[Phrase] = []
        self._starts: dict[int, Phrase] = {}
        self._ends: dict[int, Phrase] = {}
        self._taken: set[int] = set()
        self._order: list[int] = []
        for k, quantity in enumerate(quantities):
            if quantity.first in self._taken:
                continue
            phrase = self._counted(quantity)
            if (quantity.fraction is not None or (quantity.value == 0 and phrase.whole)) and k + 1 < len(quantities):
                phrase = self._of_stated_whole(phrase, quantities[k + 1])
            if self._age_or_offspring(phrase):
                continue
            self.counted.append(phrase)
            self._add(phrase)
        for sentence in text.sentences:
            if self._may_tell(sentence):
                for i in range(sentence.first, sentence.last):
                    if i not in self._taken:
                        self._open(i)
        self._order = sorted(self._starts)

    def _age_or_offspring(self, phrase: Phrase) -> bool:
        """"A girl of 11", "a father of five": the number describes one person."""
        i = phrase.first
        if phrase.noun is not Noun.BARE or i < 2 or self.tokens[i - 1].lower != "of":  # noqa: PLR2004 - noun and "of"
            return False
        noun = self.tokens[i - 2].lower
        return classify(noun) is Noun.PERSON and not self.plural(noun)

    def _may_tell(self, sentence: Sentence) -> bool:
        """Whether a phrase without a number can be a figure here: only a trigger, or "including", makes it one."""
        return any(
            i in self.triggers or self.tokens[i].lower in _INCLUDING for i in range(sentence.first, sentence.last)
        )

    def starting(self, i: int) -> Phrase | None:
        """The phrase that starts at token `i`."""
        return self._starts.get(i)

    def ending(self, i: int) -> Phrase | None:
        """The phrase whose last token is `i - 1`."""
        return self._ends.get(i)

    def all(self) -> list[Phrase]:
        """Every phrase, in text order."""
        return [self._starts[i] for i in self._order]

    def within(self, first: int, last: int) -> list[Phrase]:
        """The phrases that start in tokens `first` to `last` (exclusive), in order."""
        low, high = bisect_left(self._order, first), bisect_left(self._order, last)
        return [self._starts[i] for i in self._order[low:high]]

    def before(self, i: int, start: int) -> Iterator[Phrase]:
        """The phrases that end at token `i` or before and start at `start` or after, the nearest first; not far back."""
        high = bisect_left(self._order, i)
        for position in reversed(self._order[max(0, high - LOOKBACK) : high]):
            if position < start:
                return
            phrase = self._starts[position]
            if phrase.last <= i:
                yield phrase

    def _add(self, phrase: Phrase) -> None:
        self._starts[phrase.first] = phrase
        self._ends[phrase.last] = phrase
        self._taken.update(range(phrase.first, phrase.last))

    def _sentence_end(self, i: int) -> int:
        return self.text.sentences[self.text.sentence_of[i]].last

    def _counted(self, q: Quantity) -> Phrase:
        tokens, end = self.tokens, self._sentence_end(q.number)
        i, whole = q.last, False
        if i < end and tokens[i].lower == "of":
            j = i + 1
            if j < end and (tokens[j].lower in _DEFINITES or tokens[j].lower in _POSSESSIVES):
                whole, i = tokens[j].lower in _DEFINITES or q.fraction is not None, j + 1
                if q.quantifier == "vague" and q.fraction is None:
                    whole = False
                known = next((t for t in self.triggers.get(i, ()) if t.pattern.shape is Shape.PEOPLE), None)
                if known is not None:  # "two of the wounded"
                    return Phrase(q.first, known.last, known.first, Noun.PERSON, Opening.NUMBER, q, None, whole, q.rest)
            elif j < end and tokens[j].lower == "others":
                return Phrase(q.first, j + 1, -1, Noun.BARE, Opening.NUMBER, q, None, whole=False, rest=True)
            elif j < end and tokens[j].lower in {"them", "whom", "which", "those", "these", "us"}:
                return Phrase(q.first, j + 1, -1, Noun.BARE, Opening.NUMBER, q, None, whole=True, rest=q.rest)
            else:
                i = j
        first = q.first
        if (
            first > 0
            and (
                (tokens[first - 1].lower in _DEFINITES and tokens[first - 1].lower != "that")
                or tokens[first - 1].lower in _OWNERS
            )
            and first - 1 not in self._taken
            and self._sentence_end(first - 1) == end
        ):
            first -= 1
        found = None if tokens[q.last - 1].lower == "others" and i == q.last else self._head(i, end, counted=True)
        if found is None:
            return Phrase(first, q.last, -1, Noun.BARE, Opening.NUMBER, q, None, whole=whole, rest=q.rest)
        return Phrase(first, found.last, found.head, found.noun, Opening.NUMBER, q, found.state, whole, q.rest)

    def _of_stated_whole(self, phrase: Phrase, inner: Quantity) -> Phrase:
        """"A third of the town's 9,000 people": one phrase with the whole inside it."""
        between = self.tokens[phrase.quantity.last : inner.first] if phrase.quantity else ()
        if not between or len(between) > _REACH // 2 or between[0].lower != "of" or any(t.kind == MARK for t in between):
            return phrase
        whole = self._counted(inner)
        return phrase._replace(last=whole.last, head=whole.head, noun=whole.noun, stated=inner)

    def _open(self, i: int) -> None:
        """Note the phrase without a number that begins at token `i`, if one does."""
        token = self.tokens[i]
        if token.kind != WORD:
            return
        lower = token.lower
        if lower in _ARTICLES:
            opening = Opening.ARTICLE
        elif lower == "that" and not self._noun_follows(i):
            return
        elif lower in _DEFINITES:
            opening = Opening.DEFINITE
        elif lower in _POSSESSIVES:
            opening = Opening.POSSESSIVE
        elif token.text[0].isupper() or "-year-old" in lower or "-month-old" in lower:
            self._name(i)
            return
        else:
            self._titled_name(i)
            return
        found = self._head(i + 1, self._sentence_end(i), counted=False)
        alone = found is None or (found.noun is Noun.UNKNOWN and found.last == i + 2)
        if (found is None and lower == "another") or (alone and self._ordinal_follows(i)):
            last = i + 1 if lower == "another" else i + 2
            found = None
            self._add(Phrase(i, last, -1, Noun.BARE, opening, None, None, whole=False, rest=True))
        if (
            found is not None
            and opening is Opening.DEFINITE
            and self.tokens[found.head].text[0].isupper()
            and found.last == i + 2
        ):
            return  # "the Lebanese": a people, or an adjective
        if (
            found is not None
            and opening is Opening.DEFINITE
            and any(t.lower in _ORDINALS for t in self.tokens[i + 1 : found.last])
        ):
            return
        if found is not None and (
            found.noun in {Noun.PERSON, Noun.DWELLING, Noun.HOUSEHOLD}
            or any(t.pattern.shape is Shape.COUNTED for t in self.triggers.get(found.head, ()))
        ):
            last = self._apposed_name(found)
            if any(self.tokens[j].lower in _NOT_NAMES for j in range(found.last, last)):
                return  # "the Ukrainian Health Ministry"
            rest = lower == "another" or self._ordinal_follows(i)
            self._add(Phrase(i, last, found.head, found.noun, opening, None, found.state, whole=False, rest=rest))
            if opening is not Opening.ARTICLE and not self.plural(self.tokens[found.head].lower):
                self._coordinates(last)

    def _titled_name(self, i: int) -> None:
        """"Gunmen killed journalist Hana Yusuf": a noun for one person right before a name."""
        noun, end = self.tokens[i], self._sentence_end(i)
        if i + 2 >= end or not self._name_part(self.tokens[i + 1]) or i in self.triggers or noun.lower in _STOPS:
            return
        if classify(noun.lower) is not Noun.PERSON or self.plural(noun.lower):
            return
        last = self._apposed_name(_Head(i + 1, i, Noun.PERSON, None))
        if last > i + 2 and not any(self.tokens[j].lower in _NOT_NAMES for j in range(i + 1, last)):
            self._add(Phrase(i, last, i, Noun.PERSON, Opening.NONE, None, None, whole=False, rest=False))

    def _coordinates(self, i: int) -> None:
        """The bare nouns joined to a single person: "his son and driver", "the father, mother and sister of"."""
        end = self._sentence_end(i - 1)
        while i + 1 < end and self.tokens[i].lower in {"and", ","}:
            noun = self.tokens[i + 1]
            if noun.kind != WORD or noun.text[0].isupper() or noun.lower in _STOPS or i + 1 in self._taken:
                return
            if classify(noun.lower) is not Noun.PERSON or self.plural(noun.lower) or i + 1 in self.triggers:
                return
            self._add(Phrase(i + 1, i + 2, i + 1, Noun.PERSON, Opening.NONE, None, None, whole=False, rest=False))
            i += 2

    def _noun_follows(self, i: int) -> bool:
        """Whether "that" points at a noun and does not begin a clause."""
        following = self.tokens[i + 1].lower if i + 1 < len(self.tokens) else ""
        return (
            following.isalpha()
            and following not in _ARTICLES
            and following not in _DEFINITES
            and following not in _POSSESSIVES
            and i + 1 not in self._taken
        )

    def _ordinal_follows(self, i: int) -> bool:
        """ "Five were killed and a sixth injured": one more, without a noun."""
        return self.tokens[i].lower == "a" and i + 1 < len(self.tokens) and self.tokens[i + 1].lower in _ORDINALS

    def _apposed_name(self, found: _Head) -> int:
        """Take in a name that follows its noun directly: "candidate Bahjat M."."""
        i, end = found.last, self._sentence_end(found.head)
        while i < end and self._name_part(self.tokens[i]):
            i += 1
        return i

    def _name(self, i: int) -> None:
        """A run of capitalised words, with a title or an age before it; whether it names a person is left open."""
        tokens, end = self.tokens, self._sentence_end(i)
        if tokens[i].lower in _STOPS or tokens[i].lower in _COLLECTIVES or i in self._taken:
            return
        j = i
        head = -1
        while j < end and j - i < _REACH and j not in self._taken:
            token = tokens[j]
            kind = classify(token.lower) if token.kind == WORD else Noun.UNKNOWN
            if self._name_part(token) or "-year-old" in token.lower or "-month-old" in token.lower:
                j += 1
            elif (
                token.text == "."
                and len(tokens[j - 1].text) <= 3
                and j + 1 < end
                and self._name_part(tokens[j + 1])
                and j > i
            ):
                j += 1
            elif token.lower in _NAME_PARTS and j > i and j + 1 < end and tokens[j + 1].text[0].isupper():
                j += 1
            elif (
                kind is not Noun.PERSON
                and j > i
                and token.text.islower()
                and token.kind == WORD
                and token.lower not in _STOPS
                and j not in self.triggers
                and self._person_within(j + 1, min(end, j + 2))
            ):
                j += 1  # "Nad Ali district chief"
            elif kind is Noun.PERSON and (token.text[0].islower()) and j > i:
                head = j  # "Filipino villager": described, not named
                j += 1
            else:
                break
        if j == i:
            return
        noun = Noun.PERSON if head >= 0 else Noun.UNKNOWN
        self._add(
            Phrase(i, j, j - 1, noun, Opening.NAME if head < 0 else Opening.NONE, None, None, whole=False, rest=False)
        )

    def _name_part(self, token: Token) -> bool:
        return (
            token.kind == WORD
            and token.text[0].isupper()
            and token.lower not in _STOPS
            and not (token.text.startswith(("'", "’")))
        )

    def _head(self, i: int, end: int, *, counted: bool) -> _Head | None:
        """The noun of the phrase whose words before the noun begin at `i`."""
        tokens = self.tokens
        start, head, noun = i, -1, Noun.UNKNOWN
        state: Trigger | None = None
        while i < end and i - start < _REACH:
            token = tokens[i]
            if token.kind == NUMBER:
                break
            if token.kind == MARK:
                if (
                    token.text in {"'", "’"}
                    and head >= 0
                    and tokens[i - 1].end == token.start
                    and tokens[head].lower.endswith("s")
                    and self._person_within(i + 1, end)
                ):
                    head, noun, i = -1, Noun.UNKNOWN, i + 1  # "the districts' officials"
                    continue
                if (
                    token.text in "“\"'-’”‘`"
                    and i + 1 < end
                    and tokens[i + 1].kind == WORD
                    and i + 1 - start < _REACH
                    and head < 0
                ):
                    i += 1
                    continue
                if token.text == "," and head < 0 and i > start and i + 1 < end and self._person_soon(i + 1, end):
                    i += 1
                    continue
                break
            lower = token.lower
            named = self._named_by_trigger(i)
            if named is not None:
                return _Head(named.last, named.last - 1, Noun.PERSON, state)
            inner = self._state(i, end)
            if inner is not None and head < 0:
                state, i = inner, inner.last
                continue
            if lower in _STOPS or lower in _ARTICLES or lower in _DEFINITES:
                break
            if lower in {"'s", "’s"}:
                # "three of Iraq's soldiers": what came before was the owner
                head, noun, i = -1, Noun.UNKNOWN, i + 1
                continue
            if head >= 0 and any(t.pattern.shape in _SAYING for t in self.triggers.get(i, ())):
                break
            kind = classify(lower)
            people = noun in {Noun.PERSON, Noun.HOUSEHOLD, Noun.DWELLING}
            if head >= 0 and people and self._surely_plural(tokens[head].lower) and not self.plural(lower):
                break  # "took nine workers hostage"
            if head >= 0 and noun in {Noun.PERSON, Noun.DWELLING, Noun.HOUSEHOLD} and kind not in {Noun.PERSON, noun}:
                if i - 1 == head and self._compound(i, end):
                    i += 1
                    continue
                if (
                    i - 1 == head
                    and kind in {Noun.THING, Noun.DWELLING, Noun.HOUSEHOLD}
                    and not self._surely_plural(tokens[head].lower)
                ):
                    head, noun, i = i, kind, i + 1  # "a police station", "two family homes"
                    continue
                break
            if head >= 0 and noun in {Noun.PERSON, Noun.DWELLING, Noun.HOUSEHOLD} and i in self._taken:
                break
            if kind is Noun.UNKNOWN and self._is_verb(i, end, head >= 0):
                break
            if kind is not Noun.UNKNOWN or head < 0 or noun in {Noun.UNKNOWN, Noun.THING}:
                head, noun = i, kind
            i += 1
        if head < 0:
            if state is not None and state.pattern.shape is Shape.PEOPLE:
                return _Head(state.last, state.first, Noun.PERSON, state)
            return None
        last = head + 1
        if counted and noun is Noun.UNKNOWN:
            if tokens[head].text[0].isupper() and head + 1 - start <= 3:  # noqa: PLR2004 - "12 Kachin", "40 Banu Halba"
                noun = Noun.PERSON if tokens[head].lower.endswith("s") and tokens[head].text.istitle() else Noun.UNKNOWN
            elif not self.plural(tokens[head].lower) and not any(
                t.pattern.shape is Shape.COUNTED for t in self.triggers.get(head, ())
            ):
                return None
        if tokens[head].lower in {"member", "members"} and last < end and tokens[last].lower == "of":
            last = self._members(last, end)
        elif noun is Noun.PERSON and last + 1 < end and tokens[last].lower in {"and", "or"}:
            if self._bare_plural(last + 1):
                last, head = last + 2, last + 1
            elif last + 2 < end and tokens[last + 1].text[0].isupper() and self._bare_plural(last + 2):
                last, head = last + 3, last + 2  # "nine Chinese and Ukrainian tourists"
        return _Head(last, head, noun, state)

    def _members(self, of: int, end: int) -> int:
        """The end of "of his family", "of the security forces" after "members"."""
        i = of + 1
        while (
            i < end
            and i - of <= 6  # noqa: PLR2004 - "of the same extended family group"
            and self.tokens[i].kind == WORD
            and i not in self.triggers
            and (
                self.tokens[i].lower not in _STOPS or self.tokens[i].lower in _DEFINITES
            )
        ):
            i += 1
        return i if i > of + 1 else of

    def _named_by_trigger(self, i: int) -> Trigger | None:
        """A noun of several words that the lexicon counts: "dead bodies", "asylum seekers"."""
        return next(
            (
                t
                for t in self.triggers.get(i, ())
                if t.pattern.shape in {Shape.COUNTED, Shape.PEOPLE} and t.last > t.first + 1
            ),
            None,
        )

    @staticmethod
    def _surely_plural(word: str) -> bool:
        return word.endswith(("men", "people", "children")) or (
            word.endswith("s") and not word.endswith(("ss", "us", "is"))
        )

    def _compound(self, i: int, end: int) -> bool:
        """Whether token `i` joins two nouns for people into one: "a local government official"."""
        token = self.tokens[i]
        return (
            token.kind == WORD
            and token.lower not in _STOPS
            and i not in self.triggers
            and not self._is_verb(i, end, after_noun=True)
            and i + 1 < end
            and classify(self.tokens[i + 1].lower) is Noun.PERSON
            and self.tokens[i + 1].lower not in _STOPS
            and not self.plural(self.tokens[i - 1].lower)
        )

    def _person_within(self, i: int, end: int) -> bool:
        """Whether a noun for people stands in the next few words of the same phrase."""
        for j in range(i, min(i + 3, end)):
            if self.tokens[j].kind != WORD or self.tokens[j].lower in _STOPS:
                return False
            if classify(self.tokens[j].lower) is Noun.PERSON:
                return True
        return False

    def _person_soon(self, i: int, end: int) -> bool:
        """Whether a comma stands between adjectives: "two young, unarmed men"."""
        for j in range(i, min(i + 2, end)):
            lower = self.tokens[j].lower
            if lower in _STOPS or self.tokens[j].kind != WORD or self.tokens[j].text[0].isupper():
                return False
            if classify(lower) is Noun.PERSON:
                return j > i
        return False

    def _state(self, i: int, end: int) -> Trigger | None:
        """A participle or adjective that says a harm of the noun right after it: "34 wounded persons"."""
        for trigger in self.triggers.get(i, ()):
            if trigger.pattern.shape in {Shape.TRANSITIVE, Shape.STATE, Shape.EITHER} and trigger.pattern.form not in {
                "gerund",
                "base",
                "present",
            }:
                for j in range(trigger.last, min(trigger.last + 2, end)):
                    token = self.tokens[j]
                    if token.kind != WORD or (token.lower in _STOPS and token.lower not in {"dead"}):
                        break
                    if classify(token.lower) in {Noun.PERSON, Noun.HOUSEHOLD, Noun.DWELLING}:
                        return trigger
        return None

    def _is_verb(self, i: int, end: int, after_noun: bool) -> bool:
        """Whether an unknown word is more likely a verb than a noun or an adjective."""
        word = self.tokens[i].lower
        if is_adverb(word):
            return True
        if after_noun:
            return word.endswith(("ed", "ing"))
        if word.endswith("ed") and not self.tokens[i].text[0].isupper():
            return i + 1 >= end or self.tokens[i + 1].kind != WORD or self.tokens[i + 1].lower in _STOPS
        return False

    @staticmethod
    def plural(word: str) -> bool:
        """Whether a noun counts more than one, as far as its form tells."""
        return (
            (word.endswith("s") and not word.endswith(("ss", "us", "is")))
            or word in _PLURALS
            or word.endswith(("men", "folk"))
        )

    def _bare_plural(self, i: int) -> bool:
        """Whether token `i` is a plural noun for people with nothing before it: "men and women"."""
        token = self.tokens[i]
        return (
            token.kind == WORD
            and self.plural(token.lower)
            and i not in self.triggers
            and classify(token.lower) is Noun.PERSON
        )

"""Measures: the words that say what was done to people and homes.

In goes `lexicon/measures.toml`; out come `Pattern`s, each a word or phrase with the way in which it takes its number,
and whether one matches at a token. `triggers` finds them in a text; which number is theirs, the grammar decides.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import Any, Final, NamedTuple

from extractors import lexicon
from extractors.model import Kind, Unit
from extractors.record import record
from extractors.text import Token

GAP: Final = 5
"""How many words a `*` in a phrase may stand for: "taken to a nearby military hospital"."""


COUNTED_PEOPLE: Final = frozenset({"<people>"})
"""Stands for any noun for people, with a number: "swept away five people", but not "swept away all doubts"."""


class Shape(StrEnum):
    """How a trigger takes its number."""

    TRANSITIVE = "transitive"  # object, or subject of the passive
    INTRANSITIVE = "intransitive"  # subject
    EITHER = "either"
    STATE = "state"  # an adjective said of the counted
    COUNTED = "counted"  # a noun that is itself counted
    PEOPLE = "people"  # a noun for people in that state
    DEED = "deed"  # the counted follows "of"
    HARM = "harm"  # the counted follows "to"
    TOLL = "toll"  # a number completes it
    SUBJECT = "subject"  # a phrase that follows its subject
    PASSIVE = "passive"  # a phrase with a participle that follows its subject and "be"
    OBJECT = "object"  # a phrase that its object follows
    AROUND = "around"  # a phrase that stands on both sides of the counted


class Form(StrEnum):
    """The form of a verb, as far as its ending tells."""

    BASE = "base"
    PRESENT = "present"
    PAST = "past"
    PARTICIPLE = "participle"
    BOTH = "past or participle"
    GERUND = "gerund"
    NONE = "none"


class Element(NamedTuple):
    """One place in a pattern: any of `words`; a gap where there are none."""

    words: frozenset[str]
    optional: bool


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled entry: `head` is matched where the trigger stands, `tail` behind the counted (AROUND only)."""

    measure: str
    shape: Shape
    form: Form
    head: tuple[Element, ...]
    tail: tuple[Element, ...]
    name: str
    perpetrators: bool
    after: frozenset[str] = frozenset()
    """Measures of which the text must tell elsewhere: "took 12" is an abduction only where others are told of."""
    heads: frozenset[str] = frozenset()
    """The nouns that it counts, where it counts only some: "lost two sons", not "lost two seats"."""

    @property
    def slot(self) -> str:
        """Of the patterns of one slot that match at one place, the longest is read."""
        slot = self.name if self.shape is Shape.AROUND else self.measure + self.shape
        return slot + " told" if self.after else slot


@record
class Trigger:
    """Tokens `first` to `last` (exclusive) state the measure of `pattern`."""

    first: int
    last: int
    pattern: Pattern


@dataclass(frozen=True, slots=True)
class Measure:
    """What a measure counts by default, and what it accepts."""

    name: str
    unit: Unit
    kind: Kind
    units: frozenset[Unit]
    strength: int
    """Of two things said of the same people the stronger is told; 0 is asked when all else is read."""


_SINGLE = {
    "transitive": Shape.TRANSITIVE,
    "intransitive": Shape.INTRANSITIVE,
    "either": Shape.EITHER,
    "adjectives": Shape.STATE,
    "counted": Shape.COUNTED,
    "people": Shape.PEOPLE,
    "deeds": Shape.DEED,
    "injuries": Shape.HARM,
    "tolls": Shape.TOLL,
}
_VERBS = {"transitive", "intransitive", "either"}
# One syllable with a short vowel: "club", "clubbed".
_DOUBLES: Final = re.compile(r"[^aeiou]*[aeiou][^aeiouwxyhkl]")
_WHO: Final = "<who>"
_BE: Final = "be~"


@cache
def measures() -> dict[str, Measure]:
    """Every measure of the lexicon by name.

    Raises:
        LexiconError: an entry names an unknown unit or kind.
    """
    found = {}
    for name, entry in lexicon.load("measures").items():
        if name == "forms":
            continue
        try:
            units = frozenset(Unit(unit) for unit in entry["units"])
            found[name] = Measure(name, Unit(entry["unit"]), Kind(entry["kind"]), units, int(entry["strength"]))
        except (KeyError, ValueError) as error:
            raise lexicon.LexiconError(f"reading [{name}] in the lexicon measures.toml: {error!r}") from error
    return found


def forms_of(base: str) -> dict[str, Form]:
    """The forms of a verb: by the lexicon where it lists them, else by the rules of English spelling."""
    listed = lexicon.load("measures")["forms"].get(base)
    if base == "be":
        return dict.fromkeys(listed, Form.NONE)
    if listed:
        third, past, participle, gerund = listed[:4]
        found = {
            base: Form.BASE,
            third: Form.PRESENT,
            gerund: Form.GERUND,
            past: Form.PAST,
            participle: Form.PARTICIPLE,
        }
        if past == participle or base == "burn":
            found |= {past: Form.BOTH, participle: Form.BOTH}
        return found
    if _DOUBLES.fullmatch(base):
        return {
            base: Form.BASE,
            base + "s": Form.PRESENT,
            base + base[-1] + "ed": Form.BOTH,
            base + base[-1] + "ing": Form.GERUND,
        }
    if base.endswith("y") and base[-2] not in "aeiou":
        stem, third = base[:-1] + "i", base[:-1] + "ies"
    else:
        stem, third = base, base + ("es" if base.endswith(("s", "x", "ch", "sh")) else "s")
    past = stem + ("d" if base.endswith("e") else "ed")
    gerund = (base[:-1] if base.endswith("e") and not base.endswith(("ee", "ye")) else base) + "ing"
    return {base: Form.BASE, third: Form.PRESENT, past: Form.BOTH, gerund: Form.GERUND}


def match(elements: Sequence[Element], tokens: Sequence[Token], at: int, end: int, k: int = 0) -> int | None:
    """The token after the pattern, from its element `k` on, if it matches at `at`, else None."""
    count = len(elements)
    while k < count:
        words, optional = elements[k]
        if not words:
            return _past_gap(elements, tokens, at, end, k + 1)
        if at < end and tokens[at].lower in words:
            if optional and (last := match(elements, tokens, at, end, k + 1)) is not None and k + 1 < count:
                return max(last, match(elements, tokens, at + 1, end, k + 1) or last)
            at += 1
        elif not optional:
            return None
        k += 1
    return at


def _past_gap(elements: Sequence[Element], tokens: Sequence[Token], at: int, end: int, k: int) -> int | None:
    """The token after the pattern, where a few words may stand before its element `k`."""
    following = elements[k] if k < len(elements) else None
    certain = following.words if following is not None and not following.optional else None
    for i in range(at, at + GAP + 1):
        if certain and (i >= end or tokens[i].lower not in certain):
            continue  # cheaper than to try the rest of the pattern at every word
        last = match(elements, tokens, i, end, k)
        if last is not None:
            return last
    return None


def patterns(measure: str) -> Iterator[Pattern]:
    """Every pattern of a measure, in the lexicon's order: one for each form of each verb."""
    entry: dict[str, Any] = lexicon.load("measures")[measure]
    for key, shape in _SINGLE.items():
        for words in entry.get(key, ()):
            yield from _words(measure, shape, words, verb=key in _VERBS)
    for phrase in entry.get("phrases", ()):
        yield from _phrase(measure, phrase, perpetrators=False)
    for phrase in entry.get("perpetrators", {}).get("phrases", ()):
        yield from _phrase(measure, phrase, perpetrators=True)
    told = entry.get("told", {})
    for phrase in told.get("phrases", ()):
        for pattern in _phrase(measure, phrase, perpetrators=False):
            yield replace(pattern, after=frozenset(told["after"]))
    for some in (entry.get("of_kin", {}), entry.get("of_people", {})):
        for phrase in some.get("phrases", ()):
            for pattern in _phrase(measure, phrase, perpetrators=False):
                yield replace(pattern, heads=frozenset(some.get("heads", COUNTED_PEOPLE)))


def _words(measure: str, shape: Shape, words: str, *, verb: bool) -> Iterator[Pattern]:
    first, *rest = words.split()
    tail = tuple(Element(frozenset([word]), optional=False) for word in rest)
    name = f"{measure}.{shape.value}:{words}"
    for word, form in forms_of(first).items() if verb else ((first, Form.NONE),):
        yield Pattern(
            measure, shape, form, (Element(frozenset([word]), optional=False), *tail), (), name, perpetrators=False
        )


def _phrase(measure: str, phrase: str, *, perpetrators: bool) -> Iterator[Pattern]:
    words = phrase.replace("(who) ", "").replace("(who/that) ", "").replace("'s ", " 's ").split()
    place = words.index(_WHO)
    before, after = words[:place], words[place + 1 :]
    name = f"{measure}.phrase:{phrase}"
    if before and after:
        shape, head, tail = Shape.AROUND, before, after
    elif before:
        shape, head, tail = Shape.OBJECT, before, []
    elif after[0] in {_BE, "(be~)"}:
        shape, head, tail = Shape.PASSIVE, after[1:], []
    else:
        shape, head, tail = Shape.SUBJECT, after, []
    while head[0].startswith("("):  # what may be absent cannot be what the text is searched for
        head = head[1:]
    for form, elements in _heads(head):
        yield Pattern(measure, shape, form, elements, tuple(map(_element, tail)), name, perpetrators)


def _heads(words: list[str]) -> Iterator[tuple[Form, tuple[Element, ...]]]:
    """A pattern for each form of its first verb, so that the grammar knows which form the text has."""
    rest = tuple(map(_element, words[1:]))
    plain = frozenset(w for w in words[0].split("/") if not w.endswith("~"))
    if plain:
        yield Form.NONE, (Element(plain, optional=False), *rest)
    for base in words[0].split("/"):
        if base.endswith("~"):
            for word, form in forms_of(base[:-1]).items():
                yield form, (Element(frozenset([word]), optional=False), *rest)


def _element(word: str) -> Element:
    optional = word.startswith("(")
    word = word.strip("()")
    if word == "*":
        return Element(frozenset(), optional=True)
    words: set[str] = set()
    for part in word.split("/"):
        words.update(forms_of(part[:-1]) if part.endswith("~") else [part])
    return Element(frozenset(words), optional)

"""Kinds of people: which nouns denote people, households, dwellings, and to which group victims belong.

In go folded words (`text.fold`), a head noun and the words beside it in its phrase; out come yes or no, or the
normalised group of the coding manual (figures.md section 3). The words stand in lexicon/parties.toml; what
stands here is how English makes more of them: plurals, compounds, ages, demonyms. It never sees the text
around the phrase, never guesses a group from what happened, and never raises.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from extractors import lexicon

_PLURALS: Final[dict[str, str]] = lexicon.load("parties")["plurals"]
_PEOPLE: Final = frozenset().union(
    *(lexicon.words("parties", "people", part) for part in ("general", "kin", "armed", "work", "belief", "peoples"))
)
_ENDINGS: Final = tuple(lexicon.words("parties", "people", "endings"))
_NOT_PEOPLE: Final = lexicon.words("parties", "people", "not_people")
_HOUSEHOLDS: Final = lexicon.words("parties", "people", "households")
_DWELLINGS: Final = lexicon.words("parties", "people", "dwellings")
_ATTACKERS: Final = lexicon.words("parties", "attackers", "heads")
_ATTACK_MARKS: Final = lexicon.words("parties", "attackers", "marks")

PERPETRATORS: Final = "perpetrators"
_SHORTEST: Final = 4  # letters: "gas" and "yes" are no plurals
_CHILDREN: Final = "children"
_NO_GROUP: Final = "none"  # a rule of the lexicon that undoes the noun's own group
_WOMEN: Final = "women"


def _groups() -> dict[str, str]:
    by_noun: dict[str, str] = {}
    for name in lexicon.load("parties")["groups"]:
        for noun in lexicon.words("parties", "groups", name):
            if noun in by_noun:
                raise lexicon.LexiconError(
                    f"reading groups.{name} in the lexicon parties.toml: {noun!r} is in groups.{by_noun[noun]} too; "
                    "leave it in one"
                )
            by_noun[noun] = name
    return by_noun


def _marks() -> tuple[dict[str, tuple[tuple[frozenset[str], str], ...]], tuple[tuple[frozenset[str], str], ...]]:
    """Rules by head noun, and the rules for any head, each in the order of the file."""
    by_head: dict[str, list[tuple[frozenset[str], str]]] = {}
    general: list[tuple[frozenset[str], str]] = []
    for rule in lexicon.load("parties")["marks"]:
        entry = (frozenset(rule["marks"]), str(rule["group"]))
        for noun in rule["heads"]:
            by_head.setdefault(noun, []).append(entry)
        if not rule["heads"]:
            general.append(entry)
    return {noun: tuple(rules) for noun, rules in by_head.items()}, tuple(general)


_GROUPS: Final = _groups()
_MARKS_BY_HEAD, _MARKS = _marks()
_ANY_MARK: Final = frozenset().union(*(marks for marks, _ in _MARKS))

# "35-year-old", "5-month-old", "three-year-old"
_AGE: Final = re.compile(r"(\w+)-(year|month|week|day)s?-olds?\Z")
_COMING_OF_AGE: Final = 18  # years; the age of majority in the Convention on the Rights of the Child
_SMALL_NUMBERS: Final = {word: value for value, word in enumerate(lexicon.load("parties")["ages"]["words"], start=1)}
# Endings that make people's names of places, doctrines and trades: Serbian, Korean, Chinese, cyclist, Tajikistani.
_MADE: Final = re.compile(r"\w{3,}(?:ist|ian|ean|ese|stani)\Z")
# A "gale-force" wind, a "two-member" bench, a "nine-man" crew: they measure.
_MEASURES: Final = frozenset({"force", "member", "man", "person", "crew", "body"})
# "ex-soldiers", "non-combatants", "co-workers" are what they would be without.
_PREFIX: Final = re.compile(r"(?:ex|non|co|ultra|neo|semi|half|step|sub|vice|former|fellow)-(?=\w{3})")


@lru_cache(maxsize=8192)
def singular(noun: str) -> str:
    """The singular of a folded noun; a word that is no plural comes back as it is."""
    known = _PLURALS.get(noun)
    if known is not None:
        return known
    if noun.endswith("men") and noun not in _NOT_PEOPLE:  # women too
        return noun[:-2] + "an"
    if noun.endswith("children"):
        return noun[:-3]
    stem = noun[:-1]
    if not noun.endswith("s") or len(noun) < _SHORTEST or (noun.endswith(("ss", "us", "is")) and not _is_listed(stem)):
        return noun
    if noun.endswith("ies") and not _is_listed(stem):
        return noun[:-3] + "y"
    return noun[:-2] if noun.endswith(("sses", "shes", "ches", "xes", "zes")) else stem


def _is_listed(noun: str) -> bool:
    return noun in _PEOPLE or noun in _DWELLINGS or noun.endswith("stani")


def group(head: str, words: Sequence[str]) -> str | None:
    """The group of the victims whom a noun phrase denotes.

    Args:
        head: its head noun, folded, singular or plural ("policemen").
        words: the other words of the phrase, folded ("two", "off-duty").

    Returns:
        One of the group names of figures.md section 3, None for people at large ("villagers").
    """
    noun = singular(head)
    if noun in _HOUSEHOLDS or noun in _DWELLINGS:
        return None
    if is_attacker(noun, words):
        return PERPETRATORS
    age = _age(noun)
    if age is not None:
        return _CHILDREN if age < _COMING_OF_AGE else _by_marks(_MARKS, _singulars(words))
    beside = _singulars(words)
    own = _by_marks(_MARKS_BY_HEAD.get(noun, ()), beside) or _GROUPS.get(noun) or _GROUPS.get(_PREFIX.sub("", noun))
    if own is None:
        own = (None if _ANY_MARK.isdisjoint(beside) else _by_marks(_MARKS, beside)) or _by_ending(noun)
    if own == _NO_GROUP or (own is not None and own != _mixed(beside, own)):
        return None
    if own in (None, _WOMEN) and any((age := _age(word)) is not None and age < _COMING_OF_AGE for word in beside):
        return _CHILDREN
    return own


def _singulars(words: Sequence[str]) -> list[str]:
    """The words and their singulars: "military" is a mark, and the plural of a soldier."""
    return [*words, *(singular(word) for word in words)]


def _by_marks(rules: Sequence[tuple[frozenset[str], str]], beside: list[str]) -> str | None:
    """The group of the first rule of which a word stands beside the noun."""
    return next((name for marks, name in rules if not marks.isdisjoint(beside)), None)


def _by_ending(noun: str) -> str | None:
    """The group of a compound by its last part: "anti-riot-police", "schoolteacher" has none."""
    tail = noun.rsplit("-", 1)[-1]
    return _GROUPS.get(tail) if tail != noun else None


def _mixed(beside: list[str], own: str) -> str:
    """Another group when the phrase joins two kinds ("young men and women", "soldiers and rebels"), else `own`."""
    if "and" in beside or "or" in beside:
        for word in beside:
            other = _GROUPS.get(word, "men" if word == "man" else None)
            if other is not None and other != own:
                return other
    return own


def is_aged(head: str) -> bool:
    """Whether the folded noun is an age: "20-year-old"."""
    return _age(singular(head)) is not None


@lru_cache(maxsize=1024)
def _age(word: str) -> float | None:
    """The age in years that a word states: "5-month-old" → under 1; None for other words and unreadable ages."""
    match = _AGE.match(word)
    if match is None:
        return None
    number, unit = match.groups()
    if unit != "year":
        return 0
    if number.isdecimal():
        return int(number[:4])
    return _SMALL_NUMBERS.get(number, _COMING_OF_AGE)


@lru_cache(maxsize=8192)
def is_person(head: str) -> bool:
    """Whether the folded noun, singular or plural, denotes people ("villagers", "Palestinians", "35-year-old")."""
    if not head or head in _NOT_PEOPLE:
        return False
    if head in _PEOPLE or head in _PLURALS:
        return singular(head) in _PEOPLE or head in _PEOPLE or _PLURALS.get(head) in _PEOPLE
    for noun in _readings(head):
        if noun in _NOT_PEOPLE:
            return False
        if noun in _PEOPLE or _MADE.match(noun) or _AGE.match(noun):
            return True
        tail = noun.rsplit("-", 1)[-1]
        if tail != noun and tail in _PEOPLE and not (tail in _MEASURES or noun[0].isdigit()):
            return True
    return head.endswith(_ENDINGS) and not head.endswith(("-in", "-up"))


def _readings(head: str) -> Iterator[str]:
    """The forms under which a noun may be listed."""
    yield singular(head)
    bare = _PREFIX.sub("", head)
    if bare != head:
        yield singular(bare)


def is_household(head: str) -> bool:
    """Whether the folded noun denotes households, singular or plural."""
    return singular(head) in _HOUSEHOLDS


def is_dwelling(head: str) -> bool:
    """Whether the folded noun denotes dwellings, singular or plural; buildings and properties are none."""
    return singular(head) in _DWELLINGS


def is_attacker(head: str, words: Sequence[str]) -> bool:
    """Whether a phrase denotes those who attacked ("suicide bombers", "the gunmen").

    Args:
        head: its head noun, folded, singular or plural.
        words: the other words of the phrase, folded.
    """
    noun = singular(head)
    if noun in _ATTACKERS:
        return True
    return is_person(noun) and not _ATTACK_MARKS.isdisjoint(words)

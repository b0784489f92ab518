"""Words around a number that bound it: "at least 34", "some 220", "34 or more", "600+", "another 12".

In goes the place of a number among the tokens; out comes where its phrase begins or ends and what the words
say of the bound (the table of figures.md, section 2). A qualifier binds its own number only: the walk stops at
the first word that is none, and at most `_ROUNDS` qualifiers stand on one side.
"""

from typing import Final

from extractors import lexicon, numerals
from extractors.model import Quantifier
from extractors.record import record
from extractors.text import Token

_ROUNDS: Final = 4
"""Qualifiers on one side: "only about another at least" would be four; the press writes two."""
_REST: Final = "rest"
_NEUTRAL: Final = "neutral"
_BETWEEN: Final = "between"
_Phrases = dict[str, tuple[tuple[tuple[str, ...], str], ...]]


@record
class Before:
    """What stands before a number: where it begins, its bound (None: exact), whether it means more of the same.

    `between` is where "between" or "from" begins when it stands outermost, else -1; it belongs to the phrase
    only if a second number follows.
    """

    first: int
    quantifier: Quantifier | None
    rest: bool
    between: int
    opener: str


@record
class After:
    """What stands behind a number."""

    last: int
    quantifier: Quantifier | None
    rest: bool


def _phrases(section: str, names: tuple[str, ...], *, backwards: bool) -> _Phrases:
    """Phrases by the word that is met first, longest first, so that "no more than" is tried before "more than"."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name in names:
        for phrase in lexicon.words("quantities", section, name):
            words = tuple(reversed(phrase.split())) if backwards else tuple(phrase.split())
            found.setdefault(words[0], []).append((words[1:], name))
    return {word: tuple(sorted(tails, key=lambda tail: (-len(tail[0]), tail))) for word, tails in found.items()}


_BOUNDS: Final = ("at_least", "more_than", "at_most", "less_than", "approximately")
_BEFORE: Final = _phrases("before", (*_BOUNDS, _NEUTRAL, _REST, _BETWEEN), backwards=True)
_AFTER: Final = _phrases("after", ("at_least", "at_most", "approximately"), backwards=False)
_AFTER_REST: Final = lexicon.words("quantities", "after", "rest")
_DIRECTIONS: Final = lexicon.words("quantities", "after", "directions")
_PARTICLED: Final = lexicon.words("quantities", "before", "particled")
_QUANTIFIERS: Final[dict[str, Quantifier]] = {name: Quantifier(name) for name in _BOUNDS}


def before(tokens: tuple[Token, ...], number: int, begin: int) -> Before:
    """The qualifiers that end directly before token `number`, none before token `begin`."""
    first, quantifier, rest, between, opener = number, None, False, -1, ""
    for _ in range(_ROUNDS):
        if first <= begin:
            break
        found = _match_back(tokens, first, begin)
        if found is None:
            break
        length, kind = found
        if length == 1 and _is_particle(tokens, first - 1, begin):
            break
        if kind == _BETWEEN:
            between, opener = first - length, tokens[first - 1].lower
            break
        first -= length
        if kind == _REST:
            rest = True
        elif kind != _NEUTRAL:
            quantifier = _outer(_QUANTIFIERS[kind], quantifier)
    return Before(first, quantifier, rest, between, opener)


def _is_particle(tokens: tuple[Token, ...], i: int, begin: int) -> bool:
    """Whether "over" at token `i` belongs to the verb before it: "handed over 56 captives"."""
    return tokens[i].lower == "over" and i > begin and tokens[i - 1].lower in _PARTICLED


def _match_back(tokens: tuple[Token, ...], first: int, begin: int) -> tuple[int, str] | None:
    for tail, kind in _BEFORE.get(tokens[first - 1].lower, ()):
        if not tail:
            return 1, kind
        start = first - 1 - len(tail)
        if start >= begin and all(tokens[first - 2 - k].lower == word for k, word in enumerate(tail)):
            return len(tail) + 1, kind
    return None


def _outer(outer: Quantifier, inner: Quantifier | None) -> Quantifier:
    """Of two bounds the outer one holds, but "about" gives way: "an estimated more than 300" is more than 300."""
    return inner if inner is not None and outer is Quantifier.APPROXIMATELY else outer


def after(tokens: tuple[Token, ...], last: int, limit: int) -> After:
    """The qualifiers that begin at token `last`, none behind token `limit` (exclusive)."""
    quantifier, rest = None, False
    for _ in range(_ROUNDS):
        if last >= limit:
            break
        token = tokens[last]
        follows_than = last + 1 < limit and tokens[last + 1].lower == "than"
        directed = token.lower == "further" and last + 1 < limit and tokens[last + 1].lower in _DIRECTIONS
        if token.lower in _AFTER_REST and not follows_than and not directed:
            rest, last = True, last + 1
            continue
        length, kind = _match_on(tokens, last, limit)
        if not length:
            break
        quantifier, last = kind, last + length
    return After(last, quantifier, rest)


def _match_on(tokens: tuple[Token, ...], last: int, limit: int) -> tuple[int, Quantifier | None]:
    for tail, kind in _AFTER.get(tokens[last].lower, ()):
        end = last + 1 + len(tail)
        if end > limit or any(tokens[last + 1 + k].lower != word for k, word in enumerate(tail)):
            continue
        following = tokens[end] if end < limit else None
        if following is not None and (following.lower == "than" or (tail == () and _begins_number(following))):
            return 0, None  # "12 or more than 20", "12 plus 20"
        return end - last, _QUANTIFIERS[kind]
    return 0, None


def _begins_number(token: Token) -> bool:
    return token.lower[0].isdigit() or token.lower in numerals.HEADS


def join(ahead: Quantifier | None, behind: Quantifier | None) -> Quantifier | None:
    """One bound of those on both sides: a real bound is preferred to "about"."""
    if ahead is None or (ahead is Quantifier.APPROXIMATELY and behind is not None):
        return behind
    return ahead

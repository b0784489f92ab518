"""Quantities in words that are no numerals: "dozens", "several hundred", "a few", "no", "both", "others", "half of".

In goes the place of such a word among the tokens; out comes a `Core`: where it ends, and what it says by the
table of figures.md, section 2. None where the word means something else there. Qualifiers around it and what
it counts are not looked at here.
"""

from collections.abc import Callable
from fractions import Fraction
from typing import Any, Final

from extractors import lexicon, numerals, parties
from extractors.model import Quantifier
from extractors.record import record
from extractors.text import WORD, Token
from extractors.uncounted import MONTHS, PEOPLE, is_year, measure

_Tokens = tuple[Token, ...]


@record
class Core:
    """A quantity without its qualifiers: tokens up to `last` (exclusive), an exact `value` or a `low` bound."""

    last: int
    rule: str
    value: int | None = None
    low: int | None = None
    fraction: Fraction | None = None
    rest: bool = False
    determined: bool = False

    @property
    def quantifier(self) -> Quantifier:
        """Vague where only a least number is known."""
        return Quantifier.VAGUE if self.low is not None else Quantifier.EXACT


_VAGUE: Final[dict[str, Any]] = lexicon.load("quantities")["vague"]
_PLURALS: Final = numerals.table("vague", "plurals")
_MULTIPLIERS: Final = numerals.table("vague", "multipliers")
_MULTIPLIED: Final = numerals.table("vague", "multiplied")
_SCALED: Final = numerals.table("vague", "scaled")
_ARTICLED: Final = numerals.table("vague", "articled")
_COUNTS: Final = numerals.table("vague", "counts")
_MANY: Final = numerals.table("vague", "words")
_NUMBER_VERBS: Final = lexicon.words("quantities", "vague", "number_verbs")
_AS_MANY: Final = lexicon.words("quantities", "vague", "as_many")
_ADJECTIVES: Final = lexicon.words("quantities", "vague", "number_adjectives")
_JOINERS: Final = tuple(
    sorted(
        (tuple(phrase.split()) for phrase in lexicon.words("quantities", "vague", "joiners")),
        key=lambda words: -len(words),
    )
)
_NOT_AFTER: Final = {word: frozenset(words) for word, words in _VAGUE["not_after"].items()}
_NOT_BEFORE: Final = {word: frozenset(words) for word, words in _VAGUE["not_before"].items()}
_NO_BEFORE: Final = lexicon.words("quantities", "none", "no_before")
_WITHOUT_BEFORE: Final = lexicon.words("quantities", "none", "without_before")
_NONE_BEFORE: Final = lexicon.words("quantities", "none", "none_before")
_NOT_ONE: Final = tuple(tuple(phrase.split())[1:] for phrase in lexicon.words("quantities", "none", "not_one"))
_DENOMINATORS: Final = numerals.table("fractions", "denominators")
_HALF_OF: Final = lexicon.words("quantities", "fractions", "half_of")
_PART_AFTER: Final = lexicon.words("quantities", "fractions", "not_after")
_BOTH_BEFORE: Final = lexicon.words("quantities", "pairs", "both_before")
_ANOTHER_BEFORE: Final = lexicon.words("quantities", "pairs", "another_before")
_KNOWN_GROUPS: Final = numerals.table("pairs", "known_groups")
_AFTER_COUPLE: Final = lexicon.words("quantities", "pairs", "after_couple")
_DENIALS: Final = lexicon.words("quantities", "none", "denials")
_REPORTS: Final = lexicon.words("quantities", "none", "reports")
_REPORTS_OF: Final = lexicon.words("quantities", "none", "reports_of")
_REPORTS_REACH: Final = 3
"""Words between "no" and "reports of"."""
_ANY: Final = frozenset({"any", "anyone", "anybody"})
_DENIAL_REACH: Final = 5
"""Tokens before "anyone" in which it is denied: "denied media reports that anyone"."""
_POSSESSIVES: Final = frozenset({"his", "her", "their"})
_FEW_AT_LEAST: Final = 2
"""Plurals without any number ("others") are two and more."""


def _at(tokens: _Tokens, i: int, limit: int) -> str:
    return tokens[i].lower if i < limit else ""


def _barred(tokens: _Tokens, i: int, begin: int, limit: int) -> bool:
    word = tokens[i].lower
    return (i > begin and tokens[i - 1].lower in _NOT_AFTER.get(word, ())) or _at(
        tokens, i + 1, limit
    ) in _NOT_BEFORE.get(word, ())


def _plural(tokens: _Tokens, i: int, begin: int, limit: int) -> Core | None:
    """Read "dozens", "tens of thousands", "dozens and dozens", "hundreds, if not thousands"."""
    if _barred(tokens, i, begin, limit):
        return None
    end, low = _plural_at(tokens, i, limit)
    for joiner in _JOINERS:
        behind = end + len(joiner)
        if behind < limit and all(_at(tokens, end + k, limit) == word for k, word in enumerate(joiner)):
            if tokens[behind].lower not in _PLURALS or (
                joiner == ("and",) and tokens[behind].lower != tokens[end - 1].lower
            ):
                break
            second_end, second_low = _plural_at(tokens, behind, limit)
            if end == i + 1 and second_end == behind + 3 and tokens[i].lower in _MULTIPLIERS:
                low = _MULTIPLIERS[tokens[i].lower] * _MULTIPLIED[tokens[second_end - 1].lower]
            return Core(second_end, "vague.plural", low=min(low, second_low))
    if tokens[i].lower == "tens" and end == i + 1 and _at(tokens, end, limit) != "of":
        return None
    return Core(end, "vague.plural", low=low)


def _plural_at(tokens: _Tokens, i: int, limit: int) -> tuple[int, int]:
    word, scale = tokens[i].lower, _at(tokens, i + 2, limit)
    if word in _MULTIPLIERS and scale in _MULTIPLIED and _at(tokens, i + 1, limit) == "of" and word != scale:
        return i + 3, _MULTIPLIERS[word] * _MULTIPLIED[scale]
    return i + 1, _PLURALS[word]


def _few(tokens: _Tokens, i: int, begin: int, limit: int) -> Core | None:
    """Read "several", "several hundred", "few dozen"; "few" and "couple" alone need their article."""
    if _barred(tokens, i, begin, limit):
        return None
    word = tokens[i].lower
    if word in _KNOWN_GROUPS and (couple := _pair(tokens, i, begin, limit)) is not None:
        return couple
    end, low = _scaled(tokens, i + 1, limit, _COUNTS[word])
    if word != "several" and end == i + 1:
        return None
    return Core(end, "vague.few", low=low)


def _scaled(tokens: _Tokens, i: int, limit: int, low: int) -> tuple[int, int]:
    """Scales behind a vague count: "several hundred thousand", "a couple of dozen", "a few tens of thousands"."""
    start = i
    if _at(tokens, i, limit) == "of" and _at(tokens, i + 1, limit) in _SCALED:
        i += 1
    while (scale := _SCALED.get(_at(tokens, i, limit))) is not None and i - start < 3:  # noqa: PLR2004 - "of hundred thousand"
        low, i = low * scale, i + 1
    if i > start and _at(tokens, i, limit) == "of" and _at(tokens, i + 1, limit) in _MULTIPLIED:
        return i + 2, low * _MULTIPLIED[tokens[i + 1].lower]  # "several hundreds of thousands"
    return i, low


def _article(tokens: _Tokens, i: int, begin: int, limit: int) -> Core | None:
    """Read "a few", "a couple of", "a handful", "a pair", and "a third of"."""
    del begin
    word = _at(tokens, i + 1, limit)
    if word == "couple" and _at(tokens, i + 2, limit) in _AFTER_COUPLE:
        return Core(i + 2, "pair", value=2)  # "a couple and their baby": wife and husband
    if word in _ARTICLED:
        end, low = _scaled(tokens, i + 2, limit, _ARTICLED[word])
        return Core(end, "vague.few", low=low)
    if word == "pair":
        return Core(i + 2, "pair", value=2)
    return None


def _many(tokens: _Tokens, i: int, begin: int, limit: int) -> Core | None:
    """Read "many", "multiple", "many thousands"."""
    if _barred(tokens, i, begin, limit):
        return None
    compared = _at(tokens, i + 1, limit) == "as" or (i - 1 > begin and tokens[i - 2].lower in _AS_MANY)
    if compared and i > begin and tokens[i - 1].lower == "as":
        return None  # "as many as those", "and as many were injured"
    if _at(tokens, i + 1, limit) in _PLURALS:
        end, low = _plural_at(tokens, i + 1, limit)
        return Core(end, "vague.plural", low=low)
    end, low = _scaled(tokens, i + 1, limit, _MANY[tokens[i].lower])
    return Core(end, "vague.many", low=low)


def _number(tokens: _Tokens, i: int, begin: int, limit: int) -> Core | None:
    """Read "a number of", "an unknown number of", "large numbers of"; "the number of" counts nothing."""
    following = _at(tokens, i + 1, limit)
    if i == begin or (following != "of" and (following not in _NUMBER_VERBS or tokens[i].lower == "numbers")):
        return None
    counted = _at(tokens, i + 2, limit)
    if counted[:1].isdigit() or counted in numerals.HEADS or counted in _PLURALS:
        return None  # "a number of 210 people": it is stated
    j = i - 1
    while j > begin and i - j <= 3 and tokens[j].lower in _ADJECTIVES:  # noqa: PLR2004 - "an as yet unknown": three are many
        j -= 1
    indefinite = tokens[j].lower in {"a", "an"} if tokens[i].lower == "number" else tokens[i - 1].lower in _ADJECTIVES
    end = i + 2 if following == "of" else i + 1
    return Core(end, "vague.number_of", low=_FEW_AT_LEAST) if indefinite else None


def number_of_first(tokens: _Tokens, i: int, begin: int) -> int:
    """Where "an unknown number of" begins, given its "number" at `i`."""
    j = i
    while j > begin and tokens[j - 1].lower in _ADJECTIVES and i - j < 3:  # noqa: PLR2004 - as above
        j -= 1
    return j - 1 if j > begin and tokens[j - 1].lower in {"a", "an"} else j


def _others(tokens: _Tokens, i: int, begin: int, limit: int) -> Core | None:
    known = i > begin and tokens[i - 1].lower in {"the", "these", "those", "all"}
    if not known and _barred(tokens, i, begin, limit):
        return None
    return Core(i + 1, "others", low=_FEW_AT_LEAST, rest=True, determined=known)


def _both(tokens: _Tokens, i: int, begin: int, limit: int) -> Core | None:
    """Read "both", but not "both the army and the rebels" nor "both in Kano"."""
    del begin
    following = _at(tokens, i + 1, limit)
    if following in _BOTH_BEFORE:
        return None
    joint = next((k for k in (2, 3, 4 if following == "the" else 2) if _at(tokens, i + k, limit) == "and"), 0)
    if joint:
        behind = _at(tokens, i + joint + 1, limit)
        equal = joint > 2 or not (behind in _POSSESSIVES or behind.endswith(("ed", "ing")))  # noqa: PLR2004 - a noun between
        if equal or not parties.is_person(following):
            return None  # "both soldiers and rebels", but "killed both girls and injured"
    return Core(i + 1, "both", value=2, determined=True)


def _pair(tokens: _Tokens, i: int, begin: int, limit: int) -> Core | None:
    """Read "the pair were killed", "the trio", "the couple"; what is theirs, or of others, is not them."""
    if i - 1 > begin and tokens[i - 2].lower in {"a", "an"} and _at(tokens, i + 1, limit) in _AFTER_COUPLE:
        return Core(i + 1, "pair", value=_KNOWN_GROUPS[tokens[i].lower])  # "an elderly couple was rescued"
    known = i > begin and tokens[i - 1].lower in {"the", "this", "that"}
    if not known or _at(tokens, i + 1, limit) in {"of", "'s", "'"}:
        return None
    return Core(i + 1, "pair", value=_KNOWN_GROUPS[tokens[i].lower], determined=True)


def _another(tokens: _Tokens, i: int, begin: int, limit: int) -> Core | None:
    """Read "another was injured", "another man": one more. Before a numeral it is that one's qualifier."""
    following = _at(tokens, i + 1, limit)
    if i > begin and tokens[i - 1].lower in {"one", "or", "after", "to"} and following not in PEOPLE:
        return None
    if following == "at" and _at(tokens, i + 2, limit) == "least":
        return None
    if following in _ANOTHER_BEFORE or following in STARTS or following[:1].isdigit() or following in numerals.HEADS:
        return None
    return Core(i + 1, "another", value=1, rest=True)


def _no(tokens: _Tokens, i: int, begin: int, limit: int) -> Core | None:
    """Read "no" directly before a noun phrase; "no longer", "no doubt" and "No. 3" are other words."""
    del begin
    following = _at(tokens, i + 1, limit)
    if following == "one":
        return Core(i + 2, "none", value=0)
    if not following or following in _NO_BEFORE or tokens[i + 1].kind != WORD or following in numerals.HEADS:
        return None
    if tokens[i + 1].capital and tokens[i].text[0].islower():
        return None
    told = _reports_of(tokens, i + 1, limit)
    if told:
        return Core(told, "none", value=0)
    rest = following in {"other", "others", "further", "additional"}
    return Core(i + 1, "none", value=0, rest=rest)


def _reports_of(tokens: _Tokens, i: int, limit: int) -> int:
    """Where "immediate reports of any" at token `i` ends, else 0: none reported."""
    end = i + _REPORTS_REACH
    while i < end and _at(tokens, i, limit) in _REPORTS_OF:
        i += 1
    if _at(tokens, i, limit) not in _REPORTS or _at(tokens, i + 1, limit) != "of":
        return 0
    return i + 3 if _at(tokens, i + 2, limit) in _ANY else i + 2


def _none(tokens: _Tokens, i: int, begin: int, limit: int) -> Core | None:
    if _at(tokens, i + 1, limit) in _NONE_BEFORE or (i > begin and tokens[i - 1].lower == "to"):
        return None
    return Core(i + 1, "none", value=0)


def _neither(tokens: _Tokens, i: int, begin: int, limit: int) -> Core | None:
    """Read "neither man", "neither of the pilots"; not "neither confirmed nor denied", "neither side"."""
    del begin
    following = _at(tokens, i + 1, limit)
    return Core(i + 1, "none", value=0) if following == "of" or parties.is_person(following) else None


def _anyone(tokens: _Tokens, i: int, begin: int, limit: int) -> Core | None:
    """Read "anyone", "any civilians" behind a denial: "denied that anyone had been killed", "did not hurt anyone"."""
    if tokens[i].lower == "any" and not parties.is_person(_at(tokens, i + 1, limit)):
        return None
    near = {tokens[j].lower for j in range(max(begin, i - _DENIAL_REACH), i)}
    return Core(i + 1, "none", value=0) if near & _DENIALS else None


def _without(tokens: _Tokens, i: int, begin: int, limit: int) -> Core | None:
    """Read "without casualties", "without any injuries"; not "Doctors Without Borders"."""
    if i > begin and tokens[i].text.istitle() and tokens[i - 1].text.istitle():
        return None
    end = i + 2 if _at(tokens, i + 1, limit) == "any" else i + 1
    following = _at(tokens, end, limit)
    if not following or following in _WITHOUT_BEFORE or tokens[end].kind != WORD or following.endswith("ing"):
        return None
    return Core(end, "without", value=0)


def _not(tokens: _Tokens, i: int, begin: int, limit: int) -> Core | None:
    """Read "not a single", "not one"."""
    del begin
    for words in _NOT_ONE:
        if all(_at(tokens, i + 1 + k, limit) == word for k, word in enumerate(words)):
            following = _at(tokens, i + 1 + len(words), limit)
            return (
                Core(i + 1 + len(words), "none", value=0)
                if following and tokens[i + 1 + len(words)].kind == WORD
                else None
            )
    return None


def fraction(tokens: _Tokens, i: int, begin: int, limit: int) -> Core | None:  # noqa: PLR0911 - one test a line
    """Read "half of", "half the", "a third of", "two-thirds of"; not "half a million", "half of 2015"."""
    lower = tokens[i].lower
    following = _at(tokens, i + 1, limit)
    if lower != "half" and following not in _DENOMINATORS and "-" not in lower:
        return None
    parts = lower.split("-", 2)
    if len(parts) == 1 and following in _DENOMINATORS:
        parts.append(following)
    if len(parts) == 2:  # noqa: PLR2004 - numerator and denominator
        top, bottom = (1 if parts[0] in {"a", "an"} else numerals.UNITS.get(parts[0], 0)), parts[1]
        end = i + (1 if "-" in lower else 2)
    else:
        top, bottom, end = 1, parts[0], i + 1
        if bottom != "half":
            return None
    if not top or bottom not in _DENOMINATORS or top >= _DENOMINATORS[bottom]:
        return None
    link = _at(tokens, end, limit)
    if link != "of" and not (bottom == "half" and end == i + 1 and link in _HALF_OF):
        return None
    whole = end + 1 if link == "of" else end
    after_article = (
        _at(tokens, whole + 1, limit) if _at(tokens, whole, limit) in {"a", "an"} else _at(tokens, whole, limit)
    )
    if after_article in numerals.SCALES or after_article in numerals.GROUPS or after_article == "hundred":
        return None
    if (
        (i > begin and tokens[i - 1].lower in _PART_AFTER)
        or measure(tokens, end, limit)
        or measure(tokens, end + 1, limit)
    ):
        return None
    if whole < limit and (is_year(tokens[whole]) or (tokens[whole].lower in MONTHS and tokens[whole].capital)):
        return None
    return Core(end, "fraction", fraction=Fraction(top, _DENOMINATORS[bottom]))


AFTER_ARTICLE: Final = frozenset(_ARTICLED) | frozenset(_DENOMINATORS) | {"pair"}
"""Words with which "a" begins a quantity, beside those of a numeral."""
_Reader = Callable[[_Tokens, int, int, int], Core | None]
STARTS: Final[dict[str, _Reader]] = {
    **dict.fromkeys(_PLURALS, _plural),
    **dict.fromkeys(_COUNTS, _few),
    **dict.fromkeys(_MANY, _many),
    **dict.fromkeys(lexicon.words("quantities", "vague", "number_nouns"), _number),
    **dict.fromkeys(lexicon.words("quantities", "none", "words"), _none),
    "a": _article,
    "both": _both,
    **dict.fromkeys(_KNOWN_GROUPS.keys() - _COUNTS.keys(), _pair),
    "others": _others,
    "another": _another,
    "no": _no,
    "not": _not,
    "neither": _neither,
    **dict.fromkeys(("anyone", "anybody", "any"), _anyone),
    "without": _without,
}
"""Which reader answers for a word; each takes the tokens, the word's index and the bounds of its sentence."""

"""Numbers that count nobody: times, ages, measures, money, labels, years, scores.

In goes a number phrase by its place among the tokens; out comes the reason why it is no count (figures.md,
section 2: "Not figures"), or None. Every question looks a fixed number of tokens to either side. What a
count's noun means is not asked here: three bombs are a count.
"""

from typing import Final

from extractors import lexicon
from extractors.record import record
from extractors.text import MARK, NUMBER, WORD, Text, Token


@record
class Scope:
    """The sentence, `begin` to `limit` (exclusive), and `floor`: behind the last quantity, whose words are taken."""

    begin: int
    floor: int
    limit: int


@record
class Refused:
    """A number that is no count: read on at `last`; `reason` may hold for the next one too ("aged 12 and 14")."""

    last: int
    reason: str


@record
class Phrase:
    """A number phrase under question, in token indexes: `first` with its qualifiers, `number` without.

    `begin` and `limit` bound the sentence. `last` stands behind the number and what belongs to it.
    """

    begin: int
    first: int
    number: int
    last: int
    limit: int
    value: int
    digits: bool
    bare: bool


def _words(*path: str) -> frozenset[str]:
    return lexicon.words("quantities", "not_counts", *path)


MEASURES: Final = _words("measures")
_BETWEEN: Final = _words("between")
_BETWEEN_OF: Final = _words("between_of")
_AFTER_ADJECTIVES: Final = _words("after_adjectives")
_DESIGNATORS: Final = _words("designators")
MONTHS: Final = _words("months")
_IN_MONTH: Final = _words("in_month")
_BEFORE_YEAR: Final = _words("before_year")
_SURELY_YEAR: Final = _words("surely_year")
_AGES: Final = _words("ages")
_AFTER_AGE: Final = _words("after_age")
_AGED_NOUNS: Final = _words("aged_nouns")
_BOUNDED_AGES: Final = _words("bounded_ages")
_BOUNDS: Final = _words("bounds")
_MONEY: Final = _words("money")
_SCORE_WORDS: Final = _words("score_words")
_LABEL_AFTER: Final = _words("label_after")
_STREETS: Final = _words("streets")
_GROUPS_OF: Final = frozenset(lexicon.load("quantities")["not_counts"]["groups_of"])
PEOPLE: Final = _words("people")
_NOT_PLURALS: Final = _words("not_plurals")
_JOINTS: Final = frozenset({"and", "or", "to", "-", "–", "&"})
_DASHES: Final = frozenset("-–—−‐‑")
_GLUE_BEFORE: Final = frozenset("#/:-–+$€£¥.,'’=@_\\")
"""Marks that make one label, date, time or telephone number of what touches them on both sides."""
_PERCENT: Final = lexicon.words("quantities", "fractions", "percent")
_AGO: Final = frozenset({"earlier", "ago", "before"})
_ARTICLES: Final = frozenset({"a", "an", "the"})
_WHOLES: Final = frozenset({"all", "everyone", "everybody"})
_PLURAL: Final = frozenset({"were", "have"})
_SPANS: Final = frozenset({"last", "this", "that", "previous", "same", "next", "each"})
"""Before "year" and "week" these make a time of it: "last year 340 were killed", but "Year 7"."""
_TIMES: Final = frozenset({"x", "×", "*"})
_GLUE_AFTER: Final = frozenset("/:.,\\_")
_HYPHENS: Final = frozenset("-‐‑")
_OLD: Final = ("-old", "-olds", "-long")
_OLDEST: Final = 120
"""Years; no age is higher."""
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_DAYS_OF_MONTH: Final = 31


def reason(text: Text, phrase: Phrase) -> str | None:
    """Why the phrase is no count of people or things; None where nothing speaks against it."""
    tokens = text.tokens
    return (
        _glued(tokens, phrase)
        or _measured(tokens, phrase.last, phrase.limit)
        or _label(tokens, phrase)
        or _age(tokens, phrase)
        or (_date(tokens, phrase) if phrase.digits else None)
        or (_year(tokens, phrase) if phrase.bare else None)
    )


def counted_noun(tokens: tuple[Token, ...], i: int, limit: int, reach: int = 2) -> bool:
    """Whether a noun that can be counted follows: a known one, or a plural in lower case ("two armed men")."""
    for j in range(i, min(i + reach, limit)):
        token = tokens[j]
        word = token.lower
        if word in PEOPLE:
            return True
        if token.kind != WORD or not token.text[0].islower() or word in MEASURES or len(word) <= 3:  # noqa: PLR2004 - a, of, the …
            return False
        if word.endswith("s") and not word.endswith(("ss", "us", "is")) and word not in _NOT_PLURALS:
            return True
        if word in {"were", "have", "with", "when", "while", "from", "after", "that", "which"}:
            return False
    return False


def measure(tokens: tuple[Token, ...], i: int, limit: int) -> bool:
    """Whether a unit of time, length, weight or money follows at `i`, adjectives between allowed."""
    return _measured(tokens, i, limit) is not None


def is_year(token: Token) -> bool:
    """Whether the token could be a year of our time."""
    return len(token.text) == 4 and token.lower.isdecimal() and _FIRST_YEAR <= int(token.lower) <= _LAST_YEAR  # noqa: PLR2004


def touches(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether token `i` touches the one before it."""
    return i > 0 and tokens[i - 1].end == tokens[i].start


def _glued(tokens: tuple[Token, ...], phrase: Phrase) -> str | None:
    """One thing with what they touch: "9/11", "8:00", "12.03.2015", "+234", "7.62mm", "#3", "60s", "2-0"."""
    why = None
    if phrase.digits and phrase.number > phrase.begin and touches(tokens, phrase.number):
        why = _glued_before(tokens, phrase)
    j = phrase.last
    if why is None and j < phrase.limit and touches(tokens, j) and tokens[j - 1].kind == NUMBER:
        if tokens[j].kind == WORD:
            return None if tokens[j].lower in PEOPLE else "suffix"
        if j + 1 < phrase.limit and touches(tokens, j + 1):
            return _glued_after(tokens[j], tokens[j + 1])
    return why


def _glued_before(tokens: tuple[Token, ...], phrase: Phrase) -> str | None:
    i, j = phrase.number, phrase.last
    mark = tokens[i - 1].text
    if mark == "[" and j < phrase.limit and tokens[j].text == "]":
        return "footnote"
    closed = mark == "(" and j + 1 < phrase.limit and tokens[j].text == ")"
    if mark == "+" or (closed and tokens[j + 1].kind == NUMBER):
        return "telephone"
    if mark == "#" or tokens[i - 1].kind != MARK:
        return "label"
    joined = mark in _GLUE_BEFORE and i - 1 > phrase.begin and touches(tokens, i - 1) and _has_digit(tokens[i - 2])
    return "joined" if joined else None


def _glued_after(mark: Token, following: Token) -> str | None:
    number = following.kind == NUMBER or following.lower[0].isdigit()
    if number and (mark.text in _GLUE_AFTER or mark.text in _DASHES):
        return "joined"
    return "compound" if mark.text in _HYPHENS and following.text[0].islower() else None


def _has_digit(token: Token) -> bool:
    return any(character.isdigit() for character in token.text[-4:])


def _measured(tokens: tuple[Token, ...], i: int, limit: int) -> str | None:
    skipped_of = False
    for j in range(i, min(i + 5, limit)):
        token = tokens[j]
        word = token.lower
        if word in MEASURES or (word.endswith(_OLD) and word.partition("-")[0] in MEASURES):
            behind = tokens[j + 1].lower if j + 1 < limit else ""
            dated = skipped_of and behind in _AGO and tokens[j - 1].lower in _ARTICLES
            if behind in _AFTER_ADJECTIVES or dated:
                return None  # "the 17 of a year earlier"
            if token.kind == WORD and word in {"m", "h", "x", "am"} and token.capital and token.text != "AM":
                return None
            return "measure"
        if j + 1 < limit and (
            (word == "per" and tokens[j + 1].lower == "cent") or (word == "local" and tokens[j + 1].lower == "time")
        ):
            return "measure"
        if word == "of" and not skipped_of:
            skipped_of = True
        elif word not in (_BETWEEN_OF if skipped_of else _BETWEEN):
            return None
    return None


def _label(tokens: tuple[Token, ...], phrase: Phrase) -> str | None:  # noqa: PLR0911 - one question after the other
    """Names and sums: "Brigade 192", "No. 3", "$5 million", "Group of 20", "24 Baker Street"."""
    i = phrase.first - 1
    if i > 0 and tokens[i].text == "." and tokens[i - 1].lower in _MONEY:  # "Rs. 5 lakh", whatever ends a sentence
        return "money"
    if i < phrase.begin:
        return _street(tokens, phrase)
    before = tokens[i]
    if before.lower == "but" and i > phrase.begin and tokens[i - 1].lower in _WHOLES:
        return "complement"  # "all but two died": how many did is not said
    if i > phrase.begin and (
        (before.lower in _TIMES and tokens[i - 1].kind == NUMBER)  # "20 x 30"
        or (before.lower == "or" and tokens[i - 1].lower in MEASURES)  # "a decade or two"
    ):
        return "measure"
    if before.text == "." and i > phrase.begin and touches(tokens, i):
        i -= 1
        before = tokens[i]
    word = before.lower
    if (
        word in _MONEY
        or word == "worth"
        or (phrase.number > phrase.begin and tokens[phrase.number - 1].lower in _MONEY)
    ):
        return "money"
    if word in _DESIGNATORS and not (i > phrase.begin and tokens[i - 1].lower in _SPANS):
        named = before.capital and i > phrase.begin
        if phrase.first == phrase.number and (
            (named and phrase.digits and phrase.bare) or not counted_noun(tokens, phrase.last, phrase.limit)
        ):
            return "label"
    if (
        word == "of"
        and (phrase.bare or tokens[phrase.number].capital)
        and phrase.value in _GROUPS_OF
        and i > phrase.begin
        and tokens[i - 1].text in {"Group", "GROUP"}
    ):
        return None if counted_noun(tokens, phrase.last, phrase.limit) else "label"
    return _street(tokens, phrase)


def _street(tokens: tuple[Token, ...], phrase: Phrase) -> str | None:
    if not phrase.bare:
        return None
    if phrase.last < phrase.limit and tokens[phrase.last].lower in _LABEL_AFTER:
        return "label"
    for j in range(phrase.last, min(phrase.last + 4, phrase.limit)):
        token = tokens[j]
        if not token.capital:
            return None
        if j > phrase.last and token.lower in _STREETS:
            return "street"
    return None


def _age(tokens: tuple[Token, ...], phrase: Phrase) -> str | None:  # noqa: PLR0911 - one question after the other
    if phrase.value > _OLDEST or phrase.first == phrase.begin:
        return None
    i = phrase.first - 1
    before = tokens[i]
    closed = phrase.last >= phrase.limit or tokens[phrase.last].kind == MARK
    if before.lower == "both" and phrase.digits and closed:
        return "age"  # "Alan and Joyce Reed, both 70,"
    if before.lower in _AGES or (
        before.lower == "of" and i - 1 >= phrase.begin and tokens[i - 1].lower in {"age", "ages"}
    ):
        return "age"
    if phrase.first < phrase.number and tokens[phrase.first].lower in _BOUNDS and before.lower in _BOUNDED_AGES:
        return "age"
    if not phrase.digits or i == phrase.begin or phrase.first != phrase.number:
        return None
    after = tokens[phrase.last] if phrase.last < phrase.limit else None
    who = tokens[i - 1] if tokens[i - 1].text != "." or i - 1 == phrase.begin else tokens[i - 2]
    if before.text == "(" and after is not None and after.text in ").,":
        named = who.capital and who.lower not in PEOPLE  # "Omar (24)", not "Deaths (12)"
        return "age" if named or who.lower in _AGED_NOUNS else None
    if before.text != "," or not (who.capital or who.text == ")" or who.lower in _AGED_NOUNS):
        return None
    if after is None or after.kind == "mark" or after.lower in _AFTER_AGE:
        if who.lower in MONTHS or (after is not None and after.lower not in _AFTER_AGE):
            return None
        return "age" if (who.kind == WORD or who.text == ")") and phrase.value > 0 else None
    return None


def _date(tokens: tuple[Token, ...], phrase: Phrase) -> str | None:
    """Days of a month: "December 12", "12 Dec", "12 and 13 December"; not "12 December 24 people"."""
    if not phrase.bare or not 0 < phrase.value <= _DAYS_OF_MONTH:
        return None
    after = phrase.last
    if after < phrase.limit and tokens[after].text == "of":
        after += 1
    if _month(tokens, after, phrase.limit):
        return "date"
    if (
        after + 2 < phrase.limit
        and tokens[after].lower in _JOINTS | {","}
        and tokens[after + 1].kind == NUMBER
        and _month(tokens, after + 2, phrase.limit)
    ):
        return "date"
    i = phrase.number - 1
    if i > phrase.begin and tokens[i].text == "." and touches(tokens, i):
        i -= 1
    if i >= phrase.begin and _month(tokens, i, phrase.limit):
        if i > phrase.begin and tokens[i - 1].lower[0].isdigit():
            return None
        month_only = i > phrase.begin and tokens[i - 1].lower in _IN_MONTH
        counted = counted_noun(tokens, phrase.last, phrase.limit) or _at(tokens, phrase.last, phrase.limit) in _PLURAL
        return None if month_only and counted else "date"  # "in June 24 were killed"
    return None


def _at(tokens: tuple[Token, ...], i: int, limit: int) -> str:
    return tokens[i].lower if i < limit else ""


def _month(tokens: tuple[Token, ...], i: int, limit: int) -> bool:
    return i < limit and tokens[i].lower in MONTHS and tokens[i].capital


def _people(tokens: tuple[Token, ...], i: int, limit: int) -> bool:
    """Whether people or homes follow: "the 2000 villagers", not "the 2014 floods"."""
    return any(tokens[j].lower in PEOPLE for j in range(i, min(i + 2, limit)))


def _year(tokens: tuple[Token, ...], phrase: Phrase) -> str | None:
    """A four-digit number is a year where the words before it ask for one and no noun behind it is counted."""
    if not is_year(tokens[phrase.number]):
        return None
    if phrase.number == phrase.begin:
        return None if _people(tokens, phrase.last, phrase.limit) else "year"
    before = tokens[phrase.number - 1]
    if _month(tokens, phrase.number - 1, phrase.limit) or before.lower in _SURELY_YEAR:
        return "year"
    dated = before.lower in _BEFORE_YEAR or before.kind == NUMBER or before.lower[0].isdigit()  # "11th 2023"
    counted = phrase.last < phrase.limit and tokens[phrase.last].lower == "of"  # "2000 of their relatives"
    return "year" if dated and not counted and not _people(tokens, phrase.last, phrase.limit) else None


def percent(tokens: tuple[Token, ...], i: int, limit: int) -> int:
    """Where "percent" or "per cent" at `i` ends, else 0."""
    if i < limit and tokens[i].lower in _PERCENT:
        return i + 1
    if i + 1 < limit and tokens[i].lower == "per" and tokens[i + 1].lower == "cent":
        return i + 2
    return 0


def is_score(tokens: tuple[Token, ...], first: int, last: int, begin: int, limit: int) -> bool:
    """Whether the two numbers between `first` and `last` are a score: "won 2-0", "a 3-1 defeat", "7-5 vote"."""
    near = [tokens[j].lower for j in (first - 2, first - 1) if j >= begin]
    near += [tokens[j].lower for j in (last, last + 1) if j < limit]
    return any(word in _SCORE_WORDS for word in near)

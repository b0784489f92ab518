"""Quantities: every number in a text that could count people, homes or things, with the bounds its words allow.

In goes a `Text`; out come `Quantity` records in text order that do not overlap, by the table of figures.md,
section 2. Numbers that count nothing (times, ages, measures, money, labels) are left out: `uncounted` says why.
What is counted, and what befell it, is not asked here. Linear in the length of the text, and it never raises.
"""

from fractions import Fraction
from typing import Final

from extractors import lexicon, numerals, qualifiers, ranges, uncounted, vague
from extractors.model import Quantifier
from extractors.record import record
from extractors.text import NUMBER, WORD, Text, Token
from extractors.uncounted import Refused, Scope


@record
class Quantity:
    """A quantity phrase, in token indexes of the text it was found in.

    Attributes:
        first: where the phrase starts, qualifiers included ("at" in "at least 34", "another" in "another 12").
        last: exclusive; the number and what trails it ("or so", "+", "more", "others"), not the noun after it.
        number: the first word of the number itself.
        quantifier: how the words bound it.
        value: the number written; None for ranges, vague plurals and parts of a whole.
        low: least number that the words allow.
        high: greatest number that the words allow.
        fraction: the part that "half of" or "60 percent of" names; then value, low and high are None.
        rule: what matched: the name of a reader in `vague`, or "digits", "words", "range", "percent", "one_in",
            "strong" ("a 500-strong crowd"), "members" ("a nine-member family").
        determined: refers to something known ("the 34", "their two sons", "all 45", "both").
        rest: more of the same, or others than those named ("another 12", "34 others").
    """

    first: int
    last: int
    number: int
    quantifier: Quantifier
    value: int | None
    low: int | None
    high: int | None
    fraction: Fraction | None
    rule: str
    determined: bool
    rest: bool


_DETERMINERS: Final = lexicon.words("quantities", "not_counts", "determiners")
_ORDINALS: Final = lexicon.words("quantities", "not_counts", "ordinals")
_ONE_IN: Final = lexicon.words("quantities", "fractions", "one_in")
_ONE_NOT_AFTER: Final = lexicon.words("quantities", "one", "not_after")
_ONE_NOT_BEFORE: Final = lexicon.words("quantities", "one", "not_before")
_DEGREES: Final = lexicon.words("quantities", "one", "degrees")
_NOT_DEGREES: Final = lexicon.words("quantities", "one", "not_degrees")
_ZERO_BEFORE: Final = lexicon.words("quantities", "none", "zero_before")
_ZERO_AFTER: Final = lexicon.words("quantities", "none", "zero_after")
_HYPHENATED: Final[dict[str, str]] = dict(lexicon.load("quantities")["after"]["hyphenated"])
_STRONG: Final = lexicon.words("quantities", "after", "strong")
_MEMBERS: Final = lexicon.words("quantities", "after", "members")
_JOINTS: Final = frozenset({"and", "or", "to", "-", "–", "&", ",", "of"})
_POWERS: Final = frozenset({10, 100, 1_000, 10_000, 100_000, 1_000_000})
_ARTICLES: Final = frozenset({"a", "an"})
_STARTS: Final = numerals.HEADS | frozenset(vague.STARTS) | _ARTICLES | {"half"}
_AFTER_ARTICLE: Final = numerals.AFTER_ARTICLE | vague.AFTER_ARTICLE
_CARRIED: Final = frozenset({"age", "label", "date"})
_BOUNDED_BELOW: Final = frozenset({Quantifier.EXACT, Quantifier.AT_LEAST, Quantifier.MORE_THAN})
_NOTHING: Final = Refused(-1, "")
_BOUNDED_ABOVE: Final = frozenset({Quantifier.EXACT, Quantifier.AT_MOST, Quantifier.LESS_THAN})


def find(text: Text) -> tuple[Quantity, ...]:
    """Every quantity of the text, in order, not overlapping.

    Args:
        text: a parsed text of any length.

    Returns:
        The quantities; empty where there are none. Nothing is raised, whatever the text.
    """
    return survey(text)[0]


@record
class NotCounted:
    """Tokens `first` to `last` (exclusive) are a number that counts nobody, for `reason`: an age, a date, a measure."""

    first: int
    last: int
    reason: str


def survey(text: Text) -> tuple[tuple[Quantity, ...], tuple[NotCounted, ...]]:
    """The quantities of the text, and the numbers that are none with the reason why; both in order."""
    found: list[Quantity] = []
    others: list[NotCounted] = []
    tokens = text.tokens
    first, floor, last = 0, 0, 0
    refused = _NOTHING
    for i in text.where(_STARTS | text.numeric):
        if i < floor:
            continue
        if i >= last:
            sentence = text.sentences[text.sentence_of[i]]
            first = floor = sentence.first
            last, refused = sentence.last, _NOTHING
        if tokens[i].kind != NUMBER and _idle(tokens, i, last):
            continue
        reading = _read(text, i, Scope(first, floor, last), refused)
        if reading is None:
            continue
        if isinstance(reading, Quantity):
            found.append(reading)
        else:
            refused = reading
            others.append(NotCounted(i, reading.last, reading.reason))
        floor = reading.last
    return tuple(found), tuple(others)


def _idle(tokens: tuple[Token, ...], i: int, limit: int) -> bool:
    """Whether an article or a hyphenated word at `i` begins no quantity; asked first, since texts are full of them."""
    lower = tokens[i].lower
    if lower in _ARTICLES:
        return i + 1 >= limit or (tokens[i + 1].lower not in _AFTER_ARTICLE and "-" not in tokens[i + 1].lower)
    head, hyphen, _ = lower.partition("-")
    return bool(hyphen) and head not in _STARTS and not head[:1].isdigit()


def _read(text: Text, i: int, scope: Scope, refused: Refused) -> Quantity | Refused | None:
    tokens = text.tokens
    lower = tokens[i].lower
    part = vague.fraction(tokens, i, scope.begin, scope.limit)
    if part is not None:
        return _core(tokens, i, scope, part)
    numeral = numerals.read(text, i, scope.limit)
    if numeral is not None:
        return _numeral(text, i, scope, numeral, refused)
    reader = vague.STARTS.get(lower)
    if reader is not None:
        core = reader(tokens, i, scope.begin, scope.limit)
        return None if core is None else _core(tokens, i, scope, core)
    return _hyphenated(tokens, i, scope) if "-" in lower and len(lower) > 1 else None


def _core(tokens: tuple[Token, ...], i: int, scope: Scope, core: vague.Core) -> Quantity | Refused:
    """A quantity in words that are no numeral, with its qualifiers."""
    number = vague.number_of_first(tokens, i, scope.floor) if core.rule == "vague.number_of" else i
    ahead = qualifiers.before(tokens, number, scope.floor)
    behind = qualifiers.After(core.last, None, rest=False)
    if core.rule != "fraction" and core.value != 0 and not core.rest:
        behind = qualifiers.after(tokens, core.last, scope.limit)
    if core.rule != "fraction" and uncounted.measure(tokens, behind.last, scope.limit):
        return Refused(behind.last, "measure")
    bound = qualifiers.join(ahead.quantifier, behind.quantifier)
    quantifier = core.quantifier if core.low is not None or bound is None or core.value == 0 else bound
    return _quantity(
        tokens, scope.begin, ahead, behind.last, number, quantifier, core, rest=core.rest or ahead.rest or behind.rest
    )


def _quantity(  # noqa: PLR0913, PLR0917 - the parts of a phrase
    tokens: tuple[Token, ...],
    begin: int,
    ahead: qualifiers.Before,
    last: int,
    number: int,
    quantifier: Quantifier,
    core: vague.Core,
    *,
    rest: bool,
) -> Quantity:
    value, low, high = core.value, core.low, None
    if value is not None:
        low = value if quantifier in _BOUNDED_BELOW else None
        high = value if quantifier in _BOUNDED_ABOVE else None
    determined = core.determined or _determined(tokens, ahead.first, begin)
    return Quantity(ahead.first, last, number, quantifier, value, low, high, core.fraction, core.rule, determined, rest)


def _determined(tokens: tuple[Token, ...], first: int, begin: int) -> bool:
    """Whether a determiner stands before or at the head of the phrase: "the 34", "the other two", "all 12"."""
    if tokens[first].lower in _DETERMINERS:
        return True
    i = first - 1
    if i > begin and tokens[i - 1].lower in {"in", "by", "into"} and tokens[first].lower in vague.STARTS:
        return False  # "by the hundreds", "in their thousands"
    if i >= begin and tokens[i].lower in _ORDINALS:
        i -= 1
    return i >= begin and tokens[i].lower in _DETERMINERS


def _numeral(  # noqa: C901, PLR0911, PLR0912 - one question after the other
    text: Text, i: int, scope: Scope, numeral: numerals.Numeral, refused: Refused
) -> Quantity | Refused | None:
    tokens = text.tokens
    last = numeral.last
    begin, limit = scope.begin, scope.limit
    if refused.reason in _CARRIED and refused.last == i - 1 and tokens[i - 1].lower in _JOINTS:
        same_form = numeral.digits == (tokens[refused.last - 1].kind == NUMBER)
        if same_form and not uncounted.counted_noun(tokens, last, limit):
            return Refused(last, refused.reason)
    if refused.reason == "telephone" and refused.last == i and numeral.digits:
        return Refused(last, refused.reason)
    ahead = qualifiers.before(tokens, i, scope.floor)
    percent = uncounted.percent(tokens, last, limit)
    if percent:
        return _percentage(tokens, scope, ahead, i, percent, numeral)
    ratio = _one_in(text, i, scope, ahead, numeral)
    if ratio is not None:
        return ratio
    plural = _digit_plural(tokens, numeral, limit)
    if plural is not None:
        return _core(tokens, i, scope, plural)
    span = ranges.read(text, i, scope, ahead, numeral)
    if isinstance(span, ranges.Range):
        known = _determined(tokens, span.first, begin)
        return Quantity(
            span.first, span.last, i, Quantifier.BETWEEN, None, span.low, span.high, None, "range", known, span.rest
        )
    if span is not None:
        return span
    if numeral.value is None:
        return Refused(last, "measure")
    value = numeral.value
    rule = "digits" if numeral.digits else "words"
    hyphen = _hyphen_suffix(tokens, last, limit)
    quantifier = ahead.quantifier
    if hyphen:
        suffix = tokens[last + 1].lower
        last += 2
        rule = "strong" if suffix in _STRONG else "members" if suffix in _MEMBERS else rule
        quantifier = qualifiers.join(quantifier, _after_hyphen(suffix))
    last = _restated(text, last, value, limit)
    behind = qualifiers.after(tokens, last, limit)
    if not numeral.digits and last < limit and tokens[last].text == "-" and uncounted.touches(tokens, last):
        return Refused(last, "compound")
    phrase = uncounted.Phrase(begin, ahead.first, i, last, limit, value, numeral.digits, numeral.bare)
    why = uncounted.reason(text, phrase)
    if why is None and behind.last > last and uncounted.measure(tokens, behind.last, limit):
        why = "measure"
    if why is None and not numeral.digits and (end := _year_in_words(text, value, last, limit)):
        return Refused(end, "year")
    if why is not None:
        return Refused(last, why)
    if value == 0:
        following = tokens[last].lower if last < limit else ""
        if following in _ZERO_BEFORE or (i > begin and tokens[i - 1].lower in _ZERO_AFTER):
            return Refused(last, "zero")
        return _core(tokens, i, scope, vague.Core(last, "none", value=0))
    if tokens[i].lower == "one" and last == i + 1 and not behind.rest and not _counts_one(tokens, i, scope, ahead):
        return Refused(last, "pronoun")
    bound = qualifiers.join(quantifier, behind.quantifier) or Quantifier.EXACT
    core = vague.Core(last, rule, value=value)
    return _quantity(tokens, begin, ahead, behind.last, i, bound, core, rest=ahead.rest or behind.rest)


def _percentage(  # noqa: PLR0913, PLR0917 - the parts of a phrase
    tokens: tuple[Token, ...],
    scope: Scope,
    ahead: qualifiers.Before,
    i: int,
    last: int,
    numeral: numerals.Numeral,
) -> Quantity | Refused:
    """Read "60 percent of them"; without a whole it is no figure."""
    begin, limit = scope.begin, scope.limit
    numerator, denominator = numeral.ratio
    if last >= limit or tokens[last].lower != "of" or numerator > 100 * denominator:
        return Refused(last, "percent")
    core = vague.Core(last, "percent", fraction=Fraction(numerator, 100 * denominator))
    return _quantity(tokens, begin, ahead, last, i, ahead.quantifier or Quantifier.EXACT, core, rest=False)


def _one_in(text: Text, i: int, scope: Scope, ahead: qualifiers.Before, numeral: numerals.Numeral) -> Quantity | None:
    """Read "one in five residents", "three out of 10 people": a part of those people."""
    begin, limit = scope.begin, scope.limit
    tokens, j = text.tokens, numeral.last
    if j + 1 >= limit or tokens[j].lower not in {"in", "out"} or numeral.value is None:
        return None
    j += 2 if tokens[j].lower == "out" and tokens[j + 1].lower == "of" else 1
    whole = numerals.read(text, j, limit) if j < limit else None
    if whole is None or whole.value is None or not 0 < numeral.value < whole.value or whole.last >= limit:
        return None
    if tokens[whole.last].lower not in _ONE_IN:
        return None
    core = vague.Core(whole.last, "one_in", fraction=Fraction(numeral.value, whole.value))
    return _quantity(tokens, begin, ahead, whole.last, i, ahead.quantifier or Quantifier.EXACT, core, rest=False)


def _year_in_words(text: Text, value: int, last: int, limit: int) -> int:
    """Where "nineteen eighty-four" ends, given its "nineteen", else 0: two numerals side by side are no count."""
    if not 10 <= value < 100 or last >= limit or text.tokens[last].kind == NUMBER:  # noqa: PLR2004 - a century
        return 0
    following = numerals.read(text, last, limit)
    return following.last if following is not None and 10 <= (following.value or 0) < 100 else 0  # noqa: PLR2004 - its years


def _restated(text: Text, last: int, value: int, limit: int) -> int:
    """Where "fourteen (14)" or "14 (fourteen)" ends: the same number in brackets is no second count."""
    if last + 2 >= limit or text.tokens[last].text != "(":
        return last
    again = numerals.read(text, last + 1, limit)
    closed = again is not None and again.last < limit and text.tokens[again.last].text == ")"
    return again.last + 1 if again is not None and closed and again.value == value else last


def _digit_plural(tokens: tuple[Token, ...], numeral: numerals.Numeral, limit: int) -> vague.Core | None:
    """Read "100s of people", "1,000s": a plural of a power of ten; "the 1920s" is none."""
    last, value = numeral.last, numeral.value
    if last >= limit or value not in _POWERS or tokens[last].lower not in {"s", "'s"}:
        return None
    return vague.Core(last + 1, "vague.plural", low=2 * value) if uncounted.touches(tokens, last) else None


def _hyphen_suffix(tokens: tuple[Token, ...], last: int, limit: int) -> bool:
    """Whether a hyphen and a suffix touch the number: "1,000-strong", "2,500-plus"."""
    return (
        last + 1 < limit
        and tokens[last].text in {"-", "‐", "‑"}
        and uncounted.touches(tokens, last)
        and uncounted.touches(tokens, last + 1)
        and (tokens[last + 1].lower in _HYPHENATED or tokens[last + 1].lower in _STRONG | _MEMBERS)
    )


def _after_hyphen(suffix: str) -> Quantifier | None:
    name = _HYPHENATED.get(suffix)
    return None if name is None else Quantifier(name)


def _hyphenated(tokens: tuple[Token, ...], i: int, scope: Scope) -> Quantity | Refused | None:
    """One token with a number and a suffix: "500-strong", "30-odd", "25-plus", "nine-member"."""
    begin, limit = scope.begin, scope.limit
    head, _, suffix = tokens[i].lower.rpartition("-")
    value = numerals.hyphenated(head)
    if value is None:
        return None
    if suffix not in _HYPHENATED and suffix not in _STRONG and suffix not in _MEMBERS:
        return Refused(i + 1, "compound")
    ahead = qualifiers.before(tokens, i, scope.floor)
    if uncounted.measure(tokens, i + 1, limit):
        return Refused(i + 1, "measure")
    rule = "strong" if suffix in _STRONG else "members" if suffix in _MEMBERS else "words"
    bound = qualifiers.join(ahead.quantifier, _after_hyphen(suffix)) or Quantifier.EXACT
    behind = qualifiers.after(tokens, i + 1, limit)
    core = vague.Core(i + 1, rule, value=value)
    return _quantity(tokens, begin, ahead, behind.last, i, bound, core, rest=ahead.rest or behind.rest)


def _counts_one(  # noqa: PLR0911 - one question after the other
    tokens: tuple[Token, ...], i: int, scope: Scope, ahead: qualifiers.Before
) -> bool:
    """Whether "one" at `i` is the number: "one person", "killing one"; not "this one", "one of the last"."""
    begin, limit = scope.begin, scope.limit
    before = tokens[ahead.first - 1].lower if ahead.first > begin else ""
    following = tokens[i + 1].lower if i + 1 < limit else ""
    if before in _ONE_NOT_AFTER or following in _ONE_NOT_BEFORE:
        return False
    if before in {"that", "which"} and (i + 1 >= limit or tokens[i + 1].kind != WORD):
        return False
    if ahead.first - 2 >= begin and tokens[ahead.first - 2].lower == "one" and before in {"by", "after", "to", "on"}:
        return False  # "one by one"
    if before.endswith("est") and before not in _NOT_DEGREES:
        return False
    if before == "the" and not uncounted.counted_noun(tokens, i + 1, limit) and following not in uncounted.PEOPLE:
        return False
    if following == "of":
        for j in range(i + 2, min(i + 6, limit)):
            word = tokens[j].lower.partition("-")[0]  # "the highest-profile"
            if word in _DEGREES or (word.endswith("est") and len(word) > 4 and word not in _NOT_DEGREES):  # noqa: PLR2004 - "west", "test"
                return False
    return True

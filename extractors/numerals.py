"""Number words and digits become integers: "1.6 million", "3,57,243", "two hundred and five", "half a dozen".

In go tokens and where to look; out comes the value and where the number ends, or None. A numeral is read as
written: nothing is said here of what it counts. Never raises, and looks at most `_LONGEST` words ahead.
"""

from dataclasses import replace
from typing import Final

from extractors import digits, lexicon
from extractors.record import record
from extractors.text import NUMBER, Text

LARGEST: Final = 10_000_000_000
"""No count of people or homes is higher: there are fewer people than this."""
_LONGEST: Final = 16
"""Words in the longest numeral read ("nine million nine hundred and ninety-nine thousand …" has fourteen)."""


@record
class Numeral:
    """A number as written: `value` is None where it is not a whole number that could count people."""

    last: int
    value: int | None
    digits: bool
    """Written in digits (a scale word may follow): "1.6 million" yes, "two hundred" no."""
    bare: bool
    """Digits and nothing else: no separator, no scale, no decimals. Only such can be a year or a label."""
    scale: int
    """What a lone number before it may share: 1,000,000 in "1.6 million" ("1.2 to 1.6 million"), else 1."""
    ratio: tuple[int, int]
    """The number as numerator and denominator, whole or not."""


def table(section: str, name: str) -> dict[str, int]:
    """The words of `section`.`name` in the lexicon of quantities with their numbers.

    Raises:
        LexiconError: it is no table of words and whole numbers.
    """
    words = lexicon.load("quantities").get(section, {}).get(name)
    if not isinstance(words, dict) or not all(type(value) is int and value > 0 for value in words.values()):
        raise lexicon.LexiconError(f"reading {section}.{name} in the lexicon quantities.toml: words = numbers expected")
    return dict(words)


UNITS: Final = table("numerals", "units")
_TEENS: Final = table("numerals", "teens")
_TENS: Final = table("numerals", "tens")
SCALES: Final = table("numerals", "scales")
_SUFFIXES: Final = table("numerals", "suffixes")
GROUPS: Final = table("numerals", "groups")
_COUNTED: Final = lexicon.words("quantities", "numerals", "counted")
_HUNDRED: Final = "hundred"
_SMALL: Final = UNITS | _TEENS | _TENS
HEADS: Final = frozenset(_SMALL) | {_HUNDRED, "zero"} | frozenset(SCALES) | (frozenset(GROUPS) - _COUNTED)
"""Words that may begin a numeral by themselves; "a" and "half" need another behind them."""
AFTER_ARTICLE: Final = frozenset(SCALES) | frozenset(GROUPS) | {_HUNDRED, "half", "quarter"}
"""Words before which an article counts one, or begins "a half million"."""
_MULTIPLIED: Final = frozenset(SCALES) | frozenset(GROUPS) | {_HUNDRED}
_SCALING: Final = _MULTIPLIED | frozenset(_SUFFIXES)
_PLURALS: Final[dict[str, str]] = {word + "s": word for word in _MULTIPLIED}
_JOINTS: Final = frozenset({"and", "a", "an", "half", "quarter", "quarters", "of", "point"})
_VOCABULARY: Final = HEADS | _MULTIPLIED | _JOINTS
_VULGAR: Final = {"1⁄2": (1, 2), "1⁄4": (1, 4), "3⁄4": (3, 4), "1⁄3": (1, 3), "2⁄3": (2, 3)}
"""Fractions of one character, as `text.fold` leaves them."""
_GOING_ON: Final = _VOCABULARY | frozenset(_PLURALS) | frozenset(_SUFFIXES) | frozenset(_VULGAR)
"""Words with which a numeral that begins in digits may go on."""
_ARTICLES: Final = frozenset({"a", "an"})


@record
class _Word:
    """A word of a numeral; `end` is the token index behind it, or 0 inside a hyphenated token."""

    word: str
    end: int
    numerator: int
    denominator: int
    bare: bool


def read(text: Text, i: int, limit: int) -> Numeral | None:
    """The numeral that starts at token `i` and ends before token `limit`; None where there is none."""
    if text.tokens[i].kind == NUMBER and (lone := _lone(text, i, limit)) is not None:
        return lone
    words = _words(text, i, limit)
    if not words:
        return None
    if words[0].denominator:
        reading = _count(words, 0)
    elif words[0].word in _ARTICLES or words[0].word in {"half", "quarter", "quarters"}:
        reading = _part_of_scale(words) or (_count(words, 1) if _articled(words) else None)
    elif len(words) > 1 and words[0].word in UNITS and words[1].word in {"quarter", "quarters"}:
        reading = _part_of_scale(words) or _count(words, 0)
    else:
        reading = _count(words, 0)
    if reading is None:
        return None
    position, numerator, denominator = reading
    last = words[position - 1].end
    if not last:
        return None
    whole = numerator % denominator == 0 and numerator // denominator <= LARGEST
    value = numerator // denominator if whole else None
    bare = position == 1 and words[0].bare
    return Numeral(last, value, bool(words[0].denominator), bare, _scale(words[:position]), (numerator, denominator))


def _lone(text: Text, i: int, limit: int) -> Numeral | None:
    """A number in digits with no number word behind it, as most are; None where the words must be asked."""
    number = digits.read(text, i, limit)
    if number is None or not number.numerator:
        return None
    if number.last < limit and (text.lowers[number.last] in _GOING_ON or "-" in text.lowers[number.last]):
        return None
    value = number.numerator // number.denominator
    whole = value * number.denominator == number.numerator and value <= LARGEST
    ratio = number.numerator, number.denominator
    return Numeral(number.last, value if whole else None, digits=True, bare=number.bare, scale=1, ratio=ratio)


def _scale(words: list[_Word]) -> int:
    """The scale words that end the numeral, multiplied; 1 where another scale stands before or between."""
    scale = 1
    while len(words) > 1 and words[-1].word in _SCALING:
        scale *= _size(words[-1].word)
        words = words[:-1]
    return 1 if any(word.word in _SCALING for word in words) else scale


def _words(text: Text, i: int, limit: int) -> list[_Word]:  # noqa: C901, PLR0912 - one kind of token after the other
    """The words at token `i` that may belong to one numeral, hyphenated tokens taken apart."""
    tokens = text.tokens
    words: list[_Word] = []
    while i < limit and len(words) < _LONGEST:
        token = tokens[i]
        if token.kind == NUMBER:
            if words and words[-1].word not in _SCALING:
                break
            number = digits.read(text, i, limit)
            if number is None:
                break
            words.append(_Word("", number.last, number.numerator, number.denominator, number.bare))
            i = number.last
            continue
        word = token.lower
        if words and word in _PLURALS and (words[-1].denominator or words[-1].word in _SMALL):
            word = _PLURALS[word]  # "5 lakhs", "two dozens"
        if word in _VULGAR and words and words[-1].bare:  # "2½ million"
            (top, bottom), whole = _VULGAR[word], words.pop()
            words.append(_Word("", i + 1, whole.numerator * bottom + top, bottom, bare=False))
        elif word in _VOCABULARY:
            if word in _SMALL and words and not _follows(words[-1].word, word):
                break
            words.append(_Word(word, i + 1, 0, 0, bare=False))
        elif word in _SUFFIXES and words and words[-1].denominator and tokens[i - 1].end == token.start:
            if word == "m" and digits.metres(tokens, i, limit):
                break
            words.append(_Word(word, i + 1, 0, 0, bare=False))
        elif "-" in word:
            parts = _hyphenated(word, i + 1)
            if not parts:
                break
            words.extend(parts)
        else:
            break
        i += 1
    return words


def _hyphenated(word: str, end: int) -> list[_Word]:
    """The words of "twenty-five" or "1.6-million"; nothing where one part is no number word ("two-storey")."""
    parts = word.split("-")
    if len(parts) > _LONGEST:
        return []
    words: list[_Word] = []
    for part in parts:
        if part in _VOCABULARY:
            words.append(_Word(part, 0, 0, 0, bare=False))
        elif not words and part[:1].isdigit() and (value := digits.plain(part)):
            words.append(_Word("", 0, *value, bare=False))
        else:
            return []
    words[-1] = replace(words[-1], end=end)
    return words


def _follows(before: str, word: str) -> bool:
    """Whether a word below a hundred may stand behind another: "thirty five", not "five six" nor "1 five"."""
    return before in _SCALING or before in _JOINTS or (before in _TENS and word in UNITS)


def hyphenated(word: str) -> int | None:
    """The whole number that a hyphenated word is: "twenty-five", "500", "two-hundred"; None for anything else."""
    words = _hyphenated(word, 1) if word else []
    reading = _count(words, 0) if words else None
    if reading is None or reading[0] != len(words) or reading[1] % reading[2] or reading[1] > LARGEST * reading[2]:
        return None
    return reading[1] // reading[2]


def _articled(words: list[_Word]) -> bool:
    """Whether an article counts one, since a scale follows it: "a hundred", "a dozen"."""
    return words[0].word in _ARTICLES and len(words) > 1 and words[1].word in _MULTIPLIED


_Value = tuple[int, int, int]
"""Position behind the last word used, numerator, denominator."""


def _part_of_scale(words: list[_Word]) -> _Value | None:
    """Read "half a million", "a half-dozen", "a quarter of a million", "three quarters of a million"."""
    position, numerator = 0, 1
    if words[0].word in _ARTICLES:
        position = 1
    elif words[0].word in UNITS:
        position, numerator = 1, UNITS[words[0].word]
    if position >= len(words) or words[position].word not in {"half", "quarter", "quarters"}:
        return None
    denominator = 2 if words[position].word == "half" else 4
    position += 1
    if denominator == 4 and position < len(words) and words[position].word == "of":  # noqa: PLR2004 - quarters
        position += 1
    if position < len(words) and words[position].word in _ARTICLES:
        position += 1
    if position >= len(words) or words[position].word not in _MULTIPLIED:
        return None
    return position + 1, numerator * _size(words[position].word), denominator


def _size(word: str) -> int:
    return SCALES.get(word) or GROUPS.get(word) or _SUFFIXES.get(word) or 100


def _count(words: list[_Word], position: int) -> _Value | None:  # noqa: C901, PLR0912 - one state machine, read top down
    """Read words as English adds and multiplies them; `position` 1 stands behind an article, which counts one."""
    total, group, denominator = 0, 0, 1
    room = 0  # the next word must be smaller than this to be added to the group; 0 at the start of a group
    ceiling = LARGEST * 1000
    begun = position > 0
    start = position
    stop: _Value | None = None
    while position < len(words):
        word, numerator = words[position].word, words[position].numerator
        if words[position].denominator:
            if begun and not (room == 0 and group == 0 and _next_scale(words, position + 1) < ceiling):
                break
            group, denominator, room = numerator, words[position].denominator, 1
        elif word in _SMALL and (room == 0 or _SMALL[word] < room) and not (begun and position == start):
            group += _SMALL[word]
            room = 10 if word in _TENS else 1
        elif word == _HUNDRED and (group < 100 * denominator) and room != 100:  # noqa: PLR2004 - "fifteen hundred", not "hundred hundred"
            group, room = (group or 1) * 100, 100
        elif (scale := SCALES.get(word) or _SUFFIXES.get(word) or 0) and scale < ceiling and (group or not total):
            total, group = total * denominator + (group or 1) * scale, 0
            if total % denominator == 0:
                total, denominator = total // denominator, 1
            room, ceiling = 0, scale
        elif word in GROUPS and not total and (group or begun or word not in _COUNTED):
            return position + 1, (group or 1) * GROUPS[word], denominator
        elif word == "and":
            halved = _and_half(words, position, total, group, denominator, ceiling)
            if halved:
                return halved
            if not _may_add(words, position, room, begun=begun, total=total, group=group):
                break
            position += 1
            continue
        elif word == "point" and group and room != 100:  # noqa: PLR2004 - "one point six million"
            decimal = words[position + 1].word if position + 1 < len(words) else ""
            if decimal not in UNITS:
                break
            group, denominator, room = group * 10 + UNITS[decimal], 10, 1
            position += 1
        elif word == "zero" and not begun:
            return position + 1, 0, 1
        else:
            break
        begun = True
        position += 1
        if words[position - 1].end:
            stop = position, total * (denominator if group else 1) + group, denominator if group or total else 1
    return stop


def _next_scale(words: list[_Word], position: int) -> int:
    word = words[position].word if position < len(words) else ""
    return SCALES.get(word) or _SUFFIXES.get(word) or LARGEST * 1000


def _may_add(  # noqa: PLR0913 - the state of the machine
    words: list[_Word], position: int, room: int, *, begun: bool, total: int, group: int
) -> bool:
    """Whether "and" adds: "two hundred and five" is one number, "five and six" are two."""
    if not begun or position + 1 >= len(words) or words[position + 1].word not in _SMALL:
        return False
    return room == 100 or (room == 0 and total > 0 and group == 0)  # noqa: PLR2004 - a hundred has just been read


def _and_half(  # noqa: PLR0913, PLR0917 - the state of the machine
    words: list[_Word], position: int, total: int, group: int, denominator: int, ceiling: int
) -> _Value | None:
    """Read "two and a half million", "a million and a half"."""
    rest = [word.word for word in words[position + 1 : position + 4]]
    skip = 2 if rest[:1] and rest[0] in _ARTICLES else 1
    if len(rest) < skip or rest[skip - 1] not in {"half", "quarter"}:
        return None
    parts = 2 if rest[skip - 1] == "half" else 4
    position += 1 + skip
    if total and not group and denominator == 1:
        return position, total * parts + ceiling, parts
    if group and not total and denominator == 1:
        if len(rest) > skip and rest[skip] in _MULTIPLIED:
            return position + 1, (group * parts + 1) * _size(rest[skip]), parts
        return (position, group * parts + 1, parts) if skip > 1 else None
    return None

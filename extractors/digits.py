"""Numbers in digits: thousands in any of the press's groupings, decimals, and "5m" that may be metres.

In go tokens and where to look; out comes the number and where its digits end, or None where they make no
number ("12,13", "007"). Scale words behind the digits ("1.6 million") are read by `numerals`. Never raises.
"""

from typing import Final

from extractors import lexicon
from extractors.record import record
from extractors.text import NUMBER, Text, Token

_LONGEST: Final = 8
"""Digits in a row without a separator; longer ones are telephone and serial numbers."""
_LONGEST_GROUPED: Final = 12
"""Digits with separators; longer ones count nobody."""
_GROUP: Final = 3
"""Digits between two separators, as the West writes them; the last group has three in India too."""
_SPACES: Final = frozenset("\u00a0\u2009\u202f\u2007\u2008\u200a\u2006\u2005\u2004")
"""Spaces that a typesetter puts inside a number and nowhere else."""
_SCALES: Final = frozenset(lexicon.load("quantities")["numerals"]["scales"]) | frozenset(
    lexicon.load("quantities")["numerals"]["suffixes"]
)
_METRE_WORDS: Final = lexicon.words("quantities", "not_counts", "after_metres")


@record
class Digits:
    """A number in digits, as a ratio; `bare` where it has neither separator nor decimals."""

    last: int
    numerator: int
    denominator: int
    bare: bool


def read(text: Text, i: int, limit: int) -> Digits | None:  # noqa: PLR0911 - one form after the other
    """The digits at token `i`, with thousands in any of the press's groupings put together."""
    tokens = text.tokens
    token = tokens[i]
    digits = token.lower
    plainly = len(digits) <= _GROUP and digits[0] != "0" and digits.isdecimal()
    if plainly and (i + 1 >= limit or tokens[i + 1].kind != NUMBER):
        return Digits(i + 1, int(digits), 1, bare=True)  # most numbers, and the quickest way to them
    whole, point, decimals = digits.partition(".")
    groups = whole.split(",")
    if not all(group.isdecimal() for group in groups) or (len(groups) > 1 and not _grouped(groups)):
        return None
    joined = "".join(groups)
    if len(joined) > (_LONGEST if len(groups) == 1 else _LONGEST_GROUPED) or len(decimals) > _LONGEST:
        return None
    last = i + 1
    if len(groups) == 1 and len(whole) <= _GROUP and whole[0] != "0" and (not point or len(decimals) == _GROUP):
        following, last = _separated(text, i, limit)
        if point and (following or not _scaled(tokens, last, limit)):
            return Digits(last, int(whole + decimals + following), 1, bare=False)
        if following:
            return Digits(last, int(joined + following), 1, bare=False)
    if not point and len(joined) > 1 and joined[0] == "0":
        return None
    return Digits(last, int(joined + decimals), int(10 ** len(decimals)), bare=len(groups) == 1 and not point)


def plain(digits: str) -> tuple[int, int] | None:
    """Plain digits with or without decimals as a ratio: "1.6" is 16, 10; None for anything else."""
    whole, _, decimals = digits.partition(".")
    if not (whole + decimals).isdecimal() or len(whole) > _LONGEST or len(decimals) > _LONGEST:
        return None
    return int(whole + decimals), int(10 ** len(decimals))


def metres(tokens: tuple[Token, ...], i: int, limit: int) -> bool:
    """Whether the "m" at token `i` is metres ("5m high", "100m from the gate", "50m (160ft)")."""
    return i + 1 < limit and tokens[i + 1].lower in _METRE_WORDS


def _grouped(groups: list[str]) -> bool:
    """Western 1,234,567 or Indian 12,34,567."""
    head, *middle, tail = groups
    return (
        len(tail) == _GROUP
        and head[0] != "0"
        and (
            (len(head) <= _GROUP and all(len(group) == _GROUP for group in middle))
            or (len(head) < _GROUP and all(len(group) == _GROUP - 1 for group in middle))
        )
    )


def _scaled(tokens: tuple[Token, ...], i: int, limit: int) -> bool:
    """Whether a scale follows: "1.250 million" is a decimal, "1.250 people" is not."""
    return i < limit and (tokens[i].lower in _SCALES or tokens[i].lower == "hundred")


def _separated(text: Text, i: int, limit: int) -> tuple[str, int]:
    """Groups of three digits behind token `i`, parted by one space or by full stops: "1 300 000", "1.300.000"."""
    tokens, raw = text.tokens, text.raw
    following = ""
    last = i + 1
    while last < limit and len(following) < _LONGEST_GROUPED - _GROUP:
        token, previous = tokens[last], tokens[last - 1]
        if token.text == "." and "." in tokens[i].text and token.start == previous.end and last + 1 < limit:
            group = tokens[last + 1]
            if group.start != token.end or not _triple(group):
                break
            following += group.lower
            last += 2
            continue
        if "." in tokens[i].text or not _triple(token) or token.start != previous.end + 1:
            break
        if not raw[previous.end].isspace() or (raw[previous.end] not in _SPACES and _listed(tokens, i, last, limit)):
            break
        following += token.lower
        last += 1
    return following, last


def _triple(token: Token) -> bool:
    return len(token.text) == _GROUP and token.kind == NUMBER and token.text.isdecimal()


def _listed(tokens: tuple[Token, ...], i: int, last: int, limit: int) -> bool:
    """Whether digits parted by plain spaces are columns or a label and a count rather than one number."""
    if i > 0 and (tokens[i - 1].kind == NUMBER or (tokens[i - 1].capital and i > 1)):
        return True
    return last + 1 < limit and tokens[last + 1].kind == NUMBER and not _triple(tokens[last + 1])

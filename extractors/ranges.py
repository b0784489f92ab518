"""Ranges: "between 25 and 28", "17 to 20", "25-30", "two or three", "1.2 to 1.5 million".

In goes the first number of what may be a range; out come its two ends, the reason why it counts nobody, or None
where the two numbers are two statements ("rose from 12 to 15"). Both ends stand within one sentence.
"""

from dataclasses import replace
from typing import Final

from extractors import lexicon, numerals, qualifiers, uncounted
from extractors.record import record
from extractors.text import Text, Token
from extractors.uncounted import Refused, Scope

_CHANGES: Final = lexicon.words("quantities", "not_counts", "changes")
_DASHES: Final = frozenset({"-", "–", "—", "−", "‐", "‑"})
_TO: Final = _DASHES | {"to", "until", "till"}
_HEDGES: Final = lexicon.words("quantities", "before", "hedges")
_ELIDED: Final = 10
"""The thousands of a range that writes them once are at most this far apart: "5 to 20,000", not "1 to 100,000"."""
_CHANGE_REACH: Final = 5
"""Tokens before "from" in which its verb of change stands: "raised the official death toll from"."""
_WIDEST: Final = 20
"""The second number of "a or b" is at most this many times the first: "one or two", "10 or 12", "50 or 100"."""


@record
class Range:
    """Tokens `first` to `last` (exclusive) say "from `low` to `high`"; `rest` as in `quantities.Quantity`."""

    first: int
    last: int
    low: int
    high: int
    rest: bool


def read(  # noqa: C901, PLR0911, PLR0912 - the forms of a range, one after the other
    text: Text, i: int, scope: Scope, ahead: qualifiers.Before, first: numerals.Numeral
) -> Range | Refused | None:
    """Read "between 25 and 28", "17 to 20", "25-30", "two or three", "1.2 to 1.5 million"; None where there is none."""
    begin, limit = scope.begin, scope.limit
    tokens, j = text.tokens, first.last
    if j + 1 >= limit:
        return None
    word = tokens[j].lower
    opened = ahead.between >= 0
    dash = word in _DASHES
    if not (word in _TO or word == "or" or (word == "and" and opened and ahead.opener != "from")):
        return None
    if opened and tokens[j + 1].lower in _HEDGES:
        j += 1
    second = numerals.read(text, j + 1, limit)
    if second is None or (not second.digits and tokens[j + 1].lower in {"a", "an"} and word == "to"):
        return None
    glued = dash and uncounted.touches(tokens, j) and uncounted.touches(tokens, j + 1)
    low, high = _shared(first, second, dash=glued)
    if low is None or high is None:
        return Refused(second.last, "measure") if glued or opened else None
    if glued and _serial(tokens, i, begin, second, limit):
        return Refused(second.last, "joined")
    if dash and not glued and uncounted.touches(tokens, j) != uncounted.touches(tokens, j + 1):
        return None
    if low >= high or (glued and uncounted.is_score(tokens, i, second.last, begin, limit)):
        return Refused(second.last, "score") if glued else None
    if word == "or" and (high > _WIDEST * low or low == 0):
        return None
    if not dash and opened and ahead.opener == "from" and _changes(tokens, ahead.between, begin):
        return None
    start = ahead.between if opened else ahead.first
    years = first.bare and second.bare and uncounted.is_year(tokens[i]) and uncounted.is_year(tokens[j + 1])
    if years and not uncounted.counted_noun(tokens, second.last, limit):
        return Refused(second.last, "year")
    behind = qualifiers.after(tokens, second.last, limit)
    before = uncounted.Phrase(begin, start, i, second.last, limit, low, first.digits, first.bare and not years)
    after = uncounted.Phrase(begin, start, j + 1, second.last, limit, high, second.digits, second.bare and not years)
    why = uncounted.reason(text, before) or uncounted.reason(text, replace(after, number=i) if glued else after)
    if why is None and uncounted.measure(tokens, behind.last, limit):
        why = "measure"
    if why is None and uncounted.percent(tokens, second.last, limit):
        why = "percent"
    if why is not None:
        return Refused(second.last, why)
    return Range(start, behind.last, low, high, ahead.rest or behind.rest)


def _shared(first: numerals.Numeral, second: numerals.Numeral, *, dash: bool) -> tuple[int | None, int | None]:
    """Both ends; a scale behind the second is the first's too: "1.2 to 1.5 million", "two or three hundred"."""
    if first.scale == 1 and second.scale > 1:
        (top, bottom), (second_top, second_bottom) = first.ratio, second.ratio
        if top * second_bottom * second.scale < second_top * bottom and (top * second.scale) % bottom == 0:
            return top * second.scale // bottom, second.value
    if (
        first.bare
        and first.value
        and second.digits
        and second.value
        and (step := _elided(first.value, second, dash=dash))
    ):
        return first.value * step, second.value
    return first.value, second.value


def _elided(low: int, second: numerals.Numeral, *, dash: bool) -> int:
    """What the first number leaves out: 1,000 in "10-12,000" and "between 2 and 3,000", 100 in "3-400", else 0."""
    for step in (1_000, 100):
        whole, left = divmod(second.value or 0, step)
        written = not second.bare if step > 100 else second.bare and dash and whole < 10  # noqa: PLR2004 - "3-400"
        if not left and written and low < whole <= _ELIDED * low and second.scale == 1:
            return step
    return 0


def _serial(tokens: tuple[Token, ...], i: int, begin: int, second: numerals.Numeral, limit: int) -> bool:
    """Whether hyphens make a date or a telephone number of it: "2015-03-12", "555-1234"."""
    j = second.last
    if (
        j + 1 < limit
        and tokens[j].text in _DASHES
        and uncounted.touches(tokens, j)
        and uncounted.touches(tokens, j + 1)
    ):
        return True
    if i > begin and tokens[i - 1].text in _DASHES and uncounted.touches(tokens, i):
        return True
    telephone = second.bare and len(tokens[i].text) == 3 and len(tokens[j - 1].text) == 4  # noqa: PLR2004 - 555-1234
    rounded = tokens[i].text.endswith("0") and tokens[j - 1].text.endswith("0")  # "800-1200"
    return telephone and not rounded and not uncounted.counted_noun(tokens, j, limit)


def _changes(tokens: tuple[Token, ...], opener: int, begin: int) -> bool:
    """Whether a count moved: "rose from 12 to 15", "was revised upwards from 12 to 15" are two statements of it."""
    return any(tokens[k].lower in _CHANGES for k in range(max(begin, opener - _CHANGE_REACH), opener))

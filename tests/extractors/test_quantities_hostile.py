"""Any string at all: nothing is raised, nothing overlaps, and the work grows with the length and no faster."""

import sys
from types import FrameType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.model import Quantifier
from extractors.quantities import find
from extractors.text import parse

PIECES = [
    *"0123456789",
    *" \n\t\u00a0\u2009\u202f",
    *".,;:-–—+/$%()[]'’\"~<>#",
    "at least ",
    "more than ",
    "between ",
    " and ",
    " or ",
    " to ",
    "a ",
    "an ",
    "half ",
    "quarter ",
    "of ",
    "one ",
    "two ",
    "twenty",
    "-five",
    "hundred ",
    "thousand ",
    "million ",
    "dozen ",
    "dozens ",
    "tens of thousands ",
    "several ",
    "few ",
    "many ",
    "number of ",
    "others ",
    "another ",
    "both ",
    "no ",
    "none ",
    "without ",
    "not a single ",
    "percent ",
    "in ",
    "point ",
    "aged ",
    "December ",
    "December. ",
    "2015",
    "People ",
    "people ",
    "km ",
    "k",
    "m",
    "bn",
    "x",
    "٣",
    "３",
    "²",
    "Ⅷ",
    "½",
    "一",
    "ﬁ",
    "\u0130",
    "\u0000",
    "\U0001f600",
    "\ud800",
]


def check(raw: str) -> None:
    text = parse(raw)
    last = 0
    for quantity in find(text):
        assert last <= quantity.first <= quantity.number < quantity.last <= len(text.tokens)
        last = quantity.last
        if quantity.low is not None and quantity.high is not None:
            assert 0 <= quantity.low <= quantity.high
        assert (quantity.quantifier is Quantifier.BETWEEN) == (quantity.rule == "range")
        if quantity.quantifier in {Quantifier.VAGUE, Quantifier.BETWEEN} or quantity.fraction is not None:
            assert quantity.value is None
        else:
            assert quantity.value is not None


@settings(max_examples=400, deadline=None)
@given(st.text())
def test_any_text(raw: str) -> None:
    """Any Unicode string is read without an error."""
    check(raw)


@settings(max_examples=1500, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_any_jumble_of_quantity_words(raw: str) -> None:
    """Words of quantity in any order are read without an error, and the records hold together."""
    check(raw)


UNITS = [
    "at least ",
    "about some ",
    "one and ",
    "one ",
    "1 ",
    "100 ",
    "100.",
    "1,",
    "1.",
    "1-",
    "1/",
    "$1 ",
    "a ",
    "half a ",
    "a quarter of ",
    "two hundred and ",
    "hundred ",
    "thousand thousand ",
    "twenty-",
    "one-",
    "2-three-",
    "between 1 and ",
    "from 1 to ",
    "1 to ",
    "1 or ",
    "10 or more ",
    "12 more other ",
    "dozens and ",
    "tens of ",
    "hundreds, if not ",
    "several hundred ",
    "a few of ",
    "large unknown number of ",
    "no ",
    "not a ",
    "one of the ",
    "one in ",
    "60 percent of ",
    "two thirds of ",
    "the other ",
    "aged 12 and ",
    "December 12 and ",
    "Amina, 24, ",
    "12 of the long ",
    "others ",
    "another ",
    "2015 ",
    "9" * 50,
    "m",
    "5m ",
    "+",
    "1\n",
]


def steps(raw: str) -> int:
    """Lines of Python run by `find`: a measure of work that no clock disturbs."""
    text = parse(raw)
    count = 0

    def line(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal count
        del frame, argument
        count += event == "line"
        return line

    before = sys.gettrace()
    sys.settrace(line)
    try:
        find(text)
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("unit", UNITS)
def test_work_grows_with_length(unit: str) -> None:
    """Four times the text is about four times the work, for strings made to be slow."""
    repeats = 1200 // len(unit) + 8
    small, large = steps(unit * repeats), steps(unit * repeats * 4)
    assert large <= 6 * small + 4000


@pytest.mark.parametrize("unit", ["at least ", "one and ", "1 ", "1-", "twenty-", "two hundred and ", "9"])
def test_long_texts_end(unit: str) -> None:
    """A hundred thousand characters of the same words are read to their end."""
    check(unit * (100_000 // len(unit)))

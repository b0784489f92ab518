"""Any string at all can be read: nothing is raised, figures and text agree, and no function's work outgrows the text.

Work is counted in lines of Python run, function by function, on a text and on four times that text: a function that
looks back at everything before it shows sixteen times the lines. No clock is asked.
"""

import sys
from collections import Counter
from datetime import date
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

import pytest

import extractors
from extractors.model import Document
from extractors.read import read

PACKAGE = str(Path(extractors.__file__).parent)
PUBLISHED = date(2024, 5, 15)
REPEATS, LENGTH = 60, 400
"""The shorter text has so many repeats and characters: as far as the longest reach, where reaches stop growing."""
GROWTH = 9
"""Four times the text may take so many times the lines: four, and what reaches grow at their edge; not sixteen."""
SLACK = 1500
"""Lines that a function may run beyond that, so that one run only by the longer text is not blamed."""
UNITS = [
    "12 killed, ",
    "12 people were killed. ",
    "killed 12, ",
    "who ",
    "and 3 men ",
    ", 3 men",
    "the death of 12 ",
    "death toll ",
    "was killed ",
    "were ",
    "was not ",
    "( ",
    ") ",
    "[ ",
    "including ",
    "12 of them ",
    "one of the victims died, ",
    "his son and driver, ",
    "Amina Keller, 24, and ",
    "Amina Keller was killed. ",
    "another 12 others ",
    "“",
    "' ",
    "\n\n12 killed",
    "no casualties ",
    "12 killed in Mosul on Monday ",
    "members of the ",
    "12 people killed them ",
    "12 homes destroyed or damaged, ",
    "18-year-old student ",
    "The Observatory said 12 died. ",
]


def work(raw: str) -> Counter[CodeType]:
    """Lines of Python run by `read`, for each function of the package."""
    lines: Counter[CodeType] = Counter()

    def line(frame: FrameType, event: str, argument: Any) -> Any:
        del argument
        if event == "line":
            lines[frame.f_code] += 1
        return line

    def call(frame: FrameType, event: str, argument: Any) -> Any:
        del event, argument
        return line if frame.f_code.co_filename.startswith(PACKAGE) else None

    before = sys.gettrace()
    sys.settrace(call)
    try:
        read(Document(raw, published=PUBLISHED))
    finally:
        sys.settrace(before)
    return lines


@pytest.fixture(scope="module", autouse=True)
def _tables_are_compiled() -> None:
    """Tables that the first reading builds are no part of a text's work."""
    read(Document("Twelve people were killed in Mosul on Monday, officials said.", published=PUBLISHED))


FRAMED = [
    ("killed ", "3 men and ", "."),
    ("", "3 men, ", "were killed."),
    ("The dead included ", "3 men, ", "."),
    ("Six were ", "attacked and ", "killed."),
    ("12 people, including ", "a man and ", "were killed."),
    ("12 people ", "who died and ", "were killed."),
    ("12 people were ", "very badly ", "hurt."),
    ("12 were ", "on Monday ", "killed."),
    ("12 people ", "of the ", "were killed."),
    ("12 ", "young, ", "men were killed."),
    ("A ", "B ", "was killed."),
    ("The toll ", "of ", "12."),
    ("“killed ", "“12 ", "”"),
]


@pytest.mark.parametrize(("head", "unit", "tail"), [("", unit, "") for unit in UNITS] + FRAMED)
def test_no_function_outgrows_the_text(head: str, unit: str, tail: str) -> None:
    """Four times the text is about four times the work, in every function."""
    repeats = max(REPEATS, LENGTH // len(unit))
    small, large = work(head + unit * repeats + tail), work(head + unit * repeats * 4 + tail)
    outgrown = {
        f"{Path(code.co_filename).name} {code.co_qualname}": (small[code], lines)
        for code, lines in large.items()
        if lines > GROWTH * small[code] + SLACK
    }
    assert not outgrown


@pytest.mark.parametrize(
    "unit", ["12 killed, ", "who ", "the death of ", "and 3 men ", "Amina Keller died. ", "( ", "\n"]
)
def test_long_texts_end(unit: str) -> None:
    """Thirty thousand characters of the same words are read to their end."""
    check(unit * (30_000 // len(unit)))


def test_one_sentence_of_many_words_ends() -> None:
    """A sentence of two hundred thousand words is read to its end, and the figure at its end is found."""
    reading = read(
        Document("grey stones lay on the road and " * 28_600 + "12 people were killed.", published=PUBLISHED)
    )
    assert [figure.value for figure in reading.figures] == [12]


def check(raw: str) -> None:
    """Read a text, and compare each figure with the characters that it points at."""
    for figure in read(Document(raw, published=PUBLISHED)).figures:
        assert raw[figure.start : figure.end] == figure.quantity

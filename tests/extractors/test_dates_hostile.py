"""No string makes the time modules raise, name days after publication, or overlap; the work grows with the text."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.dates import assign, find
from extractors.lexicon import load
from extractors.text import Anchor, parse

PUBLISHED = date(2021, 9, 15)


def _vocabulary() -> list[str]:
    table = load("dates")
    words = [word for key, node in table.items() if key != "words" for word in node]
    words += [word for node in table["words"].values() for word in node]
    return sorted({*words, *(word.capitalize() for word in words)})


PIECES = st.one_of(
    st.sampled_from(_vocabulary()),
    st.sampled_from(
        ["'s", ",", ".", "-", "–", "/", "[", "]", "(", ")", "the", "of", "and", "to", "\n\n", "2014", "31", "3rd"]
    ),
    st.integers(0, 99999).map(str),
    st.text(max_size=5),
)
DAYS = st.one_of(st.none(), st.dates())


def check(raw: str, published: date | None) -> None:
    text = parse(raw)
    times = find(text, published)
    for before, after in pairwise(times):
        assert before.last <= after.first
    for time in times:
        start, end = time.days.start, time.days.end
        assert 0 <= time.first < time.last <= len(text.tokens)
        assert start is None or end is None or start <= end
        assert published is None or all(day is None or day <= published for day in (start, end))
    anchors = [
        Anchor(i, i + 1, i, text.sentences[s].first, text.sentences[s].last)
        for i, s in enumerate(text.sentence_of)
        if i % 3 == 0
    ]
    assert len(assign(text, times, anchors, published)) == len(anchors)


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=40).map(" ".join), DAYS)
def test_any_words_in_any_order(raw: str, published: date | None) -> None:
    """Time words in any order, with any publication date."""
    check(raw, published)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200), DAYS)
def test_any_string(raw: str, published: date | None) -> None:
    """Any Unicode string."""
    check(raw, published)


@pytest.mark.parametrize("published", [None, PUBLISHED])
@pytest.mark.parametrize(
    "piece",
    [
        *(
            "late ",
            "the ",
            "since ",
            "early in the ",
            "between May and ",
            "3, ",
            "Friday, ",
            "overnight ",
            "2014-",
            "[",
        ),
        *("in the last two ", "the end of the start of ", "the day after the day after ", "of ", "May 3 to ", "said "),
    ],
)
def test_repetition_stays_linear(piece: str, published: date | None) -> None:
    """A hundred kilobytes of one phrase neither recurse nor take more than their share of the time limit."""
    check(piece * (60_000 // len(piece)), published)

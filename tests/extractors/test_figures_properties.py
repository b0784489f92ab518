"""What holds for every reading of every string: figures agree with the text and with each other; reading is pure."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.measures import measures
from extractors.model import Document, Figure, Quantifier, Reading
from extractors.read import read

PUBLISHED = date(2024, 5, 15)
PIECES = [
    *"12 \n\t\u00a0.,;:-–—()[]'’“”\"?!",
    "12 ",
    "34 people ",
    "at least five soldiers ",
    "up to 60 ",
    "between 10 and 12 ",
    "dozens of ",
    "several families ",
    "half of them ",
    "two of the victims ",
    "one of ",
    "none of ",
    "no ",
    "no one ",
    "both ",
    "36 others ",
    "another ",
    "a teacher ",
    "a 9-year-old girl ",
    "her husband ",
    "his two sons ",
    "the mayor ",
    "Amina Keller, 24, ",
    "Amina ",
    "he ",
    "them ",
    "people ",
    "families ",
    "homes ",
    "killed ",
    "were killed ",
    "was not killed ",
    "killing ",
    "may have been killed ",
    "shot dead ",
    "wounded ",
    "injured and ",
    "died ",
    "dead ",
    "missing ",
    "were arrested ",
    "abducted ",
    "fled ",
    "displaced ",
    "evacuated ",
    "destroyed ",
    "left homeless ",
    "the death toll ",
    "rose to ",
    "from ",
    "casualties ",
    "bodies ",
    "the deaths of ",
    "including ",
    "among them ",
    "the dead included ",
    "who ",
    "whom ",
    "which ",
    "and ",
    "or ",
    "by ",
    "in Mosul ",
    "on Monday ",
    "since 2011 ",
    "the army said ",
    "denied that ",
    "blew himself up ",
    "attackers ",
    "protesters ",
    ".\n\n",
    ". ",
    "ﬁ",
    "\u0130",
    "\u0000",
    "\U0001f600",
    "\ud800",
]
jumbles = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


def reading(raw: str) -> Reading:
    return read(Document(raw, published=PUBLISHED))


def check(raw: str) -> None:
    """The records of a reading hold together."""
    found = reading(raw)
    check_figures(raw, found.figures)
    check_events(found)


def check_figures(raw: str, figures: tuple[Figure, ...]) -> None:
    order = [(figure.start, figure.end) for figure in figures]
    assert order == sorted(order)
    for i, figure in enumerate(figures):
        assert 0 <= figure.start < figure.end <= len(raw)
        assert raw[figure.start : figure.end] == figure.quantity
        assert figure.sentence in raw
        assert figure.measure in measures()
        assert 0 <= figure.confidence <= 1
        assert figure.rule
        bounds = [bound for bound in (figure.low, figure.value, figure.high) if bound is not None]
        assert bounds == sorted(bounds)
        if figure.quantifier is Quantifier.BETWEEN:
            assert figure.value is None
        if figure.part_of is not None:
            whole = figures[figure.part_of]
            assert figure.value is None or whole.value is None or figure.value <= whole.value
        if figure.same_as is not None:
            assert figure.same_as < i
            assert figures[figure.same_as].measure == figure.measure
        check_link(i, [other.part_of for other in figures])
        check_link(i, [other.same_as for other in figures])
        if figure.days is not None and figure.days.end is not None:
            assert figure.days.end <= PUBLISHED


def check_link(i: int, links: list[int | None]) -> None:
    """Following a link ends, and never at a figure that the text does not have."""
    seen = {i}
    following = links[i]
    while following is not None:
        assert 0 <= following < len(links)
        assert following not in seen
        seen.add(following)
        following = links[following]


def check_events(found: Reading) -> None:
    claimed: list[int] = []
    for event in found.events:
        assert event.figures
        assert len(set(event.figures)) == len(event.figures)
        bounds = [bound for bound in (event.low, event.best, event.high) if bound is not None]
        assert bounds == sorted(bounds)
        for i in event.figures:
            figure = found.figures[i]
            assert (figure.measure, figure.unit, figure.status) == (event.measure, event.unit, event.status)
        claimed += event.figures
    assert sorted(claimed) == list(range(len(found.figures)))


@settings(max_examples=100, deadline=None)
@given(st.text())
def test_any_text(raw: str) -> None:
    """Any Unicode string is read without an error."""
    check(raw)


@settings(max_examples=300, deadline=None)
@given(jumbles)
def test_any_jumble_of_words_of_harm(raw: str) -> None:
    """Words of harm, quantity and grammar in any order give records that hold together."""
    check(raw)


@settings(max_examples=100, deadline=None)
@given(jumbles)
def test_reading_is_deterministic(raw: str) -> None:
    """The same document gives the same reading."""
    assert reading(raw) == reading(raw)


@settings(max_examples=100, deadline=None)
@given(jumbles, st.sampled_from(["\n\n", "\n \n", "\t\n\n", "\u00a0\n\n", "   \n\n\n\n"]))
def test_white_space_before_a_text_only_shifts_it(raw: str, blank: str) -> None:
    """Paragraphs of white space before a text move every offset by their length and change nothing else."""
    plain, shifted = reading(raw), reading(blank + raw)
    assert [moved(figure, -len(blank)) for figure in shifted.figures] == [moved(figure, 0) for figure in plain.figures]
    assert shifted.events == plain.events


def moved(figure: Figure, by: int) -> tuple[object, ...]:
    """A figure's fields with its offsets moved; the sentence may have gained white space at its start."""
    fields = {name: getattr(figure, name) for name in Figure.__dataclass_fields__}
    fields |= {"start": figure.start + by, "end": figure.end + by, "sentence": figure.sentence.strip()}
    return tuple(fields.values())


@settings(max_examples=100, deadline=None)
@given(jumbles)
def test_a_paragraph_without_harm_changes_nothing(raw: str) -> None:
    """A paragraph about something else behind a text leaves its figures as they are."""
    plain, longer = reading(raw), reading(raw + "\n\nThe market opened at eight and traders sold fruit.")
    assert [core(figure) for figure in longer.figures] == [core(figure) for figure in plain.figures]


def core(figure: Figure) -> tuple[object, ...]:
    """What a figure says of its own words."""
    kinds = (figure.start, figure.end, figure.measure, figure.unit, figure.kind, figure.status, figure.quantifier)
    return (*kinds, figure.value, figure.low, figure.high, figure.part_of, figure.same_as)

"""Sentences and what they say, in tables under `rows/`: a text, and indented below it its figures in a compact form.

`killed at_least 34 · injured 117` is two figures; exact, person and asserted are not written, `-` stands for none and
`¶` for a paragraph's end. Each folder adds what it is about: `relations` writes `<1` for a part of the first figure and
`=1` for the same as the first, `groups` the group in brackets, `kinds` the kind, `places` the place and its country;
`events` shows event rows instead, as `measure low/best/high`. Expected values come from the coding manual, never from
a run.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from extractors.model import Document, Event, Figure, Quantifier, Scope, Status, Unit
from extractors.read import read

FOLDER = Path(__file__).parent / "rows"
PUBLISHED = date(2024, 5, 15)  # a Wednesday: "on Monday" is two days before


def rows() -> Iterator[object]:
    """Every row of every table as (folder, text, expected), named by its file and line."""
    for path in sorted(FOLDER.glob("*/*.txt")):
        text = ""
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.startswith("    "):
                name = f"{path.parent.name}/{path.stem}:{number - 1}"
                yield pytest.param(path.parent.name, text.replace("¶", "\n\n"), line.strip(), id=name)
            elif line and not line.startswith("#"):
                text = line


def show(figure: Figure, folder: str) -> str:
    """One figure in the tables' form."""
    value = figure.value if figure.value is not None else figure.low
    words = [
        figure.measure,
        figure.quantifier.value if figure.quantifier is not Quantifier.EXACT else "",
        f"{figure.low}-{figure.high}" if figure.quantifier is Quantifier.BETWEEN else str(value),
        figure.unit.value if figure.unit is not Unit.PERSON else "",
        figure.status.value if figure.status is not Status.ASSERTED else "",
    ]
    if folder == "groups":
        words.append(f"[{figure.group or ''}]")
    elif folder == "kinds":
        words.append(figure.kind.value)
    elif folder == "places":
        words.append(f"@ {figure.place.name} {figure.place.country}" if figure.place is not None else "@ -")
    elif folder == "relations":
        words.append(f"<{figure.part_of + 1}" if figure.part_of is not None else "")
        words.append(f"={figure.same_as + 1}" if figure.same_as is not None else "")
    return " ".join(filter(None, words))


def show_event(event: Event) -> str:
    """One event row in the tables' form."""
    words = [
        event.measure,
        "/".join("-" if bound is None else str(bound) for bound in (event.low, event.best, event.high)),
        event.unit.value if event.unit is not Unit.PERSON else "",
        "perpetrators" if event.group == "perpetrators" else "",
        event.status.value if event.status is not Status.ASSERTED else "",
        event.scope.value if event.scope is not Scope.INCIDENT else "",
        "disputed" if event.disputed else "",
    ]
    return " ".join(filter(None, words))


@pytest.mark.parametrize(("folder", "text", "expected"), list(rows()))
def test_row(folder: str, text: str, expected: str) -> None:
    """The text says what the table says, and nothing else."""
    reading = read(Document(text, published=PUBLISHED))
    if folder == "events":
        shown = [show_event(event) for event in reading.events]
    else:
        shown = [show(figure, folder) for figure in reading.figures]
    assert (" · ".join(shown) or "-") == expected

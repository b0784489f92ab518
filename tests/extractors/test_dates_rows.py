"""Days of figures, read from end to end: `published | text with [figures] | their days`, `-` for a day unknown.

The rows are in `rows/dates`: sentences and short articles as the wires write them, `¶` between paragraphs. A day in
place of an interval is both of its ends; `c`, `p` or `i` behind it says cumulative, period or incident.
"""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from extractors.model import Days, Document
from extractors.read import read

_ROWS = Path(__file__).parent / "rows" / "dates"
_SCOPES = {"i": "incident", "p": "period", "c": "cumulative"}


def rows() -> Iterator[object]:
    """Every row of every file."""
    for path in sorted(_ROWS.glob("*.txt")):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if line and not line.startswith("#"):
                yield pytest.param(*line.split(" | "), id=f"{path.stem}:{number}")


def written(days: Days | None) -> str:
    """Days as the rows write them."""
    if days is None or (days.start is None and days.end is None):
        return "-"
    start, end = (str(day) if day else "-" for day in (days.start, days.end))
    return start if start == end else f"{start}>{end}"


@pytest.mark.parametrize(("published", "row", "expected"), list(rows()))
def test_each_figure_has_its_days(published: str, row: str, expected: str) -> None:
    """Each bracketed figure is found, and has the days and, where the row names it, the scope."""
    raw, spans = "", []
    for piece in re.split(r"(\[[^]]*\])", row.replace("¶", "\n\n")):
        if piece.startswith("["):
            spans.append((len(raw), len(raw) + len(piece) - 2))
        raw += piece.strip("[]")
    day = None if published == "-" else date.fromisoformat(published)
    figures = read(Document(raw, "row", None, day)).figures
    found = []
    for (start, end), wanted in zip(spans, expected.split(), strict=True):
        figure = next(f for f in figures if f.start < end and f.end > start)
        scope = next((mark for mark, name in _SCOPES.items() if name == figure.scope), "")
        found.append(written(figure.days) + (scope if wanted[-1] in _SCOPES else ""))
    assert " ".join(found) == expected

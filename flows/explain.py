"""`tallywire explain`: a text with every figure underlined and its reading beside it.

In goes a document; out goes a page for a person: each paragraph as it stands, its figures underlined and numbered, then
what was read of each, the numbers that are no figures with the reason, and at the end the event rows. Nothing is
read here: `extractors.explanation` does that.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as Line

from extractors.explanation import Explanation, Unread, explain
from extractors.model import Days, Document, Event, Figure, Place
from extractors.text import parse


def show(document: Document, console: Console) -> None:
    """Print the explanation of one document."""
    explanation = explain(document)
    figures, unread = explanation.reading.figures, explanation.unread
    for start, end in parse(document.text).paragraphs:
        inside = [(i, f) for i, f in enumerate(figures, 1) if start <= f.start < end]
        others = [one for one in unread if start <= one.start < end]
        console.print(_paragraph(document.text, start, end, inside, others))
        if inside or others:
            console.print(Padding(Group(*_beside(document.text, inside, others, figures)), (0, 0, 1, 4)))
        else:
            console.print()
    console.print(_events(explanation))


def _paragraph(
    text: str, start: int, end: int, figures: Iterable[tuple[int, Figure]], others: Iterable[Unread]
) -> Line:
    marks = [(f.start, f.end, f"[{i}]", "bold underline") for i, f in figures]
    marks += [(one.start, one.end, "", "dim strike") for one in others]
    line, position = Line(), start
    for first, last, label, style in sorted(marks):
        if first < position:
            continue
        line.append(text[position:first].replace("\n", " "))
        line.append(text[first:last].replace("\n", " "), style=style)
        line.append(label, style="bold cyan")
        position = last
    line.append(text[position:end].replace("\n", " "))
    return line


def _beside(
    text: str, inside: Sequence[tuple[int, Figure]], others: Sequence[Unread], figures: Sequence[Figure]
) -> Iterable[RenderableType]:
    if inside:
        table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
        for style in ("bold cyan", "bold", "", "dim"):
            table.add_column(style=style)
        for i, figure in inside:
            table.add_row(f"[{i}]".replace("[", r"\["), _count(figure), _about(figure, figures), figure.rule)
        yield table
    for one in others:
        yield Line(f"not a figure: {text[one.start : one.end]!r}, {one.reason}", style="dim")


def _count(figure: Figure) -> str:
    number = "?" if figure.value is None else f"{figure.value:,}"
    bounds = f"{_number(figure.low)}…{_number(figure.high)}"
    return f"{figure.measure} {number} {figure.quantifier} ({bounds}) {figure.unit} {figure.kind}"


def _number(value: int | None) -> str:
    return "" if value is None else f"{value:,}"


def _about(figure: Figure, figures: Sequence[Figure]) -> str:
    facts = [
        _where(figure.place),
        _when(figure.days),
        figure.group and f"of {figure.group}",
        figure.source and f"says {figure.source}",
        figure.status != "asserted" and str(figure.status),
        figure.scope != "incident" and str(figure.scope),
        figure.part_of is not None and f"part of {figure.part_of + 1} ({figures[figure.part_of].quantity})",
        figure.same_as is not None and f"same as {figure.same_as + 1}",
        f"confidence {figure.confidence:.2f}",
    ]
    return " · ".join(fact for fact in facts if fact)


def _where(place: Place | None) -> str:
    if place is None:
        return "no place"
    country = f", {place.country}" if place.country else ""
    return f"{place.role} {place.name}{country} ({place.precision})"


def _when(days: Days | None) -> str:
    if days is None:
        return "no date"
    return _day(days.start) if days.start == days.end else f"{_day(days.start)} to {_day(days.end)}"


def _day(day: date | None) -> str:
    return "?" if day is None else day.isoformat()


def _events(explanation: Explanation) -> RenderableType:
    rows = explanation.reading.events
    if not rows:
        return Line("No figure was read, so there is no event row.")
    table = Table(title="Event rows, the main incident first", title_justify="left")
    for name, justify in (("measure", "left"), ("low", "right"), ("best", "right"), ("high", "right")):
        table.add_column(name, justify=justify)  # type: ignore[arg-type]  # a literal, as rich wants it
    for name in ("unit", "where", "when", "scope", "figures"):
        table.add_column(name)
    for row in rows:
        table.add_row(*_event(row))
    return table


def _event(row: Event) -> tuple[str, ...]:
    measure = " ".join(part for part in (row.measure, row.group and f"({row.group})") if part)
    status = "" if row.status == "asserted" else f" {row.status}"
    disputed = " disputed" if row.disputed else ""
    return (
        measure + status + disputed,
        _number(row.low),
        _number(row.best),
        _number(row.high),
        str(row.unit),
        _where(row.place),
        _when(row.days),
        str(row.scope),
        ", ".join(str(i + 1) for i in row.figures),
    )

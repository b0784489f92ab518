"""Small, fictional newsrooms for the warehouse's tests: every name and number is made up."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import duckdb
import pytest

from extractors.model import (
    Article,
    DatePrecision,
    Days,
    Document,
    Event,
    Figure,
    Kind,
    Paragraph,
    ParagraphKind,
    Place,
    PlacePrecision,
    Quantifier,
    Reading,
    Scope,
    Status,
    Unit,
)
from warehouse.build import Origin, article_row, reading_rows
from warehouse.outcomes import Outcome
from warehouse.parts import PartRows, part_id, write
from warehouse.rows import UrlRow, attempt_id
from warehouse.store import open_warehouse

NOON = datetime(2031, 5, 4, 12, 0, tzinfo=UTC)


@dataclass
class Newsroom:
    """Writes parts whose articles each report one toll."""

    folder: Path
    parts: int = 0
    written: list[Path] = field(default_factory=list)

    def place(self, name: str = "Velmar", **changes: object) -> Place:
        known: dict[str, object] = {
            "name": name,
            "country": "QVL",
            "lat": 10.0,
            "lon": 20.0,
            "precision": PlacePrecision.SETTLEMENT,
            "admin1": "Upper Vale",
        }
        return Place(**(known | changes))  # type: ignore[arg-type]

    def figure(self, text: str, number: str, **changes: object) -> Figure:
        start = text.index(number)
        value = int(number) if number.isdecimal() else None
        known: dict[str, object] = {
            "start": start,
            "end": start + len(number),
            "quantity": number,
            "sentence": text[text.rindex("\n", 0, start) + 1 :],
            "measure": "killed",
            "unit": Unit.PERSON,
            "kind": Kind.FLOW,
            "quantifier": Quantifier.EXACT,
            "value": value,
            "low": value,
            "high": value,
            "status": Status.ASSERTED,
            "scope": Scope.INCIDENT,
            "rule": "test",
            "confidence": 0.9,
            "place": self.place(),
            "days": Days(date(2031, 5, 3), date(2031, 5, 3), DatePrecision.DAY),
        }
        return Figure(**(known | changes))  # type: ignore[arg-type]

    def event(self, figure: Figure, **changes: object) -> Event:
        known: dict[str, object] = {
            "measure": figure.measure,
            "unit": figure.unit,
            "kind": figure.kind,
            "low": figure.low,
            "best": figure.value,
            "high": figure.high,
            "group": figure.group,
            "scope": figure.scope,
            "status": figure.status,
            "place": figure.place,
            "days": figure.days,
            "sources": (figure.source,) if figure.source else (),
            "disputed": False,
            "figures": (0,),
        }
        return Event(**(known | changes))  # type: ignore[arg-type]

    def article(self, url: str, text: str, **changes: object) -> Article:
        known: dict[str, object] = {
            "url": url,
            "title": text.split("\n", 1)[0],
            "text": text,
            "paragraphs": (Paragraph(0, len(text.split("\n", 1)[0]), ParagraphKind.HEADLINE),),
            "language": "en",
            "outlet": url.split("/")[2],
            "published": date(2031, 5, 4),
        }
        return Article(**(known | changes))  # type: ignore[arg-type]

    def part(
        self,
        *reports: tuple[str, int],
        fetched_at: datetime = NOON,
        version: str = "1",
        figure: dict[str, object] | None = None,
        event: dict[str, object] | None = None,
        article: dict[str, object] | None = None,
        text: str = "Fire at the mill\n\nIn Velmar {} people were killed, the mayor said.",
    ) -> Path:
        """Write one part: a page for each (URL, number killed)."""
        articles, readings, figures, events, urls = [], [], [], [], []
        name = part_id(f"test-{self.parts}.warc.gz", 0, version)
        self.parts += 1
        for n, (url, number) in enumerate(reports):
            moment = fetched_at + timedelta(seconds=n)
            body = text.format(number)
            row = article_row(self.article(url, body, **(article or {})), Origin(moment, "test"), version)
            one = self.figure(body, str(number), **(figure or {}))
            reading = Reading(Document(body), (one,), (self.event(one, **(event or {})),))
            made = reading_rows(reading, row, version)
            articles.append(row)
            readings.append(made.reading)
            figures += made.figures
            events += made.events
            urls.append(attempt(url, moment, article_id=row.article_id))
        path = write(self.folder, name, PartRows(articles, readings, figures, events, urls), extractor_version=version)
        self.written.append(path)
        return path


def attempt(url: str, moment: datetime = NOON, outcome: Outcome = Outcome.LOADED, **changes: object) -> UrlRow:
    known: dict[str, object] = dict.fromkeys(UrlRow.__slots__)
    known |= {
        "attempt_id": attempt_id(url, moment, None),
        "url": url,
        "role": "page",
        "source_name": "test",
        "fetched_at": moment,
        "outcome": outcome,
        "status": 200,
    }
    return UrlRow(**(known | changes))  # type: ignore[arg-type]


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    return Newsroom(tmp_path / "parts")


@pytest.fixture
def make_attempt() -> Callable[..., UrlRow]:
    return attempt


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "warehouse.duckdb"


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Migrate one warehouse, to be copied for each test."""
    path = tmp_path_factory.mktemp("empty") / "warehouse.duckdb"
    open_warehouse(path).close()
    return path


@pytest.fixture
def warehouse(file: Path, empty: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    shutil.copyfile(empty, file)
    with open_warehouse(file) as connection:
        yield connection

"""The same event rows in any order and in batches of any size give the same incidents."""

import random
from collections.abc import Sequence
from dataclasses import replace
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
from warehouse.build import Origin, ReadRows, article_row, reading_rows
from warehouse.incidents import rebuild, reconcile
from warehouse.load import load
from warehouse.parts import PartRows, write
from warehouse.rows import ArticleRow
from warehouse.store import open_warehouse

FIRST = date(2031, 5, 1)
TABLES = ("incidents", "incident_cells", "incident_claims", "incident_links", "reprints", "story_members")
TOWNS = [
    Place("Velmar", "QVL", 10.0, 20.0, PlacePrecision.SETTLEMENT, admin1="Upper Vale", geonames_id=1),
    Place("Vélmar", "QVL", 10.001, 20.001, PlacePrecision.SETTLEMENT, admin1="Upper Vale"),
    Place("Old Velmar", "QVL", 10.05, 20.05, PlacePrecision.POINT, admin1="Upper Vale", geonames_id=2),
    Place("Sorrin", "QVL", 11.0, 20.0, PlacePrecision.SETTLEMENT, admin1="Upper Vale", geonames_id=3),
    Place("Tamber", "QVL", 12.0, 22.0, PlacePrecision.SETTLEMENT, admin1="Low Marsh", geonames_id=4),
    Place("Upper Vale", "QVL", 10.5, 20.0, PlacePrecision.ADMIN1, admin1="Upper Vale", geonames_id=5),
    Place("Valeria", "QVL", 11.0, 21.0, PlacePrecision.COUNTRY, geonames_id=6),
    Place("Kessel Bay", "QKS", 40.0, 60.0, PlacePrecision.SETTLEMENT),
]
FILLER = "the council met again about the bridge while traders counted their losses at the river market and asked"

Read = tuple[ArticleRow, ReadRows]


def newsroom(seed: int, rows: int) -> list[Read]:
    """Make articles with some `rows` event rows: towns that are near or contain one another, reprints, new versions."""
    chance = random.Random(seed)  # noqa: S311 - a test wants the same chance again
    made: list[Read] = []
    count = 0
    while count < rows:
        n = len(made)
        day = FIRST + timedelta(days=chance.randrange(12))
        fetched = datetime(day.year, day.month, day.day, chance.randrange(24), n % 60, tzinfo=UTC)
        if made and chance.random() < 0.15:  # a reprint of an earlier story, or a new version of its page
            before, _ = chance.choice(made)
            fetched = before.fetched_at + timedelta(hours=chance.randrange(1, 30))
            url = f"https://outlet{n % 7}.example/{n}" if chance.random() < 0.5 else before.url
            text, reading = before.text, made_from[before.article_id]
            if url == before.url:
                text += f"\n\nUpdated {n}."
        else:
            url = f"https://outlet{n % 7}.example/{n}"
            text, reading = story(chance, n, day)
        article = Article(
            *(url, "Report", text, (Paragraph(0, 6, ParagraphKind.HEADLINE),)),
            language="en",
            outlet=f"Outlet {url.split('outlet')[1][0]}",
            published=fetched.date(),
        )
        row = article_row(article, Origin(fetched))
        made_from[row.article_id] = reading
        version = "2" if chance.random() < 0.1 else "1"
        made.append((row, reading_rows(replace(reading, document=Document(text)), row, version)))
        count += len(reading.events)
    return made


made_from: dict[str, Reading] = {}


def story(chance: random.Random, n: int, day: date) -> tuple[str, Reading]:
    words = FILLER.split()
    chance.shuffle(words)
    text, figures, events = "Report\n\n" + " ".join(words) + f" {n}.", [], []
    for nth in range(chance.choice((1, 1, 2, 3))):
        number = chance.choice((2, 3, 5, 5, 6, 12, 12, 13, 40))
        start = len(text) + 1
        text += f" {number} people."
        group = chance.choice((None, None, None, "civilians", "children", "perpetrators"))
        ago = chance.choice((0, 0, 1, 1, 2))
        days = Days(day - timedelta(days=ago + chance.randrange(2)), day - timedelta(days=ago), DatePrecision.DAY)
        figure = Figure(
            *(start, start + len(str(number)), str(number), f"{number} people.", chance.choice(("killed", "injured"))),
            *(Unit.PERSON, Kind.FLOW, Quantifier.EXACT, number, number, number, Status.ASSERTED),
            scope=chance.choice((Scope.INCIDENT, Scope.INCIDENT, Scope.INCIDENT, Scope.CUMULATIVE)),
            rule="test",
            confidence=0.9,
            group=group,
            actor=chance.choice((None, None, "the Vale army", "rebels of Vale", "bandits")),
            source=chance.choice((None, "Vale police", "Red Lantern relief")),
            place=chance.choice((*TOWNS, None)),
            days=chance.choice((days, days, None)),
        )
        figures.append(figure)
        bounds = chance.choice(((number, number, number), (number, number, None), (None, number, number)))
        events.append(
            Event(
                *(figure.measure, figure.unit, figure.kind, *bounds, group, figure.scope, figure.status),
                *(figure.place, figure.days, (figure.source,) if figure.source else (), False, (nth,)),
            )
        )
    return text, Reading(Document(text), tuple(figures), tuple(events))


def tell(connection: duckdb.DuckDBPyConnection) -> dict[str, list[tuple[object, ...]]]:
    return {
        table: sorted(
            connection.execute(f"select columns(lambda c: c <> 'part_id') from {table}").fetchall(),  # noqa: S608
            key=repr,
        )
        for table in TABLES
    }


def run(folder: Path, made: Sequence[Read], batch: int) -> dict[str, list[tuple[object, ...]]]:
    with open_warehouse(folder / "w.duckdb") as connection:
        for n in range(0, len(made), batch):
            some = made[n : n + batch]
            rows = PartRows(
                articles=[article for article, _ in some],
                readings=[read.reading for _, read in some],
                figures=[figure for _, read in some for figure in read.figures],
                events=[event for _, read in some for event in read.events],
            )
            load(connection, write(folder / "parts", f"p{n}", rows, extractor_version="1"))
            reconcile(connection)
        return tell(connection)


@pytest.mark.timeout(900)  # some eighty loads and reconcilings: half a minute on an idle machine
def test_order_and_batches_do_not_matter(tmp_path: Path) -> None:
    """500 event rows in 20 shuffled orders, in batches of every size."""
    made = newsroom(seed=1, rows=500)
    expected = run(tmp_path / "0", made, len(made))
    assert len(expected["incidents"]) > 100
    assert len(expected["incident_links"]) > 100
    assert len(expected["reprints"]) > 10
    for n in range(1, 21):
        shuffled = list(made)
        random.Random(n).shuffle(shuffled)  # noqa: S311
        told = run(tmp_path / str(n), shuffled, (40, 110, 160, len(made), len(made))[n % 5])
        for table in TABLES:
            assert told[table] == expected[table], (n, table)


@pytest.mark.parametrize("seed", [2, 3])
def test_one_article_at_a_time_is_like_all_at_once_and_like_anew(tmp_path: Path, seed: int) -> None:
    made = newsroom(seed, rows=40)
    told = run(tmp_path / "one", list(reversed(made)), 1)
    assert told == run(tmp_path / "all", made, len(made))
    with open_warehouse(tmp_path / "one" / "w.duckdb") as connection:
        rebuild(connection)
        assert tell(connection) == told
        connection.execute("delete from migrations where name = '0003_numbered_incidents'")
    with open_warehouse(tmp_path / "one" / "w.duckdb") as connection:  # as after an upgrade: worked out anew
        reconcile(connection)
        assert tell(connection) == told


def test_what_was_known_then_is_what_its_claims_come_to(tmp_path: Path) -> None:
    """The settled incidents of a moment are told as all of that moment's claims tell them."""
    made = newsroom(seed=4, rows=80)
    run(tmp_path, made, 20)
    with open_warehouse(tmp_path / "w.duckdb") as connection:
        for day in range(14):
            at = {"at": (FIRST + timedelta(days=day)).isoformat()}
            known = connection.execute("from incidents_as_of($at) order by all", at).fetchall()
            weighed = "select * exclude (incident) from told_incidents('incident_claims', $at::timestamp) order by all"
            assert known == connection.execute(weighed, at).fetchall()
        assert len(known) > 20

"""Kill -9 a loader at random moments and check the warehouse after each: `python warehouse_kill.py [KILLS]`.

Loads parts of a fictional newsroom in a child process, three in a transaction, reconciles after each, kills the child
at a random moment, then proves every invariant of `tallywire check` and that no acknowledged part is missing. Starts
from an empty warehouse whenever all parts are loaded. Prints what was counted; asserts no time.
"""

import random
import subprocess
import sys
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path

from extractors.model import (
    Article,
    DatePrecision,
    Days,
    Document,
    Event,
    Figure,
    Kind,
    Place,
    PlacePrecision,
    Quantifier,
    Reading,
    Scope,
    Status,
    Unit,
)
from warehouse.build import Origin, article_row, reading_rows
from warehouse.checks import check
from warehouse.parts import PartRows, write
from warehouse.store import open_warehouse

PARTS, ARTICLES = 40, 25
LOAD = """
import sys
from pathlib import Path
from warehouse.incidents import reconcile
from warehouse.load import load_together, unloaded
from warehouse.store import open_warehouse
print("ready", flush=True)
with open_warehouse(Path(sys.argv[1])) as connection:
    parts = unloaded(connection, Path(sys.argv[2]))
    for n in range(0, len(parts), 3):
        for loaded in load_together(connection, parts[n : n + 3]):
            print(loaded.part_id, flush=True)
        reconcile(connection)
"""


def make_parts(folder: Path) -> None:
    """Write `PARTS` parts of `ARTICLES` articles with one figure each."""
    place = Place("Velmar", "QVL", 10.0, 20.0, PlacePrecision.SETTLEMENT)
    days = Days(date(2031, 5, 3), date(2031, 5, 3), DatePrecision.DAY)
    for part in range(PARTS):
        articles, reads = [], []
        for n in range(ARTICLES):
            number = 3 + (part * ARTICLES + n) % 90
            text = f"Report\n\n{number} people died in story {part}-{n}."
            figure = Figure(
                *(8, 8 + len(str(number)), str(number), text[8:], "killed", Unit.PERSON, Kind.FLOW),
                *(Quantifier.EXACT, number, number, number, Status.ASSERTED, Scope.INCIDENT, "test", 0.9),
                place=place,
                days=days,
            )
            event = Event(
                *("killed", Unit.PERSON, Kind.FLOW, number, number, number, None, Scope.INCIDENT),
                *(Status.ASSERTED, place, days, (), False, (0,)),
            )
            url = f"https://outlet{n}.example/{part}"
            article = Article(url, "Report", text, (), published=date(2031, 5, 4))
            row = article_row(article, Origin(datetime(2031, 5, 4, n % 24, part, tzinfo=UTC)))
            articles.append(row)
            reads.append(reading_rows(Reading(Document(text), (figure,), (event,)), row))
        rows = PartRows(
            articles,
            [read.reading for read in reads],
            [figure for read in reads for figure in read.figures],
            [event for read in reads for event in read.events],
        )
        write(folder, f"part-{part:03}", rows)


def main(kills: int) -> None:
    """Kill, check, count, print."""
    chance = random.Random(11)  # noqa: S311 - the same moments again, as far as a machine allows
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_parts(folder / "parts")
        file, acknowledged, finished, loaded, broken = folder / "warehouse.duckdb", set[str](), 0, 0, 0
        for _ in range(kills):
            command = [sys.executable, "-c", LOAD, str(file), str(folder / "parts")]
            with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as loader:
                assert loader.stdout
                loader.stdout.readline()
                try:
                    loader.wait(timeout=chance.uniform(0.02, 3.0))
                except subprocess.TimeoutExpired:
                    loader.kill()
                told = set(loader.stdout.read().split())
            acknowledged |= told
            loaded += len(told)
            with open_warehouse(file) as connection:
                stored = {row[0] for row in connection.execute("select part_id from parts").fetchall()}
                broken += sum(finding.violations for finding in check(connection, record=False))
            broken += len(acknowledged - stored)
            if len(stored) == PARTS:
                finished += 1
                file.unlink()
                acknowledged = set()
        counts = f"{kills} kills, {loaded} parts acknowledged, {finished} warehouses completed"
        sys.stdout.write(f"{counts}, {broken} broken rows\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50)

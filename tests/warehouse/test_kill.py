"""A load that is killed loses nothing and stores nothing twice."""

import random
import subprocess
import sys
from pathlib import Path
from typing import Any

from warehouse.checks import check
from warehouse.incidents import reconcile
from warehouse.load import load_all
from warehouse.store import open_warehouse

KILLS = 6
PARTS = 12

LOAD = """
import sys
from pathlib import Path
from warehouse.incidents import reconcile
from warehouse.load import load_all
from warehouse.publish import publish
from warehouse.store import open_warehouse
file, parts = Path(sys.argv[1]), Path(sys.argv[2])
print("ready", flush=True)
with open_warehouse(file) as connection:
    for loaded in load_all(connection, parts):
        print(loaded.part_id, flush=True)
        reconcile(connection)
publish(file, file.with_name("published.duckdb"))
"""


def test_killed_at_any_moment_nothing_is_lost_and_nothing_is_there_twice(
    newsroom: Any, tmp_path: Path, empty: Path
) -> None:
    """Each part that was told to be loaded is there after the kill; a next load does the rest."""
    chance = random.Random(7)  # noqa: S311
    file = tmp_path / "warehouse.duckdb"
    file.write_bytes(empty.read_bytes())
    for n in range(PARTS):
        newsroom.part(*((f"https://mill.example/{n}-{m}", 10 + n + m) for m in range(20)))
    acknowledged: set[str] = set()
    for _ in range(KILLS):
        with subprocess.Popen(
            [sys.executable, "-c", LOAD, str(file), str(newsroom.folder)], stdout=subprocess.PIPE, text=True
        ) as loader:
            assert loader.stdout
            assert loader.stdout.readline() == "ready\n"
            try:
                loader.wait(timeout=chance.uniform(0.05, 1.0))
            except subprocess.TimeoutExpired:
                loader.kill()
            acknowledged |= set(loader.stdout.read().split())
        with open_warehouse(file) as connection:
            stored = {row[0] for row in connection.execute("select part_id from parts").fetchall()}
            assert acknowledged <= stored
            assert [finding for finding in check(connection, record=False) if finding.violations] == []
    with open_warehouse(file) as connection:
        for _ in load_all(connection, newsroom.folder):
            pass
        reconcile(connection)
        assert [finding for finding in check(connection, record=False) if finding.violations] == []
        assert connection.execute("select count(*), sum(figures) from parts").fetchone() == (PARTS, PARTS * 20)
        assert connection.execute("select count(*) from figures").fetchone() == (PARTS * 20,)

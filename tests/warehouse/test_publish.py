import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from warehouse.database import connect_read_only
from warehouse.errors import WarehouseLocked, WarehouseMissing
from warehouse.load import load
from warehouse.publish import publish
from warehouse.store import open_warehouse

READ = """
import sys, duckdb
loops = 0
last = 0
while not sys.stdin.closed and loops < 10_000:
    with duckdb.connect(sys.argv[1], read_only=True) as connection:
        articles, figures = connection.execute(
            "select (select count(*) from articles), (select count(*) from figures)").fetchone()
        assert articles == figures >= last, (articles, figures, last)
        last = articles
    loops += 1
    if last == int(sys.argv[2]):
        break
print(loops, last)
"""


def test_who_reads_the_old_copy_keeps_it(file: Path, newsroom: Any, tmp_path: Path) -> None:
    target = tmp_path / "out" / "published.duckdb"
    with open_warehouse(file) as connection:
        load(connection, newsroom.part(("https://mill.example/a", 12)))
    first = publish(file, target)
    assert (first.parts, first.size) == (1, target.stat().st_size)
    with connect_read_only(target) as old:
        with open_warehouse(file) as connection:
            load(connection, newsroom.part(("https://mill.example/b", 13)))
        assert publish(file, target).parts == 2
        assert old.execute("select count(*) from figures").fetchone() == (1,)
        assert old.execute("select value from current_figures").fetchall() == [(12,)]
    with connect_read_only(target) as new:
        assert new.execute("select count(*) from figures").fetchone() == (2,)
    assert [path.name for path in target.parent.iterdir()] == [target.name]


def test_readers_in_loops_meet_no_error_while_parts_are_loaded_and_published(
    file: Path, newsroom: Any, tmp_path: Path
) -> None:
    """Three other processes open, read and close the copy as fast as they can."""
    target = tmp_path / "published.duckdb"
    rounds = 6
    open_warehouse(file).close()
    publish(file, target)
    readers = [
        subprocess.Popen(
            [sys.executable, "-c", READ, str(target), str(rounds)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for _ in range(3)
    ]
    for n in range(rounds):
        with open_warehouse(file) as connection:
            load(connection, newsroom.part((f"https://mill.example/{n}", n + 10)))
        publish(file, target)
    for reader in readers:
        out, said = reader.communicate(timeout=120)
        assert reader.returncode == 0, said.decode()
        assert out.split()[1] == str(rounds).encode()


def test_what_a_killed_publishing_left_is_removed(file: Path, tmp_path: Path) -> None:
    target = tmp_path / "out" / "published.duckdb"
    target.parent.mkdir()
    (target.parent / ".published.duckdb.123").write_bytes(b"half")
    open_warehouse(file).close()
    publish(file, target)
    assert [path.name for path in target.parent.iterdir()] == [target.name]


def test_publishing_what_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(WarehouseMissing, match="no such file"):
        publish(tmp_path / "none.duckdb", tmp_path / "published.duckdb")


def test_publishing_while_another_process_writes_keeps_the_old_copy(file: Path, newsroom: Any, tmp_path: Path) -> None:
    target = tmp_path / "published.duckdb"
    with open_warehouse(file) as connection:
        load(connection, newsroom.part(("https://mill.example/a", 12)))
    publish(file, target)
    before = target.read_bytes()
    hold = "import sys, duckdb; c = duckdb.connect(sys.argv[1]); print(1, flush=True); sys.stdin.read()"
    with subprocess.Popen(
        [sys.executable, "-c", hold, str(file)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout
        other.stdout.readline()
        with pytest.raises(WarehouseLocked):
            publish(file, target)
        other.communicate()
    assert target.read_bytes() == before

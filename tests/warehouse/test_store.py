import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from warehouse.database import STORAGE_VERSION, connect, connect_read_only
from warehouse.errors import WarehouseDamaged, WarehouseLocked, WarehouseMissing, WarehouseTooNew
from warehouse.store import migrate, open_warehouse, sql_files

HOLD = """
import sys, duckdb
connection = duckdb.connect(sys.argv[1])
print("held", flush=True)
sys.stdin.read()
"""


def test_migrations_are_applied_once_and_recorded(file: Path) -> None:
    with open_warehouse(file) as connection:
        names = [row[0] for row in connection.execute("select name from migrations").fetchall()]
        assert names == [*(migration.name for migration in sql_files("migrations")), "views"]
        assert migrate(connection) == ()
    with open_warehouse(file) as connection:
        assert migrate(connection) == ()


def test_a_migration_that_fails_leaves_nothing(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = migrate.__globals__["sql_files"]

    def broken(folder: str) -> object:
        kind = type(real(folder)[0])
        return (kind("0001_half", "create table half (i integer); select nonsense"),)

    monkeypatch.setitem(migrate.__globals__, "sql_files", broken)
    with connect(file) as connection:
        with pytest.raises(duckdb.Error, match="nonsense"):
            migrate(connection)
        assert connection.execute("from duckdb_tables() where table_name = 'half'").fetchall() == []
        assert connection.execute("select count(*) from migrations").fetchone() == (0,)


def test_changed_views_are_replaced_and_removed_ones_go(file: Path) -> None:
    with open_warehouse(file) as connection:
        connection.execute("create view left_over as select 1")
        connection.execute("create macro left_over_macro(a) as table select a")
        connection.execute("update migrations set checksum = 'other' where name = 'views'")
        assert migrate(connection) == ("views",)
        assert connection.execute("from duckdb_views() where view_name = 'left_over'").fetchall() == []
        assert connection.execute("from funnel").fetchall() == []


def test_a_warehouse_of_a_later_tallywire_is_refused(file: Path) -> None:
    with open_warehouse(file) as connection:
        connection.execute("insert into migrations values ('9999_future', '', now()::timestamp)")
    with pytest.raises(WarehouseTooNew, match="9999_future; upgrade"):
        open_warehouse(file)


def test_older_clients_can_read_the_file(file: Path) -> None:
    with open_warehouse(file) as connection:
        row = connection.execute("select tags['storage_version'] from duckdb_databases() where not internal").fetchone()
    assert row == (f"{STORAGE_VERSION}+",)


def test_a_second_writer_is_told_who_is_in_the_way(file: Path) -> None:
    open_warehouse(file).close()
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(file)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout
        assert other.stdout.readline()
        with pytest.raises(WarehouseLocked, match="another process has it open"):
            open_warehouse(file)
        with pytest.raises(WarehouseLocked, match="another process has it open"):
            connect_read_only(file)
        other.communicate()


def test_a_missing_copy_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(WarehouseMissing, match="`tallywire run`"):
        connect_read_only(tmp_path / "none.duckdb")


def test_a_file_that_is_no_warehouse_is_named(file: Path) -> None:
    file.write_bytes(b"not a database, but long enough to be taken for one" * 1000)
    with pytest.raises(WarehouseDamaged, match="move it away and call `tallywire run`"):
        open_warehouse(file)


def test_every_sql_file_opens_with_what_it_answers() -> None:
    for folder in ("migrations", "queries", "views"):
        for one in sql_files(folder):
            assert one.text.startswith("-- "), one.name


@pytest.mark.parametrize("view", sql_files("views"), ids=lambda one: one.name)
def test_every_view_opens_with_its_question(view: object) -> None:
    lead = []
    for line in view.text.splitlines():  # type: ignore[attr-defined]
        if not line.startswith("--"):
            break
        lead.append(line)
    assert "?" in " ".join(lead)

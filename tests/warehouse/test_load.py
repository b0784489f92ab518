from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest

from warehouse.errors import PartDamaged, WarehouseError
from warehouse.load import batches, load, load_all, load_together, unloaded
from warehouse.outcomes import Outcome
from warehouse.parts import PartRows, write
from warehouse.rows import UrlRow, source_row
from warehouse.store import open_warehouse

MILL = "https://mill.example/a"
WIRE = "https://wire.example/a"


def newsroom_later(hours: int) -> datetime:
    return datetime(2031, 5, 4, 12, tzinfo=UTC) + timedelta(hours=hours)


def count(warehouse: duckdb.DuckDBPyConnection, what: str) -> int:
    row = warehouse.execute(f"select count(*) from {what}").fetchone()  # noqa: S608
    assert row
    return int(row[0])


def test_a_part_is_loaded_once(warehouse: duckdb.DuckDBPyConnection, newsroom: Any) -> None:
    path = newsroom.part((MILL, 12), (WIRE, 13))
    first, second = load(warehouse, path), load(warehouse, path)
    assert (first.fresh, first.articles, first.figures, first.events, first.urls) == (True, 2, 2, 2, 2)
    assert (second.fresh, second.articles, second.figures) == (False, 0, 0)
    assert [count(warehouse, t) for t in ("articles", "readings", "figures", "events", "urls", "parts")] == [
        *(2, 2, 2, 2, 2, 1)
    ]


def test_the_same_text_in_another_part_adds_its_attempt_only(
    warehouse: duckdb.DuckDBPyConnection, newsroom: Any
) -> None:
    load(warehouse, newsroom.part((MILL, 12)))
    again = load(warehouse, newsroom.part((MILL, 12), fetched_at=newsroom_later(1)))
    assert (again.articles, again.readings, again.figures, again.urls) == (0, 0, 0, 1)
    assert warehouse.execute("select outcome from urls order by fetched_at").fetchall() == [
        ("loaded",),
        ("duplicate",),
    ]


def test_the_same_page_twice_in_one_part_is_one_article(warehouse: duckdb.DuckDBPyConnection, newsroom: Any) -> None:
    loaded = load(warehouse, newsroom.part((MILL, 12), (MILL, 12)))
    assert (loaded.articles, loaded.readings, loaded.figures, loaded.urls) == (1, 1, 1, 2)
    assert warehouse.execute("select outcome from urls order by fetched_at").fetchall() == [
        ("loaded",),
        ("duplicate",),
    ]


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0), (0, 2, 1)])
def test_a_changed_page_keeps_its_versions_and_the_newest_counts(
    warehouse: duckdb.DuckDBPyConnection, newsroom: Any, order: tuple[int, ...]
) -> None:
    """In whatever order the parts arrive."""
    parts = [newsroom.part((MILL, n), fetched_at=newsroom_later(n)) for n in (12, 15, 14)]
    for n in order:
        load(warehouse, parts[n])
    assert count(warehouse, "articles") == 3
    assert warehouse.execute("select value from current_figures").fetchall() == [(15,)]
    changed = warehouse.execute(
        "select f.value, min(superseded_at) from superseded join figures f using (article_id) group by all order by 1"
    ).fetchall()
    assert [(value, at.hour) for value, at in changed] == [(12, 2), (14, 3)]  # noon and 14, noon and 15


@pytest.mark.parametrize("order", [("1", "2"), ("2", "1"), ("9", "10"), ("10", "9")])
def test_a_later_reading_of_the_same_bytes_replaces_the_earlier(
    warehouse: duckdb.DuckDBPyConnection, newsroom: Any, order: tuple[str, str]
) -> None:
    for version in order:
        load(warehouse, newsroom.part((MILL, 12), version=version))
    newest = max(order, key=int)
    assert count(warehouse, "articles") == 1
    assert count(warehouse, "figures") == 2
    assert warehouse.execute("select extractor_version from current_figures").fetchall() == [(newest,)]
    assert warehouse.execute("select distinct reason from superseded").fetchall() == [("reread",)]


@pytest.mark.parametrize("leave_out", ["articles", "readings"])
def test_a_part_whose_rows_do_not_belong_together_is_refused_whole(
    warehouse: duckdb.DuckDBPyConnection, newsroom: Any, leave_out: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = write

    def partial(folder: Path, name: str, rows: PartRows, **other: Any) -> Path:
        kept = {f: getattr(rows, f) for f in ("articles", "readings", "figures", "events", "urls")}
        return real(folder, name, PartRows(**(kept | {leave_out: ()})), **other)

    monkeypatch.setitem(type(newsroom).part.__globals__, "write", partial)
    with pytest.raises(PartDamaged, match="extract again"):
        load(warehouse, newsroom.part((MILL, 12)))
    assert [count(warehouse, t) for t in ("articles", "figures", "urls", "parts")] == [0, 0, 0, 0]


def test_a_failure_in_the_middle_leaves_nothing(
    warehouse: duckdb.DuckDBPyConnection, newsroom: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever statement fails, the old state stays."""
    path = newsroom.part((MILL, 12))
    real = load.__globals__["sql"]
    monkeypatch.setitem(load.__globals__, "sql", lambda name: "select nonsense" if "load_part" in name else real(name))
    with pytest.raises(WarehouseError, match="nothing of it was loaded"):
        load(warehouse, path)
    assert [count(warehouse, t) for t in ("articles", "figures", "urls", "parts")] == [0, 0, 0, 0]
    monkeypatch.undo()
    assert load(warehouse, path).figures == 1


def test_a_version_that_cannot_be_ordered_is_refused(warehouse: duckdb.DuckDBPyConnection, newsroom: Any) -> None:
    with pytest.raises(PartDamaged, match="whole number"):
        load(warehouse, newsroom.part((MILL, 12), version="1.0b"))


def test_all_parts_of_a_folder_are_loaded_and_then_none(warehouse: duckdb.DuckDBPyConnection, newsroom: Any) -> None:
    for n in range(3):
        newsroom.part((f"https://mill.example/{n}", n + 10))
    assert [loaded.articles for loaded in load_all(warehouse, newsroom.folder)] == [1, 1, 1]
    assert unloaded(warehouse, newsroom.folder) == ()
    assert list(load_all(warehouse, newsroom.folder)) == []


def test_sources_and_attempts_without_articles_are_loaded(
    warehouse: duckdb.DuckDBPyConnection, tmp_path: Path, make_attempt: Callable[..., UrlRow]
) -> None:
    seen = newsroom_later(0)
    one = source_row(name="Mill", kind="rss", url="https://mill.example/feed", seen_at=seen)
    same = source_row(name="Mill", kind="rss", url="https://mill.example/feed", seen_at=seen + timedelta(hours=1))
    moved = source_row(name="Mill", kind="atom", url="https://mill.example/atom", seen_at=seen)
    rows = PartRows(sources=[one, same, moved], urls=[make_attempt(MILL, outcome=Outcome.NOT_FOUND, status=404)])
    assert load(warehouse, write(tmp_path, "p", rows)).urls == 1
    assert count(warehouse, "sources") == 2
    assert warehouse.execute("select outcome, attempts from funnel").fetchall() == [("not_found", 1)]


TOLD = {
    "articles": "* exclude (loaded_at)",
    "readings": "* exclude (loaded_at)",
    "superseded": "article_id, extractor_version, reason, min(superseded_at)",
    "figures": "*",
    "events": "*",
    "urls": "*",
    "parts": "* exclude (loaded_at)",
}


def test_parts_loaded_together_are_like_one_after_another(tmp_path: Path, newsroom: Any) -> None:
    """The same page twice, a changed page, a later reading, an attempt of two parts: in one transaction or more."""
    parts = [
        newsroom.part((MILL, 12), (WIRE, 13)),
        newsroom.part((MILL, 12), (WIRE, 14), fetched_at=newsroom_later(1)),
        newsroom.part((MILL, 12), version="2"),
        newsroom.part((MILL, 15), (MILL, 12), fetched_at=newsroom_later(2)),
        newsroom.part((MILL, 12), (WIRE, 13)),
    ]
    told = []
    for n, sizes in enumerate([(1, 1, 1, 1, 1), (5,), (2, 3), (3, 2)]):
        with open_warehouse(tmp_path / f"{n}.duckdb") as connection:
            done, loaded = 0, []
            for size in sizes:
                loaded += load_together(connection, parts[done : done + size])
                done += size
            rows = [
                connection.execute(f"select {columns} from {table} group by all order by all").fetchall()  # noqa: S608
                for table, columns in TOLD.items()
            ]
        told.append((loaded, rows))
    assert told[0][0][0].figures == 2
    assert told[0][0][-1].urls == 0
    assert all(one == told[0] for one in told)


def test_a_damaged_part_among_others_is_named_and_nothing_is_loaded(
    warehouse: duckdb.DuckDBPyConnection, newsroom: Any
) -> None:
    good, bad = newsroom.part((MILL, 12)), newsroom.part((WIRE, 13))
    (bad / "figures.parquet").write_bytes(b"other bytes")
    with pytest.raises(PartDamaged, match=bad.name) as caught:
        load_together(warehouse, [good, bad])
    assert caught.value.path == bad
    assert count(warehouse, "parts") == 0


def test_a_part_whose_folder_was_renamed_is_refused(warehouse: duckdb.DuckDBPyConnection, newsroom: Any) -> None:
    path = newsroom.part((MILL, 12))
    moved = path.rename(path.with_name("another"))
    with pytest.raises(PartDamaged, match=path.name):
        load(warehouse, moved)


def test_small_parts_share_a_transaction_and_large_ones_do_not(newsroom: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    parts = [newsroom.part((f"https://mill.example/{n}", n + 10)) for n in range(5)]
    size = sum(file.stat().st_size for file in parts[0].iterdir())
    assert list(batches(parts)) == [tuple(parts)]
    monkeypatch.setitem(batches.__globals__, "_BYTES_AT_ONCE", int(2.5 * size))
    assert [len(batch) for batch in batches(parts)] == [2, 2, 1]
    monkeypatch.setitem(batches.__globals__, "_BYTES_AT_ONCE", 1)
    assert [len(batch) for batch in batches(parts)] == [1] * 5

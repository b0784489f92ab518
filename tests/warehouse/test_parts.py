import pickle
from collections.abc import Callable
from dataclasses import fields
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from warehouse.errors import PartDamaged
from warehouse.parts import PartRows, finished, part_id, read, sweep, write
from warehouse.rows import Span, UrlRow
from warehouse.schema import TABLES, schema_of, table_of


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("a.warc.gz", 0, "1"), ("a.warc.gz", 0, "1"), True),
        (("a.warc.gz", 0, "1"), ("/some/where/a.warc.gz.open", 0, "1"), True),
        (("a.warc.gz", 0, "1"), ("a.warc.gz", 1, "1"), False),
        (("a.warc.gz", 0, "1"), ("a.warc.gz", 0, "2"), False),
        (("a.warc.gz", 0, "1"), ("b.warc.gz", 0, "1"), False),
        (("ä b/ü.warc", 0, "1"), ("ö.warc", 0, "1"), False),
    ],
)
def test_a_part_is_named_by_file_batch_and_version(one: Any, other: Any, same: bool) -> None:  # noqa: FBT001
    assert (part_id(*one) == part_id(*other)) is same


@pytest.mark.parametrize("name", ["../../etc/passwd.warc.gz", ".hidden.warc.gz", "a b\n.warc", "x" * 500, ""])
def test_a_parts_name_is_safe_in_a_file_system(name: str) -> None:
    made = part_id(name, 0)
    assert "/" not in made
    assert not made.startswith(".")
    assert made.isprintable()
    assert len(made) < 200


def test_the_same_rows_give_the_same_bytes(newsroom: Any, tmp_path: Path) -> None:
    """Extracting again must give the part that is there already."""
    path = newsroom.part(("https://mill.example/a", 12))
    newsroom.folder, newsroom.parts = tmp_path / "again", 0
    again = newsroom.part(("https://mill.example/a", 12))
    assert (path / "part.json").read_bytes() == (again / "part.json").read_bytes()


def test_writing_a_part_again_leaves_it_as_it_is(newsroom: Any) -> None:
    path = newsroom.part(("https://mill.example/a", 12))
    before = (path / "part.json").stat().st_ino
    assert write(newsroom.folder, path.name, PartRows()) == path
    assert (path / "part.json").stat().st_ino == before


@pytest.mark.parametrize("row_class", [*TABLES.values(), Span], ids=lambda row_class: row_class.__name__)
def test_rows_come_whole_from_another_process(row_class: type) -> None:
    """Pickling keeps every value in its place, and two rows of one content are one."""
    row = row_class(*range(len(fields(row_class))))
    again = pickle.loads(pickle.dumps(row))  # noqa: S301  our own bytes
    assert (again, hash(again)) == (row, hash(row))
    assert [getattr(again, field.name) for field in fields(row_class)] == list(range(len(fields(row_class))))


def test_half_a_part_is_no_part(newsroom: Any) -> None:
    """What a killed run leaves is neither found nor in the way."""
    path = newsroom.part(("https://mill.example/a", 12))
    (newsroom.folder / ".writing-x-1").mkdir()
    (newsroom.folder / "no-manifest").mkdir()
    assert list(finished(newsroom.folder)) == [path]
    assert sweep(newsroom.folder) == 1
    assert sweep(newsroom.folder / "nowhere") == 0


@pytest.mark.parametrize("harm", ["flip", "remove", "manifest", "format", "no_manifest"])
def test_a_damaged_part_is_refused_by_name(newsroom: Any, harm: str) -> None:
    path = newsroom.part(("https://mill.example/a", 12))
    figures, manifest = path / "figures.parquet", path / "part.json"
    match harm:
        case "flip":
            body = bytearray(figures.read_bytes())
            body[len(body) // 2] ^= 1
            figures.write_bytes(body)
        case "remove":
            figures.unlink()
        case "manifest":
            manifest.write_text("{", encoding="utf-8")
        case "format":
            manifest.write_text(manifest.read_text().replace('"format": 1', '"format": 99'), encoding="utf-8")
        case "no_manifest":
            manifest.unlink()
    with pytest.raises(PartDamaged, match=path.name):
        read(path)


@pytest.mark.parametrize("table", TABLES)
def test_every_field_of_a_row_is_a_column_of_its_table(
    table: str, warehouse: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    """A renamed field would otherwise be lost in silence."""
    columns = {row[0] for row in warehouse.execute(f"describe {table}").fetchall()}
    schema = schema_of(TABLES[table])
    added = {"part_id", "loaded_at"} | ({"page_id", "fetched_at"} if table == "readings" else set())
    assert set(schema.names) | (added & columns) == columns
    pq.write_table(schema.empty_table(), tmp_path / "empty.parquet")


def test_a_time_without_a_zone_is_refused(make_attempt: Callable[..., UrlRow]) -> None:
    row = make_attempt("https://mill.example/a", datetime(2031, 5, 4))  # noqa: DTZ001
    with pytest.raises(ValueError, match="has no zone"):
        table_of("urls", [row])


def test_a_missing_value_is_refused_where_none_may_be(make_attempt: Callable[..., UrlRow]) -> None:
    with pytest.raises(pa.ArrowInvalid, match="role is missing"):
        table_of("urls", [make_attempt("https://mill.example/a", role=None)])

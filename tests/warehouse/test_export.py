import csv
import json
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.dataset
import pytest

from extractors.model import Scope
from warehouse.errors import ExportFailed
from warehouse.export import Layout, Wanted, export, safe
from warehouse.incidents import reconcile
from warehouse.load import load
from warehouse.publish import publish

TEXT = "=cmd|'/c calc'!A0 at the mill\n\nIn Velmar {} people were killed, the mayor said."


@pytest.fixture
def copy(warehouse: duckdb.DuckDBPyConnection, file: Path, newsroom: Any, tmp_path: Path) -> Path:
    load(warehouse, newsroom.part(("https://mill.example/a", 12), text=TEXT))
    load(warehouse, newsroom.part(("https://mill.example/b", 40), figure={"measure": "displaced"}))
    load(
        warehouse,
        newsroom.part(
            ("https://mill.example/c", 900),
            figure={"place": None, "days": None, "scope": Scope.CUMULATIVE},
            event={"best": None, "high": None},
        ),
    )
    reconcile(warehouse)
    warehouse.close()
    return publish(file, tmp_path / "published.duckdb").target


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("  =1", "'  =1"),
        ("\u00a0=1", "'\u00a0=1"),
        ("＝1", "'＝1"),
        ("﹦1", "'﹦1"),
        ("\u200b=1", "'\u200b=1"),
        ("\u2003+1", "'\u2003+1"),
        ("\x00\x0b@x", "'\x00\x0b@x"),
        ("\ttab", "'\ttab"),
        ("a\u200b=1", "a\u200b=1"),
        ("a = b", "a = b"),
        ("#date", "#date"),
        (-1, -1),
        (-1.5, -1.5),
        (None, None),
        (True, "true"),
        (date(2031, 5, 3), "2031-05-03"),
    ],
)
def test_no_cell_of_words_is_a_formula(value: object, expected: object) -> None:
    assert safe(value) == expected


@pytest.mark.parametrize("layout", [Layout.INCIDENTS, Layout.FIGURES])
def test_hxl_files_are_read_by_libhxl(copy: Path, tmp_path: Path, layout: Layout) -> None:
    hxl = pytest.importorskip("hxl", reason="libhxl is not installed")
    made = export(copy, layout, tmp_path / "out.csv")
    assert made.rows == 3
    with hxl.data(str(made.target), hxl.InputOptions(allow_local=True)) as source:
        assert {"#date+start", "#country+code+v_iso3", "#affected+num"} <= {
            "#" + column.tag.removeprefix("#") + "".join(f"+{a}" for a in sorted(column.attributes))
            for column in source.columns
            if column.tag
        }
        rows = list(source)
    assert len(rows) == 3
    assert {row.get("#affected+num-min-max") for row in rows} == (
        {"12", "40", None} if layout is Layout.INCIDENTS else {"12", "40", "900"}
    )


def test_headlines_that_look_like_formulas_are_disarmed(copy: Path, tmp_path: Path) -> None:
    rows = table(export(copy, Layout.FIGURES, tmp_path / "out.csv").target)
    assert [row["title"] for row in rows if row["title"].startswith("'")] == ["'=cmd|'/c calc'!A0 at the mill"]
    assert [row["source_headline"] for row in table(export(copy, Layout.GED, tmp_path / "ged.csv").target)] == [
        "'=cmd|'/c calc'!A0 at the mill"
    ]


def test_geojson_is_read_by_a_geojson_reader(copy: Path, tmp_path: Path) -> None:
    geojson = pytest.importorskip("geojson", reason="geojson is not installed")
    made = export(copy, Layout.GEOJSON, tmp_path / "out.geojson")
    read = geojson.loads(made.target.read_text(encoding="utf-8"))
    assert read.is_valid, read.errors()
    points = [feature.geometry for feature in read.features]
    assert sorted(point is None for point in points) == [False, False, True]
    assert {tuple(point["coordinates"]) for point in points if point} == {(20.0, 10.0)}
    assert {feature["properties"]["best"] for feature in read.features} == {12, 40, None}


def test_ged_has_its_columns_and_codes(copy: Path, tmp_path: Path) -> None:
    (row,) = table(export(copy, Layout.GED, tmp_path / "out.csv").target)
    assert {name: row[name] for name in ("best", "low", "high", "where_prec", "date_prec", "event_clarity")} == {
        "best": "12",
        "low": "12",
        "high": "12",
        "where_prec": "1",
        "date_prec": "1",
        "event_clarity": "1",
    }
    assert (row["deaths_unknown"], row["deaths_civilians"], row["country"]) == ("12", "0", "QVL")


def test_helix_keeps_quantifier_and_unit(copy: Path, tmp_path: Path) -> None:
    (row,) = table(export(copy, Layout.HELIX, tmp_path / "out.csv").target)
    assert (row["Figure category"], row["Quantifier"], row["Unit"], row["Reported figure"]) == (
        *("Internal Displacements", "Exact", "Person", "40"),
    )


def test_parquet_is_partitioned_and_replaced_whole(copy: Path, tmp_path: Path) -> None:
    target = tmp_path / "figures"
    for _ in range(2):
        assert export(copy, Layout.PARQUET, target).rows == 3
    assert sorted(path.name for path in (target / "year=2031").iterdir()) == [
        "country=QVL",
        "country=__HIVE_DEFAULT_PARTITION__",
    ]
    read = pyarrow.dataset.dataset(target, partitioning="hive").to_table()
    assert sorted(read["value"].to_pylist()) == [12, 40, 900]
    assert [path.name for path in tmp_path.iterdir() if "figures" in path.name] == ["figures"]


@pytest.mark.parametrize(
    ("wanted", "rows"),
    [
        (Wanted(), 3),
        (Wanted(country="qvl"), 2),
        (Wanted(country="QKS"), 0),
        (Wanted(since=date(2031, 5, 4)), 1),
        (Wanted(until=date(2031, 5, 3), country="QVL"), 2),
        (Wanted(until=date(2031, 5, 2)), 0),
    ],
)
def test_only_what_is_wanted_is_written(copy: Path, tmp_path: Path, wanted: Wanted, rows: int) -> None:
    made = export(copy, Layout.GEOJSON, tmp_path / "out.geojson", wanted)
    assert made.rows == len(json.loads(made.target.read_text(encoding="utf-8"))["features"]) == rows


def test_a_target_that_cannot_be_written_is_said_and_nothing_is_left(copy: Path, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(ExportFailed, match="choose a path"):
        export(copy, Layout.GED, tmp_path / "folder")
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".folder")]

import csv
import io
import json
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from warehouse.errors import QueryFailed, WarehouseMissing
from warehouse.load import load
from warehouse.publish import publish
from warehouse.query import Form, query
from warehouse.store import open_warehouse


@pytest.fixture
def copy(file: Path, newsroom: Any, tmp_path: Path) -> Path:
    with open_warehouse(file) as connection:
        load(connection, newsroom.part(("https://mill.example/a", 1200), ("https://wire.example/a", 13)))
    return publish(file, tmp_path / "published.duckdb").target


def ask(copy: Path, statement: str, form: Form = Form.TABLE, **options: Any) -> str:
    out = io.BytesIO()
    query(copy, statement, out, form, **options)
    return out.getvalue().decode("utf-8")


def test_a_table_shows_missing_values_as_missing(copy: Path) -> None:
    shown = ask(copy, "select value, source, 0 as zero, 0.25 as part from figures order by value desc")
    assert shown.split("\n")[1].split() == ["value", "source", "zero", "part"]
    assert [line.split() for line in shown.split("\n")[3:5]] == [
        ["1,200", "–", "0", "0.25"],
        ["13", "–", "0", "0.25"],
    ]


def test_a_long_table_says_what_it_leaves_out(copy: Path) -> None:
    shown = ask(copy, "select i from range(5) as t(i)", shown=2)
    assert "2 of 5 rows" in shown


@pytest.mark.parametrize(("width", "names"), [(40, 2), (200, 1)])
def test_a_result_too_wide_for_a_table_comes_as_records(copy: Path, width: int, names: int) -> None:
    """A day is never broken over three lines."""
    shown = ask(copy, "select published, measure, value, source, article_id from figures", width=width)
    assert ("shown as records" in shown) is (names == 2)
    assert shown.count("2031-05-04") == 2
    assert shown.count("article_id") == names


def test_square_brackets_in_the_text_are_text(copy: Path) -> None:
    """rich would take them for its own markup."""
    assert "[bold]x[/bold] [/]" in ask(copy, "select '[bold]x[/bold] [/]' as \"[red]\"")


def test_csv_can_be_read_back(copy: Path) -> None:
    text = ask(copy, "select value, published, source, [1, null] as l from figures order by value", Form.CSV)
    assert list(csv.DictReader(io.StringIO(text))) == [
        {"value": "13", "published": "2031-05-04", "source": "", "l": "[1, null]"},
        {"value": "1200", "published": "2031-05-04", "source": "", "l": "[1, null]"},
    ]


@pytest.mark.parametrize("rows", [0, 1, 3])
def test_json_is_one_array(copy: Path, rows: int) -> None:
    statement = (
        f"select i, 'ü' as u, timestamp '2031-01-02' as t, null as n, sum(i) over () as s from range({rows}) r(i)"  # noqa: S608
    )
    assert json.loads(ask(copy, statement, Form.JSON)) == [
        {"i": i, "u": "ü", "t": "2031-01-02T00:00:00", "n": None, "s": sum(range(rows))} for i in range(rows)
    ]


def test_parquet_can_be_read_back(copy: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.parquet"
    with target.open("wb") as out:
        assert query(copy, "from figures", out, Form.PARQUET).rows == 2
    assert sorted(pq.read_table(target)["value"].to_pylist()) == [13, 1200]


def test_several_statements_give_the_last_ones_result(copy: Path) -> None:
    assert ask(copy, "create temp table t as select 7 as seven; from t;", Form.CSV) == "seven\n7\n"


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("", "it is empty"),
        ("  -- nothing\n ", "it is empty"),
        ("select", "Parser Error"),
        ("select nothing from figures", "nothing"),
        ("from figurs", "tallywire codebook"),
        ("drop table figures", "is for reading"),
        ("insert into checks select * from checks", "is for reading"),
        ("from read_csv('/etc/hostname')", "--external"),
        ("copy figures to '/tmp/figures.csv'", "--external"),
        ("attach '/tmp/other.duckdb'", "--external"),
        ("set enable_external_access = true", "locked"),
        ("install httpfs", "running the SQL"),
    ],
)
def test_what_cannot_be_run_is_said(copy: Path, statement: str, said: str) -> None:
    with pytest.raises(QueryFailed, match=said):
        ask(copy, statement)


def test_other_files_can_be_opened_to_it(copy: Path, tmp_path: Path) -> None:
    (tmp_path / "more.csv").write_text("a\n5\n", encoding="utf-8")
    assert ask(copy, f"from read_csv('{tmp_path}/more.csv')", Form.CSV, external=True) == "a\n5\n"


def test_a_missing_copy_is_said(tmp_path: Path) -> None:
    with pytest.raises(WarehouseMissing):
        ask(tmp_path / "none.duckdb", "from figures")


@pytest.mark.parametrize("statement", ["create temp table t (i integer)", "create temp macro one() as 1"])
def test_a_statement_without_rows_makes_no_parquet(copy: Path, statement: str) -> None:
    with pytest.raises(QueryFailed, match="gives no rows"):
        ask(copy, statement, Form.PARQUET)

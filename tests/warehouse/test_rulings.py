from datetime import UTC, datetime, timedelta
from typing import Any

import duckdb
import pytest

from warehouse.errors import RulingRefused
from warehouse.incidents import rebuild, reconcile
from warehouse.load import load
from warehouse.rulings import Verdict, resting_on, rule

NOON = datetime(2031, 5, 6, 12, tzinfo=UTC)


@pytest.fixture
def told(warehouse: duckdb.DuckDBPyConnection, newsroom: Any) -> duckdb.DuckDBPyConnection:
    load(warehouse, newsroom.part(("https://mill.example/a", 12)))
    reconcile(warehouse)
    return warehouse


def ids(told: duckdb.DuckDBPyConnection) -> tuple[str, str]:
    row = told.execute("select any_value(incident_id), any_value(figure_id) from incidents, figures").fetchone()
    assert row
    return row[0], row[1]


def test_views_respect_a_ruling_and_tables_do_not_change(told: duckdb.DuckDBPyConnection) -> None:
    incident, figure = ids(told)
    rule(told, incident, Verdict.CORRECT, who="Ana", why="hospital list", low=10, best=11, now=NOON)
    assert told.execute("select low, best, high, ruling from tolls").fetchall() == [(10, 11, 12, "Ana: hospital list")]
    assert told.execute("select best from incidents").fetchall() == [(12,)]
    rule(told, incident, Verdict.REJECT, who="Ana", why="a drill", now=NOON + timedelta(hours=1))
    rule(told, figure, Verdict.REJECT, who="Ana", why="a drill", now=NOON + timedelta(hours=1))
    assert told.execute("from tolls").fetchall() == []
    assert told.execute("from current_figures").fetchall() == []
    rule(told, incident, Verdict.WITHDRAW, who="Bo", why="no drill", now=NOON + timedelta(hours=2))
    assert told.execute("select best, ruling from tolls").fetchall() == [(12, None)]
    assert told.execute("select count(*) from rulings").fetchone() == (4,)


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ({"best": 12}, (12, 12, 12)),
        ({"best": 11}, (None, 11, 12)),
        ({"best": 15}, (12, 15, None)),
        ({"high": 9}, (None, None, 9)),
        ({"low": 5}, (5, 12, 12)),
        ({"best": 12, "unknown": ["low", "high"]}, (None, 12, None)),
        ({"low": 5, "unknown": ["best"]}, (5, None, 12)),
    ],
)
def test_what_a_correction_does_not_name_stays_where_it_fits(
    told: duckdb.DuckDBPyConnection, numbers: dict[str, Any], expected: tuple[int | None, ...]
) -> None:
    incident, figure = ids(told)
    for subject in (incident, figure):
        made = rule(told, subject, Verdict.CORRECT, who="Ana", why="list", **numbers)
        assert (made.low, made.best, made.high) == expected
    assert told.execute("select low, best, high from tolls").fetchall() == [expected]


def test_a_later_correction_builds_on_the_earlier(told: duckdb.DuckDBPyConnection) -> None:
    incident, _ = ids(told)
    rule(told, incident, Verdict.CORRECT, who="Ana", why="list", best=15, now=NOON)
    rule(told, incident, Verdict.CORRECT, who="Ana", why="list", high=20, now=NOON + timedelta(hours=1))
    assert told.execute("select low, best, high from tolls").fetchall() == [(12, 15, 20)]
    with pytest.raises(RulingRefused, match="no number would be left"):
        rule(told, incident, Verdict.CORRECT, who="Ana", why="list", unknown=["low", "best", "high"])


def test_a_ruling_on_a_figure_names_what_rests_on_it(told: duckdb.DuckDBPyConnection) -> None:
    incident, figure = ids(told)
    rule(told, figure, Verdict.REJECT, who="Ana", why="a drill")
    assert told.execute("select best from tolls").fetchall() == [(12,)]
    assert resting_on(told, figure) == (incident,)
    assert resting_on(told, incident) == ()


def test_rulings_outlive_a_rebuilding(told: duckdb.DuckDBPyConnection) -> None:
    incident, _ = ids(told)
    rule(told, incident, Verdict.CORRECT, who="Ana", why="hospital list", best=11)
    rebuild(told)
    assert told.execute("select best from tolls").fetchall() == [(11,)]
    assert told.execute("from stale_rulings").fetchall() == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"subject_id": "nothing"}, "no incident and no figure"),
        ({"who": " "}, "who rules"),
        ({"why": ""}, "who rules"),
        ({"best": None}, "numbers belong"),
        ({"verdict": Verdict.REJECT}, "numbers belong"),
        ({"low": 20}, "must rise"),
        ({"best": -1}, "must rise"),
    ],
)
def test_what_makes_no_sense_is_refused(told: duckdb.DuckDBPyConnection, change: dict[str, Any], said: str) -> None:
    known = {"subject_id": ids(told)[0], "verdict": Verdict.CORRECT, "who": "Ana", "why": "list", "best": 11}
    with pytest.raises(RulingRefused, match=said):
        rule(told, **(known | change))
    assert told.execute("select count(*) from rulings").fetchone() == (0,)

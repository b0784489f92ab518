from typing import Any

import duckdb

from warehouse.differences import differences
from warehouse.load import load

MILL, WIRE = "https://mill.example/a", "https://wire.example/a"


def test_what_later_extractors_would_change_is_shown_before_it_is_loaded(
    warehouse: duckdb.DuckDBPyConnection, newsroom: Any
) -> None:
    load(warehouse, newsroom.part((MILL, 12), (WIRE, 13)))
    same = newsroom.part((MILL, 12), (WIRE, 13), version="2")
    assert differences(warehouse, [same]) == ()
    other = newsroom.part((MILL, 12), (WIRE, 13), version="3", figure={"actor": "bandits", "low": None})
    (changed,) = differences(warehouse, [other])
    assert (changed.change, changed.rule, changed.fields, changed.figures) == ("changed", "test", "bounds, actor", 2)
    assert changed.example == "12 in: In Velmar 12 people were killed, the mayor said."
    injured = newsroom.part((MILL, 12), version="4", figure={"measure": "injured"})
    assert [(d.change, d.measure, d.figures) for d in differences(warehouse, [injured])] == [
        ("added", "injured", 1),
        ("gone", "killed", 1),
    ]
    assert warehouse.execute("select count(*) from figures").fetchone() == (2,)


def test_pages_that_were_not_read_again_are_not_gone(warehouse: duckdb.DuckDBPyConnection, newsroom: Any) -> None:
    load(warehouse, newsroom.part((MILL, 12), (WIRE, 13)))
    assert differences(warehouse, [newsroom.part((MILL, 12), version="2")]) == ()
    assert differences(warehouse, []) == ()

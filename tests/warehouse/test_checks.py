from typing import Any

import duckdb
import pytest

from warehouse.checks import check
from warehouse.incidents import reconcile
from warehouse.load import load

MILL = "https://mill.example/a"


@pytest.fixture
def sound(warehouse: duckdb.DuckDBPyConnection, newsroom: Any) -> duckdb.DuckDBPyConnection:
    text = "Fire at the mill 🔥\n\nIn Velmár {} people were killed, the mayor said."
    load(warehouse, newsroom.part((MILL, 12), ("https://wire.example/a", 13), text=text))
    load(warehouse, newsroom.part((MILL, 14), text=text, version="2"))
    reconcile(warehouse)
    return warehouse


def test_a_sound_warehouse_has_no_findings_and_says_so(sound: duckdb.DuckDBPyConnection) -> None:
    """Characters beyond the basic plane count as one, as they do in Python."""
    assert [finding for finding in check(sound) if finding.violations] == []
    assert sound.execute("select count(*), sum(violations) from checks").fetchone() == (13, 0)


@pytest.mark.parametrize(
    ("harm", "expected"),
    [
        ("update urls set outcome = 'vanished'", "one_outcome_per_attempt"),
        ("insert into urls from urls", "one_outcome_per_attempt"),
        ("insert into figures from figures", "no_duplicates"),
        ("insert into articles from articles", "no_duplicates"),
        ("delete from articles", "no_orphans"),
        ("delete from readings", "no_orphans"),
        ("delete from figures", "no_orphans"),
        ("update figures set span_start = span_start + 1", "spans_are_the_text"),
        ("update figures set low = 99", "bounds_in_order"),
        ("update events set high = 1", "bounds_in_order"),
        ("update incidents set best = high + 1", "bounds_in_order"),
        ("update figures set part_of = 'none'", "parts_not_above_wholes"),
        ("update figures set part_of = figure_id", "parts_not_above_wholes"),
        ("update figures set same_as = 'none'", "parts_not_above_wholes"),
        ("update figures set date_end = published + 1", "nothing_from_the_future"),
        ("update articles set published = '2099-01-01'", "nothing_from_the_future"),
        ("delete from events", "readings_are_whole"),
        ("update parts set figures = figures + 1", "manifest_is_true"),
        ("delete from superseded", "one_current_reading_a_page"),
        (
            "update articles set paragraphs = [{'start': 0, 'end': 999, 'kind': 'link'}]",
            "no_figure_from_link_or_prompt",
        ),
        ("delete from incident_claims", "every_claim_in_one_incident"),
        ("delete from incidents", "every_claim_in_one_incident"),
        ("update incidents set best = best - 1, low = 0", "every_claim_in_one_incident"),
        ("update urls set article_id = null", "attempts_and_articles_agree"),
    ],
)
def test_each_harm_is_found(sound: duckdb.DuckDBPyConnection, harm: str, expected: str) -> None:
    sound.execute(harm)
    found = {finding.name: finding for finding in check(sound, record=False) if finding.violations}
    assert expected in found
    assert found[expected].examples
    assert found[expected].question.endswith("?")
    assert sound.execute("select count(*) from checks").fetchone() == (0,)

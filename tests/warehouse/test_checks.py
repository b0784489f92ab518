from typing import Any

import duckdb
import pytest

from warehouse.checks import check
from warehouse.incidents import reconcile
from warehouse.load import load

MILL = "https://mill.example/a"
CIRCLE = """
insert into figures select * replace (figure_id as part_of, 'x' as figure_id) from figures limit 1;
update figures set part_of = 'x' where figure_id = (select part_of from figures where figure_id = 'x')
"""
"""Two figures of one article, each a part of the other."""


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
    assert sound.execute("select count(*), sum(violations) from checks").fetchone() == (14, 0)


@pytest.mark.parametrize(
    ("harm", "expected"),
    [
        ("update urls set outcome = 'vanished'", "one_outcome_per_attempt"),
        ("insert into urls from urls", "one_outcome_per_attempt"),
        ("insert into figures from figures", "no_duplicates"),
        ("insert into articles from articles", "no_duplicates"),
        ("insert into incidents from incidents", "no_duplicates"),
        ("insert into incident_cells from incident_cells", "no_duplicates"),
        ("insert into superseded from superseded", "no_duplicates"),
        ("insert into reprints select 'a', 'b', timestamp '2031-05-04', 1, 'p' from range(2)", "no_duplicates"),
        ("insert into incident_links select 1, 2, true from range(2)", "no_duplicates"),
        (
            "insert into story_members select article_id, article_id, fetched_at from articles, range(2)",
            "no_duplicates",
        ),
        ("delete from articles", "no_orphans"),
        ("delete from readings", "no_orphans"),
        ("delete from figures", "no_orphans"),
        ("update figures set fetched_at = fetched_at - interval 1 day", "no_orphans"),
        ("update events set figure_ids = []", "no_orphans"),
        ("update events set figure_ids = (select list(figure_id) from figures)", "no_orphans"),
        ("update superseded set by_article_id = 'none'", "no_orphans"),
        ("update incident_claims set event_id = 'none'", "no_orphans"),
        ("insert into reprints values ('a', 'b', timestamp '2031-05-04', 1, 'p')", "no_orphans"),
        ("insert into incident_links values (1, 2, true)", "no_orphans"),
        ("update figures set span_start = span_start + 1", "spans_are_the_text"),
        ("update figures set sentence = sentence || ' And more.'", "spans_are_the_text"),
        ("update figures set low = 99", "bounds_in_order"),
        ("update figures set low = -1", "bounds_in_order"),
        ("update events set high = 1", "bounds_in_order"),
        ("update incidents set best = high + 1", "bounds_in_order"),
        ("update figures set part_of = 'none'", "parts_not_above_wholes"),
        ("update figures set part_of = figure_id", "parts_not_above_wholes"),
        ("update figures set same_as = 'none'", "parts_not_above_wholes"),
        ("update figures set same_as = figure_id", "parts_not_above_wholes"),
        (CIRCLE, "parts_not_above_wholes"),
        ("update figures set date_end = published + 1", "nothing_from_the_future"),
        ("update articles set published = '2099-01-01'", "nothing_from_the_future"),
        ("update events set date_start = date_end + 1, published = date_end + 2", "nothing_from_the_future"),
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
        ("delete from readings", "attempts_and_articles_agree"),
        ("update figures set status = 'perhaps'", "words_are_known"),
        ("update figures set confidence = 2", "words_are_known"),
        ("update events set scope = 'all'", "words_are_known"),
        ("update events set unit = 'household'", "words_are_known"),
    ],
)
def test_each_harm_is_found(sound: duckdb.DuckDBPyConnection, harm: str, expected: str) -> None:
    sound.execute(harm)
    found = {finding.name: finding for finding in check(sound, record=False) if finding.violations}
    assert expected in found
    assert found[expected].examples
    assert found[expected].question.endswith("?")
    assert sound.execute("select count(*) from checks").fetchone() == (0,)

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest

from warehouse.known import Validators, known_urls, last_attempts, source_states, validators
from warehouse.load import load
from warehouse.outcomes import Outcome
from warehouse.parts import PartRows, write
from warehouse.rows import UrlRow

A = "https://mill.example/a"
NOON = datetime(2031, 5, 4, 12, tzinfo=UTC)


def put(warehouse: duckdb.DuckDBPyConnection, folder: Path, *rows: UrlRow) -> None:
    load(warehouse, write(folder, "p", PartRows(urls=rows)))


@pytest.mark.parametrize("outcome", Outcome)
def test_what_failed_in_passing_is_not_known(
    warehouse: duckdb.DuckDBPyConnection, tmp_path: Path, make_attempt: Callable[..., UrlRow], outcome: Outcome
) -> None:
    """Nor is what a source's settings excluded, for they may change."""
    is_open = outcome.retry or outcome is Outcome.EXCLUDED
    put(warehouse, tmp_path, make_attempt(A, outcome=outcome))
    assert known_urls(warehouse, [A, "https://mill.example/b"]) == (set() if is_open else {A})


def test_redirect_targets_and_canonical_urls_are_known(
    warehouse: duckdb.DuckDBPyConnection, newsroom: Any, tmp_path: Path, make_attempt: Callable[..., UrlRow]
) -> None:
    load(warehouse, newsroom.part((A, 12)))
    target = "https://mill.example/target"
    put(warehouse, tmp_path, make_attempt("https://mill.example/moved", final_url=target))
    assert known_urls(warehouse, [A, target, "https://mill.example/other"]) == {A, target}
    assert known_urls(warehouse, []) == set()


def test_the_last_attempt_and_the_last_validators(
    warehouse: duckdb.DuckDBPyConnection, tmp_path: Path, make_attempt: Callable[..., UrlRow]
) -> None:
    """A 304 or a failure without validators must not hide those of the last body."""
    hour = timedelta(hours=1)
    put(
        warehouse,
        tmp_path,
        make_attempt(A, NOON, etag='"1"', body_digest="d1"),
        make_attempt(A, NOON + hour, etag='"2"', last_modified="Sun, 04 May 2031 13:00:00 GMT"),
        make_attempt(A, NOON + 2 * hour, Outcome.UNCHANGED, status=304),
        make_attempt(A, NOON + 3 * hour, Outcome.TIMEOUT, status=None),
    )
    assert validators(warehouse, [A, "https://mill.example/b"]) == {
        A: Validators('"2"', "Sun, 04 May 2031 13:00:00 GMT", None, NOON + hour)
    }
    last = last_attempts(warehouse, [A])[A]
    assert (last.fetched_at, last.outcome, last.attempts) == (NOON + 3 * hour, Outcome.TIMEOUT, 4)
    assert last.changed_at == NOON + hour


def test_a_sources_state_tells_looks_from_articles(
    warehouse: duckdb.DuckDBPyConnection, tmp_path: Path, make_attempt: Callable[..., UrlRow]
) -> None:
    feed = "https://mill.example/feed"
    put(
        warehouse,
        tmp_path,
        make_attempt(feed, NOON, Outcome.FEED, role="feed"),
        make_attempt(A, NOON),
        make_attempt(feed, NOON + timedelta(hours=2), Outcome.UNCHANGED, role="feed"),
    )
    state = source_states(warehouse)["test"]
    assert (state.looks, state.articles) == (2, 1)
    assert (state.looked_at, state.brought_at) == (NOON + timedelta(hours=2), NOON)

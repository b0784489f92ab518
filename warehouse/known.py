"""What the warehouse remembers of URLs and sources, so that nothing is fetched in vain.

In: a connection, writing or reading, and URLs in bulk. Out: which are known, what their last attempts gave, and
the validators for conditional requests. Decides nothing: when to look again is the collector's affair.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime

import duckdb

from warehouse.database import sql
from warehouse.outcomes import Outcome

_OPEN = [outcome.value for outcome in Outcome if outcome.retry or outcome is Outcome.EXCLUDED]
"""Outcomes after which a URL is asked for as if it were new: it may pass, or the source's settings may change."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """The last attempt to get one URL.

    Attributes:
        url: the URL asked for.
        fetched_at: when it was last asked for (UTC).
        outcome: how that ended.
        changed_at: when it last gave a new article version, None where it never did.
        attempts: how often it has been asked for.
    """

    url: str
    fetched_at: datetime
    outcome: Outcome
    changed_at: datetime | None
    attempts: int


@dataclass(frozen=True, slots=True)
class Validators:
    """What makes the next request conditional, from the last answer that had any of it, and when that came (UTC)."""

    etag: str | None
    last_modified: str | None
    body_digest: str | None
    fetched_at: datetime


@dataclass(frozen=True, slots=True)
class SourceState:
    """How productive one source has been.

    Attributes:
        name: the source's name.
        looked_at: when its feed was last asked for (UTC), None where never.
        brought_at: when it last brought a new article version, None where never.
        looks: how often its feed was asked for.
        articles: how many article versions it has brought.
    """

    name: str
    looked_at: datetime | None
    brought_at: datetime | None
    looks: int
    articles: int


def known_urls(connection: duckdb.DuckDBPyConnection, urls: Collection[str]) -> set[str]:
    """Tell which URLs need not be fetched as new.

    Args:
        connection: a warehouse.
        urls: any number of URLs, as they would be asked for.

    Returns:
        Those that an attempt answered for good, that a redirect led to, or that are canonical for a stored
        article. A URL that only failed in passing (`Outcome.retry`), or that settings excluded, is not known.
    """
    about = {"urls": list(urls), "open": _OPEN}
    return {row[0] for row in connection.execute(sql("queries/known_urls.sql"), about).fetchall()}


def last_attempts(connection: duckdb.DuckDBPyConnection, urls: Collection[str]) -> dict[str, Attempt]:
    """Give the last attempt of each URL that was ever asked for."""
    rows = connection.execute(sql("queries/last_attempts.sql"), {"urls": list(urls)}).fetchall()
    return {
        url: Attempt(url, fetched.replace(tzinfo=UTC), Outcome(outcome), _utc(changed), attempts)
        for url, fetched, outcome, changed, attempts in rows
    }


def validators(connection: duckdb.DuckDBPyConnection, urls: Collection[str]) -> dict[str, Validators]:
    """Give the validators of each URL (page or feed) whose answers ever had any."""
    rows = connection.execute(sql("queries/validators.sql"), {"urls": list(urls)}).fetchall()
    return {
        url: Validators(
            last["etag"], last["last_modified"], last["body_digest"], last["fetched_at"].replace(tzinfo=UTC)
        )
        for url, last in rows
    }


def source_states(connection: duckdb.DuckDBPyConnection) -> dict[str, SourceState]:
    """Give the state of every source that was ever looked at, by name."""
    return {
        name: SourceState(name, _utc(looked), _utc(brought), looks, articles)
        for name, looked, brought, looks, articles in connection.execute(sql("queries/source_states.sql")).fetchall()
    }


def _utc(moment: datetime | None) -> datetime | None:
    return moment.replace(tzinfo=UTC) if moment else None

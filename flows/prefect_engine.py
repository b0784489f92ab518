"""Stages as Prefect flows, batches as Prefect tasks. Importing this module imports Prefect.

Tasks are batches and give back counts and paths, never pages: three events go to the server for each, and five
flows of a thousand tasks in a row brought it to a halt where fifty tasks never did. Nothing is cached
(`NO_CACHE`): what was done already is known by the archive, the parts and the warehouse.
"""

from collections.abc import Callable, Sequence
from typing import TypeVar

from prefect import flow, task
from prefect.artifacts import create_markdown_artifact, create_table_artifact
from prefect.cache_policies import NO_CACHE

from flows.engine import Row

Result = TypeVar("Result")

RETRY_DELAYS_S = [5.0, 30.0]
"""Before the first and the second try anew of a network batch: the fetcher has by then given up by its own rules."""

JITTER = 0.5
"""Spreads the tries of many machines by up to half the delay."""


class PrefectEngine:
    """Does the work as Prefect flows and tasks, in this process."""

    def stage(self, name: str, work: Callable[[], Result]) -> Result:
        """Do a stage as a flow."""

        def run() -> Result:
            return work()

        return flow(name=name, persist_result=False)(run)()

    def batch(self, name: str, work: Callable[[], Result], *, retries: int = 0) -> Result:
        """Do a batch as a task."""

        def run() -> Result:
            return work()

        return task(
            name=name,
            retries=retries,
            retry_delay_seconds=RETRY_DELAYS_S[:retries] if retries else None,
            retry_jitter_factor=JITTER if retries else None,
            cache_policy=NO_CACHE,
            persist_result=False,
        )(run)()

    def report(self, key: str, title: str, rows: Sequence[Row]) -> None:
        """Keep a table, and the same as Markdown, as artifacts of the flow run."""
        create_table_artifact([dict(row) for row in rows], key=key, description=title)
        create_markdown_artifact(_markdown(title, rows), key=f"{key}-summary", description=title)


def _markdown(title: str, rows: Sequence[Row]) -> str:
    lines = [f"## {title}", ""]
    if rows:
        lines += ["| " + " | ".join(rows[0]) + " |", "|" + " --- |" * len(rows[0])]
        lines += ["| " + " | ".join("" if v is None else str(v) for v in row.values()) + " |" for row in rows]
    return "\n".join(lines)

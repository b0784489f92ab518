"""Stages as Prefect flows, batches as Prefect tasks. Importing this module imports Prefect.

Tasks are batches and give back counts and paths, never pages: three events go to the server for each, and five
flows of a thousand tasks in a row brought it to a halt where fifty tasks never did. Nothing is cached
(`NO_CACHE`): what was done already is known by the archive, the parts and the warehouse.
"""

import logging
from collections.abc import Callable, Sequence
from typing import TypeVar

from prefect import flow, task
from prefect.artifacts import create_markdown_artifact, create_table_artifact
from prefect.cache_policies import NO_CACHE
from prefect.events.worker import EventsWorker
from prefect.logging.configuration import setup_logging
from prefect.logging.handlers import APILogHandler, APILogWorker, PrefectConsoleHandler

from flows.engine import Row
from flows.progress import log

Result = TypeVar("Result")

RETRY_DELAYS_S = [5.0, 30.0]
"""Before the first and the second try anew of a network batch: the fetcher has by then given up by its own rules."""

DRAIN_S = 10.0
"""Seconds for what is left to reach the server; a run's few hundred lines take one."""

JITTER = 0.5
"""Spreads the tries of many machines by up to half the delay."""


def leave_console_to_us() -> None:
    """Keep Prefect's own lines off the terminal: they are in the run's log, and errors are told in our words."""
    setup_logging()  # else the first flow does it, and undoes this
    for name in (None, "prefect", "prefect.flow_runs", "prefect.task_runs", "prefect.server"):
        for handler in logging.getLogger(name).handlers:
            if isinstance(handler, PrefectConsoleHandler):  # muted, not removed: Prefect would put it back
                handler.addFilter(lambda record: not record.name.startswith("prefect"))


def send_what_is_left() -> None:
    """Have log lines and events reach the server before it ends; they would be tried again for a minute."""
    APILogWorker.drain_all(timeout=DRAIN_S)
    EventsWorker.drain_all(timeout=DRAIN_S)


class PrefectEngine:
    """Does the work as Prefect flows and tasks, in this process; what a person is told is kept with the run."""

    def __init__(self) -> None:
        """Send our lines to the log of the flow that is running."""
        if not any(isinstance(handler, APILogHandler) for handler in log.handlers):
            log.addHandler(APILogHandler())
            log.setLevel(logging.INFO)
            log.propagate = False  # the reporter has shown it already

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

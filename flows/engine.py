"""How a run's stages are carried out: plainly, or as Prefect flows and tasks. The stages do not know which.

    ingest                 flow
    ├── recover            flow   what a killed run left
    ├── discover           flow
    ├── collect            flow   one task a batch of hosts
    ├── extract            flow   one task a WARC file, with a pool of processes inside
    ├── load               flow   one task
    └── publish            flow   one task

`Direct` is here; `flows.prefect_engine` has the other, so that `--direct` never imports Prefect (2 s).
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol, TypeVar

Result = TypeVar("Result")

Row = Mapping[str, str | int | float | None]
"""A row of a report's table."""


class Engine(Protocol):
    """Carries out stages and batches."""

    def stage(self, name: str, work: Callable[[], Result]) -> Result:
        """Do a stage: a flow of its own in the run's history."""

    def batch(self, name: str, work: Callable[[], Result], *, retries: int = 0) -> Result:
        """Do a batch of a stage: a task; with `retries` it may be done again after an unforeseen error."""

    def report(self, key: str, title: str, rows: Sequence[Row]) -> None:
        """Keep a table of what the run did."""


class Direct:
    """Does everything here and now, and keeps no history."""

    def stage(self, name: str, work: Callable[[], Result]) -> Result:  # noqa: ARG002  the name is for histories
        """Do a stage."""
        return work()

    def batch(self, name: str, work: Callable[[], Result], *, retries: int = 0) -> Result:  # noqa: ARG002
        """Do a batch, once: the fetcher has its own retries, and what is lost is found by the next run."""
        return work()

    def report(self, key: str, title: str, rows: Sequence[Row]) -> None:
        """Keep nothing: the command prints what there is to say."""

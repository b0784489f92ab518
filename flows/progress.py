"""What a person sees of long work: a bar on a terminal, plain lines elsewhere, always on the error stream.

Standard output is for results. Lines worth keeping also go to the logger `tallywire`, which Prefect keeps with the
run. This module decides nothing about the work.
"""

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn

log = logging.getLogger("tallywire")

LINE_EVERY_S = 10.0
"""Seconds between two plain lines about one stage: enough for a log, not a flood."""


class Stage:
    """A stage that is under way."""

    def __init__(self, name: str, console: Console, bar: tuple[Progress, TaskID] | None) -> None:
        """Show nothing yet."""
        self._name = name
        self._console = console
        self._bar = bar
        self._done = 0
        self._total: int | None = None
        self._line_due = time.monotonic() + LINE_EVERY_S

    def advance(self, count: int = 1, total: int | None = None) -> None:
        """Say that so many more are done, and of how many where that is known by now."""
        self._done += count
        self._total = total if total is not None else self._total
        if self._bar:
            progress, task = self._bar
            progress.update(task, completed=self._done, total=self._total)
        elif time.monotonic() >= self._line_due:
            self._line_due = time.monotonic() + LINE_EVERY_S
            of = f" of {self._total:,}" if self._total is not None else ""
            self._console.print(f"{self._name}: {self._done:,}{of}", highlight=False, markup=False, soft_wrap=True)


class Reporter:
    """Tells a person how a run goes.

    Args:
        console: where; the error stream where None.
    """

    def __init__(self, console: Console | None = None) -> None:  # noqa: D107
        self._console = console or Console(stderr=True)

    @contextmanager
    def stage(self, name: str) -> Iterator[Stage]:
        """Show a stage while a block runs."""
        if not self._console.is_terminal:
            yield Stage(name, self._console, None)
            return
        columns = (
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(bar_width=24),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
        )
        with Progress(*columns, console=self._console, transient=True) as progress:
            yield Stage(name, self._console, (progress, progress.add_task(name, total=None)))

    def say(self, line: str) -> None:
        """Say one thing that is worth a line of its own, and have it kept with the run."""
        self._console.print(line, highlight=False, markup=False, soft_wrap=True)
        log.info("%s", line)

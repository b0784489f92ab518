"""Collect: targets in, WARC files out.

`batches` parts the targets by host group, so that a batch can run anywhere without asking a host twice at once;
`collect` fetches one batch into files of its own. Every attempt is in the archive before it is counted; a run that is
killed loses the requests in flight and nothing else. Nothing here reads a page or knows a database.
"""

import asyncio
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from contextlib import aclosing
from dataclasses import replace
from pathlib import Path

from flows.collect.address_book import Resolve
from flows.collect.archive import ROTATE_AT, Archive
from flows.collect.ask import Asker
from flows.collect.ask_all import ask_all
from flows.collect.clock import Clock, SystemClock
from flows.collect.fetch import Network
from flows.collect.records import Attempt, Collected, Progress, Target
from flows.collect.urls import host_group
from flows.settings import Fetch
from warehouse.outcomes import Outcome

HOST_BUDGET_S = 1200.0
"""Seconds that one host may take of a batch. What is left then is put off to the next run: a host with a long
Crawl-delay must not hold up the news of all others."""

MAX_TRIES = 5
"""Runs in which a page is asked for in vain before it is given up."""


def batches(targets: Sequence[Target], most: int) -> tuple[tuple[Target, ...], ...]:
    """Part targets into batches of about one size, each host group whole.

    Args:
        targets: any number.
        most: batches at most (50 to 100 tasks are what a Prefect run bears).

    Returns:
        Batches that are not empty; the same targets give the same batches, whatever their order.
    """
    groups: dict[str, list[Target]] = defaultdict(list)
    for target in targets:
        groups[host_group(target.url)].append(target)
    parts: list[list[Target]] = [[] for _ in range(min(most, len(groups)))]
    for _, group in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])):
        min(parts, key=len).extend(group)
    return tuple(tuple(part) for part in parts)


def collect(  # noqa: PLR0913  what a run is told, and what tests replace
    targets: Sequence[Target],
    *,
    archive_dir: Path,
    run_id: str,
    settings: Fetch,
    batch: str = "0",
    progress: Callable[[Progress], None] | None = None,
    host_budget_s: float = HOST_BUDGET_S,
    rotate_at: int = ROTATE_AT,
    file_closed: Callable[[Path], object] | None = None,
    resolve: Resolve | None = None,
    clock: Clock | None = None,
) -> Collected:
    """Fetch targets into the archive.

    Args:
        targets: pages to ask for; all targets of one host group belong in one batch.
        archive_dir: where WARC files go.
        run_id: of this run.
        settings: `[fetch]` of the settings file.
        batch: name of this batch, unique in the run.
        progress: called after each target, in this thread.
        host_budget_s: seconds after which what is left of a host is put off.
        rotate_at: bytes after which a WARC file is closed and the next begun.
        file_closed: called with each file when it is closed, in this thread: reading it can begin.
        resolve: gives a host's addresses, for tests.
        clock: for waiting, for tests.

    Returns:
        Counts, targets for another run, and the closed files.

    Raises:
        OSError: the archive cannot be written; what was written before stays whole.
    """
    time = clock or SystemClock()
    archive = Archive(archive_dir, run_id, batch, rotate_at=rotate_at, tell=file_closed)
    outcomes: Counter[Outcome | None] = Counter()
    retry: list[Target] = []
    received = 0

    async def work() -> None:
        nonlocal received
        async with Network(settings, resolve=resolve, clock=time) as network:
            asker = Asker(network, settings, time, archive.add)
            at_once = settings.connections_per_host
            attempts = ask_all(asker, targets, at_once=at_once, clock=time, host_budget_s=host_budget_s)
            async with aclosing(attempts):
                async for attempt in attempts:
                    archive.add(attempt)
                    outcomes[attempt.outcome] += 1
                    retry.extend(again(attempt))
                    received += sum(exchange.received for exchange in attempt.exchanges)
                    if progress is not None:
                        progress(_step(outcomes.total(), len(targets), attempt))

    with archive:
        asyncio.run(work())
    return Collected(dict(outcomes), tuple(retry), tuple(archive.closed), received)


def _step(done: int, total: int, attempt: Attempt) -> Progress:
    return Progress(done, total, attempt.target.url, attempt.target.source, attempt.outcome)


def again(attempt: Attempt) -> Iterable[Target]:
    """Give the target of an attempt for another run, if it failed in a way that may pass."""
    if attempt.outcome is None or not attempt.outcome.retry:
        return ()
    tried = attempt.target.tries + (attempt.outcome is not Outcome.PAUSED)
    return (replace(attempt.target, tries=tried),) if tried < MAX_TRIES else ()

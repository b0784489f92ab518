"""Collect as a stage: targets are fetched into the archive, one batch of hosts a task.

In goes what discovery found, out come WARC files on disk; what must be asked for again is saved before, for a run that
is killed, and after. A batch that ends in an unforeseen error is done again, less the pages that its files hold.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from flows.collect import archive, crawl
from flows.collect.records import Collected, Discovery, Progress, Target
from flows.collect.state import FILE, after, during, load_state, save_state
from flows.progress import Stage
from flows.run import Run

BATCHES = 1
"""Batches of hosts, done one after the other in this process: all hosts at once are fastest, for the time a host
needs is set by its own pace. More are for more machines."""

RETRIES = 2
"""Tries anew of a batch after an error that the fetcher did not foresee (a network that goes away)."""


def collect(run: Run, found: Discovery, file_closed: Callable[[Path], object] | None = None) -> tuple[Collected, ...]:
    """Fetch what discovery found, and remember what to ask for again.

    Args:
        run: whose settings say where the archive is.
        found: pages to fetch.
        file_closed: called with each archive file when it is whole: reading it can begin.
    """
    state_file = run.settings.data_dir / FILE
    if found.targets:
        save_state(state_file, during(load_state(state_file), found))
    with run.reporter.stage("collect") as stage:
        collected = tuple(
            run.engine.batch(
                f"fetch batch {number}", partial(_fetch, run, targets, str(number), stage, file_closed), retries=RETRIES
            )
            for number, targets in enumerate(crawl.batches(found.targets, BATCHES))
        )
    save_state(state_file, after(found, collected))
    pages = sum(sum(one.outcomes.values()) for one in collected)
    received = sum(one.bytes_received for one in collected)
    again = sum(len(one.retry) for one in collected)
    run.reporter.say(
        f"collect: {pages:,} pages asked for, {received / 1e6:,.1f} MB received"
        + (f"; {again:,} failed in a way that may pass and will be asked for again" if again else "")
    )
    return collected


def _fetch(
    run: Run, targets: tuple[Target, ...], batch: str, stage: Stage, file_closed: Callable[[Path], object] | None
) -> Collected:
    folder = run.settings.archive_dir
    done = archive.held(folder.glob(f"{run.run_id}-{batch}-*.warc.gz"))  # empty but for a second try

    def step(progress: Progress) -> None:
        stage.advance(1, total=progress.total)

    return crawl.collect(
        [target for target in targets if target.canonical not in done],
        archive_dir=folder,
        run_id=run.run_id,
        settings=run.settings.fetch,
        batch=batch,
        progress=step,
        file_closed=file_closed,
    )

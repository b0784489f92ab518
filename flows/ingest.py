"""Ingest: the order of work of one run.

    recover ──▶ discover ──▶ collect ──▶ extract ──▶ load ──▶ publish

In goes a `Run`, out comes its `Tally`. What a killed run left is finished first, so that nothing is lost and nothing
is fetched again; every stage rests on disk before the next begins. One bad page, feed or host never ends a run: it
is counted under its outcome.
"""

from functools import partial

from flows.collect import archive
from flows.discover import discover
from flows.extract import Warc, extract
from flows.fetching import collect
from flows.load import load, write_run
from flows.lock import one_run
from flows.publish import publish
from flows.run import Run, Tally
from warehouse.parts import sweep


def ingest(run: Run, command: str = "run") -> Tally:
    """Make one pass over the sources.

    Args:
        run: settings, engine and reporter.
        command: what the run's row says it was.

    Returns:
        What it came to.

    Raises:
        Busy: another run is at work in the data directory; nothing was done.
        TallywireError, WarehouseError: the data directory, the warehouse or a worker cannot be used at all.
    """
    with one_run(run.settings.lock_file):
        stage = run.engine.stage
        stage("recover", partial(recover, run))
        found = stage("discover", partial(discover, run))
        stage("collect", partial(collect, run, found))
        stage("extract", partial(extract, run, [Warc(path, source) for path, source in found.warcs]))
        stage("load", partial(_load_all, run, command))
        stage("publish", partial(publish, run))
        run.engine.report("tallywire-run", f"Run {run.run_id}", run.tally.rows())
        return run.tally


def recover(run: Run) -> None:
    """Finish what a killed run left: half-written parts go, open archive files are closed, extracted and loaded."""
    settings = run.settings
    sweep(settings.parts_dir)
    adopted = archive.adopt(settings.archive_dir)
    outcomes = extract(run)
    if adopted or outcomes:
        run.reporter.say(
            f"recover: a run before this one did not end; {outcomes.total():,} pages that it had archived are kept"
        )
        run.tally.recovered = outcomes.total()
    load(run)


def _load_all(run: Run, command: str) -> None:
    load(run)
    write_run(run, command)
    load(run)

"""Ingest: the order of work of one run.

    recover ──▶ discover ──▶ collect ──▶ extract ──▶ load ──▶ publish

Extracting begins with the first archive file that collecting has closed, and is done when its own turn ends.
In goes a `Run`, out comes its `Tally`. What a killed run left is finished first, so that nothing is lost and nothing
is fetched again; every stage rests on disk before the next begins. One bad page, feed or host never ends a run: it
is counted under its outcome.
"""

# Stages are imported when their turn comes: what reads pages takes a second to import, and the first request
# should not wait for it.
# ruff: noqa: PLC0415

from functools import partial

from flows.ahead import Ahead
from flows.collect.records import Discovery
from flows.marks import Warc
from flows.run import Run, Tally


def ingest(run: Run, command: str = "run") -> Tally:
    """Make one pass over the sources.

    Args:
        run: settings, engine and reporter; the caller holds the lock of its data directory.
        command: what the run's row says it was.

    Returns:
        What it came to.

    Raises:
        TallywireError, WarehouseError: the data directory, the warehouse or a worker cannot be used at all.
    """
    stage = run.engine.stage
    settings = run.settings
    if settings.archive_dir.exists() or settings.parts_dir.exists():
        stage("recover", partial(_recover, run))
    found = stage("discover", partial(_discover, run))
    with Ahead(settings) as ahead:
        stage("collect", partial(_collect, run, found, ahead))
        stage("extract", partial(_extract, run, found, ahead))
    stage("load", partial(_load, run, command))
    stage("publish", partial(_publish, run))
    run.engine.report("tallywire-run", f"Run {run.run_id}", run.tally.rows())
    return run.tally


def _recover(run: Run) -> None:
    """Finish what a killed run left: half-written parts go, open archive files are closed, extracted and loaded."""
    from flows.collect import archive
    from flows.extract import extract
    from flows.load import load
    from warehouse.parts import sweep

    sweep(run.settings.parts_dir)
    archive.adopt(run.settings.archive_dir)
    run.tally.recovered = extract(run).total()
    if run.tally.recovered:
        run.reporter.say(
            f"recover: a run before this one did not end; the {run.tally.recovered:,} answers in its archive are kept"
        )
    load(run)


def _discover(run: Run) -> Discovery:
    from flows.discover import discover

    return discover(run)


def _collect(run: Run, found: Discovery, ahead: Ahead) -> None:
    from flows.fetching import collect

    collect(run, found, file_closed=lambda path: ahead.begin(Warc(path)))


def _extract(run: Run, found: Discovery, ahead: Ahead) -> None:
    from flows.extract import extract

    extract(run, [Warc(path, source) for path, source in found.warcs], ahead)


def _load(run: Run, command: str) -> None:
    from flows.load import load, reconcile, write_run

    load(run)
    write_run(run, command)
    load(run)
    reconcile(run)


def _publish(run: Run) -> None:
    from flows.publish import publish

    publish(run)

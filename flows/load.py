"""Load: Parquet parts become rows of the warehouse, each part exactly once; then incidents are brought up to date.

In go the parts that are not loaded yet, out come counts. A part that is not what was written is put aside, so that
the next run makes it anew from the archive; the others are loaded.
"""

from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from extractors.model import EXTRACTOR_VERSION
from flows.run import Run
from warehouse.errors import PartDamaged
from warehouse.incidents import reconcile as reconcile_incidents
from warehouse.load import batches, load_together, unloaded
from warehouse.parts import PartRows, write
from warehouse.rows import RunRow, source_row
from warehouse.store import open_warehouse

_DAMAGED = ".damaged"
"""Folder inside the parts folder where parts that fail their checksum are kept for who wants to know why."""


def load(run: Run) -> None:
    """Load every part that is not in the warehouse yet."""

    def work() -> None:
        settings, tally = run.settings, run.tally
        with run.reporter.stage("load") as stage, open_warehouse(settings.warehouse_file) as connection:
            parts = unloaded(connection, settings.parts_dir)
            for batch in batches(parts):
                waiting = list(batch)
                while waiting:
                    try:
                        loaded = load_together(connection, waiting)
                    except PartDamaged as error:
                        _put_aside(settings.parts_dir, error.path)
                        waiting.remove(error.path)
                        run.lose(f"{error} (it was put aside; the next run makes it anew from the archive)")
                        continue
                    tally.parts += sum(part.fresh for part in loaded)
                    tally.articles += sum(part.articles for part in loaded)
                    tally.figures += sum(part.figures for part in loaded)
                    tally.events += sum(part.events for part in loaded)
                    stage.advance(len(waiting), total=len(parts))
                    break

    run.engine.batch("load parts", work)


def reconcile(run: Run) -> None:
    """Join what was loaded with the incidents that are known; only what it concerns is worked out anew."""

    def work() -> int:
        with open_warehouse(run.settings.warehouse_file) as connection:
            return reconcile_incidents(connection).touched

    run.tally.incidents = run.engine.batch("reconcile incidents", work)


def write_run(run: Run, command: str) -> None:
    """Write the part that holds the run's own row, and the sources as they were configured."""
    settings, tally = run.settings, run.tally
    now = datetime.now(UTC)
    row = RunRow(
        run_id=run.run_id,
        command=command,
        started_at=run.started_at,
        finished_at=now,
        status="lost something" if tally.lost else "done",
        tallywire_version=installed_version(),
        extractor_version=EXTRACTOR_VERSION,
        attempts=tally.outcomes.total(),
        articles=tally.articles,
        figures=tally.figures,
        lost=tally.lost,
        detail="; ".join(tally.trouble)[:2000] or None,
    )
    sources = [
        source_row(
            name=source.name,
            kind=source.kind.value,
            url=source.url or str(source.path),
            seen_at=run.started_at,
            outlet=source.outlet,
            country=source.country,
            language=source.language,
            timezone=source.timezone,
        )
        for source in settings.sources
    ]
    write(settings.parts_dir, f"run-{run.run_id}", PartRows(runs=[row], sources=sources))


def installed_version() -> str:
    """Give Tallywire's version, "0" where it runs from a source tree that is not installed."""
    try:
        return version("tallywire")
    except PackageNotFoundError:
        return "0"


def _put_aside(parts_dir: Path, part: Path) -> None:
    place = parts_dir / _DAMAGED
    place.mkdir(exist_ok=True)
    part.rename(place / f"{part.name}-{datetime.now(UTC):%Y%m%dT%H%M%S%f}")

"""Discover as a stage: what the sources offer, less what the warehouse knows.

In go the run's sources, out comes a `Discovery`: pages to fetch, what each source brought, WARC files by others. The
warehouse is asked in bulk, once; a page that is archived and not loaded counts as known too, because recovering came
before.
"""

from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path

from flows.collect import discovery
from flows.collect.records import Discovery, Progress, SourceReport, Validators
from flows.collect.state import FILE, load_state
from flows.run import Run
from warehouse import known
from warehouse.store import open_warehouse

RETRIES = 1
"""A source that cannot be asked is a line in the report; only an unforeseen error is worth the whole stage again."""


def discover(run: Run) -> Discovery:
    """Ask every source what it has."""
    settings = run.settings

    def work() -> Discovery:
        with run.reporter.stage("discover") as stage:

            def step(progress: Progress) -> None:
                stage.advance(1, total=progress.total)

            return discovery.discover(
                settings.sources,
                archive_dir=settings.archive_dir,
                run_id=run.run_id,
                settings=settings.fetch,
                known=partial(_known, settings.warehouse_file),
                state=load_state(settings.data_dir / FILE),
                revalidate=partial(_validators, settings.warehouse_file),
                progress=step,
            )

    found = run.engine.batch("ask the sources", work, retries=RETRIES)
    run.tally.asked = len(found.reports)
    run.tally.unanswered = sum(_failed(report) for report in found.reports)
    for report in found.reports:
        run.reporter.say(f"discover: {report.source}: {_in_words(report)}")
    return found


def _known(file: Path, urls: Iterable[str]) -> set[str]:
    """Ask the warehouse; it is opened when the sources have answered, so that the first request does not wait."""
    with open_warehouse(file) as connection:
        return known.known_urls(connection, list(urls))


def _validators(file: Path, urls: Iterable[str]) -> Mapping[str, Validators]:
    with open_warehouse(file) as connection:
        return {
            url: Validators(found.etag, found.last_modified, found.body_digest, found.fetched_at)
            for url, found in known.validators(connection, list(urls)).items()
        }


def _failed(report: SourceReport) -> bool:
    """Whether a source could not be asked, and did not just have nothing new."""
    return report.outcome is not None and report.outcome.concern != "nothing_new"


def _in_words(report: SourceReport) -> str:
    if report.outcome is not None and _failed(report):
        return f"{report.outcome.value}: {report.detail or report.outcome.meaning}"
    listed = (
        "unchanged since it was last read" if report.unchanged and not report.listed else f"{report.listed:,} listed"
    )
    counts = [listed, f"{report.new:,} to fetch"]
    counts += [f"{report.known:,} known"] if report.known else []
    counts += [f"{report.excluded:,} excluded"] if report.excluded else []
    return ", ".join(counts) + (f" ({report.detail})" if report.detail else "")

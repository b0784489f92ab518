"""`tallywire sources check`: asks every source what it has and says what a run would bring. Nothing is kept."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from flows.collect.discovery import discover
from flows.collect.records import Discovery, SourceReport
from flows.errors import LOST, UsageError
from flows.progress import Reporter
from flows.settings import load_settings

SHOWN = 3
"""Pages of each source that are named: enough to see whether it is the right feed."""


def check(config: Path) -> int:
    """Ask the sources and print what they would bring.

    Returns:
        The exit code: 0, or 1 when a source brings nothing because it is broken.

    Raises:
        UsageError: there is no source.
    """
    settings = load_settings(config)
    if not settings.sources:
        raise UsageError(f"checking the sources: {config} has no [[source]] that is enabled; write one (README)")
    reporter = Reporter()
    with TemporaryDirectory() as folder, reporter.stage("check") as stage:
        found = discover(
            settings.sources,
            archive_dir=Path(folder),
            run_id="check",
            settings=settings.fetch,
            known=lambda _: set(),
            ask_all_sources=True,
            import_warcs=False,
            progress=lambda progress: stage.advance(1, total=progress.total),
        )
    Console(file=sys.stdout).print(_table(found))
    broken = [report for report in found.reports if _is_broken(report)]
    for report in broken:
        reporter.say(f"{report.source}: {report.detail}; open its address in a browser, mend or disable it")
    return LOST if broken else 0


def _table(found: Discovery) -> Table:
    table = Table("source", "state", "listed", "excluded", "would fetch", "newest of them", box=None)
    for report in found.reports:
        urls = [target.url for target in found.targets if target.source == report.source]
        urls += [f"{path.name} (read where it lies)" for path, source in found.warcs if source == report.source]
        state = report.outcome.value if report.outcome and _is_broken(report) else "ok"
        counts = (f"{report.listed:,}", f"{report.excluded:,}", f"{report.new:,}")
        shown = urls[:SHOWN] or [report.detail or ""]
        table.add_row(report.source, state, *counts, escape("\n".join(shown)))
    return table


def _is_broken(report: SourceReport) -> bool:
    return report.outcome is not None and report.outcome.concern != "nothing_new"

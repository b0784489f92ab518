"""`tallywire reextract`: today's extractors over yesterday's pages; what would change is shown before it changes.

In goes the archive, out come parts in a folder of their own and a table of differences. Only when told so are they
loaded: as a new reading of the same articles, beside the old one, which stays. Nothing is fetched.
"""

import glob
import shutil
import sys
from dataclasses import replace
from pathlib import Path

from rich.console import Console
from rich.table import Table

from extractors.model import EXTRACTOR_VERSION
from flows import marks
from flows.engine import Direct
from flows.errors import LOST
from flows.extract import extract_file, reading_pool
from flows.load import load, reconcile, write_run
from flows.lock import one_run
from flows.progress import Reporter
from flows.publish import publish
from flows.run import Run
from flows.settings import Settings, load_settings
from warehouse.differences import differences
from warehouse.parts import finished
from warehouse.store import open_warehouse

FOLDER = "reextracted"
"""Inside the data directory: parts that are not loaded yet. Kept between calls, so that no work is done twice."""


def reextract(config: Path, *, load_them: bool) -> int:
    """Read every archived page again, show what would change, and load it if told so.

    Returns:
        The exit code: 0, or 1 when a file could not be read.
    """
    settings = load_settings(config)
    run = Run(settings, Direct(), Reporter())
    with one_run(settings.lock_file):
        parts_dir = settings.data_dir / FOLDER / f"v{EXTRACTOR_VERSION}"
        if not _read_again(run, parts_dir):
            run.reporter.say(f"every archived page was read by version {EXTRACTOR_VERSION} of the extractors already")
            return LOST if run.tally.lost else 0
        with open_warehouse(settings.warehouse_file) as connection:
            found = differences(connection, list(finished(parts_dir)))
        table = Table("change", "measure", "fields", "figures", "rule", "example", box=None)
        for one in found:
            table.add_row(one.change, one.measure, one.fields or "", f"{one.figures:,}", one.rule, one.example)
        Console(file=sys.stdout).print(table if found else "no figure would change")
        if not load_them:
            run.reporter.say("nothing is loaded yet; 'tallywire reextract --load' does it")
            return LOST if run.tally.lost else 0
        _take_over(settings, parts_dir)
        load(run)
        write_run(run, "reextract")
        load(run)
        reconcile(run)
        publish(run)
        run.reporter.say(f"loaded: {run.tally.figures:,} figures as version {EXTRACTOR_VERSION} reads them")
    return LOST if run.tally.lost else 0


def _read_again(run: Run, parts_dir: Path) -> bool:
    """Extract what another version has read; tell whether there was anything."""
    settings = run.settings
    marked = marks.marked(settings.parts_dir)
    older = [_where_it_lies(warc, settings) for warc, version in marked if version != EXTRACTOR_VERSION]
    with run.reporter.stage("reextract") as stage, reading_pool(settings.extract) as pool:
        for warc in older:
            try:
                run.tally.outcomes += extract_file(warc, parts_dir, pool, stage.advance).outcomes
            except OSError as error:
                run.lose(f"reading {warc.path} again: {error.strerror or error}; put it back and call this again")
    return bool(older)


def _where_it_lies(warc: marks.Warc, settings: Settings) -> marks.Warc:
    """Find a file of the archive where the data directory is now, if it was moved since."""
    if warc.path.exists():
        return warc
    here = next(settings.archive_dir.rglob(glob.escape(warc.path.name)), warc.path)
    return replace(warc, path=here)


def _take_over(settings: Settings, parts_dir: Path) -> None:
    """Move the parts and marks to where loading finds them; a move that is cut short is finished by the next call."""
    for part in finished(parts_dir):
        target = settings.parts_dir / part.name
        if not target.exists():
            part.rename(target)
    for mark in (parts_dir / marks.FOLDER).glob("*.json"):
        mark.replace(settings.parts_dir / marks.FOLDER / mark.name)
    shutil.rmtree(settings.data_dir / FOLDER)

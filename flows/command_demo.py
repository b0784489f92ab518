"""`tallywire run --demo`: the real pipeline on a small newsroom of our own, then three tables for a person.

Needs no settings and no network. The newsroom is served on this machine; everything it prints is fiction.
"""

import shutil
import sys
from importlib import resources
from pathlib import Path

from rich.console import Console

from flows.command_run import make
from flows.demo import newsroom
from flows.errors import LOST, UsageError
from flows.progress import Reporter
from flows.settings import Fetch, Settings

MARK = "DEMO"
"""A file in the demo's folder that says whose it is, so that no folder of anybody else's is ever emptied."""

TABLES = {
    "The newest figures": "demo_figures.sql",
    "Tolls by place: what everyone's reports come to": "demo_tolls.sql",
    "What became of each page": "demo_funnel.sql",
}
"""What the demo ends with: each table's headline, and its query."""


def demo(folder: Path, *, direct: bool) -> int:
    """Run the demo into a folder, emptied first if an earlier demo made it.

    Returns:
        The exit code: 0, or 1 when something was lost.

    Raises:
        UsageError: the folder is there and is not a demo's.
    """
    folder = folder.resolve()
    prepare(folder)
    reporter = Reporter(Console(stderr=True))
    with newsroom() as press:
        reporter.say(f"demo: three fictional newspapers are served on this machine; the warehouse goes into {folder}")
        settings = Settings(data_dir=folder, fetch=Fetch(delay_s=0, allow_loopback=True), source=press.sources)
        tally = make(settings, reporter, direct=direct, command="run --demo")
    from warehouse.query import query  # noqa: PLC0415  the first request should not wait for it

    for title, file in TABLES.items():
        sys.stdout.write(f"\n{title}\n")
        sys.stdout.flush()
        query(settings.published_file, resources.files("flows").joinpath(file).read_text("utf-8"), sys.stdout.buffer)
    sys.stdout.write('All of it is fiction. Ask on: tallywire sql "from newest_figures limit 5"\n')
    return LOST if tally.lost else 0


def prepare(folder: Path) -> None:
    """Make the folder, or empty the one that an earlier demo made."""
    if folder.exists():
        if not (folder / MARK).is_file():
            raise UsageError(f"running the demo: {folder} is there and no demo made it; run from another folder")
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    (folder / MARK).write_text("Made by 'tallywire run --demo', which empties this folder whenever it runs.\n", "utf-8")

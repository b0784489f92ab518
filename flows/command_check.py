"""`tallywire check`: proves the warehouse's invariants and says what breaks them."""

import sys
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from flows.errors import LOST
from flows.lock import one_run
from flows.settings import load_settings
from warehouse.checks import Finding, check
from warehouse.database import connect_read_only
from warehouse.errors import WarehouseMissing
from warehouse.publish import publish
from warehouse.store import open_warehouse


def check_settings(config: Path) -> int:
    """Check the pipeline's own warehouse, write the findings to its table `checks`, and publish it.

    Returns:
        The exit code: 0, or 1 when an invariant is broken.

    Raises:
        Busy: a run is at work.
        WarehouseMissing: there is no warehouse yet.
    """
    settings = load_settings(config)
    file = settings.warehouse_file
    if not file.exists():
        raise WarehouseMissing(f"checking {file}: there is no such file; 'tallywire run' makes it")
    with one_run(settings.lock_file):
        with open_warehouse(file) as connection:
            findings = check(connection)
        publish(file, settings.published_file)
    return _tell(findings)


def check_copy(file: Path) -> int:
    """Check a published copy; nothing is written."""
    with connect_read_only(file) as connection:
        return _tell(check(connection, record=False))


def _tell(findings: tuple[Finding, ...]) -> int:
    table = Table("check", "violations", "what must never be", box=None)
    for finding in findings:
        words = "\n".join([finding.question, *finding.examples])
        table.add_row(finding.name, f"{finding.violations:,}", escape(words))
    Console(file=sys.stdout).print(table)
    return LOST if any(finding.violations for finding in findings) else 0

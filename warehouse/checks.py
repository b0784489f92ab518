"""`tallywire check`: what must hold in every warehouse, proved row by row.

In: a connection. Out: one finding for each file `checks/NN_name.sql`: a query that gives one line for each row
that breaks the invariant, and opens with what must never be, as a question. Findings are written to the table
`checks` where the connection may write. Nothing is ever mended here.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

import duckdb

from warehouse.database import sql, transaction
from warehouse.store import SqlFile, sql_files

EXAMPLES = 5
"""Examples kept of each kind: enough to look into, short enough to print."""

_BATCH = 10_000
"""Lines taken from DuckDB at a time while counting: flat memory however many there are."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What checking one invariant found.

    Attributes:
        name: the invariant, the name of its file.
        question: what must never be.
        violations: how many rows break it.
        examples: some of them, in words.
    """

    name: str
    question: str
    violations: int
    examples: tuple[str, ...]


def check(connection: duckdb.DuckDBPyConnection, *, record: bool = True) -> tuple[Finding, ...]:
    """Check every invariant.

    Args:
        connection: a warehouse; the published copy too, with `record` false.
        record: whether the findings are written to the table `checks`.

    Returns:
        One finding each, in the order of the files' names; all is well when none has violations.
    """
    findings = tuple(_check(connection, file) for file in sql_files("checks"))
    if record:
        now = datetime.now(UTC).replace(tzinfo=None).isoformat()
        with transaction(connection):
            for finding in findings:
                connection.execute(
                    sql("queries/check_done.sql"),
                    {
                        "check_name": finding.name,
                        "question": finding.question,
                        "checked_at": now,
                        "violations": finding.violations,
                        "examples": list(finding.examples),
                    },
                )
    return findings


def _check(connection: duckdb.DuckDBPyConnection, file: SqlFile) -> Finding:
    connection.execute(file.text)
    violations = 0
    examples: list[str] = []
    while rows := connection.fetchmany(_BATCH):
        violations += len(rows)
        examples += [str(row[0]) for row in rows[: EXAMPLES - len(examples)]]
    question = " ".join(line.removeprefix("--").strip() for line in file.text.splitlines() if line[:2] == "--")
    return Finding(file.name.split("_", 1)[1], question, violations, tuple(examples))

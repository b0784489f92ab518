"""Reconciling: event rows of many articles become incidents, the same ones in whatever order they arrive.

In: a writing connection to a warehouse with parts loaded. Out: `incidents` and the tables it is made of, in one
transaction. The work is in the files `reconcile/NN_*.sql`, run in order; each opens with the question that it
answers. How it works: event rows that say the same of measure, victims, actor, place and days share a cell; cells
that may speak of one incident are linked; the first of a neighbourhood leads it. All three depend on nothing
but a row, its neighbours and theirs, so that a day's news touches only what it concerns.
"""

from dataclasses import dataclass

import duckdb

from warehouse.database import sql, transaction
from warehouse.store import sql_files


@dataclass(frozen=True, slots=True)
class Reconciled:
    """What one reconciling did: parts that entered, incidents told anew, and incidents there are now."""

    parts: int
    touched: int
    incidents: int


def reconcile(connection: duckdb.DuckDBPyConnection) -> Reconciled:
    """Bring the incidents up to date with what has been loaded; nothing is done where they are.

    Args:
        connection: from `open_warehouse`.

    Returns:
        What was done. A crash leaves the old state; the next call does the work.
    """
    if not _number(connection, "unreconciled_parts"):
        return Reconciled(0, 0, _number(connection, "incidents_count"))
    with transaction(connection):
        for step in sql_files("reconcile"):
            connection.execute(step.text)
        return Reconciled(
            *(_number(connection, name) for name in ("touched_parts", "touched_incidents", "incidents_count"))
        )


def rebuild(connection: duckdb.DuckDBPyConnection) -> Reconciled:
    """Forget all incidents and work them out anew, as after a change of these rules; rulings stay.

    Args:
        connection: from `open_warehouse`.

    Returns:
        What was done.
    """
    with transaction(connection):
        connection.execute(sql("queries/forget_incidents.sql"))
    return reconcile(connection)


def _number(connection: duckdb.DuckDBPyConnection, name: str) -> int:
    row = connection.execute(sql(f"queries/{name}.sql")).fetchone()
    return int(row[0]) if row else 0

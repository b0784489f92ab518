"""Reconciling: event rows of many articles become incidents, the same ones in whatever order they arrive.

In: a writing connection to a warehouse with parts loaded. Out: `incidents` and the tables it is made of, in one
transaction for some hundred thousand event rows. Stories are told first (`warehouse/stories.py`); the rest of the work
is in the files `reconcile/NN_*.sql`, run in order; each opens with the question that it answers. How it works: event
rows that say the same of measure, victims, actor, place and days share a cell; cells that may speak of one incident are
linked; the first of a neighbourhood leads it. All three depend on nothing but a row, its neighbours and theirs, so that
a day's news touches only what it concerns.
"""

from dataclasses import dataclass

import duckdb

from warehouse.database import sql, transaction
from warehouse.store import sql_files
from warehouse.stories import tell_stories

_EVENTS_AT_ONCE = 250_000
"""Event rows in a transaction, if parts are no larger: a week of the whole world's news, in some 2 GB of memory."""


@dataclass(frozen=True, slots=True)
class Reconciled:
    """What one reconciling did: parts that entered, times that an incident was told anew, incidents there are now."""

    parts: int
    touched: int
    incidents: int


def reconcile(connection: duckdb.DuckDBPyConnection) -> Reconciled:
    """Bring the incidents up to date with what has been loaded; nothing is done where they are.

    Args:
        connection: from `open_warehouse`.

    Returns:
        What was done. A crash leaves the state before or after some of the parts; the next call does the rest.
    """
    parts = touched = 0
    while _number(connection, "unreconciled_parts"):
        with transaction(connection):
            connection.execute(sql("queries/parts_to_reconcile.sql"), {"events": _EVENTS_AT_ONCE})
            tell_stories(connection)
            for step in sql_files("reconcile"):
                connection.execute(step.text)
            parts += _number(connection, "touched_parts")
            touched += _number(connection, "touched_incidents")
    return Reconciled(parts, touched, _number(connection, "incidents_count"))


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

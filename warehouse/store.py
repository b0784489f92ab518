"""The writer's warehouse: opened, migrated, and given the views that this version of Tallywire knows.

In: the path of the writer's file. Out: a connection whose tables, comments, views and macros are up to date.
Migrations are the files `migrations/NNNN_name.sql`: each is applied once, in one transaction, and recorded in
`migrations` with its checksum. Views hold no data, so they are replaced whenever their files change.
"""

from dataclasses import dataclass
from hashlib import blake2b
from importlib.resources import files
from pathlib import Path

import duckdb

from warehouse.database import connect, sql, transaction
from warehouse.errors import WarehouseTooNew

_VIEWS = "views"
"""The name under which the views' common checksum is recorded."""


@dataclass(frozen=True, slots=True)
class SqlFile:
    """One SQL file of ours: its name without `.sql`, its text and the checksum of the text."""

    name: str
    text: str

    @property
    def checksum(self) -> str:
        """Sixteen hex digits of the text's BLAKE2b."""
        return blake2b(self.text.encode(), digest_size=8).hexdigest()


def open_warehouse(path: Path, *, memory_limit: str | None = None) -> duckdb.DuckDBPyConnection:
    """Open the writer's warehouse and bring it up to date.

    Args:
        path: the writer's file; it is made where there is none.
        memory_limit: DuckDB's `memory_limit`, such as "2GB"; None leaves its default.

    Returns:
        The one connection that may write; close it before `publish`.

    Raises:
        WarehouseLocked: another process has it open.
        WarehouseTooNew: a later Tallywire, or a later DuckDB, wrote it.
        WarehouseDamaged: DuckDB refuses the file.
    """
    connection = connect(path, memory_limit=memory_limit)
    try:
        migrate(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def migrate(connection: duckdb.DuckDBPyConnection) -> tuple[str, ...]:
    """Apply what is not applied yet: migrations in the order of their names, then the views if they changed.

    Args:
        connection: a writing connection.

    Returns:
        The names of what was applied; empty when all was up to date.

    Raises:
        WarehouseTooNew: the file records a migration that this Tallywire does not have.
    """
    connection.execute(sql("queries/migrations_table.sql"))
    applied = dict(connection.execute(sql("queries/migrations_applied.sql")).fetchall())
    known = sql_files("migrations")
    unknown = sorted(set(applied) - {file.name for file in known} - {_VIEWS})
    if unknown:
        raise WarehouseTooNew(
            f"migrating the warehouse: a later Tallywire has applied {', '.join(unknown)}; upgrade tallywire"
        )
    done = []
    for file in known:
        if file.name not in applied:
            with transaction(connection):
                connection.execute(file.text)
                _record(connection, file.name, file.checksum)
            done.append(file.name)
    views = sql_files(_VIEWS)
    together = SqlFile(_VIEWS, "".join(view.text for view in views)).checksum
    if applied.get(_VIEWS) != together:
        with transaction(connection):
            _replace_views(connection, views)
            _record(connection, _VIEWS, together)
        done.append(_VIEWS)
    return tuple(done)


def sql_files(folder: str) -> tuple[SqlFile, ...]:
    """Give the SQL files of one folder of this package, in the order of their names."""
    found = [entry for entry in files("warehouse").joinpath(folder).iterdir() if entry.name.endswith(".sql")]
    return tuple(
        SqlFile(entry.name.removesuffix(".sql"), entry.read_text(encoding="utf-8"))
        for entry in sorted(found, key=lambda entry: entry.name)
    )


def _replace_views(connection: duckdb.DuckDBPyConnection, views: tuple[SqlFile, ...]) -> None:
    for statement in _statements(connection, "drop_views"):
        connection.execute(statement)
    for view in views:
        connection.execute(view.text)
    while statements := _statements(connection, "inherit_comments"):  # a view of a view comes second
        for statement in statements:
            connection.execute(statement)


def _statements(connection: duckdb.DuckDBPyConnection, name: str) -> list[str]:
    """Give the statements that one of our queries about the catalog writes."""
    return [row[0] for row in connection.execute(sql(f"queries/{name}.sql")).fetchall()]


def _record(connection: duckdb.DuckDBPyConnection, name: str, checksum: str) -> None:
    connection.execute(sql("queries/migration_done.sql"), {"name": name, "checksum": checksum})

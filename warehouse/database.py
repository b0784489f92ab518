"""Opening a DuckDB file, and saying in plain words why it cannot be opened.

In: a path. Out: a connection. This module sets what every connection of ours shares (no
extension fetched at run time) and turns DuckDB's errors into the tree of `warehouse/errors.py`. It creates no
table and holds no lock beyond the connection's.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

import duckdb

from warehouse.errors import (
    WarehouseDamaged,
    WarehouseError,
    WarehouseLocked,
    WarehouseMissing,
    WarehouseTooNew,
)

STORAGE_VERSION = "v1.3.0"
"""The file format: DuckDB 1.3 of May 2025 and every later one can read it, whichever of them wrote it. Its strings
take a third less time to write than those of 1.2."""

_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "storage_compatibility_version": STORAGE_VERSION,
    "autoinstall_known_extensions": False,  # nothing is downloaded at run time
    "preserve_insertion_order": False,  # rows carry their own order; large loads then need less memory
}


def connect(path: Path, *, memory_limit: str | None = None) -> duckdb.DuckDBPyConnection:
    """Open a warehouse for writing; the file is made where there is none.

    Args:
        path: the writer's own file.
        memory_limit: DuckDB's `memory_limit`, such as "2GB"; None leaves its default.

    Returns:
        A connection; nobody else can open the file until it is closed.

    Raises:
        WarehouseLocked: another process has the file open.
        WarehouseDamaged: DuckDB refuses the file.
        WarehouseTooNew: a later DuckDB wrote it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    settings = _SETTINGS | ({"memory_limit": memory_limit} if memory_limit else {})
    return _open(path, settings, read_only=False)


def connect_read_only(path: Path, *, external: bool = False) -> duckdb.DuckDBPyConnection:
    """Open a warehouse for reading; as many as like may do so at once.

    Args:
        path: the published copy.
        external: whether SQL may read and write other files; otherwise it sees this file only.

    Returns:
        A connection that cannot change the warehouse, with its settings locked.

    Raises:
        WarehouseMissing: there is no file.
        WarehouseLocked, WarehouseDamaged, WarehouseTooNew: as for `connect`.
    """
    if not path.exists():
        raise WarehouseMissing(
            f"opening the warehouse {path}: there is no such file; `tallywire run` makes and publishes it"
        )
    connection = _open(path, {**_SETTINGS, "enable_external_access": external}, read_only=True)
    connection.execute("set lock_configuration = true")
    return connection


@contextmanager
def transaction(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Do what the block does altogether or not at all.

    Args:
        connection: a writing connection outside any transaction.

    Yields:
        Nothing; leaving the block commits, any exception rolls back and goes on.
    """
    connection.begin()
    try:
        yield
    except BaseException:
        connection.rollback()
        raise
    connection.commit()


def sql(name: str) -> str:
    """Give the text of one of our SQL files.

    Args:
        name: path below the package, such as "queries/known_urls.sql".

    Returns:
        Its text, comments included.
    """
    return files("warehouse").joinpath(name).read_text(encoding="utf-8")


def _open(
    path: Path, settings: dict[str, str | bool | int | float | list[str]], *, read_only: bool
) -> duckdb.DuckDBPyConnection:
    doing = f"opening the warehouse {path}"
    try:
        connection = duckdb.connect(str(path), read_only=read_only, config=settings)
        connection.execute("set enable_progress_bar = false")  # it would be drawn among a run's own lines
        return connection  # noqa: TRY300
    except (duckdb.Error, RuntimeError) as error:
        said = str(error)
        if "lock" in said.casefold():
            raise WarehouseLocked(
                f"{doing}: another process has it open; wait until it ends, or read the published copy ({said})"
            ) from error
        if "newer version" in said or "version number" in said:
            raise WarehouseTooNew(f"{doing}: a later DuckDB wrote it; upgrade duckdb ({said})") from error
        if isinstance(error, duckdb.ConnectionException):
            raise WarehouseError(
                f"{doing}: this process has it open with other settings; close it first ({said})"
            ) from error
        raise WarehouseDamaged(
            f"{doing}: DuckDB refuses the file; move it away and call `tallywire run`: it is built anew from the "
            f"parts. Rulings are not in the parts: keep a copy of the published file, which has them ({said})"
        ) from error

"""The errors of the warehouse; callers catch `WarehouseError`.

    WarehouseError
    ├── WarehouseMissing    there is no file where one was expected
    ├── WarehouseLocked     another process has the file open
    ├── WarehouseTooNew     the file was migrated by a later Tallywire
    ├── WarehouseDamaged    DuckDB refuses to open the file
    ├── PartDamaged         a part on disk is not what its manifest says
    ├── QueryFailed         the analyst's SQL could not be run
    ├── RulingRefused       a ruling that names nobody, nothing known, or numbers that make no sense
    └── ExportFailed        an export that cannot be written

Each message says what was being done, to what, and what to do.
"""

from pathlib import Path


class WarehouseError(Exception):
    """Anything that goes wrong in the warehouse and that a person can act upon."""


class WarehouseMissing(WarehouseError):  # noqa: N818 - named for the state a person finds
    """There is no warehouse where one was expected."""


class WarehouseLocked(WarehouseError):  # noqa: N818
    """Another process has the file open."""


class WarehouseTooNew(WarehouseError):  # noqa: N818
    """The file holds migrations that this Tallywire does not know."""


class WarehouseDamaged(WarehouseError):  # noqa: N818
    """DuckDB refuses to open the file."""


class PartDamaged(WarehouseError):  # noqa: N818
    """A part on disk is not what its manifest says; `path` is its folder."""

    def __init__(self, message: str, path: Path) -> None:  # noqa: D107
        super().__init__(message)
        self.path = path


class QueryFailed(WarehouseError):  # noqa: N818
    """The SQL that was given could not be run."""


class RulingRefused(WarehouseError):  # noqa: N818
    """A ruling names nobody, nothing known, or numbers that make no sense."""


class ExportFailed(WarehouseError):  # noqa: N818
    """An export cannot be written."""

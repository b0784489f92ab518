"""Loading: the parts of a folder become rows of the warehouse, each part exactly once.

In: a writing connection and a part's folder. Out: rows, in one transaction with the part's row in the manifest
`parts`; a crash at any point leaves the part loaded or not loaded. A row that is stored already, from whatever
part, is not stored again. This module never updates or deletes a row, and never writes a part.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from warehouse.database import sql, transaction
from warehouse.errors import PartDamaged, WarehouseError
from warehouse.parts import Part, finished, read

_ORDER = ("articles", "readings", "figures", "events", "urls", "sources", "runs")
"""Articles first: readings look them up, figures, events and attempts look at what is new."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What loading one part added; all zero where it was loaded before.

    Attributes:
        part_id: the part.
        fresh: False when the part was in the manifest already and nothing was done.
        articles: article versions that were new, and likewise `readings`, `figures`, `events`, `urls`.
    """

    part_id: str
    fresh: bool
    articles: int = 0
    readings: int = 0
    figures: int = 0
    events: int = 0
    urls: int = 0


def load(connection: duckdb.DuckDBPyConnection, part_dir: Path, *, now: datetime | None = None) -> Loaded:
    """Load one part in one transaction; loading it again changes nothing.

    Args:
        connection: from `open_warehouse`.
        part_dir: the part's folder.
        now: the time of loading (UTC); the clock's where it is None.

    Returns:
        What was added.

    Raises:
        PartDamaged: the part is not what was written, or its rows do not belong together; nothing was loaded.
        WarehouseError: DuckDB could not store it (a full disk, say); nothing was loaded.
    """
    loaded_before = sql("queries/part_loaded.sql")
    part = read(part_dir)
    row = connection.execute(loaded_before, {"part_id": part.part_id}).fetchone()
    if row and row[0]:
        return Loaded(part.part_id, fresh=False)
    if not part.extractor_version.isdecimal():
        raise PartDamaged(
            f"loading the part {part_dir}: extractor version {part.extractor_version!r} is not a whole number, "
            "so that it cannot be told what is newer; extract again"
        )
    moment = (now or datetime.now(UTC)).astimezone(UTC).replace(tzinfo=None)
    try:
        with transaction(connection):
            return _load(connection, part, moment)
    except duckdb.Error as error:
        raise WarehouseError(
            f"loading the part {part_dir}: nothing of it was loaded; mend this and run again: {error}"
        ) from error


def load_all(connection: duckdb.DuckDBPyConnection, parts: Path) -> Iterator[Loaded]:
    """Load every whole part of a folder that is not loaded yet, in the order of their names.

    Args:
        connection: from `open_warehouse`.
        parts: folder of all parts.

    Yields:
        What each part added, as soon as it is committed.

    Raises:
        PartDamaged: as for `load`; the parts before it stay loaded.
    """
    for path in unloaded(connection, parts):
        yield load(connection, path)


def unloaded(connection: duckdb.DuckDBPyConnection, parts: Path) -> tuple[Path, ...]:
    """Give the folders of the whole parts that are not in the manifest, in the order of their names."""
    done = {row[0] for row in connection.execute(sql("queries/parts_loaded.sql")).fetchall()}
    return tuple(path for path in finished(parts) if path.name not in done)


def _load(connection: duckdb.DuckDBPyConnection, part: Part, moment: datetime) -> Loaded:
    added = dict.fromkeys(_ORDER, 0)
    present = {file.table for file in part.files}
    if present & {"figures", "events"} and "readings" not in present:
        raise PartDamaged(f"loading the part {part.path}: it has claims but no readings; extract again")
    for table in _ORDER:
        if table in present:
            about = {"part_id": part.part_id, "file": str(part.path / f"{table}.parquet")}
            if table in {"articles", "readings"}:
                about["now"] = moment.isoformat()
            if table in {"figures", "events"}:
                about["readings"] = str(part.path / "readings.parquet")
            row = connection.execute(sql(f"queries/load_{table}.sql"), about).fetchone()
            added[table] = int(row[0]) if row else 0
    _belong_together(connection, part)
    if added["readings"]:
        connection.execute(sql("queries/load_superseded.sql"), {"part_id": part.part_id})
    counts = {table: added[table] for table in ("articles", "readings", "figures", "events", "urls")}
    connection.execute(
        sql("queries/load_part.sql"),
        {
            "part_id": part.part_id,
            "warc_file": part.warc_file,
            "extractor_version": part.extractor_version,
            "now": moment.isoformat(),
            **counts,
        },
    )
    return Loaded(part.part_id, fresh=True, **counts)


def _belong_together(connection: duckdb.DuckDBPyConnection, part: Part) -> None:
    """Refuse a part that would lose rows: a reading without its article, a claim without its reading."""
    readings = part.path / "readings.parquet"
    for table in ("readings", "figures", "events"):
        path = part.path / f"{table}.parquet"
        if not path.exists():
            continue
        about = {"file": str(path)} | ({"readings": str(readings)} if table != "readings" else {})
        name = "orphan_readings" if table == "readings" else "orphan_claims"
        row = connection.execute(sql(f"queries/{name}.sql"), about).fetchone()
        if row and row[0]:
            raise PartDamaged(
                f"loading the part {part.path}: {row[0]} rows of {table} belong to no article or reading "
                "that is stored; extract again"
            )

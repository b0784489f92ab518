"""Loading: the parts of a folder become rows of the warehouse, each part exactly once.

In: a writing connection and folders of parts. Out: rows, in one transaction with the parts' rows in the manifest
`parts`; a crash at any point leaves a part loaded or not loaded. A row that is stored already, from whatever
part, is not stored again. This module never updates or deletes a row, and never writes a part.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb

from warehouse.database import sql, transaction
from warehouse.errors import PartDamaged, WarehouseError
from warehouse.parts import Part, finished, read

_ORDER = ("articles", "readings", "figures", "events", "urls", "sources", "runs")
"""Articles first: readings look them up, figures, events and attempts look at what is new."""

_BYTES_AT_ONCE = 32 << 20
"""Parquet in a transaction, if parts are no larger: that of some 10,000 pages. Beside half a million articles a
transaction takes a fifth of a second, whatever it brings."""

_ASKED = re.compile(r"\$(\w+)")
"""A value that a query asks for."""


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
        PartDamaged, WarehouseError: as for `load_together`; nothing was loaded.
    """
    return load_together(connection, [part_dir], now=now)[0]


def load_together(
    connection: duckdb.DuckDBPyConnection, part_dirs: Sequence[Path], *, now: datetime | None = None
) -> tuple[Loaded, ...]:
    """Load several parts in one transaction, which gives the rows that one after another in the order of names gives.

    Args:
        connection: from `open_warehouse`.
        part_dirs: the parts' folders.
        now: the time of loading (UTC); the clock's where it is None.

    Returns:
        What each of them added, in their order.

    Raises:
        PartDamaged: a part is not what was written, or its rows do not belong together; nothing was loaded. `path`
            says which, so that the others can be loaded without it.
        WarehouseError: DuckDB could not store them (a full disk, say); nothing was loaded.
    """
    parts = [read(part_dir) for part_dir in part_dirs]
    rows = connection.execute(sql("queries/parts_among.sql"), {"part_ids": [part.part_id for part in parts]}).fetchall()
    done = {row[0] for row in rows}
    fresh = [part for part in parts if part.part_id not in done]
    for part in fresh:
        _look_over(part)
    moment = (now or datetime.now(UTC)).astimezone(UTC).replace(tzinfo=None)
    added: dict[str, Loaded] = {}
    if fresh:
        try:
            with transaction(connection):
                added = {loaded.part_id: loaded for loaded in _load(connection, fresh, moment)}
        except duckdb.Error as error:
            named = f"the part {fresh[0].path}" + (f" and {len(fresh) - 1} others" if len(fresh) > 1 else "")
            raise WarehouseError(
                f"loading {named}: nothing of it was loaded; mend this and run again: {error}"
            ) from error
    return tuple(added.get(part.part_id, Loaded(part.part_id, fresh=False)) for part in parts)


def load_all(connection: duckdb.DuckDBPyConnection, parts: Path) -> Iterator[Loaded]:
    """Load every whole part of a folder that is not loaded yet, in the order of their names.

    Args:
        connection: from `open_warehouse`.
        parts: folder of all parts.

    Yields:
        What each part added, as soon as it is committed.

    Raises:
        PartDamaged: as for `load_together`; the parts before it stay loaded.
    """
    for batch in batches(unloaded(connection, parts)):
        yield from load_together(connection, batch)


def batches(part_dirs: Iterable[Path]) -> Iterator[tuple[Path, ...]]:
    """Put parts together that are small enough to be loaded in one transaction, in their order."""
    batch: list[Path] = []
    size = 0
    for part_dir in part_dirs:
        more = sum(file.stat().st_size for file in part_dir.iterdir())
        if batch and size + more > _BYTES_AT_ONCE:
            yield tuple(batch)
            batch, size = [], 0
        batch.append(part_dir)
        size += more
    if batch:
        yield tuple(batch)


def unloaded(connection: duckdb.DuckDBPyConnection, parts: Path) -> tuple[Path, ...]:
    """Give the folders of the whole parts that are not in the manifest, in the order of their names."""
    done = {row[0] for row in connection.execute(sql("queries/parts_loaded.sql")).fetchall()}
    return tuple(path for path in finished(parts) if path.name not in done)


def _look_over(part: Part) -> None:
    """Refuse a part that cannot be loaded whatever its rows are."""
    doing = f"loading the part {part.path}"
    if part.part_id != part.path.name:
        raise PartDamaged(f"{doing}: it was written as {part.part_id}; give the folder its name back", part.path)
    if not part.extractor_version.isdecimal():
        raise PartDamaged(
            f"{doing}: extractor version {part.extractor_version!r} is not a whole number, "
            "so that it cannot be told what is newer; extract again",
            part.path,
        )
    present = {file.table for file in part.files}
    if present & {"figures", "events"} and "readings" not in present:
        raise PartDamaged(f"{doing}: it has claims but no readings; extract again", part.path)


def _load(connection: duckdb.DuckDBPyConnection, parts: Sequence[Part], moment: datetime) -> list[Loaded]:
    files = {
        table: [str(part.path / f"{table}.parquet") for part in parts for file in part.files if file.table == table]
        for table in _ORDER
    }
    about = {
        "now": moment.isoformat(),
        "part_ids": [part.part_id for part in parts],
        "warc_files": [part.warc_file for part in parts],
        "extractor_versions": [part.extractor_version for part in parts],
        "readings": files["readings"],
    }
    for table in _ORDER:
        if files[table]:
            _run(connection, f"load_{table}", about | {"files": files[table]})
    for table in ("readings", "figures", "events"):
        if files[table]:
            name = "orphan_readings" if table == "readings" else "orphan_claims"
            if found := _run(connection, name, about | {"files": files[table]}):
                path = next(part.path for part in parts if part.part_id == found[0][0])
                raise PartDamaged(
                    f"loading the part {path}: {found[0][1]} rows of {table} belong to no article or reading "
                    "that is stored; extract again",
                    path,
                )
    if files["readings"]:
        _run(connection, "load_superseded", about)
    return [Loaded(row[0], True, *row[1:]) for row in _run(connection, "load_parts", about)]  # noqa: FBT003


def _run(connection: duckdb.DuckDBPyConnection, name: str, about: Mapping[str, object]) -> list[tuple[Any, ...]]:
    """Run one of our queries with those of the values that it asks for."""
    text = sql(f"queries/{name}.sql")
    return connection.execute(text, {key: about[key] for key in set(_ASKED.findall(text))}).fetchall()

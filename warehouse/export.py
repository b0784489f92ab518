"""`tallywire export`: incidents and figures in the files that others' tools read.

In: the published copy and what is wanted. Out: one file, or a folder of Parquet partitions, made beside its place
and renamed. CSV is safe to open in a spreadsheet: no cell of words can be taken for a formula. A missing number
stays an empty cell or a null, never 0. The queries are `exports/*.sql`.
"""

import csv
import json
import os
import re
import shutil
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import IO, Any

import duckdb
import pyarrow.dataset  # type: ignore[import-untyped]

from warehouse.database import connect_read_only, sql
from warehouse.errors import ExportFailed

_BATCH = 5_000
"""Rows in memory at a time."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", *"＝＋－＠﹦﹢﹣﹫")
"""First characters that spreadsheets take for a formula (OWASP, "CSV Injection"), full-width and small ones too."""

_UNSEEN = re.compile(r"\A[\s\x00-\x1f\x7f-\x9f\xad\u200b-\u200f\u2060\ufeff]+")
"""White space, controls and characters without width: a spreadsheet may drop them from the start of a cell."""


class Layout(StrEnum):
    """What is exported, and in which form."""

    INCIDENTS = "incidents"
    """Incidents as CSV with HXL hashtags in the second row."""
    FIGURES = "figures"
    """Claims as CSV with HXL hashtags in the second row."""
    GEOJSON = "geojson"
    """Incidents as a GeoJSON FeatureCollection (RFC 7946); where no point is known the geometry is null."""
    GED = "ged"
    """Deadly incidents as CSV in columns of UCDP GED."""
    HELIX = "helix"
    """Displacement figures as CSV in columns of IDMC's Helix."""
    PARQUET = "parquet"
    """Claims as Parquet in a folder, partitioned by year and country (Hive style)."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rows are wanted; None takes all. `country` is ISO 3166-1 alpha-3, the days are of what happened."""

    country: str | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written: where, how many rows, and the folders that had to be made for it, the outermost first."""

    target: Path
    rows: int
    made: tuple[Path, ...] = ()


def export(path: Path, layout: Layout, target: Path, wanted: Wanted | None = None) -> Exported:
    """Write one export.

    Args:
        path: the published copy.
        layout: what is written and how.
        target: the file, or for `Layout.PARQUET` the folder; what is there is replaced when all is written.
        wanted: which rows.

    Returns:
        What was written.

    Raises:
        WarehouseMissing, WarehouseLocked, WarehouseDamaged, WarehouseTooNew: the copy cannot be opened.
        ExportFailed: the target cannot be written.
    """
    choice = wanted or Wanted()
    query = {Layout.GEOJSON: "incidents", Layout.PARQUET: "figures"}.get(layout, layout.value)
    fresh = target.with_name(f".{target.name}.{os.getpid()}")
    about = {
        "country": choice.country.upper() if choice.country else None,
        "since": choice.since.isoformat() if choice.since else None,
        "until": choice.until.isoformat() if choice.until else None,
    }
    with connect_read_only(path) as connection:
        try:
            made = tuple(reversed([folder for folder in target.parents if not folder.exists()]))
            target.parent.mkdir(parents=True, exist_ok=True)
            statement = sql(f"exports/{query}.sql")
            if layout is Layout.PARQUET:
                rows = _write_parquet(connection.sql(statement, params=about), fresh)
            else:
                rows = _write(connection.execute(statement, about), layout, fresh)
            _put(fresh, target)
        except OSError as error:
            raise ExportFailed(
                f"exporting {layout} to {target}: {error.strerror or error}; choose a path that can be written"
            ) from error
        finally:
            _remove(fresh)
    return Exported(target, rows, made)


def safe(value: object) -> object:
    """Give a value as a CSV cell that no spreadsheet takes for a formula.

    Args:
        value: any value of a row.

    Returns:
        Words that begin like a formula with an apostrophe before them; numbers as they are; times in ISO 8601.
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, str) and (value.startswith(_FORMULA) or _UNSEEN.sub("", value).startswith(_FORMULA)):
        return f"'{value}"
    return value


def _write(connection: duckdb.DuckDBPyConnection, layout: Layout, fresh: Path) -> int:
    with fresh.open("w", encoding="utf-8", newline="") as out:
        if layout is Layout.GEOJSON:
            return _write_geojson(connection, out)
        tags = _tags() if layout in {Layout.INCIDENTS, Layout.FIGURES} else None
        return _write_csv(connection, out, tags)


def _rows(connection: duckdb.DuckDBPyConnection) -> Iterator[tuple[Any, ...]]:
    while rows := connection.fetchmany(_BATCH):
        yield from rows


def _names(connection: duckdb.DuckDBPyConnection) -> list[str]:
    return [column[0] for column in connection.description or ()]


def _write_csv(connection: duckdb.DuckDBPyConnection, out: IO[str], tags: dict[str, str] | None) -> int:
    writer = csv.writer(out, lineterminator="\r\n")  # RFC 4180
    names = _names(connection)
    writer.writerow(names)
    if tags is not None:
        writer.writerow([tags.get(name, "") for name in names])
    count = 0
    for row in _rows(connection):
        writer.writerow([safe(value) for value in row])
        count += 1
    return count


def _write_geojson(connection: duckdb.DuckDBPyConnection, out: IO[str]) -> int:
    names = _names(connection)
    count = 0
    out.write('{"type": "FeatureCollection", "features": [')
    for row in _rows(connection):
        record = dict(zip(names, row, strict=True))
        lat, lon = record.pop("lat"), record.pop("lon")
        known = lat is not None and lon is not None
        feature = {
            "type": "Feature",
            "id": record["incident_id"],
            "geometry": {"type": "Point", "coordinates": [lon, lat]} if known else None,
            "properties": {
                name: value.isoformat() if isinstance(value, datetime | date) else value
                for name, value in record.items()
            },
        }
        out.write(("," if count else "") + "\n" + json.dumps(feature, ensure_ascii=False, allow_nan=False))
        count += 1
    out.write("\n]}\n")
    return count


def _write_parquet(rows: duckdb.DuckDBPyRelation, fresh: Path) -> int:
    reader = rows.to_arrow_reader(_BATCH)
    count = 0

    def counted() -> Iterator[Any]:
        nonlocal count
        for batch in reader:
            count += batch.num_rows
            yield batch

    fresh.mkdir()
    pyarrow.dataset.write_dataset(
        counted(),
        fresh,
        schema=reader.schema,
        format="parquet",
        partitioning=["year", "country"],
        partitioning_flavor="hive",
        max_partitions=10_000,  # fifty years of two hundred countries; the default is 1,024
    )
    return count


def _tags() -> dict[str, str]:
    tags: dict[str, str] = tomllib.loads(sql("exports/hxl.toml"))["tags"]
    return tags


def _put(fresh: Path, target: Path) -> None:
    if target.is_dir():
        if not fresh.is_dir():
            raise IsADirectoryError(21, f"{target} is a folder")
        aside = target.with_name(f".{target.name}.old.{os.getpid()}")
        target.rename(aside)
        fresh.rename(target)
        shutil.rmtree(aside)
        return
    fresh.replace(target)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)

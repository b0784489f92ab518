"""`tallywire sql`: an analyst's SQL on the published copy, as a table for people or as CSV, JSON or Parquet.

In: SQL and the path of the published copy. Out: rows on a stream, one batch at a time, so that a result of any
size needs little memory. The copy is opened read-only and, unless asked for, without access to any other file.
"""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import IO, Any

import duckdb
import pyarrow.parquet as pq  # type: ignore[import-untyped]
from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from warehouse.database import connect_read_only
from warehouse.errors import QueryFailed

_BATCH = 2_000
"""Rows taken from DuckDB at a time: some megabytes even where each row holds a whole article."""

SHOWN = 200
"""Rows that a table for people shows unless told otherwise: some screens; the rest is counted, not printed."""

_READABLE = 16
"""Characters below which a cell is not folded: a day, an id, a measure; a table that needs less prints as records."""

_UNFOLDED = 1_000
"""Columns of a table that goes to a file or a pipe, where there is no edge to fold at."""


_WITH_ROWS = {"SELECT", "EXPLAIN", "CALL", "PRAGMA", "MULTI"}
"""Types of statements that have rows to give. DuckDB 2.0 answers every statement with some, such as a count, and
calls a pivot MULTI."""


class Form(StrEnum):
    """How a result is written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    PARQUET = "parquet"


@dataclass(frozen=True, slots=True)
class Answered:
    """What a query gave: how many rows it has, and how many of them were written."""

    rows: int
    written: int


def query(  # noqa: PLR0913 - each is one option of the command
    path: Path,
    statement: str,
    out: IO[bytes],
    form: Form = Form.TABLE,
    *,
    external: bool = False,
    shown: int = SHOWN,
    width: int | None = None,
) -> Answered:
    """Run SQL on the published copy and write the result of its last statement.

    Args:
        path: the published copy.
        statement: one SQL statement or several, parted by semicolons.
        out: where the result goes, in UTF-8 or as Parquet; standard output's buffer, say.
        form: how it is written; `json` is an array with one object a line.
        external: whether the SQL may read and write other files.
        shown: rows that a table shows at most; the other forms give all.
        width: columns of the terminal; where it is None, the terminal's own, and no folding elsewhere.

    Returns:
        The numbers of rows.

    Raises:
        WarehouseMissing, WarehouseLocked, WarehouseDamaged, WarehouseTooNew: the copy cannot be opened.
        QueryFailed: the SQL is empty, wrong, or asks for what is not allowed.
    """
    with connect_read_only(path, external=external) as connection:
        try:
            statements = connection.extract_statements(statement)
            if not statements:
                raise QueryFailed("running the SQL: it is empty; try `from newest_figures limit 10`")
            for one in statements[:-1]:
                connection.execute(one)
            if form is Form.PARQUET:
                return _write_parquet(connection, statements[-1], out)
            connection.execute(statements[-1])
            return _write(connection, out, form, shown, width)
        except duckdb.Error as error:
            raise QueryFailed(f"running the SQL: {_explain(error)}") from error


def _write(
    connection: duckdb.DuckDBPyConnection, out: IO[bytes], form: Form, shown: int, width: int | None
) -> Answered:
    names = [column[0] for column in connection.description or ()]
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    try:
        if form is Form.CSV:
            return _write_csv(names, _rows(connection), text)
        if form is Form.JSON:
            return _write_json(names, _rows(connection), text)
        return _write_table(names, _rows(connection), text, shown, width)
    finally:
        text.detach()  # the stream is the caller's: it must outlive this wrapper


def _write_parquet(connection: duckdb.DuckDBPyConnection, statement: duckdb.Statement, out: IO[bytes]) -> Answered:
    relation = connection.sql(statement.query)
    if relation is None or statement.type.name not in _WITH_ROWS:
        raise QueryFailed("running the SQL: its last statement gives no rows, so that there is no Parquet to write")
    reader = relation.to_arrow_reader(_BATCH)
    written = 0
    with pq.ParquetWriter(out, reader.schema, compression="zstd") as writer:
        for batch in reader:
            writer.write_batch(batch)
            written += batch.num_rows
    return Answered(written, written)


def _rows(connection: duckdb.DuckDBPyConnection) -> Iterator[tuple[Any, ...]]:
    while rows := connection.fetchmany(_BATCH):
        yield from rows


def _write_csv(names: list[str], rows: Iterator[tuple[Any, ...]], out: IO[str]) -> Answered:
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(names)
    count = 0
    for count, row in enumerate(rows, start=1):  # noqa: B007 - the count is wanted after the loop
        writer.writerow([_plain(value) for value in row])
    return Answered(count, count)


def _write_json(names: list[str], rows: Iterator[tuple[Any, ...]], out: IO[str]) -> Answered:
    count = 0
    out.write("[")
    for count, row in enumerate(rows, start=1):
        record = dict(zip(names, row, strict=True))
        out.write(",\n" if count > 1 else "\n")
        out.write(json.dumps(record, ensure_ascii=False, default=_json))
    out.write("\n]\n" if count else "]\n")
    return Answered(count, count)


def _write_table(
    names: list[str], rows: Iterator[tuple[Any, ...]], out: IO[str], shown: int, width: int | None
) -> Answered:
    kept: list[tuple[Any, ...]] = []
    count = 0
    for count, row in enumerate(rows, start=1):
        if count <= shown:
            kept.append(row)
    console = Console(file=out, width=width or (None if out.isatty() else _UNFOLDED), highlight=False)
    if _crowded(names, kept, console.width):
        _print_records(names, kept, console)
    else:
        _print_table(names, kept, console)
    if count > len(kept):
        console.print(f"{len(kept):,} of {count:,} rows; add `limit`, or take all with --format csv")
    return Answered(count, len(kept))


def _crowded(names: list[str], rows: list[tuple[Any, ...]], width: int) -> bool:
    """Tell whether a table would have to break even short cells."""
    widest = ((len(name), *(len(_cell(row[n])) for row in rows)) for n, name in enumerate(names))
    return bool(rows) and sum(min(max(lengths), _READABLE) + 2 for lengths in widest) > width


def _print_records(names: list[str], rows: list[tuple[Any, ...]], console: Console) -> None:
    """Print each row as lines of a name and a value."""
    for n, row in enumerate(rows, start=1):
        record = Table(box=None, show_header=False, pad_edge=False, title=f"row {n:,}", title_justify="left")
        record.add_column(style="bold", no_wrap=True)
        record.add_column(overflow="fold")
        for name, value in zip(names, row, strict=True):
            record.add_row(escape(name), _cell(value))
        console.print(record)
        console.print()
    console.print("shown as records, too wide for a table; name the columns you want, or take --format csv or json")


def _print_table(names: list[str], kept: list[tuple[Any, ...]], console: Console) -> None:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for n, name in enumerate(names):
        numbers = any(_number(row[n]) for row in kept)
        table.add_column(escape(name), justify="right" if numbers else "left", overflow="fold")
    for row in kept:
        table.add_row(*(_cell(value) for value in row))
    console.print(table)


def _number(value: object) -> bool:
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool)


def _cell(value: object) -> str:
    """Show one value to a person: missing is a dash, never a zero or an empty cell."""
    if value is None:
        return "[dim]–[/dim]"
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:,}"
    if isinstance(value, float):
        return f"{value:,.4g}" if abs(value) < 1 else f"{value:,.2f}"
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, list):
        return escape(", ".join("–" if item is None else str(item) for item in value))
    return escape(str(value))


def _plain(value: object) -> object:
    """Give one value as CSV has it: missing is empty, times are ISO 8601, nested values are JSON."""
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False, default=_json)
    return value


def _json(value: object) -> object:
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return float(value)
    return str(value)


def _explain(error: duckdb.Error) -> str:
    said = str(error)
    if isinstance(error, duckdb.PermissionException):
        return f"{said}\nOther files are closed to this command; --external opens them."
    if "read-only" in said or "read only" in said:
        return f"{said}\nThe published copy is for reading; rulings are added with `tallywire rule`."
    if isinstance(error, duckdb.CatalogException):
        return f"{said}\n`tallywire codebook` lists the tables, views and macros."
    return said

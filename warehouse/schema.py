"""Arrow schemas of the rows: one table of Parquet for each kind of row, derived from the dataclasses.

In: a row class of `warehouse/rows.py`. Out: its Arrow schema, and a table of many rows. Times are UTC and
stored without a zone; days are days. This module writes no file.
"""

from collections.abc import Sequence
from dataclasses import fields
from datetime import UTC, date, datetime
from functools import cache
from operator import attrgetter
from types import NoneType
from typing import Any, get_args, get_type_hints

import pyarrow as pa  # type: ignore[import-untyped]

from warehouse.outcomes import Outcome
from warehouse.rows import ArticleRow, EventRow, FigureRow, ReadingRow, RunRow, SourceRow, Span, UrlRow

TABLES: dict[str, type] = {
    "articles": ArticleRow,
    "readings": ReadingRow,
    "figures": FigureRow,
    "events": EventRow,
    "urls": UrlRow,
    "sources": SourceRow,
    "runs": RunRow,
}
"""The tables that a part may hold, and the class of their rows."""

_SPAN = pa.struct([("start", pa.int32()), ("end", pa.int32()), ("kind", pa.string())])
_SPAN_VALUES = attrgetter("start", "end", "kind")
_TYPES: dict[Any, pa.DataType] = {
    str: pa.string(),
    Outcome: pa.string(),
    bool: pa.bool_(),
    int: pa.int64(),
    float: pa.float64(),
    date: pa.date32(),
    datetime: pa.timestamp("us"),
    tuple[str, ...]: pa.list_(pa.string()),
    tuple[int, ...]: pa.list_(pa.uint32()),
    tuple[Span, ...]: pa.list_(_SPAN),
}


@cache
def schema_of(row_class: type) -> pa.Schema:
    """Give the Arrow schema of one kind of row.

    Args:
        row_class: a dataclass of `warehouse/rows.py`.

    Returns:
        One field per attribute, in order; an attribute that may be None is nullable, the others are not.
    """
    hints = get_type_hints(row_class)
    return pa.schema([_field(f.name, hints[f.name]) for f in fields(row_class)])


def table_of(name: str, rows: Sequence[object]) -> pa.Table:
    """Turn rows into one Arrow table.

    Args:
        name: a table's name, a key of `TABLES`.
        rows: rows of that table's class.

    Returns:
        The table, in the order of the rows, checked against the schema: a null where none may be raises
        `pyarrow.ArrowInvalid`.
    """
    schema = schema_of(TABLES[name])
    columns = [pa.array(_values(field, rows), type=field.type) for field in schema]
    table = pa.Table.from_arrays(columns, schema=schema)
    for field, column in zip(schema, columns, strict=True):
        if column.null_count and not field.nullable:
            message = f"rows of {name}: {field.name} is missing in {column.null_count} of {len(rows)} rows"
            raise pa.ArrowInvalid(message)
    return table


def _field(name: str, hint: Any) -> pa.Field:
    options = [option for option in get_args(hint) if option is not NoneType]
    nullable = NoneType in get_args(hint)
    return pa.field(name, _TYPES[options[0] if nullable else hint], nullable=nullable)


def _values(field: pa.Field, rows: Sequence[object]) -> list[Any]:
    """Give one column's values as Arrow takes them: UTC times without a zone, spans as their three values."""
    values: list[Any] = list(map(attrgetter(field.name), rows))
    if field.type == _TYPES[datetime]:
        return [None if value is None else _without_zone(value) for value in values]
    if field.type == _TYPES[tuple[Span, ...]]:
        return [list(map(_SPAN_VALUES, value)) for value in values]
    return values


def _without_zone(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        message = f"the time {moment.isoformat()} has no zone: give it in UTC (datetime.now(UTC))"
        raise ValueError(message)
    return moment.astimezone(UTC).replace(tzinfo=None)

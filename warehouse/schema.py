"""Arrow schemas of the rows: one table of Parquet for each kind of row, derived from the dataclasses.

In: a row class of `warehouse/rows.py`. Out: its Arrow schema, and a table of many rows. Times are UTC and
stored without a zone; days are days. This module writes no file.
"""

from collections.abc import Sequence
from dataclasses import fields
from datetime import UTC, date, datetime
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
    columns = [pa.array([_plain(getattr(row, field.name)) for row in rows], type=field.type) for field in schema]
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


def _plain(value: object) -> object:
    """Turn a value into what Arrow takes: UTC times without a zone, spans as mappings."""
    if isinstance(value, datetime):
        if value.tzinfo is None:
            message = f"the time {value.isoformat()} has no zone: give it in UTC (datetime.now(UTC))"
            raise ValueError(message)
        return value.astimezone(UTC).replace(tzinfo=None)
    if isinstance(value, tuple) and value and isinstance(value[0], Span):
        return [{"start": span.start, "end": span.end, "kind": span.kind} for span in value]
    if isinstance(value, Outcome):
        return value.value
    return value

"""The codebook: every table, view and macro of a warehouse and every column, in Markdown, from the comments.

In: a connection to a warehouse. Out: Markdown, and the list of what has no comment, which a test keeps empty.
The words are the `comment on` statements beside each definition; this module adds none of its own.
"""

from dataclasses import dataclass

import duckdb

from warehouse.database import sql

_TITLES = {"table": "Tables", "view": "Views", "macro": "Macros"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the codebook: a relation where `column` is None, else one of its columns.

    Attributes:
        sort: table, view or macro.
        name: of the relation; a macro's has its parameters.
        column: of the column.
        data_type: of the column, in DuckDB's words.
        comment: what it means; None where nobody has said.
    """

    sort: str
    name: str
    column: str | None
    data_type: str | None
    comment: str | None


def entries(connection: duckdb.DuckDBPyConnection) -> tuple[Entry, ...]:
    """Give every relation and column of a warehouse: tables, views, macros, each with its columns in order."""
    return tuple(Entry(*row) for row in connection.execute(sql("queries/codebook.sql")).fetchall())


def uncommented(connection: duckdb.DuckDBPyConnection) -> tuple[str, ...]:
    """Name what has no comment; empty for a warehouse that explains itself."""
    return tuple(
        f"{entry.sort} {entry.name}" + (f", column {entry.column}" if entry.column else "")
        for entry in entries(connection)
        if not entry.comment
    )


def codebook(connection: duckdb.DuckDBPyConnection) -> str:
    """Write the codebook of a warehouse.

    Args:
        connection: a warehouse, the writer's or the published copy.

    Returns:
        Markdown: a section each for tables, views and macros, a table of columns for each relation.
    """
    lines = ["# Codebook", "", "Written by `tallywire codebook` from the comments in the warehouse itself."]
    sort, in_columns = "", False
    for entry in entries(connection):
        if entry.sort != sort:
            sort = entry.sort
            lines += ["", f"## {_TITLES[sort]}"]
        if entry.column is None:
            lines += ["", f"### `{entry.name}`", "", entry.comment or ""]
            in_columns = False
            continue
        if not in_columns:
            lines += ["", "| column | type | meaning |", "|---|---|---|"]
            in_columns = True
        meaning = (entry.comment or "").replace("|", "\\|")
        lines.append(f"| `{entry.column}` | {(entry.data_type or '').lower()} | {meaning} |")
    return "\n".join(lines) + "\n"

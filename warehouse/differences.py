"""What reading the archive again would change: the part of `tallywire reextract` that comes before loading.

In: a warehouse and parts that later extractors made from pages that are stored already. Out: figures added, gone
and read otherwise, counted by rule, with an example each. Nothing is loaded or changed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pyarrow.parquet as pq  # type: ignore[import-untyped]

from warehouse.database import sql
from warehouse.parts import read
from warehouse.rows import FigureRow
from warehouse.schema import schema_of


@dataclass(frozen=True, slots=True)
class Difference:
    """One kind of change.

    Attributes:
        change: added, gone or changed.
        rule: the rule that matches now, or matched before where the figure is gone.
        measure: the figure's measure.
        fields: what is read otherwise, where changed.
        figures: how many.
        example: the quantity and the sentence of one.
    """

    change: str
    rule: str
    measure: str
    fields: str
    figures: int
    example: str


def differences(connection: duckdb.DuckDBPyConnection, parts: Sequence[Path]) -> tuple[Difference, ...]:
    """Compare parts that are not loaded yet with what is stored of the same bytes.

    Args:
        connection: from `open_warehouse`.
        parts: folders of whole parts.

    Returns:
        The kinds of change, the most frequent first; empty where nothing would change.

    Raises:
        PartDamaged: a part is not what was written.
    """
    whole = [read(path).path for path in parts]
    articles = [str(path / "articles.parquet") for path in whole if _has(path, "articles")]
    if not articles:
        return ()
    with TemporaryDirectory() as folder:
        none = Path(folder) / "figures.parquet"  # parts whose pages have lost all of their figures have no such file
        pq.write_table(schema_of(FigureRow).empty_table(), none)
        figures = [str(path / "figures.parquet") for path in whole if _has(path, "figures")]
        about = {"articles": articles, "figures": [str(none), *figures]}
        rows = connection.execute(sql("queries/differences.sql"), about).fetchall()
    return tuple(Difference(*row) for row in rows)


def _has(part: Path, table: str) -> bool:
    return (part / f"{table}.parquet").exists()

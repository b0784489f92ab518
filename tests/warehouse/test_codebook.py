import duckdb

from warehouse.codebook import codebook, entries, uncommented


def test_every_table_view_macro_and_column_says_what_it_is(warehouse: duckdb.DuckDBPyConnection) -> None:
    assert uncommented(warehouse) == ()
    assert {entry.sort for entry in entries(warehouse)} == {"table", "view", "macro"}


def test_what_nobody_has_explained_is_named(warehouse: duckdb.DuckDBPyConnection) -> None:
    warehouse.execute("create table mystery (riddle integer)")
    assert uncommented(warehouse) == ("table mystery", "table mystery, column riddle")


def test_the_codebook_is_a_markdown_table_for_each_relation(warehouse: duckdb.DuckDBPyConnection) -> None:
    book = codebook(warehouse)
    assert "### `figures`" in book
    assert "| `span_start` | integer | Where the quantity phrase starts" in book
    assert "### `toll(place_name, on_day)`" in book
    rows = [line for line in book.splitlines() if line.startswith("|")]
    assert all(line.replace("\\|", "").count("|") == 4 for line in rows)

"""Stories: which articles print one text, told anew for what has come.

In: a writing connection in a transaction, with the parts that enter in `touched_parts`. Out: new pairs in `reprints`,
`story_members` up to date, and the temporary table `stories_before`, which tells what they were. Articles are compared
with those of the ten days around; then stories are worked out in rounds: whose story depends on one that has changed
is asked about in the next. No other story is looked at.
"""

import duckdb

from warehouse.database import sql
from warehouse.store import sql_files


def tell_stories(connection: duckdb.DuckDBPyConnection) -> None:
    """Bring the stories up to date with the articles of the touched parts."""
    for step in sql_files("stories"):
        connection.execute(step.text)
    rounds = sql_files("stories/round")
    while _asked(connection):
        for step in rounds:
            connection.execute(step.text)


def _asked(connection: duckdb.DuckDBPyConnection) -> bool:
    row = connection.execute(sql("queries/stories_asked.sql")).fetchone()
    return bool(row and row[0])

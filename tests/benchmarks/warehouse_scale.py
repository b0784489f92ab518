"""How fast does the warehouse load, reconcile and answer? `python warehouse_scale.py [FIGURES] [FOLDER]`.

Writes parts of synthetic figures (a million each, and after the first and the last some of a day's news), loads and
reconciles them, publishes, and times each query of the cookbook on the published copy, each the best of three. One
event row in twenty is of a day long past, one in twenty-five a stock. Prints rows a second, milliseconds, and the
machine's load beside them; asserts nothing. Ten million figures take some 6 GB of disk.
"""

import io
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

import duckdb

from warehouse.database import connect_read_only
from warehouse.incidents import reconcile
from warehouse.load import load
from warehouse.parts import write_tables
from warehouse.publish import publish
from warehouse.query import Form, query
from warehouse.schema import TABLES, schema_of
from warehouse.store import open_warehouse

COOKBOOK = """
from funnel
from newest_figures limit 10
from tolls limit 20
from toll('Town 17')
from toll('Town 17', '2030-03-01')
from timeline('Q07')
from disputed limit 20
from freshness
from displacement('Q07', people_per_household := 5.2) limit 20
from claims_of('{incident}')
from history_of('{incident}')
from incidents_as_of('2030-03-01', '{incident}')
select count(*) from claims_as_of('2030-03-01') where country = 'Q07' and measure = 'killed'
select country, sum(best) from tolls where measure = 'killed' group by country order by all
select count(*) from current_figures where place = 'Town 17' and date_start = '2030-03-01'
""".strip().splitlines()

ARTICLES = 250_000
"""Articles in a part, each with four figures and two event rows: a million figures."""

A_DAY = 1_400
"""Articles a day, so that a part is half a year of a busy newswire."""

DAYS = 3
"""Days of news that are loaded one by one: the first still pays for what the part before left unwritten."""

MEMORY = "6GB"
"""Of the machine's memory, for DuckDB's buffers."""

SEEDS = """
create or replace temp table seeds as
select
    i,
    substr(md5('page' || i), 1, 16) as page_id,
    substr(md5('article' || i), 1, 16) as article_id,
    timestamp '2026-01-01' + to_seconds((i * 86400 // {a_day})::bigint) as fetched_at,
    'https://outlet' || hash(i, 1) % 400 || '.example/' || i as url,
    'Outlet ' || hash(i, 1) % 400 as outlet,
    'Q' || lpad((hash(i, 2) % 50)::varchar, 2, '0') as country,
    'Town ' || hash(i, 3) % 40 as place,
    hash(i, 3) % 40 as town,
    1 + hash(i, 4) % 90 as value,
    'Report ' || md5(i::varchar) || chr(10) || chr(10) || repeat(md5('x' || i), 16) || chr(10) as head
from range({start}, {stop}) as t (i)
"""

ARTICLE_ROWS = """
select
    article_id, page_id, url, 'Report' as title, head || value || ' died.' as text,
    [struct_pack("start" := 0, "end" := 6, kind := 'headline')] as paragraphs, null as byline, 'en' as language,
    outlet, 'test' as source_name, fetched_at::date as published, null as published_feed, null as published_page,
    null as published_url, null as modified, fetched_at, 80 as words,
    [(hash(case when i % 10 = 0 then i - 1 else i end, n) % 4294967296)::uinteger for n in range(128)]
        as sketch,
    'a.warc.gz' as warc_file, i as warc_offset, 1 as warc_length, 'run' as run_id, '1' as extractor_version
from seeds
"""

READING_ROWS = """
select article_id, '1' as extractor_version, 4 as figure_count, 2 as event_count, 'run' as run_id from seeds
"""

FIGURE_ROWS = """
select
    substr(md5('figure' || i || '-' || n), 1, 16) as figure_id, article_id, n as ordinal,
    length(head) as span_start, length(head) + length(value::varchar) as span_end, value::varchar as quantity,
    value || ' died.' as sentence, ['killed', 'injured', 'displaced', 'killed'][n + 1] as measure, 'person' as unit,
    'flow' as kind, 'exact' as quantifier, value, value as low, value as high, 'asserted' as status,
    'incident' as scope, null as victim_group, null as victims, null as actor, 'Source ' || value as source,
    'government' as source_kind, place, country, 'Region ' || town % 8 as admin1, town::double as lat,
    (hash(country) % 90)::double as lon, null as geonames_id, 'settlement' as place_precision, 'in' as place_role,
    fetched_at::date - 1 as date_start, fetched_at::date - 1 as date_end, 'day' as date_precision, null as part_of,
    null as same_as, 'test' as rule, 0.9 as confidence, fetched_at::date as published, fetched_at,
    '1' as extractor_version
from seeds, range(4) as t (n)
"""

EVENT_ROWS = """
select
    substr(md5('event' || i || '-' || n), 1, 16) as event_id, article_id, page_id, n as ordinal,
    ['killed', 'injured'][n + 1] as measure, 'person' as unit,
    case when hash(i, n, 8) % 25 = 0 then 'stock' else 'flow' end as kind, value as low, value as best,
    value as high, 'asserted' as status, 'incident' as scope, null as victim_group, null as actor,
    ['Source ' || value] as sources, place, country, 'Region ' || town % 8 as admin1, town::double as lat,
    (hash(country) % 90)::double as lon, null as geonames_id, 'settlement' as place_precision, 'in' as place_role,
    fetched_at::date - (1 + ago)::integer as date_start, fetched_at::date - (1 + ago)::integer as date_end,
    'day' as date_precision, false as disputed,
    [substr(md5('figure' || i || '-' || n), 1, 16)] as figure_ids, fetched_at::date as published, fetched_at,
    '1' as extractor_version
from (
    select *, case when hash(i, n, 7) % 20 = 0 then hash(i, n, 9) % 3000 else 0 end as ago
    from seeds, range(2) as t (n)
)
"""

ROWS = {"articles": ARTICLE_ROWS, "readings": READING_ROWS, "figures": FIGURE_ROWS, "events": EVENT_ROWS}


def make_part(folder: Path, name: str, start: int, stop: int) -> Path:
    """Write one part of synthetic articles with the numbers `start` to `stop`."""
    with duckdb.connect() as connection:
        connection.execute(SEEDS.format(a_day=A_DAY, start=start, stop=stop))
        tables = (
            (table, connection.execute(rows).to_arrow_table().cast(schema_of(TABLES[table])))
            for table, rows in ROWS.items()
        )
        return write_tables(folder, name, tables, extractor_version="1")


def say(line: str) -> None:
    """Print one line at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def news(connection: duckdb.DuckDBPyConnection, part: Path, what: str) -> None:
    """Load and reconcile one part, and say how long both took."""
    began, cpu = time.perf_counter(), time.process_time()
    loaded = load(connection, part)
    took, cpu = time.perf_counter() - began, time.process_time() - cpu
    shutil.rmtree(part)
    rows = loaded.figures + loaded.events + loaded.articles + loaded.readings
    began, reconciling = time.perf_counter(), time.process_time()
    done = reconcile(connection)
    say(
        f"{what}: {loaded.figures:,} figures loaded in {took:.2f} s (CPU {cpu:.2f}): {loaded.figures / took:,.0f} a "
        f"second, with articles and events {rows / took:,.0f} rows a second; {done.touched:,} incidents of "
        f"{done.incidents:,} reconciled in {time.perf_counter() - began:.2f} s "
        f"(CPU {time.process_time() - reconciling:.2f}); load average {os.getloadavg()[0]:.1f}"
    )


def main(figures: int, folder: Path) -> None:
    """Load, reconcile, publish, ask."""
    file, target = folder / "warehouse.duckdb", folder / "published.duckdb"
    articles = figures // 4
    with open_warehouse(file, memory_limit=MEMORY) as connection:
        for start in range(0, articles, ARTICLES):
            stop = min(start + ARTICLES, articles)
            news(connection, make_part(folder / "parts", f"part-{start:09}", start, stop), "a part")
            if stop not in {ARTICLES, articles}:
                continue
            for day in range(DAYS):
                first = articles + (day + (DAYS if stop == articles else 0)) * A_DAY
                news(connection, make_part(folder / "parts", f"day-{first}", first, first + A_DAY), "a day")
    began = time.perf_counter()
    size = publish(file, target).size
    say(f"published {size / 1e9:.1f} GB in {time.perf_counter() - began:.1f} s")
    with connect_read_only(target) as connection:
        row = connection.execute("select incident_id from incidents order by claims desc, incident_id").fetchone()
        for statement in COOKBOOK:
            asked = statement.format(incident=row[0] if row else "")
            times = []
            for _ in range(3):
                began = time.perf_counter()
                connection.execute(asked).fetchall()
                times.append(time.perf_counter() - began)
            say(f"{min(times) * 1000:8.0f} ms  {asked}")
    began = time.perf_counter()
    query(target, COOKBOOK[0], io.BytesIO(), Form.JSON)
    say(f"{(time.perf_counter() - began) * 1000:8.0f} ms  {COOKBOOK[0]} (opening the file included)")


if __name__ == "__main__":
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000_000
    if len(sys.argv) > 2:
        main(wanted, Path(sys.argv[2]))
    else:
        with tempfile.TemporaryDirectory() as name:
            main(wanted, Path(name))

"""Whole runs with `--direct` on the demo's newsroom: what a user sees, a second run, two at once, killed runs."""

import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from rich.console import Console

from flows.collect import warc
from flows.demo import Newsroom, newsroom
from flows.engine import Direct
from flows.ingest import ingest
from flows.lock import one_run
from flows.progress import Reporter
from flows.run import Run
from flows.settings import Fetch, Settings
from warehouse.query import Form, query

EVERYTHING = """
select 'articles' as what, count(*)::int as rows, count(distinct article_id)::int as ids from articles
union all select 'figures', count(*)::int, count(distinct figure_id)::int from figures
union all select 'events', count(*)::int, count(distinct event_id)::int from events
union all select 'attempts', count(*)::int, count(distinct attempt_id)::int from urls where role = 'page'
order by what
"""
"""What a run leaves: how many rows of each kind, and that none stands twice."""

CONTENT = """
select url_path, title, count(figure_id)::int as figures
from (select regexp_replace(url, '^https?://[^/]+', '') as url_path, title, article_id from articles)
left join figures using (article_id) group by all order by all
"""
"""What the newsroom's pages say, whatever port they were served on."""


@pytest.fixture
def press():
    with newsroom() as press:
        yield press


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory) -> list[dict[str, object]]:
    """What a run leaves that nobody killed."""
    folder = tmp_path_factory.mktemp("undisturbed")
    with newsroom() as press:
        settings = Settings(data_dir=folder, fetch=Fetch(delay_s=0, allow_loopback=True), source=press.sources)
        ingest(Run(settings, Direct(), Reporter(Console(quiet=True))))
    out = io.BytesIO()
    query(settings.published_file, CONTENT, out, Form.JSON)
    rows: list[dict[str, object]] = json.loads(out.getvalue())
    return rows


def ask(tallywire, statement: str) -> list[dict[str, object]]:
    done = tallywire("sql", statement, "--format", "json")
    assert done.returncode == 0, done.stderr
    rows: list[dict[str, object]] = json.loads(done.stdout)
    return rows


def pages(press: Newsroom) -> list[tuple[str, str]]:
    """Outlet and path of each news page that was sent whole."""
    not_pages = ("robots.txt", "rss", "atom", "sitemap")
    return [
        (hit.outlet, hit.path)
        for hit in press.hits()
        if hit.status == 200 and not any(word in hit.path for word in not_pages)
    ]


def test_a_second_run_fetches_and_adds_nothing(press: Newsroom, settings_for, tallywire) -> None:
    settings_for(press)
    first = tallywire("run", "--direct")
    assert first.returncode == 0, first.stderr
    before = ask(tallywire, EVERYTHING)
    assert all(row["rows"] == row["ids"] for row in before)
    fetched = pages(press)
    assert len(fetched) == len(set(fetched)) > 25
    second = tallywire("run", "--direct")
    assert second.returncode == 0, second.stderr
    assert "nothing new" in second.stderr
    assert second.stderr.count("unchanged since it was last read, 0 to fetch") == 3
    assert pages(press) == fetched
    after = {row["what"]: row for row in ask(tallywire, EVERYTHING)}
    assert [after[name] for name in ("articles", "events", "figures")] == [
        row for row in before if row["what"] != "attempts"
    ]
    assert ask(tallywire, "select count(*)::int as n from runs")[0]["n"] == 2


def test_a_second_edition_brings_only_what_is_new(settings_for, tallywire) -> None:
    with newsroom(followups=False) as press:
        settings_for(press)
        assert tallywire("run", "--direct").returncode == 0
        before = len(pages(press))
        press.publish_followups()
        assert tallywire("run", "--direct").returncode == 0
        assert 0 < len(pages(press)) - before < 10


def test_every_archive_file_is_sound_and_says_what_a_revisit_refers_to(settings_for, tallywire, tmp_path: Path) -> None:
    with newsroom(followups=False) as press:
        settings_for(press)
        assert tallywire("run", "--direct").returncode == 0
        press.publish_followups()
        assert tallywire("run", "--direct").returncode == 0
        assert tallywire("run", "--direct").returncode == 0
    files = sorted((tmp_path / "data" / "archive").glob("*.warc.gz"))
    checked = subprocess.run([sys.executable, "-m", "warcio.cli", "check", *files], check=False, capture_output=True)
    assert checked.returncode == 0, checked.stdout
    revisits = [record for file in files for record in warc.records(file) if record.header("WARC-Type") == "revisit"]
    assert len(revisits) >= 3
    for record in revisits:
        assert record.header("WARC-Refers-To-Target-URI") == record.header("WARC-Target-URI")
        assert (record.header("WARC-Refers-To-Date") or "9") < (record.header("WARC-Date") or "")


def test_sources_that_cannot_be_asked_are_told(settings_for, tallywire) -> None:
    with newsroom() as press:
        file = settings_for(press)
        dead = '\n[[source]]\nname = "dead"\nkind = "feed"\nurl = "http://127.0.0.1:9/feed.xml"\n'
        file.write_text(file.read_text("utf-8").replace("[fetch]", "[fetch]\nretries = 0") + dead, "utf-8")
        some = tallywire("run", "--direct")
        assert some.returncode == 0, "one bad source does not spoil a run"
        assert "1 of 4 sources could not be asked" in some.stdout + some.stderr
    file.write_text("[fetch]\nretries = 0\nallow_loopback = true\n" + dead, "utf-8")
    none = tallywire("run", "--direct")
    assert none.returncode == 1
    assert "no source could be asked" in none.stdout + none.stderr


def test_two_runs_at_once(press: Newsroom, settings_for, tallywire, tmp_path: Path) -> None:
    settings_for(press)
    with one_run(tmp_path / "data" / "tallywire.lock"):
        second = tallywire("run", "--direct")
    assert second.returncode == 75
    assert "another run is at work" in second.stderr
    assert f"process {os.getpid()}" in second.stderr
    assert "Traceback" not in second.stderr
    assert press.hits() == ()


def test_two_runs_started_together(press: Newsroom, settings_for, start) -> None:
    settings_for(press)
    runs = [start("run", "--direct") for _ in range(2)]
    said = [run.communicate()[1] for run in runs]
    assert sorted(run.returncode for run in runs) == [0, 75], said
    assert len(pages(press)) == len(set(pages(press)))


KILLED_AT = {
    "fetching": ("flows.collect.archive.Archive.add", 12),
    "extracting": ("warehouse.parts._write_table", 1),
    "extracting, between two parts": ("flows.extract.write", 1),
    "loading": ("warehouse.load._run", 4),
    "loading, between two transactions": ("flows.load.load_together", 1),
    "publishing": ("shutil.copyfile", 0),
}
"""Where the run is killed: before this function's call of this number, from 0."""

KILLER = """
import importlib, os, signal, sys
target, after = sys.argv[1], int(sys.argv[2])
path, _, name = target.rpartition(".")
try:
    owner = importlib.import_module(path)
except ModuleNotFoundError:
    module, _, attribute = path.rpartition(".")
    owner = getattr(importlib.import_module(module), attribute)
original, calls = getattr(owner, name), 0
def killed(*args, **kwargs):
    global calls
    if calls == after:
        os.kill(os.getpid(), signal.SIGKILL)
    calls += 1
    return original(*args, **kwargs)
import flows.extract, flows.load, warehouse.load
flows.extract.PAGES_PER_PART = 8
warehouse.load._BYTES_AT_ONCE = 1  # each part in a transaction of its own
setattr(owner, name, killed)
sys.argv = ["tallywire", "run", "--direct"]
from flows.cli import main
main()
"""


@pytest.mark.parametrize("where", KILLED_AT)
def test_a_killed_run_loses_nothing_and_doubles_nothing(
    press: Newsroom,
    settings_for,
    tallywire,
    environment: dict[str, str],
    tmp_path: Path,
    undisturbed: list[dict[str, object]],
    where: str,
) -> None:
    settings_for(press)
    target, after = KILLED_AT[where]
    killed = subprocess.run(
        [sys.executable, "-c", KILLER, target, str(after)],
        env=environment,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    again = tallywire("run", "--direct")
    assert again.returncode == 0, again.stderr
    rows = ask(tallywire, EVERYTHING)
    assert all(row["rows"] == row["ids"] for row in rows), rows
    fetched = pages(press)
    in_flight = 6  # two connections to each of three hosts: what was not archived yet is asked for again
    assert len(fetched) - len(set(fetched)) <= (in_flight if where == "fetching" else 0)
    assert ask(tallywire, CONTENT) == undisturbed


def test_an_interrupted_run_says_what_happens_next(
    press: Newsroom, settings_for: Callable[[Newsroom], Path], start
) -> None:
    settings_for(press)
    as_on_a_terminal = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)  # a background job ignores it
    with start("run", "--direct", preexec_fn=as_on_a_terminal) as run:
        end = time.monotonic() + 60
        while not press.hits() and time.monotonic() < end:
            time.sleep(0.02)
        run.send_signal(signal.SIGINT)
        _, said = run.communicate()
    assert run.returncode == 130
    assert "the next run goes on from there" in said
    assert "Traceback" not in said

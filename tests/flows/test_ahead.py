"""Extraction beside fetching: in order, once a file, stopped at once, and errors are raised where asked for."""

import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from flows.ahead import Ahead
from flows.collect.archive import Archive
from flows.collect.records import Attempt, Exchange, Target
from flows.extract import PAGES_PER_PART
from flows.marks import Warc
from flows.settings import Settings
from warehouse.outcomes import Outcome

NOW = datetime(2024, 5, 17, 12, tzinfo=UTC)
PAGE = b"""<html><head><title>Four hurt as tram leaves rails</title></head><body><article>
<h1>Four hurt as tram leaves rails</h1><p>Four people were hurt on Friday when a tram left the rails near the brewery in
Plzen, the operator said. The line will be closed until Sunday, and buses run instead between the two stations on either
side of it.</p></article>"""


def warc(folder: Path, name: str, pages: int) -> Warc:
    """An archive file of ours that holds so many pages."""
    with Archive(folder, name) as archive:
        for n in range(pages):
            url = f"http://news.example/{name}/{n}"
            answer = Exchange(url, NOW, (), 200, "OK", (("Content-Type", "text/html"),), PAGE, len(PAGE), "HTTP/1.1")
            archive.add(
                Attempt(Target(url, url, "s"), (answer,), answered=True, outcome=None, detail=None, finished_at=NOW)
            )
    return Warc(archive.closed[0])


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path)


def test_each_file_is_extracted_once_and_all_before_it_ends(settings: Settings) -> None:
    files = [warc(settings.archive_dir, name, pages) for name, pages in (("a", 3), ("b", 5))]
    told: list[int] = []
    with Ahead(settings) as ahead:
        futures = [ahead.begin(file) for file in (*files, files[0])]
        ahead.watch(told.append)
        assert ahead.begun == tuple(files)
    assert futures[0] is futures[2]
    assert [future.result(0).outcomes for future in futures[:2]] == [
        Counter({Outcome.LOADED: 3}),
        Counter({Outcome.LOADED: 5}),
    ]
    assert sum(told) == 8


def test_an_error_is_raised_where_the_result_is_asked_for(settings: Settings) -> None:
    fine = warc(settings.archive_dir, "a", 1)
    with Ahead(settings) as ahead:
        missing, after = ahead.begin(Warc(settings.archive_dir / "none.warc.gz")), ahead.begin(fine)
        with pytest.raises(FileNotFoundError):
            missing.result(60)
        assert after.result(60).outcomes == Counter({Outcome.LOADED: 1})


def test_an_interrupted_run_leaves_no_half_extracted_file(settings: Settings) -> None:
    long = warc(settings.archive_dir, "a", 600)

    def interrupted() -> None:
        with Ahead(settings) as ahead:
            ahead.begin(long)
            time.sleep(0.5)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    with Ahead(settings) as ahead:
        rest = ahead.begin(long).result(120)
    assert rest.parts == 600 // PAGES_PER_PART, "parts are whole or not there"

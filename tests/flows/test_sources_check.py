"""`tallywire sources check`: each source is asked, what it would bring is named, and nothing is kept."""

import gzip
from collections.abc import Callable
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from subprocess import CompletedProcess

_spec = spec_from_file_location("collect_server", Path(__file__).with_name("collect_server.py"))
server = module_from_spec(_spec)
_spec.loader.exec_module(server)

Tallywire = Callable[..., "CompletedProcess[str]"]


def configure(folder: Path, *sources: str) -> None:
    tables = "".join(f"[[source]]\n{source}\n" for source in sources)
    (folder / "tallywire.toml").write_text(f"[fetch]\nallow_loopback = true\nretries = 0\n{tables}", "utf-8")


def test_each_source_says_what_it_would_bring(tmp_path: Path, tallywire: Tallywire) -> None:
    """Archives are named and not fetched; whoever asks twice is told the same."""
    rss = "<rss version='2.0'><channel><item><title>T</title><link>/a</link></item></channel></rss>"
    names = [f"CC-NEWS-2026112{day}101500-00001.warc.gz" for day in (1, 2)]
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "mine.warc.gz").write_bytes(b"")
    with server.Server() as web:
        web.routes["/rss"] = server.answer(rss.encode(), Content_Type="text/xml")
        web.routes["/warc.paths.gz"] = server.answer(gzip.compress("\n".join(names).encode()))
        configure(
            tmp_path,
            f'name = "wire"\nkind = "feed"\nurl = "{web.base}/rss"\n',
            'name = "mine"\nkind = "warc"\npath = "old"\n',
            f'name = "ccnews"\nkind = "warc"\nurl = "{web.base}/warc.paths.gz"\n',
        )
        before = sorted(tmp_path.iterdir())
        told = [tallywire("sources", "check") for _ in range(2)]
    assert [(done.returncode, done.stderr.strip()) for done in told] == [(0, "")] * 2
    assert told[0].stdout == told[1].stdout
    lines = [" ".join(line.split()) for line in told[0].stdout.splitlines()]
    assert f"wire ok 1 0 1 {web.base}/a" in lines
    assert "mine ok 1 0 0 mine.warc.gz (read where it lies)" in lines
    said = told[0].stdout.replace("\n", "").replace(" ", "")
    assert f"{web.base}/{names[1]},thenewestof2WARCfiles" in said
    assert f"/{names[1]}" not in web.paths
    assert sorted(tmp_path.iterdir()) == before


def test_a_broken_source_is_named_and_is_a_failure(tmp_path: Path, tallywire: Tallywire) -> None:
    with server.Server({"/html": server.page()}) as web:
        configure(
            tmp_path,
            f'name = "html"\nkind = "feed"\nurl = "{web.base}/html"\n',
            f'name = "none"\nkind = "sitemap"\nurl = "{web.base}/none"\n',
        )
        done = tallywire("sources", "check")
    assert done.returncode == 1
    assert "html: " in done.stderr
    assert "none: " in done.stderr
    assert "mend or disable it" in done.stderr

"""The archive: what is written can be read by anyone, what anyone writes can be read, and a crash costs one group."""

import gzip
import io
import logging
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from flows.collect.archive import Archive, adopt, held, open_files, read, visit_at
from flows.collect.records import Attempt, Exchange, Role, Target, Validators
from flows.collect.warc import digest_of, records
from warehouse.outcomes import Outcome

NOW = datetime(2026, 11, 22, 12, 30, 15, 123456, tzinfo=UTC)
PAGE = b"<html><p>Twelve people \xe2\x80\x93 \x00 \r\n\r\nWARC/1.1\r\n</p></html>"


def exchange(url: str, status: int = 200, body: bytes = PAGE, **more) -> Exchange:
    headers = more.pop("headers", (("Content-Type", "text/html"), ("Content-Encoding", "br"), ("ETag", '"1"')))
    fields = {"reason": "OK", "protocol": "HTTP/1.1", "address": "192.0.2.7"} | more
    return Exchange(
        url=url, started_at=NOW, request_headers=(("Host", "news.example"),), status=status, headers=headers,
        body=body, received=len(body), **fields,
    )  # fmt: skip


def attempt(target: Target, *exchanges: Exchange, answered: bool = True, outcome=None, detail=None) -> Attempt:
    return Attempt(target, exchanges, answered, outcome, detail, NOW)


A = Target(
    "https://news.example/a",
    "https://news.example/a",
    "wire",
    found_url="https://news.example/a?utm_source=rss",
    feed_published="Sun, 22 Nov 2026\r\nOutcome: loaded",
    feed_title="Zw\u00f6lf \u2603 dead",
    validators=Validators('"1"', None, digest_of(PAGE), NOW),
)
B = Target("https://news.example/b", "https://news.example/b", "wire")
ATTEMPTS = [
    attempt(A, exchange(A.url)),
    attempt(
        B,
        exchange(B.url, 301, b"moved", headers=(("Location", "/c"),)),
        exchange("https://news.example/c", headers=(("X-Odd", "caf\xe9\r\nEvil: 1"), ("Transfer-Encoding", "chunked"))),
    ),
    attempt(B, answered=False, outcome=Outcome.TIMEOUT, detail="no whole answer within 30 s"),
    attempt(
        B,
        exchange(B.url, 302, b"", headers=(("Location", "http://10.0.0.1/"),)),
        answered=False,
        outcome=Outcome.PRIVATE_ADDRESS,
        detail="leads inside",
    ),
    attempt(A, exchange(A.url, 304, b""), outcome=Outcome.UNCHANGED, detail="304"),
    attempt(A, exchange(A.url), outcome=Outcome.UNCHANGED, detail="the same bytes"),
    attempt(B, exchange(B.url, 404, b"no"), outcome=Outcome.NOT_FOUND, detail="404"),
    attempt(
        Target("https://news.example/robots.txt", "https://news.example/robots.txt", "wire", role=Role.ROBOTS),
        exchange("https://news.example/robots.txt", body=b"User-agent: *", truncated=True),
        outcome=Outcome.FEED,
    ),
]


@pytest.fixture
def written(tmp_path) -> Path:
    with Archive(tmp_path, "run") as archive:
        for one in ATTEMPTS:
            archive.add(one)
    return archive.closed[0]


def test_every_attempt_is_a_visit(written) -> None:
    assert [(v.url, v.final_url, v.status, v.body, v.outcome, v.detail, v.role) for v in read(written)] == [
        (A.url, A.url, 200, PAGE, None, None, Role.PAGE),
        (B.url, "https://news.example/c", 200, PAGE, None, None, Role.PAGE),
        (B.url, B.url, None, b"", Outcome.TIMEOUT, "no whole answer within 30 s", Role.PAGE),
        (B.url, B.url, None, b"", Outcome.PRIVATE_ADDRESS, "leads inside", Role.PAGE),
        (A.url, A.url, 304, b"", Outcome.UNCHANGED, "304", Role.PAGE),
        (A.url, A.url, 200, b"", Outcome.UNCHANGED, "the same bytes", Role.PAGE),
        (B.url, B.url, 404, b"no", Outcome.NOT_FOUND, "404", Role.PAGE),
        (
            "https://news.example/robots.txt", "https://news.example/robots.txt", 200, b"User-agent: *",
            Outcome.FEED, None, Role.ROBOTS,
        ),
    ]  # fmt: skip


def test_what_a_visit_knows(written) -> None:
    first, second, *_ = read(written)
    assert (first.source, first.run_id, first.canonical) == ("wire", "run", A.canonical)
    assert (first.found_url, first.feed_title) == (A.found_url, A.feed_title)
    assert first.feed_published == "Sun, 22 Nov 2026 Outcome: loaded"
    assert (first.fetched_at, first.digest, first.header("etag")) == (NOW, digest_of(PAGE), '"1"')
    assert first.header("content-encoding") is None
    assert first.header("x-crawl-content-encoding") == "br"
    assert second.header("x-odd") == "caf\xe9 Evil: 1"


def test_others_can_read_it(written) -> None:
    check = subprocess.run(
        [sys.executable, "-m", "warcio.cli", "check", "-v", written], capture_output=True, check=False
    )
    assert (check.returncode, check.stderr) == (0, b"")
    kinds = [record.header("WARC-Type") for record in records(written)]
    assert kinds[0] == "warcinfo"
    assert kinds.count("metadata") == len(ATTEMPTS)
    assert kinds.count("revisit") == 2
    assert kinds.count("request") == kinds.count("response") + kinds.count("revisit")
    ids = [record.header("WARC-Record-ID") for record in records(written)]
    assert len(set(ids)) == len(ids)


def test_revisits_point_back(written) -> None:
    revisits = [record for record in records(written) if record.header("WARC-Type") == "revisit"]
    assert [r.header("WARC-Profile").rpartition("/")[2] for r in revisits] == [
        "server-not-modified",
        "identical-payload-digest",
    ]
    for record in revisits:
        assert record.header("WARC-Payload-Digest") == digest_of(PAGE)
        assert record.header("WARC-Refers-To-Date") == "2026-11-22T12:30:15.123456Z"
        assert record.header("WARC-Refers-To-Target-URI") == A.url


def test_from_an_offset_to_the_bytes(written) -> None:
    for visit in read(written):
        found = visit_at(written, visit.offset)
        assert (found.body if found else b"") == visit.body
        assert found is None or found.status == visit.status


def test_rotation_by_size(tmp_path) -> None:
    with Archive(tmp_path, "run", "3", rotate_at=2000) as archive:
        for one in ATTEMPTS * 5:
            archive.add(one)
    assert len(archive.closed) > 3
    assert [path.name for path in archive.closed][:2] == ["run-3-00000.warc.gz", "run-3-00001.warc.gz"]
    assert sum(1 for path in archive.closed for _ in read(path)) == 5 * len(ATTEMPTS)
    assert not open_files(tmp_path)


def test_names_are_never_used_twice(tmp_path) -> None:
    for _ in range(2):
        with Archive(tmp_path, "run") as archive:
            archive.add(ATTEMPTS[0])
    left = Archive(tmp_path, "run")
    left.add(ATTEMPTS[0])
    assert [path.name for path in sorted(tmp_path.iterdir())] == [
        "run-0-00000.warc.gz",
        "run-0-00001.warc.gz",
        "run-0-00002.warc.gz.open",
    ]
    left.close()


def test_an_archive_without_attempts_is_no_file(tmp_path) -> None:
    with Archive(tmp_path, "run") as archive:
        pass
    assert archive.closed == []
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("part", [number / 40 for number in range(41)])
def test_adoption_after_a_crash_anywhere(written, tmp_path, part, caplog) -> None:
    """However many bytes reached the disk: what is whole is kept, the rest is cut, and everyone can read it."""
    whole = written.read_bytes()
    ends = [0, *(r.offset + r.length for r in records(written) if r.header("WARC-Type") == "metadata")]
    cut = int(len(whole) * part)
    written.unlink()
    folder = tmp_path / "crashed"
    folder.mkdir()
    (folder / "x-0-00000.warc.gz.open").write_bytes(whole[:cut])
    with caplog.at_level(logging.ERROR):
        adopted = adopt(folder)
    kept = max(end for end in ends if end <= cut)
    assert [path.stat().st_size for path in adopted] == ([kept] if kept else [])
    assert sum(1 for path in adopted for _ in read(path)) == ends.index(kept)
    assert not open_files(folder)


def test_held_pages_are_those_with_an_answer_for_good(written, tmp_path) -> None:
    with Archive(tmp_path, "other") as archive:
        archive.add(
            attempt(
                Target("https://x.example/t", "https://x.example/t", "wire"), answered=False, outcome=Outcome.TIMEOUT
            )
        )
        archive.add(
            attempt(
                Target("https://x.example/r", "https://x.example/r", "wire"), answered=False, outcome=Outcome.ROBOTS
            )
        )
    assert held([written, *archive.closed]) == {A.canonical, B.canonical, "https://x.example/r"}


def test_damage_costs_the_records_it_hits(written, caplog) -> None:
    """One flipped bit in an answer: its visit says so, all others are whole."""
    raw = bytearray(written.read_bytes())
    hit = next(r for r in records(written) if r.header("WARC-Type") == "response")
    raw[hit.offset + hit.length // 2] ^= 0xFF
    written.write_bytes(raw)
    visits = list(read(written))
    assert len(visits) == len(ATTEMPTS)
    assert visits[0].outcome is Outcome.BAD_CONTENT
    assert [v.outcome for v in visits[1:]] == [one.outcome for one in ATTEMPTS[1:]]
    assert "damaged" in caplog.text


def foreign(path: Path, *, gz: bool = True, version: str = "1.0") -> None:
    """A file as another tool writes it: encoded bodies, chunks, other record kinds, a redirect, a dns record."""
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=gz, warc_version=version)
        writer.write_record(writer.create_warcinfo_record(path.name, {"software": "othercrawler/3.1"}))

        def add(url, kind, status, headers, body) -> None:
            http = StatusAndHeaders(status, headers, protocol="HTTP/1.1") if status else None
            if http and kind == "request":
                http = StatusAndHeaders("GET / HTTP/1.1", headers, is_http_request=True)
            record = writer.create_warc_record(
                url, kind, payload=io.BytesIO(body), length=len(body), http_headers=http,
                warc_headers_dict={"WARC-Date": "2026-11-20T08:00:00Z"},
            )  # fmt: skip
            writer.write_record(record)

        html = ("Content-Type", "text/html")
        add("dns:news.example", "response", None, [], b"20261120 news.example A 192.0.2.1")
        add("https://news.example/a", "request", "GET", [("Host", "news.example")], b"")
        add("https://news.example/a", "response", "200 OK", [html, ("Content-Encoding", "gzip")], gzip.compress(PAGE))
        packed = gzip.compress(PAGE)
        chunks = b"%x\r\n%s\r\n%x\r\n%s\r\n0\r\n\r\n" % (9, packed[:9], len(packed) - 9, packed[9:])
        headers = [html, ("Transfer-Encoding", "chunked"), ("Content-Encoding", "gzip")]
        add("https://m.news.example/b/amp/?utm_source=x", "response", "200 OK", headers, chunks)
        add("https://news.example/old", "response", "301 Moved", [("Location", "/a")], b"")
        add("https://news.example/none", "response", "404 Not Found", [html], b"no")
        add("https://news.example/x.pdf", "response", "200 OK", [("Content-Type", "application/pdf")], b"%PDF")
        add("https://news.example/a", "metadata", None, [], b"via: https://news.example/\r\n")
        add("https://news.example/bad", "response", "200 OK", [html, ("Content-Encoding", "gzip")], b"\x1f\x8b\x08zz")
        add("https://news.example/robots.txt", "response", "200 OK", [("Content-Type", "text/plain")], b"User-agent: *")


EXPECTED = [
    ("https://news.example/a", "https://news.example/a", 200, PAGE, None, Role.PAGE),
    ("https://m.news.example/b/amp/?utm_source=x", "https://www.news.example/b", 200, PAGE, None, Role.PAGE),
    ("https://news.example/none", "https://news.example/none", 404, b"no", Outcome.NOT_FOUND, Role.PAGE),
    ("https://news.example/x.pdf", "https://news.example/x.pdf", 200, b"%PDF", Outcome.WRONG_TYPE, Role.PAGE),
    ("https://news.example/bad", "https://news.example/bad", 200, b"", Outcome.BAD_CONTENT, Role.PAGE),
    (
        "https://news.example/robots.txt", "https://news.example/robots.txt", 200, b"User-agent: *",
        Outcome.FEED, Role.ROBOTS,
    ),
]  # fmt: skip


@pytest.mark.parametrize("form", ["by record", "as a whole", "plain", "1.1"])
def test_files_by_other_tools(tmp_path, form) -> None:
    path = tmp_path / ("other.warc" if form == "plain" else "other.warc.gz")
    foreign(path, gz=form in {"by record", "1.1"}, version="1.1" if form == "1.1" else "1.0")
    if form == "as a whole":
        path.write_bytes(gzip.compress(path.read_bytes()))
    visits = list(read(path, source="import"))
    assert [(v.url, v.canonical, v.status, v.body, v.outcome, v.role) for v in visits] == EXPECTED
    assert {(v.source, v.run_id, v.fetched_at) for v in visits} == {
        ("import", None, datetime(2026, 11, 20, 8, tzinfo=UTC))
    }
    for visit in visits:
        assert visit_at(path, visit.offset).body == visit.body


def test_the_same_page_by_us_and_by_another_tool(written, tmp_path) -> None:
    path = tmp_path / "other.warc.gz"
    foreign(path)
    ours, theirs = next(read(written)), next(read(path))
    assert (ours.url, ours.canonical, ours.body, ours.digest, ours.outcome, ours.status) == (
        theirs.url, theirs.canonical, theirs.body, theirs.digest, theirs.outcome, theirs.status,
    )  # fmt: skip


@pytest.mark.parametrize("content", [b"", b"\x1f\x8b", b"nonsense\n" * 100, gzip.compress(b"no WARC"), bytes(5000)])
def test_what_is_no_warc_file_has_no_visits(tmp_path, content) -> None:
    path = tmp_path / "x.warc.gz"
    path.write_bytes(content)
    assert list(read(path)) == []

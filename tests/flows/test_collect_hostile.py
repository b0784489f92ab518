"""Hostile servers: every case ends in its named outcome within its deadline, and the rest of the run is complete."""

import gzip
import zlib
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import brotli
import pytest

from flows.collect.archive import read
from flows.collect.crawl import collect
from flows.collect.records import Role, Target, Visit
from flows.settings import Fetch
from warehouse.outcomes import Outcome

_spec = spec_from_file_location("collect_server", Path(__file__).with_name("collect_server.py"))
server = module_from_spec(_spec)
_spec.loader.exec_module(server)

OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"
DECODED_CAP = 3_000_000


def bomb(size: int) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join(packer.compress(bytes(1 << 20)) for _ in range(size >> 20)) + packer.flush()


def brotli_bomb(size: int) -> bytes:
    packer = brotli.Compressor(quality=5)
    return b"".join(packer.process(bytes(1 << 20)) for _ in range(size >> 20)) + packer.finish()


def nested_bomb() -> bytes:
    return gzip.compress(bomb(64 << 20))


CASES = {
    "/drip": (server.endless(OK + b"Content-Length: 5000\r\n\r\n", b"x", 0.05), Outcome.TIMEOUT),
    "/drip-head": (server.endless(b"HTTP/1.1 200 OK\r\n", b"X-Slow: 1\r\n", 0.05), Outcome.TIMEOUT),
    "/silent": (server.silent, Outcome.TIMEOUT),
    "/endless": (server.endless(OK + b"\r\n", b"<p>again</p>" * 5000), Outcome.TOO_LARGE),
    "/endless-head": (server.endless(b"HTTP/1.1 200 OK\r\n", b"X-More: " + b"x" * 4000 + b"\r\n"), Outcome.PROTOCOL),
    "/endless-chunks": (server.endless(CHUNKED, b"2000\r\n" + b"y" * 0x2000 + b"\r\n"), Outcome.TOO_LARGE),
    "/declared-huge": (server.answer(b"", Content_Length="99999999999999999999"), Outcome.TOO_LARGE),
    "/gzip-bomb": (server.answer(bomb(64 << 20), Content_Encoding="gzip"), Outcome.TOO_LARGE),
    "/brotli-bomb": (server.answer(brotli_bomb(64 << 20), Content_Encoding="br"), Outcome.TOO_LARGE),
    "/nested-bomb": (server.answer(nested_bomb(), Content_Encoding="gzip, gzip"), Outcome.TOO_LARGE),
    "/many-codings": (server.answer(b"x", Content_Encoding="gzip, gzip, gzip, gzip"), Outcome.BAD_CONTENT),
    "/unknown-coding": (server.answer(b"x", Content_Encoding="zstd"), Outcome.BAD_CONTENT),
    "/broken-gzip": (server.answer(b"\x1f\x8b\x08nonsense", Content_Encoding="gzip"), Outcome.BAD_CONTENT),
    "/half-gzip": (server.answer(gzip.compress(b"z" * 9999)[:20], Content_Encoding="gzip"), Outcome.BAD_CONTENT),
    "/loop": (server.answer(status=302, Location="/loop"), Outcome.REDIRECT_LOOP),
    "/ping": (server.answer(status=301, Location="/pong"), Outcome.REDIRECT_LOOP),
    "/to-file": (server.answer(status=302, Location="file:///etc/passwd"), Outcome.BAD_URL),
    "/to-script": (server.answer(status=302, Location="javascript:alert(1)"), Outcome.BAD_URL),
    "/no-location": (server.answer(status=302), Outcome.PROTOCOL),
    "/too-short": (server.closing(OK + b"Content-Length: 5000\r\n\r\n<p>half"), Outcome.PROTOCOL),
    "/two-lengths": (server.closing(OK + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef"), Outcome.PROTOCOL),
    "/bad-length": (server.closing(OK + b"Content-Length: many\r\n\r\nabcdef"), Outcome.PROTOCOL),
    "/bad-chunk": (server.closing(CHUNKED + b"zz\r\nabc\r\n0\r\n\r\n"), Outcome.PROTOCOL),
    "/half-chunk": (server.closing(CHUNKED + b"ff\r\nabc"), Outcome.PROTOCOL),
    "/no-http": (server.closing(b"SSH-2.0-OpenSSH_9.6\r\n"), Outcome.PROTOCOL),
    "/hangs-up": (server.closing(b""), Outcome.PROTOCOL),
    "/odd-status": (server.closing(b"HTTP/1.1 777 Lucky\r\nContent-Length: 0\r\n\r\n"), Outcome.PROTOCOL),
    "/nul-in-head": (server.closing(b"HTTP/1.1 200 OK\r\nX-A: a\x00b\r\nContent-Length: 1\r\n\r\nx"), Outcome.PROTOCOL),
    "/odd-name": (server.closing(b"HTTP/1.1 200 OK\r\nX-\xe9: a\r\nContent-Length: 1\r\n\r\nx"), Outcome.PROTOCOL),
    "/pdf-as-html": (server.answer(b"%PDF-1.7 ..."), Outcome.WRONG_TYPE),
    "/jpeg-as-html": (server.answer(b"\xff\xd8\xff\xe0" + bytes(500)), Outcome.WRONG_TYPE),
    "/endless-video": (
        server.endless(OK.replace(b"text/html", b"video/mp4") + b"\r\n", bytes(65536)),
        Outcome.WRONG_TYPE,
    ),
    "/noise": (server.answer(bytes(range(256)) * 20), Outcome.BAD_CONTENT),
    "/nuls": (server.answer(bytes(5000)), Outcome.BAD_CONTENT),
    "/empty": (server.answer(b""), Outcome.BAD_CONTENT),
    "/blank": (server.answer(b" \r\n\t " * 3000), Outcome.BAD_CONTENT),
    "/endless-404": (
        server.endless(b"HTTP/1.1 404 No\r\nContent-Type: text/html\r\n\r\n", b"<p>no" * 9000),
        Outcome.NOT_FOUND,
    ),
    "/unasked-304": (server.answer(status=304, Content_Length=""), Outcome.PROTOCOL),
}
"""Path → route and how asking for it must end."""

FINE = {
    "/html-as-binary": server.answer(b"<!doctype html><p>Twelve", Content_Type="application/octet-stream"),
    "/stray-nul": server.answer(b"<html><p>Tw\x00elve people</p>" + b"text " * 200),
    "/not-utf8": server.answer(b"<html><p>caf\xe9 \xff\xfe</p>"),
    "/utf-16": server.answer("\ufeff<html><p>Twelve</p>".encode("utf-16-le")),
    "/nested-tags": server.answer(b"<div>" * 100_000),
    "/no-type": server.answer(b"<html><p>Twelve", Content_Type=""),
    "/padded-gzip": server.answer(gzip.compress(b"<html><p>Twelve") + bytes(100), Content_Encoding="gzip"),
    "/bare-deflate": server.answer(zlib.compress(b"<html><p>Twelve" * 9)[2:-4], Content_Encoding="deflate"),
    "/odd-values": server.answer(b"<html><p>x", X_Odd="WARC/1.1 \t x", X_Latin="caf\xe9 \xff"),
    "/page": server.page(),
}
"""Pages that look odd and must arrive: reading them decides."""


@pytest.fixture(scope="module")
def run(tmp_path_factory) -> dict[str, Visit]:
    """One run over all cases at once, one host for each so that no failure pauses another."""
    folder = tmp_path_factory.mktemp("archive")
    routes = {path: route for path, (route, _) in CASES.items()} | FINE
    routes["/pong"] = server.answer(status=301, Location="/ping")
    settings = Fetch(
        allow_loopback=True,
        delay_s=0,
        deadline_s=2,
        retries=0,
        connections=64,
        max_bytes=1_000_000,
        max_decoded_bytes=DECODED_CAP,
    )

    with server.Server(routes) as web:
        targets = [
            Target(f"http://case{number}.test:{web.port}{path}", path, "hostile") for number, path in enumerate(routes)
        ]
        done = collect(targets, archive_dir=folder, run_id="r", settings=settings, resolve=server.at("127.0.0.1"))
    visits = [visit for path in done.archived for visit in read(path)]
    return {visit.canonical: visit for visit in visits if visit.role is Role.PAGE}


@pytest.mark.parametrize(("path", "outcome"), [(path, outcome) for path, (_, outcome) in CASES.items()])
def test_ends_in_its_outcome(run, path, outcome) -> None:
    assert (run[path].outcome, bool(run[path].detail)) == (outcome, True), run[path].detail


@pytest.mark.parametrize("path", FINE)
def test_odd_pages_arrive(run, path) -> None:
    assert (run[path].outcome, run[path].status, bool(run[path].body)) == (None, 200, True), run[path].detail


def test_nothing_is_missing(run) -> None:
    assert set(run) == set(CASES) | set(FINE) | {"/pong"}

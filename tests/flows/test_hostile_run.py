"""A whole run against a hostile server: each case ends in its outcome, the rest is complete, memory stays bounded."""

import gzip
import json
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

_spec = spec_from_file_location("collect_server", Path(__file__).with_name("collect_server.py"))
server = module_from_spec(_spec)
_spec.loader.exec_module(server)

MOST_MEMORY = 600 << 20
"""Bytes of the run with its worker processes, whatever the servers send."""

TEXT = (
    "Five people were hurt on Tuesday when a crane fell onto a warehouse in the port of Gdynia, the fire service said. "
    "Two of them were taken to hospital. Work on the quay was stopped, and the port authority has begun an inquiry."
)


def news(title: str, body: bytes = b"") -> bytes:
    head = f"<!doctype html><html lang=en><head><meta charset=utf-8><title>{title}</title></head><body><article>"
    return f"{head}<h1>{title}</h1><p>{TEXT}</p><p>{TEXT.replace('Five', 'Six')}</p>".encode() + body + b"</article>"


def table(size: int) -> bytes:
    row = b"<tr><td>12 killed</td><td>Gdynia</td><td>4 May</td></tr>"
    return b"<table>" + row * (size // len(row)) + b"</table>"


ROUTES = {
    "/fine-1": (server.answer(news("Crane falls in port")), "loaded"),
    "/table-30-mb": (server.answer(news("Thirty megabytes", table(30 << 20))), "too_large"),
    "/table-30-mb-packed": (
        server.answer(gzip.compress(news("Packed", table(30 << 20)), 1), Content_Encoding="gzip"),
        "too_large",
    ),
    "/table-6-mb": (server.answer(news("Six megabytes", table(6 << 20))), "too_large"),
    "/nested": (server.answer(news("Nested", b"<div>" * 100_000)), "too_large"),
    "/nested-less": (server.answer(news("Nested", b"<div>" * 50_000)), "bad_content"),
    "/attributes": (server.answer(news("Attributes", b"<p" + b" a=1" * 200_000 + b">")), "bad_content"),
    "/links": (server.answer(news("Links", b"<a href=/x>y</a>" * 200_000)), "too_large"),
    "/not-utf-8": (server.answer(news("Bytes", b"<p>caf\xe9 \xff\xfe \x80</p>")), "loaded"),
    "/nuls": (server.answer(news("Zeros", b"<p>a\x00b\x00</p>")), "loaded"),
    "/bomb": (server.answer(gzip.compress(bytes(64 << 20)), Content_Encoding="gzip"), "too_large"),
    "/drip": (server.endless(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", b"x", 0.05), "timeout"),
    "/endless": (server.endless(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", b"<p>on" * 9000), "too_large"),
    "/loop": (server.answer(status=302, Location="/loop"), "redirect_loop"),
    "/inside": (server.answer(status=302, Location="http://[::ffff:10.0.0.1]/"), "private_address"),
    "/inside-mapped": (server.answer(status=302, Location="http://[::ffff:127.0.0.1]:9/"), "private_address"),
    "/short": (server.closing(b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n<p>half"), "protocol"),
    "/chunks": (server.closing(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n"), "protocol"),
    "/pdf": (server.answer(b"%PDF-1.7 ..."), "wrong_type"),
    "/fine-2": (server.answer(news("Second crane falls in port")), "loaded"),
}
"""Path → what the server does, and the outcome it must end in."""

LEVELS = "".join(f'<!ENTITY {n} "{f"&{b};" * 50}">' for b, n in zip("abcdefg", "bcdefgh", strict=True))
ENTITIES = f'<!DOCTYPE rss [<!ENTITY a "{"ha" * 100}">{LEVELS}]>'


def feed(paths: list[str], doctype: str = "") -> bytes:
    items = "".join(f"<item><title>T</title><link>{path}</link></item>" for path in paths)
    return f"<?xml version='1.0'?>{doctype}<rss version='2.0'><channel>{items}</channel></rss>".encode()


def memory(pid: int) -> int:
    """Bytes of a process and its children; what they share is counted in parts."""
    total = 0
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines():
            total += int(line.split()[1]) << 10 if line.startswith("Pss:") else 0
        for child in children(pid):
            total += memory(child)
    return total


def children(pid: int) -> Iterator[int]:
    for thread in Path(f"/proc/{pid}/task").iterdir():
        yield from map(int, (thread / "children").read_text("ascii").split())


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="memory is read from /proc")
def test_a_hostile_server_costs_itself(
    tmp_path: Path,
    start: Callable[..., "subprocess.Popen[str]"],
    tallywire: Callable[..., "subprocess.CompletedProcess[str]"],
) -> None:
    routes = {path: route for path, (route, _) in ROUTES.items()}
    routes["/feed"] = server.answer(feed(list(ROUTES)), Content_Type="text/xml")
    routes["/entities"] = server.answer(feed(["/&h;"], ENTITIES), Content_Type="text/xml")
    routes["/robots.txt"] = server.answer(b"# padding\n" * (1 << 20), Content_Type="text/plain")
    with server.Server(routes) as web:
        sources = "".join(
            f'[[source]]\nname = "{name}"\nkind = "feed"\nurl = "{web.base}/{name}"\n' for name in ("feed", "entities")
        )
        limits = "allow_loopback = true\ndelay_s = 0\ndeadline_s = 4\nretries = 0\nconnections_per_host = 8\n"
        (tmp_path / "tallywire.toml").write_text(f"[fetch]\n{limits}\n[extract]\nworkers = 2\n{sources}", "utf-8")
        peak = 0
        with start("run", "--direct") as run:
            while run.poll() is None:
                peak = max(peak, memory(run.pid))
                time.sleep(0.05)
            said = run.stderr.read() if run.stderr else ""
    assert "Traceback" not in said
    found = tallywire(
        "sql", "select parse_path(url)[-1] as page, outcome from urls where role = 'page'", "--format", "json"
    )
    assert {"/" + row["page"]: row["outcome"] for row in json.loads(found.stdout)} == {
        **{path: outcome for path, (_, outcome) in ROUTES.items()},
        "/&h": "not_found",  # an entity that was not expanded
    }, said
    assert 0 < peak < MOST_MEMORY

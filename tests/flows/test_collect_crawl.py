"""One batch, fetched from a server on loopback: robots, pace, redirects, conditions, retries, addresses, a kill."""

import asyncio
import errno
import os
import signal
import subprocess
import sys
import textwrap
from datetime import UTC, datetime, timedelta
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from flows.collect.archive import Archive, adopt, held, open_files, read
from flows.collect.ask import Asker
from flows.collect.crawl import MAX_TRIES, batches, collect
from flows.collect.records import Role, Target, Validators
from flows.settings import Fetch
from warehouse.outcomes import Outcome

_spec = spec_from_file_location("collect_server", Path(__file__).with_name("collect_server.py"))
server = module_from_spec(_spec)
_spec.loader.exec_module(server)

SETTINGS = Fetch(allow_loopback=True, delay_s=0, deadline_s=3, retries=2)


class FastClock:
    """A clock whose waits take no time and are remembered."""

    def __init__(self) -> None:
        self.waits: list[float] = []
        self.ahead = 0.0

    def now(self) -> datetime:
        return datetime(2026, 11, 22, 12, tzinfo=UTC) + timedelta(seconds=self.ahead)

    def monotonic(self) -> float:
        return 1000.0 + self.ahead

    async def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.ahead += seconds
        await asyncio.sleep(0)


def target(url: str, **more) -> Target:
    return Target(url, url, "source", **more)


@pytest.fixture
def web():
    with server.Server() as running:
        yield running


@pytest.fixture
def fetch(web, tmp_path):
    """Collect URLs or paths of the server; give the visits by path, robots.txt left out, and the result."""

    def run(*targets, settings=SETTINGS, clock=None, resolve=None, **more):
        wanted = [target(web.base + one) if isinstance(one, str) else one for one in targets]
        done = collect(
            wanted,
            archive_dir=tmp_path / "archive",
            run_id="run",
            settings=settings,
            clock=clock or FastClock(),
            resolve=resolve,
            **more,
        )
        visits = [visit for path in done.archived for visit in read(path)]
        return {visit.url.removeprefix(web.base): visit for visit in visits if visit.role is Role.PAGE}, done

    return run


def test_a_page_is_archived_whole(web, fetch) -> None:
    web.routes["/a"] = server.gzipped(b"<html><p>caf\xc3\xa9</p>", ETag='"1"')
    visits, done = fetch("/a")
    visit = visits["/a"]
    assert (visit.status, visit.outcome, visit.body) == (200, None, b"<html><p>caf\xc3\xa9</p>")
    assert (visit.source, visit.run_id, visit.header("etag")) == ("source", "run", '"1"')
    assert done.outcomes == {None: 1}


def test_we_say_who_we_are_and_keep_no_cookie(web, fetch) -> None:
    web.routes["/a"] = server.answer(b"<p>x", Set_Cookie="id=1; Path=/")
    web.routes["/b"] = server.page()
    fetch("/a", "/b", settings=SETTINGS.model_copy(update={"contact": "desk@example.org"}))
    sent = web.asked("/b")[0].headers
    assert sent["user-agent"].startswith("Tallywire/")
    assert sent["user-agent"].endswith("(+desk@example.org)")
    assert not any("cookie" in call.headers for call in web.calls)


def test_robots_is_asked_once_and_obeyed(web, fetch) -> None:
    rules = b"User-agent: *\nDisallow: /\n\nUser-agent: tallywire\nDisallow: /private/\nCrawl-delay: 7\n"
    web.routes |= {"/robots.txt": server.answer(rules), "/a": server.page(), "/private/b": server.page()}
    clock = FastClock()
    visits, _ = fetch("/a", "/private/b", "/c", clock=clock)
    assert {path: visit.outcome for path, visit in visits.items()} == {
        "/a": None,
        "/private/b": Outcome.ROBOTS,
        "/c": Outcome.NOT_FOUND,
    }
    assert len(web.asked("/robots.txt")) == 1
    assert max(clock.waits) == pytest.approx(7, abs=0.1)


@pytest.mark.parametrize(
    ("robots", "outcome"),
    [
        (server.answer(b"", 404), None),
        (server.answer(b"", 403), None),
        (server.answer(b"", 429), Outcome.BLOCKED),
        (server.answer(b"", 500), Outcome.SERVER_ERROR),
        (server.answer(b"", 503), Outcome.SERVER_ERROR),
        (server.answer(status=302, Location="/rules"), Outcome.ROBOTS),
        (server.answer(status=302, Location="/robots.txt"), None),
        (server.closing(b"nonsense"), Outcome.PROTOCOL),
        (server.answer(b"<!doctype html><p>Welcome"), None),
        (server.answer(b"User-agent: *\nDisallow: /a\n" + b"# padding\n" * 1_000_000), Outcome.ROBOTS),
        (server.answer(b"# padding\n" * 1_000_000 + b"User-agent: *\nDisallow: /a\n"), None),
        (server.answer(b"User-agent: *\x00\nDisallow: /a\x00\n\xff\xfe"), Outcome.ROBOTS),
        (server.gzipped(b"User-agent: *\nDisallow: /a\n"), Outcome.ROBOTS),
        (server.endless(b"HTTP/1.1 200 OK\r\n\r\n", b"Disallow: /\n" * 5000), None),
    ],
    ids=[
        "404", "403", "429", "500", "503", "redirect", "redirect-loop", "nonsense", "html", "10MB", "10MB-late", "nul",
        "gzip", "endless",
    ],
)  # fmt: skip
def test_robots_by_rfc_9309(web, fetch, robots, outcome) -> None:
    web.routes |= {"/robots.txt": robots, "/a": server.page(), "/rules": server.answer(b"User-agent: *\nDisallow: /a")}
    visits, _ = fetch("/a")
    assert visits["/a"].outcome == outcome, visits["/a"].detail
    assert bool(web.asked("/a")) == (outcome is None)


def test_redirects_are_followed_and_each_is_archived(web, fetch) -> None:
    web.routes |= {
        "/old": server.answer(status=301, Location="/older?utm_source=x"),
        "/older?utm_source=x": server.answer(status=302, Location=web.base + "/new#part"),
        "/new": server.page("Twelve"),
    }
    visits, done = fetch("/old")
    assert visits["/old"].final_url == web.base + "/new"
    assert b"Twelve" in visits["/old"].body
    assert len(visits) == 1
    assert done.outcomes == {None: 1}


def test_redirects_meet_robots_too(web, fetch) -> None:
    web.routes |= {
        "/robots.txt": server.answer(b"User-agent: *\nDisallow: /secret"),
        "/a": server.answer(status=302, Location="/secret/a"),
        "/secret/a": server.page(),
    }
    visits, _ = fetch("/a")
    assert visits["/a"].outcome is Outcome.ROBOTS
    assert not web.asked("/secret/a")


def test_a_cookie_is_sent_back_on_the_way_to_one_page(web, fetch) -> None:
    """Some sites set a cookie and redirect to the same page; the cookie goes to no other host and no other page."""

    def wall(call) -> None:
        if "seen=1" in call.headers.get("cookie", ""):
            server.page("Twelve")(call)
        else:
            call.reply(status=302, Location="/wall", Set_Cookie="seen=1; Path=/; HttpOnly")

    other = web.base.replace("127.0.0.1", "localhost")
    web.routes |= {
        "/wall": wall,
        "/away": server.answer(status=302, Location=other + "/b", Set_Cookie="secret=1"),
        "/b": server.page(),
        "/new-each-time": lambda call: call.reply(
            status=302, Location="/new-each-time", Set_Cookie=f"n={len(web.calls)}"
        ),
    }
    visits, _ = fetch("/wall", "/away", "/new-each-time")
    assert {path: visit.outcome for path, visit in visits.items()} == {
        "/wall": None,
        "/away": None,
        "/new-each-time": Outcome.REDIRECT_LOOP,
    }
    assert "cookie" not in web.asked("/b")[0].headers


def test_endless_redirects_stop(web, fetch) -> None:
    for number in range(40):
        web.routes[f"/{number}"] = server.answer(status=302, Location=f"/{number + 1}")
    visits, _ = fetch("/0")
    assert visits["/0"].outcome is Outcome.REDIRECT_LOOP
    assert len(web.paths) < 15


PRIVATE = [
    "127.0.0.1",
    "::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.7",
    "64:ff9b::7f00:1",
    "2002:7f00:1::1",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",  # noqa: S104  the address under test
    "fe80::1%eth0",
    "fd00:ec2::254",
]


@pytest.mark.parametrize("address", PRIVATE)
def test_names_that_lead_inside_are_refused(web, fetch, address) -> None:
    closed = SETTINGS.model_copy(update={"allow_loopback": False})
    url = f"http://news.example:{web.port}/a"
    visits, _ = fetch(target(url), settings=closed, resolve=server.at(address))
    assert visits[url].outcome is Outcome.PRIVATE_ADDRESS
    assert not web.calls


@pytest.mark.parametrize("host", ["127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "2130706433", "0x7f.1", "localhost"])
def test_addresses_that_lead_inside_are_refused(web, fetch, host) -> None:
    url = f"http://{host}:{web.port}/a"
    visits, _ = fetch(target(url), settings=SETTINGS.model_copy(update={"allow_loopback": False}))
    assert [visit.outcome for visit in visits.values()] == [Outcome.PRIVATE_ADDRESS]
    assert not web.calls


@pytest.mark.parametrize(
    "inside", ["10.0.0.1", "[::ffff:10.0.0.1]", "[fd00::1]", "169.254.169.254", "[64:ff9b::a00:1]"]
)
def test_redirects_that_lead_inside_are_refused(web, fetch, inside) -> None:
    """Loopback is open here, as in the demo; everything else inside stays closed."""
    web.routes["/a"] = server.answer(status=302, Location=f"http://{inside}/latest/meta-data/")
    visits, _ = fetch("/a")
    assert visits["/a"].outcome is Outcome.PRIVATE_ADDRESS


def test_the_checked_address_is_the_one_connected_to(web, fetch) -> None:
    """A name that changes its address between check and use gains nothing: it is resolved once."""
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])

    async def resolve(_host: str, _port: int) -> list[str]:
        return next(answers)

    web.routes["/a"] = server.page()
    url = f"http://news.example:{web.port}/a"
    visits, _ = fetch(target(url), resolve=resolve)
    assert (visits[url].outcome, visits[url].status) == (None, 200)
    assert web.asked("/a")[0].headers["host"] == f"news.example:{web.port}"


def test_of_several_addresses_the_public_ones_are_tried(web, fetch) -> None:
    web.routes["/a"] = server.page()
    url = f"http://news.example:{web.port}/a"
    visits, _ = fetch(target(url), resolve=server.at("10.0.0.1", "::1", "127.0.0.1"))
    assert visits[url].status == 200


def test_unknown_names(fetch) -> None:
    async def resolve(_host: str, _port: int) -> list[str]:
        raise OSError("no such name")

    visits, done = fetch(target("http://nowhere.example/a"), resolve=resolve)
    assert visits["http://nowhere.example/a"].outcome is Outcome.DNS
    assert [one.tries for one in done.retry] == [1]


def test_plain_text_on_a_tls_port(web, fetch) -> None:
    url = web.base.replace("http:", "https:") + "/a"
    visits, _ = fetch(target(url))
    assert visits[url].outcome is Outcome.TLS


def test_closed_ports(fetch) -> None:
    with server.Server() as gone:
        url = gone.base + "/a"
    visits, _ = fetch(target(url))
    assert visits[url].outcome is Outcome.CONNECT


def test_the_same_page_again(web, fetch) -> None:
    """Unchanged by the server's word, unchanged by its bytes, and changed."""
    body = b"<html><p>Twelve people"
    web.routes["/304"] = lambda call: call.reply(status=304, Content_Length="", ETag='"1"')
    web.routes["/same"] = web.routes["/new"] = server.answer(body)
    first, _ = fetch("/same")
    before = Validators('"1"', "Sun, 22 Nov 2026 10:00:00 GMT", first["/same"].digest, first["/same"].fetched_at)
    visits, _ = fetch(
        target(web.base + "/304", validators=before),
        target(web.base + "/same", validators=before),
        target(web.base + "/new", validators=Validators(digest="sha1:OTHER")),
    )
    assert {path: (visit.outcome, bool(visit.body)) for path, visit in visits.items()} == {
        "/304": (Outcome.UNCHANGED, False),
        "/same": (Outcome.UNCHANGED, False),
        "/new": (None, True),
    }
    sent = web.asked("/304")[0].headers
    assert (sent["if-none-match"], sent["if-modified-since"]) == ('"1"', "Sun, 22 Nov 2026 10:00:00 GMT")
    assert visits["/same"].digest == first["/same"].digest


def failing(times: int, status: int, **headers: str):
    left = [times]

    def route(call) -> None:
        left[0] -= 1
        server.answer(b"sorry", status, **headers)(call) if left[0] >= 0 else server.page()(call)

    return route


@pytest.mark.parametrize(
    ("times", "status", "headers", "outcome", "asked", "waited"),
    [
        (1, 503, {}, None, 2, (0.5, 1.5)),
        (9, 503, {}, Outcome.SERVER_ERROR, 3, (1.5, 4.5)),
        (1, 503, {"Retry_After": "20"}, None, 2, (20, 20)),
        (1, 429, {"Retry_After": "Sun, 22 Nov 2026 12:00:10 GMT"}, None, 2, (10, 10)),
        (1, 429, {"Retry_After": "86400"}, Outcome.BLOCKED, 1, (0, 0)),
        (1, 429, {}, Outcome.BLOCKED, 1, (0, 0)),
        (1, 501, {}, Outcome.SERVER_ERROR, 1, (0, 0)),
        (1, 403, {}, Outcome.BLOCKED, 1, (0, 0)),
        (1, 404, {"Retry_After": "5"}, Outcome.NOT_FOUND, 1, (0, 0)),
        (1, 410, {}, Outcome.GONE, 1, (0, 0)),
    ],
)
def test_retries(web, fetch, times, status, headers, outcome, asked, waited) -> None:
    web.routes["/a"] = failing(times, status, **headers)
    clock = FastClock()
    visits, _ = fetch("/a", clock=clock)
    assert (visits["/a"].outcome, len(web.asked("/a"))) == (outcome, asked)
    assert waited[0] - 0.01 <= sum(clock.waits) <= waited[1] + 0.01


def test_a_long_retry_after_pauses_the_host(web, fetch) -> None:
    web.routes["/a"] = server.answer(b"", 429, Retry_After="3600")
    web.routes["/b"] = server.page()
    settings = SETTINGS.model_copy(update={"connections_per_host": 1})
    visits, done = fetch("/a", "/b", settings=settings)
    assert (visits["/a"].outcome, visits["/b"].outcome) == (Outcome.BLOCKED, Outcome.PAUSED)
    assert {one.url.removeprefix(web.base): one.tries for one in done.retry} == {"/a": 1, "/b": 0}


def test_a_failing_host_is_left_alone_and_others_are_not(web, fetch) -> None:
    with server.Server({f"/{number}": server.page() for number in range(20)}) as healthy:
        for number in range(20):
            web.routes[f"/{number}"] = server.answer(b"", 500)
        settings = SETTINGS.model_copy(update={"retries": 0})
        fine = [target(f"{healthy.base}/{number}") for number in range(20)]
        visits, done = fetch(*(f"/{number}" for number in range(20)), *fine, settings=settings)
    assert done.outcomes[None] == 20
    assert done.outcomes[Outcome.SERVER_ERROR] + done.outcomes[Outcome.PAUSED] == 20
    assert done.outcomes[Outcome.SERVER_ERROR] < 8
    assert len(visits) == 40


def test_a_slow_host_has_its_budget(web, fetch) -> None:
    web.routes |= {f"/{number}": server.page() for number in range(10)}
    settings = SETTINGS.model_copy(update={"delay_s": 30, "connections_per_host": 1})
    _, done = fetch(*(f"/{number}" for number in range(10)), settings=settings, host_budget_s=100)
    assert done.outcomes[Outcome.PAUSED] >= 5
    assert done.outcomes[None] >= 2
    assert len(done.retry) == done.outcomes[Outcome.PAUSED]


def test_pages_are_given_up_after_some_runs(web, fetch) -> None:
    _, done = fetch(target(web.base + "/500", tries=MAX_TRIES - 1), target(web.base + "/404"))
    assert done.retry == ()


def test_progress_is_told(web, fetch) -> None:
    web.routes["/a"] = server.page()
    steps = []
    fetch("/a", "/b", progress=steps.append)
    assert [(step.done, step.total) for step in steps] == [(1, 2), (2, 2)]
    assert {step.outcome for step in steps} == {None, Outcome.NOT_FOUND}


def test_files_are_told_when_they_are_closed(web, fetch) -> None:
    web.routes |= {f"/{number}": server.page() for number in range(30)}
    told = []
    _, done = fetch(*web.routes, rotate_at=10_000, file_closed=lambda path: told.append((path, len(list(read(path))))))
    assert [path for path, _ in told] == list(done.archived)
    assert len(told) > 2
    assert all(count for _, count in told)


def test_batches_keep_host_groups_whole() -> None:
    urls = [f"https://{host}/{number}" for host in ("www.a.org", "m.a.org", "b.org", "c.co.uk") for number in range(5)]
    parts = batches([target(url) for url in urls], 3)
    assert sorted(one.url for part in parts for one in part) == sorted(urls)
    assert [len(part) for part in parts] == [10, 5, 5]
    assert batches([], 3) == ()
    assert len(batches([target(url) for url in urls], 50)) == 3


RUN = """
    import sys
    from pathlib import Path
    from flows.collect.crawl import collect
    from flows.collect.records import Target
    from flows.settings import Fetch
    base, folder = sys.argv[1], Path(sys.argv[2])
    targets = [Target(f"{base}/{number}", f"{base}/{number}", "s") for number in range(400)]
    collect(targets, archive_dir=folder, run_id="r", settings=Fetch(allow_loopback=True, delay_s=0.01))
"""


def test_a_killed_run_loses_what_was_in_hand(web, tmp_path) -> None:
    """What was archived when the process was killed is readable, and is not fetched again."""
    served = {f"/{number}": server.page(f"Number {number}") for number in range(400)}
    web.routes |= served
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    process = subprocess.Popen([sys.executable, "-c", textwrap.dedent(RUN), web.base, str(tmp_path)], env=environment)
    while len(web.paths) < 40 and process.poll() is None:
        process_has_begun = web._stopping.wait(0.02)
        assert not process_has_begun
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert len(open_files(tmp_path)) == 1
    [closed] = adopt(tmp_path)
    assert not open_files(tmp_path)
    got = held([closed])
    asked = {web.base + path for path in web.paths}
    assert got <= asked
    assert len(asked - got) <= 20
    assert all(visit.body for visit in read(closed) if visit.role is Role.PAGE)
    assert subprocess.run([sys.executable, "-m", "warcio.cli", "check", closed], check=False).returncode == 0


def test_a_full_disk_ends_the_run_and_keeps_what_is_there(web, fetch, tmp_path, monkeypatch) -> None:
    web.routes |= {f"/{number}": server.page() for number in range(30)}
    append, left = Archive._append, [12]

    def full(archive, data) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        append(archive, data)

    monkeypatch.setattr(Archive, "_append", full)
    with pytest.raises(OSError, match="No space"):
        fetch(*(f"/{number}" for number in range(30)))
    [path] = (tmp_path / "archive").iterdir()
    assert len([visit for visit in read(path) if visit.role is Role.PAGE]) == 10


def test_an_interrupt_keeps_what_is_there(web, fetch, tmp_path) -> None:
    web.routes |= {f"/{number}": server.page() for number in range(30)}

    def interrupt(step) -> None:
        if step.done == 5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fetch(*(f"/{number}" for number in range(30)), progress=interrupt)
    [path] = (tmp_path / "archive").iterdir()
    assert path.suffix == ".gz"
    assert len([visit for visit in read(path) if visit.role is Role.PAGE]) == 5


def test_an_unforeseen_error_costs_one_page(web, fetch, monkeypatch, caplog) -> None:
    web.routes |= {"/a": server.page(), "/b": server.page()}
    ask = Asker.ask

    async def faulty(asker, target):
        if target.url.endswith("/a"):
            raise ZeroDivisionError("a bug")
        return await ask(asker, target)

    monkeypatch.setattr(Asker, "ask", faulty)
    visits, _ = fetch("/a", "/b")
    assert (visits["/a"].outcome, visits["/b"].outcome) == (Outcome.PROTOCOL, None)
    assert "a bug" in visits["/a"].detail
    assert "unforeseen" in caplog.text

"""Discovery against a server on loopback: what sources of each kind bring, once, again, changed, broken and hostile."""

import gzip
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from flows.collect.archive import read
from flows.collect.candidates import MOST_CHANGED
from flows.collect.discovery import discover, listing_readers, unread
from flows.collect.listing import read_listing
from flows.collect.records import Collected, Role, SourceState, State, Target, Validators
from flows.collect.sources import SourceSettings
from flows.collect.state import after, load_state, save_state
from flows.settings import Fetch
from flows.workers import Workers
from warehouse.outcomes import Outcome

_spec = spec_from_file_location("collect_server", Path(__file__).with_name("collect_server.py"))
server = module_from_spec(_spec)
_spec.loader.exec_module(server)

SETTINGS = Fetch(allow_loopback=True, delay_s=0, deadline_s=2, retries=0)


def rss(*items: str) -> bytes:
    return f"<?xml version='1.0'?><rss version='2.0'><channel>{''.join(items)}</channel></rss>".encode()


def item(path: str, title: str = "Twelve", published: str = "Sun, 22 Nov 2026 10:00:00 GMT") -> str:
    return f"<item><title>{title}</title><link>{path}</link><pubDate>{published}</pubDate></item>"


def urlset(*paths: str) -> bytes:
    return f"<urlset>{''.join(f'<url><loc>{path}</loc></url>' for path in paths)}</urlset>".encode()


@pytest.fixture
def web():
    with server.Server() as running:
        yield running


@pytest.fixture(scope="module")
def readers():
    with listing_readers() as pool:
        yield pool


@pytest.fixture
def find(tmp_path, readers):
    """One pass; give the discovery."""
    runs = iter(range(100))

    def run(*sources, known=(), state=None, settings=SETTINGS, **more):
        return discover(
            sources,
            archive_dir=tmp_path / "archive",
            run_id=f"run{next(runs)}",
            settings=settings,
            known=lambda urls: set(known) & set(urls),
            state=state,
            **({"readers": readers} | more),
        )

    return run


def feed(web, path="/rss", name="wire", **more) -> SourceSettings:
    return SourceSettings(**({"name": name, "kind": "feed", "url": web.base + path} | more))


def paths(web, discovery) -> list[str]:
    return [target.url.removeprefix(web.base) for target in discovery.targets]


def test_a_feed_brings_targets(web, find) -> None:
    web.routes["/rss"] = server.answer(rss(item("/a?utm_source=rss"), item("/b")), ETag='"1"')
    found = find(feed(web, delay_s=3))
    assert paths(web, found) == ["/a", "/b"]
    first = found.targets[0]
    assert (first.source, first.feed_title, first.feed_published) == ("wire", "Twelve", "Sun, 22 Nov 2026 10:00:00 GMT")
    assert (first.found_url, first.delay_s) == (web.base + "/a?utm_source=rss", 3)
    [report] = found.reports
    assert (report.listed, report.known, report.new, report.outcome) == (2, 0, 2, None)
    visits = [visit for path in found.archived for visit in read(path)]
    assert [(visit.role, visit.outcome) for visit in visits] == [
        (Role.ROBOTS, Outcome.NOT_FOUND),
        (Role.FEED, Outcome.FEED),
    ]


def test_what_a_feed_and_a_sitemap_state_of_publication(web, find) -> None:
    web.routes["/atom"] = server.answer(
        b"<feed xmlns='http://www.w3.org/2005/Atom'><entry><link href='/a'/>"
        b"<updated>2026-11-22T10:00Z</updated></entry></feed>"
    )
    web.routes["/map"] = server.answer(
        b"<urlset><url><loc>/b</loc><lastmod>2026-11-20</lastmod></url><url><loc>/c</loc><lastmod>2026-11-21</lastmod>"
        b"<news><publication_date>2019-01-01</publication_date></news></url></urlset>"
    )
    found = find(feed(web, "/atom"), feed(web, "/map", "map", kind="sitemap"))
    stated = [(target.url.removeprefix(web.base), target.feed_published) for target in found.targets]
    assert stated == [("/a", "2026-11-22T10:00Z"), ("/b", None), ("/c", "2019-01-01")]


def test_every_kind_of_source(web, find, tmp_path) -> None:
    index = f"<sitemapindex><sitemap><loc>{web.base}/map.xml.gz</loc></sitemap></sitemapindex>"
    web.routes |= {
        "/rss": server.answer(rss(item("/from-feed"))),
        "/index.xml": server.answer(index.encode(), Content_Type="application/xml"),
        "/map.xml.gz": server.answer(gzip.compress(urlset("/from-sitemap")), Content_Type="application/gzip"),
        "/front": server.answer(b"<nav><a href='/no'>No</a></nav><h2><a href='/from-page'>Twelve</a></h2>"),
        "/list.txt": server.answer(b"/from-list\n", Content_Type="text/plain"),
    }
    listed = tmp_path / "urls.txt"
    listed.write_text(f"# mine\n{web.base}/from-disk\n", encoding="utf-8")
    folder = tmp_path / "warcs" / "2026"
    folder.mkdir(parents=True)
    (folder / "x.warc.gz").write_bytes(b"")
    (folder / "x.txt").write_bytes(b"")
    found = find(
        feed(web),
        feed(web, "/index.xml", "map", kind="sitemap"),
        feed(web, "/front", "front", kind="page", selector="h2 a"),
        feed(web, "/list.txt", "list", kind="urls"),
        SourceSettings(name="disk", kind="urls", path=listed),
        SourceSettings(name="warcs", kind="warc", path=tmp_path / "warcs"),
    )
    assert sorted(paths(web, found)) == ["/from-disk", "/from-feed", "/from-list", "/from-page", "/from-sitemap"]
    assert found.warcs == ((folder / "x.warc.gz", "warcs"),)
    assert [report.outcome for report in found.reports] == [None] * 6


def test_what_is_known_is_dropped_in_bulk(web, tmp_path, readers) -> None:
    web.routes["/rss"] = server.answer(rss(item("/a"), item("/b/amp/"), item("/c")))
    asked = []

    def known(urls) -> set[str]:
        asked.append(set(urls))
        return {web.base + "/a", web.base + "/b"}

    found = discover([feed(web)], archive_dir=tmp_path, run_id="r", settings=SETTINGS, known=known, readers=readers)
    assert paths(web, found) == ["/c"]
    assert asked == [{web.base + path for path in ("/a", "/b", "/b/amp/", "/c")}]
    assert found.reports[0].known == 2


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, ["/news/new", "/news/old", "/2019/05/01/dated", "/sport/x"]),
        ({"include": ["/news/"]}, ["/news/new", "/news/old"]),
        ({"exclude": ["/sport/", "old$"]}, ["/news/new", "/2019/05/01/dated"]),
        ({"first_date": date(2026, 1, 1)}, ["/news/new", "/sport/x"]),
    ],
)
def test_patterns_and_first_date(web, find, more, expected) -> None:
    web.routes["/rss"] = server.answer(
        rss(
            item("/news/new"),
            item("/news/old", published="Tue, 05 May 2020 10:00:00 GMT"),
            item("/2019/05/01/dated", published=""),
            item("/sport/x", published="the other day"),
        )
    )
    found = find(feed(web, **more))
    assert paths(web, found) == expected
    assert found.reports[0].excluded == 4 - len(expected)


def test_what_is_not_asked_for_has_its_outcome_once(web, find) -> None:
    """Also over several passes, where it is much; a page that is known keeps the outcome that it has."""
    old = "Tue, 05 May 2020 10:00:00 GMT"
    bad = ("mailto:desk@example.org", "javascript:void(0)", "ftp://files.example/a b")
    entries = [item("/a"), item("/sport/b"), item("/sport/known"), item("/old", published=old), *map(item, bad)]
    source = feed(web, exclude=["/sport/"], first_date=date(2026, 1, 1))

    def told(found) -> dict[str, Outcome]:
        visits = [visit for path in found.archived for visit in read(path) if visit.role is Role.PAGE]
        assert all(visit.detail and visit.source == "wire" and visit.status is None for visit in visits)
        return {visit.canonical.removeprefix(web.base): visit.outcome for visit in visits}

    web.routes["/rss"] = server.answer(rss(*entries))
    known = [web.base + path for path in ("/sport/known", "/a")]
    first = find(source, known=known, settings=SETTINGS.model_copy(update={"max_pages_per_source": 4}))
    web.routes["/rss"] = server.answer(rss(*entries, item("/c")))
    second = find(source, known=known, state=first.state)
    third = find(source, known=known, state=second.state)
    assert [len(told(found)) for found in (first, second, third)] == [4, 1, 0]
    assert told(first) | told(second) == {
        "/sport/b": Outcome.EXCLUDED,
        "/old": Outcome.EXCLUDED,
        **dict.fromkeys(bad, Outcome.BAD_URL),
    }


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ({"selector": "h2 a"}, {"selector": "h2 a, h3 a"}),
        ({"selector": "a", "exclude": ["/b"]}, {"selector": "a"}),
        ({"selector": "a", "include": ["/a"]}, {"selector": "a", "include": ["/a", "/b"]}),
    ],
)
def test_a_source_that_is_configured_otherwise_is_read_anew(web, find, before, now) -> None:
    """Though its page is as it was, and though it would rest: who mends a selector sees what it brings at once."""
    web.routes["/front"] = server.answer(b"<h2><a href='/a'>A</a></h2><h3><a href='/b'>B</a></h3>", ETag='"1"')
    known = [web.base + "/a"]
    first = find(feed(web, "/front", kind="page", **before))
    silent = replace(first.state.sources["wire"], brought_at=datetime(2020, 1, 1, tzinfo=UTC))
    state = replace(first.state, sources={"wire": silent})
    assert (paths(web, first), paths(web, find(feed(web, "/front", kind="page", **before), state=state))) == (
        ["/a"],
        [],
    )
    assert paths(web, find(feed(web, "/front", kind="page", **now), state=state, known=known)) == ["/b"]


def test_a_second_pass_asks_conditionally(web, find) -> None:
    def route(call) -> None:
        if call.headers.get("if-none-match") == '"1"':
            call.reply(status=304, Content_Length="")
        else:
            call.reply(rss(item("/a")), ETag='"1"', Last_Modified="Sun, 22 Nov 2026 10:00:00 GMT")

    web.routes["/rss"] = route
    first = find(feed(web))
    second = find(feed(web), state=first.state, known=[web.base + "/a"])
    assert (paths(web, second), second.reports[0].outcome) == ([], None)
    assert "if-modified-since" in web.asked("/rss")[1].headers
    assert second.state.sources["wire"].stamps == first.state.sources["wire"].stamps


def test_bodies_are_compared_because_validators_lie(web, find) -> None:
    """Another ETag on the same bytes brings nothing; the same ETag on other bytes brings what is new."""
    web.routes["/rss"] = server.answer(rss(item("/a")), ETag='"1"')
    first = find(feed(web))
    web.routes["/rss"] = server.answer(rss(item("/a")), ETag='"2"')
    second = find(feed(web), state=first.state)
    assert paths(web, second) == []
    visits = [visit for path in second.archived for visit in read(path) if visit.role is Role.FEED]
    assert [visit.outcome for visit in visits] == [Outcome.UNCHANGED]
    web.routes["/rss"] = server.answer(rss(item("/a"), item("/b")), ETag='"1"')
    third = find(feed(web), state=second.state, known=[web.base + "/a"])
    assert paths(web, third) == ["/b"]


def test_a_page_of_which_the_feed_says_something_new_is_asked_for_again(web, find) -> None:
    have = [web.base + f"/{name}" for name in "abc"]
    last = {web.base + "/b": Validators('"7"', digest="sha1:X")}
    web.routes["/rss"] = server.answer(rss(item("/a"), item("/b"), item("/c")))
    first = find(feed(web))
    web.routes["/rss"] = server.answer(rss(item("/a"), item("/b", title="Fourteen"), item("/c")))
    second = find(feed(web), state=first.state, known=have, revalidate=lambda urls: {u: last[u] for u in urls})
    assert [(t.url, t.validators) for t in second.targets] == [(web.base + "/b", last[web.base + "/b"])]
    without = find(feed(web), state=first.state, known=have)
    assert without.targets == ()


def test_a_feed_that_changes_every_entry_changes_none(web, find) -> None:
    names = [f"/{number}" for number in range(MOST_CHANGED * 3)]
    have = [web.base + name for name in names]
    web.routes["/rss"] = server.answer(rss(*(item(name) for name in names)))
    first = find(feed(web))
    web.routes["/rss"] = server.answer(rss(*(item(name, published="Mon, 23 Nov 2026 10:00:00 GMT") for name in names)))
    second = find(feed(web), state=first.state, known=have, revalidate=lambda _: {})
    assert second.targets == ()


def test_sitemaps_that_did_not_change_are_not_asked_for(web, find) -> None:
    def index(one: str, two: str) -> bytes:
        maps = ((f"{web.base}/{name}.xml", changed) for name, changed in (("one", one), ("two", two)))
        inside = "".join(f"<sitemap><loc>{loc}</loc><lastmod>{mod}</lastmod></sitemap>" for loc, mod in maps)
        return f"<sitemapindex>{inside}</sitemapindex>".encode()

    source = feed(web, "/index.xml", kind="sitemap")
    web.routes |= {
        "/index.xml": server.answer(index("2026-11-01", "2026-11-02")),
        "/one.xml": server.answer(urlset("/a")),
        "/two.xml": server.answer(urlset("/b"), status=500),
    }
    first = find(source)
    assert (paths(web, first), first.reports[0].outcome) == (["/a"], Outcome.SERVER_ERROR)
    web.routes |= {"/index.xml": server.answer(index("2026-11-01", "2026-11-02") + b" ")}
    web.routes |= {"/two.xml": server.answer(urlset("/b"))}
    second = find(source, state=first.state, known=[web.base + "/a"])
    assert paths(web, second) == ["/b"]
    assert (len(web.asked("/one.xml")), len(web.asked("/two.xml"))) == (1, 2)


def test_an_index_that_stays_the_same_does_not_hide_its_sitemaps(web, find, monkeypatch) -> None:
    """Most indexes state no date of change: what they name changes, fails or waits its turn, and they do not."""
    monkeypatch.setattr("flows.collect.discovery.SITEMAPS_A_PASS", 2)
    names = "".join(f"<sitemap><loc>{web.base}/{name}.xml</loc></sitemap>" for name in ("one", "two", "three"))
    web.routes |= {
        "/index.xml": server.answer(f"<sitemapindex>{names}</sitemapindex>".encode(), ETag='"1"'),
        "/one.xml": server.answer(urlset("/a")),
        "/two.xml": server.answer(urlset("/b"), status=500),
        "/three.xml": server.answer(urlset("/c")),
    }
    source = feed(web, "/index.xml", kind="sitemap")
    first = find(source)
    web.routes["/two.xml"] = server.answer(urlset("/b"))
    second = find(source, state=first.state, known=[web.base + "/a"])
    web.routes["/one.xml"] = server.answer(urlset("/a", "/d"))
    third = find(source, state=second.state, known=[web.base + f"/{name}" for name in "abc"])
    assert [paths(web, one) for one in (first, second, third)] == [["/a"], ["/b", "/c"], ["/d"]]


def test_sitemaps_that_name_themselves_end(web, find) -> None:
    loop = f"<sitemapindex><sitemap><loc>{web.base}/index.xml</loc></sitemap></sitemapindex>"
    web.routes["/index.xml"] = server.answer(loop.encode())
    found = find(feed(web, "/index.xml", kind="sitemap"))
    assert found.targets == ()
    assert len(web.asked("/index.xml")) <= 3


def test_one_page_of_two_sources_is_one_target(web, find) -> None:
    web.routes["/rss"] = server.answer(rss(item("/a")))
    web.routes["/other"] = server.answer(rss(item("/a/amp"), item("/b")))
    found = find(feed(web), feed(web, "/other", "other"))
    assert paths(web, found) == ["/a", "/b"]


LOL = b"<!DOCTYPE x [<!ENTITY a 'lol'>" + b"".join(
    b"<!ENTITY %c '%s'>" % (after, b"&%c;" % before * 50)
    for before, after in zip(b"abcdefgh", b"bcdefghi", strict=True)
)

BROKEN = {
    "/none": (None, Outcome.NOT_FOUND),
    "/html": (server.answer(b"<html><body>Log in, please"), Outcome.BAD_CONTENT),
    "/empty": (server.answer(b""), Outcome.BAD_CONTENT),
    "/silent": (server.silent, Outcome.TIMEOUT),
    "/bomb": (server.answer(gzip.compress(bytes(80 << 20)), Content_Encoding="gzip"), Outcome.TOO_LARGE),
    "/bomb.gz": (server.answer(gzip.compress(bytes(80 << 20))), Outcome.BAD_CONTENT),
    "/noise": (server.answer(bytes(range(256)) * 99), Outcome.BAD_CONTENT),
    "/lol": (server.answer(b"<?xml version='1.0'?>" + LOL + b"]><x>&i;</x>"), Outcome.BAD_CONTENT),
    "/inside": (server.answer(status=302, Location="http://10.0.0.1/rss"), Outcome.PRIVATE_ADDRESS),
    "/loop": (server.answer(status=302, Location="/loop"), Outcome.REDIRECT_LOOP),
}


def test_broken_sources_cost_themselves_only(web, find) -> None:
    web.routes |= {path: route for path, (route, _) in BROKEN.items() if route}
    web.routes["/rss"] = server.answer(rss(item("/a")))
    bad = [feed(web, path, path.strip("/")) for path in BROKEN]
    found = find(*bad, feed(web), settings=SETTINGS.model_copy(update={"connections_per_host": 20}))
    assert {report.source: report.outcome for report in found.reports} == {
        **{path.strip("/"): outcome for path, (_, outcome) in BROKEN.items()},
        "wire": None,
    }
    assert all(report.detail for report in found.reports if report.outcome)
    assert paths(web, found) == ["/a"]
    assert found.state.sources["html"].documents == {}


def test_a_page_that_hangs_its_reader_costs_itself_only(web, find) -> None:
    """100,000 nested tags take the parser half a minute, and nothing in its process can stop it."""
    web.routes["/deep"] = server.answer(b"<div>" * 100_000 + b"<a href='/b'>x</a>")
    web.routes["/rss"] = server.answer(rss(item("/a")))
    deep = feed(web, "/deep", "deep", kind="page", selector="a")
    with Workers(read_listing, failed=unread, count=1, deadline_s=1, chunk=1) as impatient:
        found = find(deep, feed(web), readers=impatient)
    assert [report.outcome for report in found.reports] == [Outcome.BAD_CONTENT, None]
    assert "not read within" in found.reports[0].detail
    assert paths(web, found) == ["/a"]


def test_missing_files_are_reported(find, tmp_path) -> None:
    (tmp_path / "empty").mkdir()
    found = find(
        SourceSettings(name="list", kind="urls", path=tmp_path / "none.txt"),
        SourceSettings(name="warcs", kind="warc", path=tmp_path / "empty"),
    )
    assert [report.outcome for report in found.reports] == [Outcome.NOT_FOUND] * 2


def test_too_many_pages_wait_for_the_next_run(web, find) -> None:
    dates = [f"Sun, {day} Nov 2026 10:00:00 GMT" for day in range(10, 20)]
    web.routes["/rss"] = server.answer(rss(*(item(f"/{day[5:7]}", published=day) for day in dates)))
    few = SETTINGS.model_copy(update={"max_pages_per_source": 4})
    first = find(feed(web), settings=few)
    assert paths(web, first) == ["/19", "/18", "/17", "/16"]
    state, known = first.state, [target.url for target in first.targets]
    second = find(feed(web), settings=few, state=state, known=known)
    assert paths(web, second) == ["/15", "/14", "/13", "/12"]
    known += [target.url for target in second.targets]
    third = find(feed(web), settings=few, state=second.state, known=known)
    assert (paths(web, third), third.state.pending) == (["/11", "/10"], ())


def test_pages_that_failed_are_asked_for_again_though_the_feed_is_unchanged(web, find) -> None:
    web.routes["/rss"] = server.answer(rss(item("/a"), item("/b")))
    first = find(feed(web))
    failed = replace(first.targets[0], tries=1)
    state = after(first, [Collected({}, (failed,), (), 0)])
    second = find(feed(web), state=state, known=[web.base + "/b"])
    assert second.targets == (failed,)
    third = find(feed(web), state=state, known=[web.base + "/a", web.base + "/b"])
    assert third.targets == ()
    assert find(feed(web, name="renamed"), state=state, known=[web.base + "/b"]).targets[0].tries == 0


NOW = datetime.now(UTC)


@pytest.mark.parametrize(
    ("asked_ago", "silent_for", "rests"),
    [
        (timedelta(minutes=1), timedelta(0), False),
        (timedelta(minutes=5), timedelta(hours=2), True),
        (timedelta(minutes=15), timedelta(hours=2), False),
        (timedelta(hours=20), timedelta(days=30), True),
        (timedelta(hours=25), timedelta(days=300), False),
    ],
)
def test_silent_sources_rest(web, find, asked_ago, silent_for, rests) -> None:
    web.routes["/rss"] = server.answer(rss(item("/a")))
    asked = datetime.now(UTC) - asked_ago
    state = State({"wire": SourceState(asked_at=asked, brought_at=asked - silent_for)})
    found = find(feed(web), state=state)
    assert (found.reports[0].outcome is Outcome.PAUSED, bool(found.targets)) == (rests, not rests)
    assert len(find(feed(web), state=state, ask_all_sources=True).targets) == 1


WARC = gzip.compress(b"WARC/1.0\r\n" * 500)


def listed(*names: str):
    return server.answer(
        gzip.compress("".join(f"crawl/{name}\n" for name in names).encode()), Content_Type="application/gzip"
    )


def test_warc_files_are_fetched_newest_first_one_a_pass(web, find, tmp_path) -> None:
    names = [f"CC-NEWS-202611{day}101500-00001.warc.gz" for day in (20, 22, 21, 10)]
    web.routes |= {f"/crawl/{name}": server.answer(WARC, Content_Type="application/gzip") for name in names}
    web.routes["/lists/warc.paths.gz"] = listed(*names, "readme.txt")
    source = feed(web, "/lists/warc.paths.gz", "ccnews", kind="warc", first_date=date(2026, 11, 20))
    folder = tmp_path / "archive" / "imported" / "ccnews"
    found = [find(source) for _ in range(4)]
    assert [len(one.warcs) for one in found] == [1, 2, 3, 3]
    assert found[0].warcs == ((folder / names[1], "ccnews"),)
    assert [one.reports[0].detail for one in found] == [
        "2 WARC files left for the next runs",
        "1 WARC files left for the next runs",
        None,
        None,
    ]
    assert all(path.read_bytes() == WARC for path, _ in found[3].warcs)
    assert found[0].targets == ()
    assert not find(source, import_warcs=False).reports[0].outcome


def test_a_download_that_breaks_off_is_continued(web, find) -> None:
    def route(call) -> None:
        start = int(call.headers.get("range", "bytes=0-").removeprefix("bytes=").rstrip("-"))
        head = f"HTTP/1.1 {206 if start else 200} OK\r\nContent-Range: bytes {start}-{len(WARC) - 1}/{len(WARC)}\r\n"
        call.send(f"{head}Content-Length: {len(WARC) - start}\r\n\r\n".encode() + WARC[start : start + 40])
        call.keep = start + 40 >= len(WARC)

    web.routes["/x.warc.gz"] = route
    source = feed(web, "/x.warc.gz", "one", kind="warc")
    for _ in range(len(WARC) // 40):
        found = find(source)
        assert (found.reports[0].outcome, found.warcs) == (Outcome.PROTOCOL, ())
    found = find(source)
    assert (found.reports[0].outcome, found.warcs[0][0].read_bytes()) == (None, WARC)
    asked = len(web.asked("/x.warc.gz"))
    assert find(source).warcs == found.warcs
    assert len(web.asked("/x.warc.gz")) == asked


@pytest.mark.parametrize(
    ("route", "outcome"),
    [
        (server.answer(b"", 404), Outcome.NOT_FOUND),
        (server.closing(b"HTTP/1.1 206 OK\r\nContent-Range: bytes 7-9/10\r\n\r\nabc"), Outcome.PROTOCOL),
        (server.answer(status=302, Location="http://10.0.0.1/x.warc.gz"), Outcome.PRIVATE_ADDRESS),
    ],
)
def test_a_download_that_cannot_be_had(web, find, route, outcome) -> None:
    web.routes["/x.warc.gz"] = route
    found = find(feed(web, "/x.warc.gz", "one", kind="warc"))
    assert (found.reports[0].outcome, found.warcs) == (outcome, ())


def test_progress_is_told(web, find) -> None:
    web.routes["/rss"] = server.answer(rss(item("/a")))
    steps = []
    find(feed(web), feed(web, "/none", "none"), progress=steps.append)
    assert {(step.source, step.outcome, step.total) for step in steps} == {
        ("wire", Outcome.FEED, 2),
        ("none", Outcome.NOT_FOUND, 2),
    }


STATE = State(
    {"wire": SourceState(NOW, NOW, {"https://x.example/": Validators('"1"', None, "sha1:X", NOW)}, {"a": "b"})},
    (Target("https://x.example/a", "https://x.example/a", "wire", tries=2, validators=Validators("e")),),
)


def test_state_is_kept(tmp_path) -> None:
    path = tmp_path / "new" / "collect.json"
    assert load_state(path) == State()
    save_state(path, STATE)
    assert load_state(path) == STATE
    assert [file.name for file in path.parent.iterdir()] == ["collect.json"]


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"sources": 7}', b"\xff\xfe", b'{"pending": [{"url": 1}]}'])
def test_state_that_cannot_be_read_is_started_anew(tmp_path, content) -> None:
    path = tmp_path / "collect.json"
    path.write_bytes(content)
    assert load_state(path) == State()

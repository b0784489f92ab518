"""One visit to rows: the page's own URL, and the same rows whoever wrote the archive."""

import gzip
import io
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from flows.collect.archive import read
from flows.collect.crawl import collect
from flows.collect.records import Role, Target, Visit
from flows.pages import PageRows, judged, needs_reading, rows_of
from flows.settings import Fetch

_spec = spec_from_file_location("collect_server", Path(__file__).with_name("collect_server.py"))
server = module_from_spec(_spec)
_spec.loader.exec_module(server)

SETTINGS = Fetch(allow_loopback=True, delay_s=0, deadline_s=3, retries=0)
TEXT = (
    "<p>Landslides killed nine people in Manizales on Tuesday, the fire service said, and 40 families left their homes "
    "on the slopes above the town after a night of rain.</p><p>Two of the dead were children. The road to the coast is "
    "closed, and the mayor asked people who live below the hill to sleep elsewhere until it dries.</p>"
)


def article(head: str = "", text: str = TEXT) -> bytes:
    return f"<html lang=en><head><title>Landslides kill nine</title>{head}</head><body>{text}</body></html>".encode()


def rows(visits: list[Visit]) -> list[PageRows]:
    return [rows_of(visit) if needs_reading(visit) else judged(visit) for visit in visits]


def live(folder: Path, web, *paths: str) -> list[Visit]:
    targets = [Target(web.base + path, web.base + path, "live") for path in paths]
    done = collect(targets, archive_dir=folder, run_id="r", settings=SETTINGS)
    visits = {v.url: v for file in done.archived for v in read(file) if v.role is Role.PAGE}
    return [visits[target.url] for target in targets]


@pytest.mark.parametrize(
    ("final", "head"),
    [
        ("/a", ""),
        ("/a?utm_source=wire&fbclid=7", ""),
        ("/a?utm_source=wire", "<link rel=canonical href='/a?utm_campaign=all#top'>"),
        ("/b", "<link rel=canonical href='/a?mc_cid=1'>"),
        ("/b", "<meta property='og:url' content='/a'>"),
    ],
)
def test_an_article_is_known_by_its_url_without_trackers(tmp_path: Path, final: str, head: str) -> None:
    """However readers are led to it, it is one page, whose versions follow one another."""
    with server.Server() as web:
        web.routes["/way"] = server.answer(status=302, Location=final)
        web.routes[final] = server.answer(article(head))
        [page] = rows(live(tmp_path, web, "/way"))
    assert page.article
    assert (page.article.url, page.url.final_url) == (web.base + "/a", web.base + "/a")


def test_pages_in_an_archive_by_another_tool_give_the_rows_of_pages_fetched(tmp_path: Path) -> None:
    """Compressed, chunked, in another charset, in another language, with no article, and not there at all."""
    links = "".join(f"<h3><a href='/{n}'>Story {n} of many</a></h3>" for n in range(60))
    spanish = "<p>Al menos nueve personas murieron el martes en Manizales, dijo el alcalde de la ciudad. " * 3
    bodies: dict[str, tuple[str, dict[str, str], bytes]] = {
        "/plain": ("200 OK", {}, article()),
        "/packed": ("200 OK", {"Content-Encoding": "gzip"}, gzip.compress(article("<meta name=author content='B'>"))),
        "/latin": ("200 OK", {"Content-Type": "text/html; charset=iso-8859-1"}, article(text=TEXT + "<p>Nari\u00f1o.")),
        "/spanish": ("200 OK", {}, article(text=spanish)),
        "/hub": ("200 OK", {}, article(text=links)),
        "/pdf": ("200 OK", {"Content-Type": "application/pdf"}, b"%PDF-1.7"),
        "/none": ("404 Not Found", {}, b"no such page"),
    }
    theirs = tmp_path / "theirs.warc.gz"
    with server.Server() as web, theirs.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for path, (status, headers, body) in bodies.items():
            named = {"Content-Type": "text/html; charset=utf-8"} | headers
            web.routes[path] = server.answer(
                body, int(status[:3]), **{name.replace("-", "_"): value for name, value in named.items()}
            )
            http = StatusAndHeaders(status, list(named.items()), protocol="HTTP/1.1")
            payload = io.BytesIO(body)
            record = writer.create_warc_record(web.base + path, "response", payload, len(body), http_headers=http)
            writer.write_record(record)
        ours = rows(live(tmp_path / "ours", web, *bodies))
    others = rows(list(read(theirs, source="theirs")))
    assert [page.url.outcome.value for page in ours] == [
        *("loaded", "loaded", "loaded", "language", "not_news", "wrong_type", "not_found")
    ]
    for our, other in zip(ours, others, strict=True):
        assert (our.url.url, our.url.outcome) == (other.url.url, other.url.outcome)
        assert same(our) == same(other)


def same(page: PageRows) -> tuple[object, ...]:
    """What does not depend on when and by whom a page was fetched."""
    if page.article is None:
        return ()
    stated = (page.article.article_id, page.article.title, page.article.text, page.article.paragraphs)
    if page.read is None:
        return stated
    ids = [figure.figure_id for figure in page.read.figures], [event.event_id for event in page.read.events]
    return (*stated, page.article.byline, page.article.published, *ids)

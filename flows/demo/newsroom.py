"""The demo newsroom: three outlets on loopback, their sources ready for a run, and a second edition on demand.

In goes a base date; out comes, for as long as the context lasts, a `Newsroom`. It needs no network and no disk.
Follow-ups (a higher toll, a correction downward, a live page that grows) are out from the start, or held back until
`publish_followups`, so that a second run can be seen to fetch them and nothing else.
"""

import threading
import tomllib
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import Final

from flows.collect.sources import SourceKind, SourceSettings
from flows.demo.feed import newest, render_feed
from flows.demo.page import Outlet, Setting, render
from flows.demo.server import Served, Server
from flows.demo.story import Story, Style, stories

_ROBOTS: Final = "# Fiction; see any page.\nUser-agent: *\nDisallow: /internal/\n"
_FEED_TYPES: Final = {"rss": "application/rss+xml", "atom": "application/atom+xml", "sitemap": "application/xml"}
_LATER: Final = timedelta(hours=9, minutes=30)
"""How long after its first version a page of the second edition says that it was changed."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One request that the newsroom answered."""

    outlet: str
    method: str
    path: str
    status: int


@dataclass(frozen=True, slots=True)
class Newsroom:
    """Three outlets that are being served.

    Attributes:
        base: the newsroom's today.
        base_urls: scheme, host and port of each outlet, by its key.
        sources: what a run needs to read them all.
        publish_followups: brings out the second edition; a second call changes nothing.
        hits: every request answered so far, in the order of each outlet's server.
    """

    base: date
    base_urls: Mapping[str, str]
    sources: tuple[SourceSettings, ...]
    publish_followups: Callable[[], None]
    hits: Callable[[], tuple[Hit, ...]]


@contextmanager
def newsroom(base: date | None = None, *, followups: bool = True) -> Iterator[Newsroom]:
    """Serve the newsroom on free ports of 127.0.0.1 until the context ends.

    Args:
        base: its today, from which all days are counted; the present day (UTC) if None.
        followups: False holds the second edition back until `publish_followups`.
    """
    base = base or datetime.now(UTC).date()
    second_edition = threading.Event()
    if followups:
        second_edition.set()
    with ExitStack() as stack:
        servers: dict[str, Server] = {}
        for outlet in outlets():
            press = _Press(outlet, base, second_edition)
            server = Server(press.find)
            press.base_url = server.base_url
            server.start()
            stack.callback(server.close)
            servers[outlet.key] = server
        yield Newsroom(
            base=base,
            base_urls={key: server.base_url for key, server in servers.items()},
            sources=tuple(_source(outlet, servers[outlet.key].base_url) for outlet in outlets()),
            publish_followups=second_edition.set,
            hits=lambda: _hits(servers),
        )


@cache
def outlets() -> tuple[Outlet, ...]:
    """The outlets, as `outlets.toml` has them."""
    tables = tomllib.loads(files("flows.demo").joinpath("outlets.toml").read_text("utf-8"))
    return tuple(Outlet(**table) for table in tables["outlet"])


def _source(outlet: Outlet, base_url: str) -> SourceSettings:
    return SourceSettings(
        name=f"demo-{outlet.key}",
        kind=SourceKind(outlet.source),
        url=base_url + outlet.feed_path,
        outlet=outlet.name,
        country=outlet.country,
        language="en",
        delay_s=0,
    )


def _hits(servers: Mapping[str, Server]) -> tuple[Hit, ...]:
    return tuple(
        Hit(key, request.method, request.path, request.status)
        for key, server in servers.items()
        for request in tuple(server.requests)
    )


class _Press:
    """One outlet's pages, printed when they are asked for."""

    def __init__(self, outlet: Outlet, base: date, second_edition: threading.Event) -> None:
        self.outlet = outlet
        self.base = base
        self.second_edition = second_edition
        self.base_url = ""

    def find(self, path: str) -> Served | None:
        """The page of a path in the edition that is out, None where there is none."""
        second = self.second_edition.is_set()
        printed = tuple(
            story for story in stories() if self.outlet.key in story.outlets and (second or not story.followup)
        )
        setting = Setting(self.outlet, self.base_url, self.base, second, printed)
        if path == "/robots.txt":
            return Served(_ROBOTS.encode(), "text/plain; charset=utf-8", newest(setting))
        if path == self.outlet.feed_path:
            return Served(render_feed(setting), _FEED_TYPES[self.outlet.feed], newest(setting))
        story = next((story for story in printed if story.path == path), None)
        if story is None:
            return None
        return Served(render(story, setting), _content_type(story), self._modified(story, second=second))

    def _modified(self, story: Story, *, second: bool) -> datetime:
        grown = second and story.style is Style.LIVE
        return story.published(self.base) + (_LATER if grown else timedelta())


def _content_type(story: Story) -> str:
    """Old pages in another encoding are sent without a charset: only their meta tag says it."""
    return "text/html; charset=utf-8" if story.charset == "utf-8" else "text/html"

"""The records that pass between discovery, fetching and the archive. Data only: nothing here does anything.

    SourceSettings ──discover──▶ Target ──fetch──▶ Attempt (of Exchanges) ──archive──▶ WARC ──read──▶ Visit

A `Target` is a page that should be asked for, an `Attempt` what happened when it was, a `Visit` the same read back
from a WARC file, ours or another's.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from warehouse.outcomes import Outcome

Headers = tuple[tuple[str, str], ...]
"""HTTP header fields in the order they came, names as sent, values decoded as Latin-1 (RFC 9110, 5.5)."""

Known = Callable[[Iterable[str]], set[str]]
"""Given canonical URLs, tells which of them need not be fetched again. Asked once for each source, in bulk."""


class Role(StrEnum):
    """What a URL was asked for."""

    PAGE = "page"
    FEED = "feed"
    ROBOTS = "robots"


@dataclass(frozen=True, slots=True)
class Validators:
    """What is known of the last good answer, so that the server can say that nothing changed.

    Attributes:
        etag: the answer's `ETag`, as sent.
        last_modified: the answer's `Last-Modified`, as sent.
        digest: `Visit.digest` of its body; None where unknown.
        fetched_at: when it came (UTC); a revisit record refers to it.
    """

    etag: str | None = None
    last_modified: str | None = None
    digest: str | None = None
    fetched_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """One URL that should be asked for, and what its source says about it.

    Attributes:
        url: what is asked for: as found, without fragment and trackers.
        canonical: the key under which the page is known (`urls.canonical`).
        source: name of the source.
        found_url: as written in the feed or list.
        role: page, feed or robots.
        feed_published: publication time as the feed states it, as written there.
        feed_title: headline as the feed states it.
        validators: of the last good answer.
        delay_s: seconds between two requests to its host, where the source asks for more than the settings.
        tries: earlier runs that asked in vain.
    """

    url: str
    canonical: str
    source: str
    found_url: str | None = None
    role: Role = Role.PAGE
    feed_published: str | None = None
    feed_title: str | None = None
    validators: Validators | None = None
    delay_s: float | None = None
    tries: int = 0


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request and its answer, whole.

    Attributes:
        url: what was asked for.
        started_at: when (UTC).
        request_headers: as sent.
        status: 100 to 599.
        reason: the words after the status; empty on HTTP/2.
        headers: of the answer, as received.
        body: transfer and content coding taken off.
        received: bytes of the body as sent.
        protocol: `HTTP/1.0`, `HTTP/1.1` or `HTTP/2`.
        address: the IP address that was connected to; None where the connection does not tell.
        truncated: whether the body was cut at a cap on purpose (robots.txt).
    """

    url: str
    started_at: datetime
    request_headers: Headers
    status: int
    reason: str
    headers: Headers
    body: bytes
    received: int
    protocol: str
    address: str | None = None
    truncated: bool = False

    def header(self, name: str) -> str | None:
        """Give the first value of a header, by case-insensitive name."""
        name = name.lower()
        return next((value for key, value in self.headers if key.lower() == name), None)


@dataclass(frozen=True, slots=True)
class Attempt:
    """What became of one target.

    Attributes:
        target: what was wanted.
        exchanges: redirects in order, then the answer; without an answer the redirects that came before.
        answered: whether the last exchange is the answer (else it is a redirect, or there is none).
        outcome: None where the page arrived and reading it decides.
        detail: why, in words.
        finished_at: when (UTC).
        retry_after_s: seconds the server asks us to wait, if it does.
    """

    target: Target
    exchanges: tuple[Exchange, ...]
    answered: bool
    outcome: Outcome | None
    detail: str | None
    finished_at: datetime
    retry_after_s: float | None = None

    @property
    def answer(self) -> Exchange | None:
        """The exchange that holds the answer, if there is one."""
        return self.exchanges[-1] if self.answered else None


@dataclass(frozen=True, slots=True)
class Visit:
    """One attempt as the archive tells it; everything right of the archive starts from here.

    Attributes:
        url: what was asked for.
        final_url: where the answer came from, after redirects.
        fetched_at: UTC.
        status: of the answer; None where none came.
        headers: of the answer.
        body: of the answer, transfer and content coding taken off; empty where there is none.
        outcome: set where collect knows it already (robots, not_found, timeout, unchanged …).
        detail: why, in words.
        source: name of the source; None in files by others.
        run_id: of the run that fetched it; None in files by others.
        found_url: as written in the feed.
        canonical: the key under which discovery knew the page.
        feed_published: publication time as the feed states it, as written there.
        feed_title: headline as the feed states it.
        role: page, feed or robots.
        warc_file: name of the file, without folders.
        offset: of the response record in it (of the metadata record where there is no answer).
        length: in bytes as stored, compressed.
        digest: `sha1:` and Base32 of the body; None where there is none.
    """

    url: str
    final_url: str
    fetched_at: datetime
    status: int | None
    headers: Headers
    body: bytes
    outcome: Outcome | None
    detail: str | None
    source: str | None
    run_id: str | None
    found_url: str | None
    canonical: str
    feed_published: str | None
    feed_title: str | None
    role: Role
    warc_file: str
    offset: int
    length: int
    digest: str | None

    def header(self, name: str) -> str | None:
        """Give the first value of a header, by case-insensitive name."""
        name = name.lower()
        return next((value for key, value in self.headers if key.lower() == name), None)


@dataclass(frozen=True, slots=True)
class Progress:
    """One step of discover or collect, for whoever watches.

    Attributes:
        done: targets finished, this one included.
        total: targets of this call.
        url: the one that was finished.
        source: its source.
        outcome: how it ended; None where reading it will decide.
    """

    done: int
    total: int
    url: str
    source: str
    outcome: Outcome | None


@dataclass(frozen=True, slots=True)
class SourceReport:
    """What one source brought in one pass.

    Attributes:
        source: its name.
        outcome: how asking for it ended; None where it was read.
        detail: why it brought nothing or less, in words.
        listed: URLs in it.
        excluded: URLs that its own patterns or its first date refuse.
        known: URLs that need not be fetched again.
        new: targets made of it.
        unchanged: feeds or sitemaps of it that are as they were when last read, and were not read again.
    """

    source: str
    outcome: Outcome | None
    detail: str | None = None
    listed: int = 0
    excluded: int = 0
    known: int = 0
    new: int = 0
    unchanged: int = 0


@dataclass(frozen=True, slots=True)
class Discovery:
    """What one pass over the sources found.

    Attributes:
        targets: pages to fetch, each canonical URL once.
        reports: one for each source that was asked.
        warcs: WARC files by others, to be extracted where they lie, with the name of their source.
        archived: WARC files that this pass wrote (feeds, sitemaps, robots).
        state: what to remember; save it when the targets are collected (`state.after`).
    """

    targets: tuple[Target, ...]
    reports: tuple[SourceReport, ...]
    warcs: tuple[tuple[Path, str], ...]
    archived: tuple[Path, ...]
    state: "State"


@dataclass(frozen=True, slots=True)
class Collected:
    """What fetching one batch of targets came to. `None` among the outcomes counts pages for extraction.

    Attributes:
        outcomes: attempts by outcome.
        retry: targets that a later run should ask for again.
        archived: WARC files written, closed.
        bytes_received: of bodies, as sent.
    """

    outcomes: Mapping[Outcome | None, int]
    retry: tuple[Target, ...]
    archived: tuple[Path, ...]
    bytes_received: int


@dataclass(frozen=True, slots=True)
class SourceState:
    """What is remembered of one source between runs. Losing it costs one download, never a page.

    Attributes:
        asked_at: when it was last asked (UTC).
        brought_at: when it last brought something new; when it was first asked, if it never did.
        documents: URL of each feed or sitemap → the validators of its last answer.
        stamps: canonical URL → digest of what the feed last said of it, to see that a page changed.
        fingerprint: `SourceSettings.fingerprint` of the source when it was asked.
    """

    asked_at: datetime | None = None
    brought_at: datetime | None = None
    documents: Mapping[str, Validators] = field(default_factory=dict)
    stamps: Mapping[str, str] = field(default_factory=dict)
    fingerprint: str | None = None


@dataclass(frozen=True, slots=True)
class State:
    """What collecting remembers between runs.

    Attributes:
        sources: by name.
        pending: targets of earlier runs that failed in a way that may pass, or were put off.
    """

    sources: Mapping[str, SourceState] = field(default_factory=dict)
    pending: tuple[Target, ...] = ()

"""Discover: sources in, targets out.

Every source is asked under the rules that hold for pages (robots.txt, pace, conditions) and its answer archived; the
archive is then read for what the sources name, in a process that can be killed. `candidates.py` turns that into
targets. A source that is broken, slow or hostile costs itself and nothing else. Nothing here reads a news page.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import aclosing, nullcontext
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from flows.collect.address_book import Resolve
from flows.collect.archive import Archive, read
from flows.collect.ask import Asker
from flows.collect.ask_all import ask_all
from flows.collect.candidates import Candidates, Revalidate, is_warc
from flows.collect.clock import Clock, SystemClock
from flows.collect.fetch import Network
from flows.collect.imports import import_files, imported, what_would_come
from flows.collect.listing import Document, Listing, read_listing
from flows.collect.records import Discovery, Known, Progress, Role, State, Target, Visit
from flows.collect.sources import SourceKind, SourceSettings
from flows.collect.urls import redirect_url
from flows.settings import Fetch
from flows.worker import Failure, FailureKind
from flows.workers import Workers
from warehouse.outcomes import Outcome

READ_WITHIN_S = 20.0
"""Seconds for reading one feed or sitemap; 50,000 URLs take two."""

SITEMAP_DEPTH = 3
"""Sitemap indexes one in another. The protocol allows one; some sites have two."""

SITEMAPS_A_PASS = 200
"""Sitemaps of one source that are asked for in one pass, the last changed first; the others have their turn later."""

HOST_BUDGET_S = 600.0
"""Seconds that the feeds of one host may take."""

RESTED_SHARE = 0.1
"""A source is asked again after this share of the time since it last brought something: one that brought something
an hour ago after six minutes, one that was silent for ten days once a day."""

LONGEST_REST = timedelta(days=1)
"""No source is left unasked for longer."""


def discover(  # noqa: PLR0913  what a run is told, and what tests replace
    sources: Iterable[SourceSettings],
    *,
    archive_dir: Path,
    run_id: str,
    settings: Fetch,
    known: Known,
    state: State | None = None,
    revalidate: Revalidate | None = None,
    ask_all_sources: bool = False,
    import_warcs: bool = True,
    readers: Workers[Document, Listing] | None = None,
    progress: Callable[[Progress], None] | None = None,
    resolve: Resolve | None = None,
    clock: Clock | None = None,
) -> Discovery:
    """Ask all sources once, and tell which pages should be fetched.

    Args:
        sources: enabled ones.
        archive_dir: where WARC files go.
        run_id: of this run.
        settings: `[fetch]` of the settings file.
        known: given URLs, tells which need not be fetched; asked once, with every form of every URL.
        state: what the last run remembered.
        revalidate: given URLs of known pages, gives the validators of their last answers; with it, a page of
            which a feed says something new (date, headline) is asked for again, conditionally.
        ask_all_sources: also those that have been silent for long and would rest.
        import_warcs: also fetch the next WARC file of sources that name some on the web (a gigabyte each).
        readers: processes that read what sources answer, if the caller has some at hand (`listing_readers`).
        progress: called after each feed, in this thread.
        resolve: gives a host's addresses, for tests.
        clock: for waiting, for tests.

    Returns:
        Targets, a report for each source, and the state to save once the targets are collected.

    Raises:
        OSError: the archive cannot be written.
    """
    time = clock or SystemClock()
    found = Candidates(tuple(sources), state or State(), time.now())
    for source in found.sources.values():
        if source.path is not None:
            _look_on_disk(source, source.path, found)
    asked = [
        _target(source, source.url, found)
        for source in found.sources.values()
        if source.url is not None and not is_warc(source.url) and (ask_all_sources or not _rests(source.name, found))
    ]
    archive = Archive(archive_dir, run_id, "feeds")
    if asked or found.remote_warcs:
        with (
            archive,
            asyncio.Runner() as runner,
            nullcontext(readers) if readers else listing_readers() as hands,
        ):
            hands.start()  # they import while the feeds are fetched
            network = Network(settings, resolve=resolve, clock=time)
            asker = Asker(network, settings, time, archive.add)
            try:
                for _ in range(SITEMAP_DEPTH if asked else 0):
                    runner.run(_fetch(asker, asked, archive, settings, time, progress))
                    before = len(archive.closed)
                    archive.close()
                    asked = list(_read(archive.closed[before:], found, hands))
                    if not asked:
                        break
                if import_warcs:
                    runner.run(import_files(network, settings, time, archive, found))
                else:
                    what_would_come(found)
            finally:
                runner.run(network.close())
    for name, source in found.sources.items():
        if source.kind is SourceKind.WARC and source.url:
            found.files(name, imported(archive_dir, name))
    discovery = found.discovery(known, revalidate, most_pages=settings.max_pages_per_source)
    with archive:
        for refused in found.refused:
            archive.add(refused)
    return replace(discovery, archived=tuple(archive.closed))


def listing_readers() -> Workers[Document, Listing]:
    """Give a process that reads feeds and sitemaps and can be killed: one is faster than any network."""
    return Workers(read_listing, failed=unread, count=1, deadline_s=READ_WITHIN_S, chunk=1)


def _rests(name: str, found: Candidates) -> bool:
    """Tell whether a source that was silent for long has its rest, and report it."""
    before = found.before(name)
    if before.asked_at is None or before.brought_at is None:
        return False
    rest = min((before.asked_at - before.brought_at) * RESTED_SHARE, LONGEST_REST)
    if found.now >= before.asked_at + rest:
        return False
    found.report(
        name, Outcome.PAUSED, f"brought nothing new for long; asked again after {before.asked_at + rest:%F %R} UTC"
    )
    return True


def _target(source: SourceSettings, url: str, found: Candidates) -> Target:
    address = redirect_url(url, url) or url
    return Target(
        url=address,
        canonical=address,
        source=source.name,
        found_url=url,
        role=Role.FEED,
        validators=None if source.kind is SourceKind.WARC else found.before(source.name).documents.get(address),
        delay_s=source.delay_s,
    )


async def _fetch(  # noqa: PLR0913, PLR0917
    asker: Asker,
    targets: Sequence[Target],
    archive: Archive,
    settings: Fetch,
    clock: Clock,
    progress: Callable[[Progress], None] | None,
) -> None:
    """Ask for feeds and sitemaps and archive what comes."""
    attempts = ask_all(asker, targets, at_once=settings.connections_per_host, clock=clock, host_budget_s=HOST_BUDGET_S)
    async with aclosing(attempts):
        done = 0
        async for attempt in attempts:
            archive.add(attempt)
            done += 1
            if progress is not None:
                target = attempt.target
                progress(Progress(done, len(targets), target.url, target.source, attempt.outcome))


def _read(paths: Sequence[Path], found: Candidates, readers: Workers[Document, Listing]) -> Iterator[Target]:
    """Read what the archive holds of feeds and sitemaps; give the further sitemaps that they name."""
    read_ahead: deque[Visit] = deque()

    def documents() -> Iterator[Document]:
        for path in paths:
            for visit in read(path):
                if visit.role is Role.FEED and found.answered(visit):
                    source = found.sources[visit.source or ""]
                    read_ahead.append(replace(visit, body=b""))
                    yield Document(
                        source.kind, visit.final_url, visit.header("Content-Type"), visit.body, source.selector
                    )

    for listing in readers.map(documents()):
        visit = read_ahead.popleft()
        source = found.sources[visit.source or ""]
        for sitemap in found.listed(visit, listing)[:SITEMAPS_A_PASS]:
            yield _target(source, sitemap, found)


def unread(_document: Document, failure: Failure) -> Listing:
    """Give what stands for a document whose reading hung or crashed."""
    return Listing(error="not read within its time" if failure.kind is FailureKind.TIMEOUT else failure.detail)


def _look_on_disk(source: SourceSettings, path: Path, found: Candidates) -> None:
    """Read a list of URLs from this disk, or find the WARC files in a folder."""
    if source.kind is SourceKind.WARC:
        files = [path] if path.is_file() else sorted(file for file in path.rglob("*.warc*") if is_warc(file.name))
        found.files(source.name, files)
        if not files:
            found.report(source.name, Outcome.NOT_FOUND, f"{path} holds no file that ends in .warc or .warc.gz")
        return
    try:
        listing = read_listing(Document(source.kind, "", None, path.read_bytes()))
    except OSError as error:
        found.report(source.name, Outcome.NOT_FOUND, f"{path} cannot be read: {error.strerror}")
        return
    found.listed_on_disk(source.name, listing)

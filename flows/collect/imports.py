"""WARC files that others publish on the web (CC-NEWS, web archives), fetched whole into the archive's own folder.

In goes a source whose `url` is a WARC file, or a list of such files as Common Crawl publishes it (`warc.paths.gz`);
out come files under `imported/<source>/`, one a pass, the newest first, because each has about a gigabyte. A download
that breaks off is continued by the next pass. The files are read where they lie, unchanged.
"""

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import BinaryIO, Final
from urllib.parse import urljoin, urlsplit

from flows.collect.archive import Archive
from flows.collect.ask import Asker
from flows.collect.candidates import Candidates, is_warc
from flows.collect.clock import Clock
from flows.collect.fetch import Network
from flows.collect.records import Exchange, Role, Target
from flows.collect.request import Caps, Early
from flows.collect.sources import SourceSettings
from flows.settings import Fetch
from warehouse.outcomes import Outcome

FILES_A_PASS: Final = 1
"""Files of one source that a pass fetches: some 30,000 pages, a quarter of an hour of reading."""

MOST_BYTES: Final = 8 << 30
"""Bytes of one file; WARC files have one gigabyte by custom, some archives make larger ones."""

DEADLINE_S: Final = 3 * 3600.0
"""Seconds for one file: a gigabyte at a megabit a second."""

_DAY = re.compile(r"(?P<year>20\d\d)(?P<month>\d\d)(?P<day>\d\d)(?=\d{6}|\D)")
"""The day in a file's name: CC-NEWS-20260731235959-01234.warc.gz."""


def imported(archive_dir: Path, source: str) -> tuple[Path, ...]:
    """Give the files of a source that are here, whole."""
    return tuple(sorted(path for path in (archive_dir / "imported" / source).glob("*") if is_warc(path.name)))


async def import_files(network: Network, settings: Fetch, clock: Clock, archive: Archive, found: Candidates) -> None:
    """Fetch the next files of each source that names some.

    Args:
        network: asks for them.
        settings: `[fetch]` of the settings file.
        clock: for pace.
        archive: keeps a record of each request; the files themselves go beside it.
        found: names the files, and takes the reports.

    Raises:
        OSError: the disk cannot be written.
    """
    for name, addresses in found.remote_warcs.items():
        source = found.sources[name]
        folder = archive.folder / "imported" / name
        wanted = [url for url in _newest_first(source, addresses) if not (folder / _name(url)).exists()]
        for url in wanted[:FILES_A_PASS]:
            folder.mkdir(parents=True, exist_ok=True)
            part = folder / (_name(url) + ".part")
            with part.open("a+b") as file:
                asker = Asker(_Saver(network, file), settings, clock, archive.add)
                target = Target(url, url, name, found_url=url, role=Role.FEED, delay_s=source.delay_s)
                attempt = await asker.ask(target)
            archive.add(attempt)
            if attempt.outcome is Outcome.FEED:
                part.rename(folder / _name(url))
            else:
                found.report(name, attempt.outcome or Outcome.PROTOCOL, f"{url}: {attempt.detail}")
        if len(wanted) > FILES_A_PASS:
            found.note(name, f"{len(wanted) - FILES_A_PASS} WARC files left for the next runs")


def what_would_come(found: Candidates) -> None:
    """Have each source that names files on the web say which the next run would fetch, and how many there are."""
    for name, addresses in found.remote_warcs.items():
        if wanted := _newest_first(found.sources[name], addresses):
            found.note(name, f"{wanted[0]}, the newest of {len(wanted)} WARC files; a run fetches {FILES_A_PASS}")


def _newest_first(source: SourceSettings, addresses: Iterable[str]) -> list[str]:
    """Give the files that a source wants, by the time in their names.

    Paths without a host are meant from the root of the server that lists them, as Common Crawl writes them.
    """
    urls = [urljoin(source.url or "", address if "://" in address else f"/{address}") for address in addresses]
    wanted = [url for url in urls if is_warc(url) and source.wants(url)]
    if source.first_date is not None:
        wanted = [url for url in wanted if (_day(url) or source.first_date) >= source.first_date]
    return sorted(wanted, key=_name, reverse=True)


def _name(url: str) -> str:
    return re.sub(r"[^\w.-]", "_", urlsplit(url).path.rpartition("/")[2])


def _day(url: str) -> date | None:
    found = _DAY.search(_name(url))
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"])) if found else None
    except ValueError:
        return None


class _Saver:
    """Asks like the network, but writes what comes to a file; robots.txt, which is cut, comes as usual."""

    def __init__(self, network: Network, file: BinaryIO) -> None:
        self._network = network
        self._file = file

    async def get(
        self,
        url: str,
        *,
        caps: Caps,
        deadline_s: float,
        headers: tuple[tuple[str, str], ...] = (),
        early: Early | None = None,
    ) -> Exchange:
        """Ask for one URL."""
        if caps.cut:
            return await self._network.get(url, caps=caps, deadline_s=deadline_s, headers=headers, early=early)
        return await self._network.save(url, self._file, most=MOST_BYTES, deadline_s=DEADLINE_S)

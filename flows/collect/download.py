"""One large file that a user asks for by its address, from the network to disk.

In goes a URL and an empty file, out comes the whole file, or an error that says what to do. Redirects are followed, a
broken transfer goes on where it stopped, and the addresses of every host are checked as for any page
(`fetch.py`). Nothing is archived, and robots.txt is not asked: a person named this one file.
"""

import asyncio
from pathlib import Path
from typing import Final
from urllib.parse import urljoin, urlsplit

from flows.collect.fetch import Network
from flows.collect.records import Exchange
from flows.collect.request import Failed
from flows.errors import TallywireError
from flows.settings import Fetch

_MOST_BYTES: Final = 4 << 30
"""Bytes at most: GeoNames' largest table is some 400 MB zipped and 1.7 GB plain."""
_DEADLINE_S: Final = 3 * 3600.0
"""Seconds for all of a file: 400 MB over a line of 300 kbit/s."""
_REDIRECTS: Final = 5
"""As many as browsers' and curl users' files ever need."""
_WHOLE: Final = frozenset({200, 206})


def download(url: str, target: Path, settings: Fetch) -> None:
    """Fetch a file.

    Args:
        url: http or https.
        target: where to write it.
        settings: `[fetch]`; its retries count, its caps, which are for pages, do not.

    Raises:
        TallywireError: it did not come, or not wholly.
    """
    asyncio.run(_download(url, target, settings))


async def _download(url: str, target: Path, settings: Fetch) -> None:
    async with Network(settings) as network:
        left = settings.retries
        while True:
            try:
                answer = await _follow(network, url, target)
            except Failed as error:
                if left == 0:
                    raise TallywireError(
                        f"downloading {url}: {error}; try again, or download it by hand and give the file's name"
                    ) from None
                left -= 1
                await asyncio.sleep(settings.delay_s)
                continue
            if answer.status not in _WHOLE:
                raise TallywireError(
                    f"downloading {answer.url}: the server answered {answer.status} {answer.reason}; check the address"
                )
            return


async def _follow(network: Network, url: str, target: Path) -> Exchange:
    """The answer after all redirects."""
    for _ in range(_REDIRECTS + 1):
        with target.open("a+b") as file:
            answer = await network.save(url, file, most=_MOST_BYTES, deadline_s=_DEADLINE_S)
        location = next((value for name, value in answer.headers if name.lower() == "location"), None)
        if answer.status not in {301, 302, 303, 307, 308} or location is None:
            return answer
        url = urljoin(url, location)
        if urlsplit(url).scheme not in {"http", "https"}:
            raise TallywireError(f"downloading {url}: only http and https are fetched; check the address")
    raise TallywireError(f"downloading {url}: more than {_REDIRECTS} redirects; give the address they end at")

"""The network, which only this module and `connections.py` below it touch: one request in, one whole answer out.

In go a URL and headers, out comes an `Exchange` with the decoded body, or `Failed` with its outcome. Every request has
an overall deadline; bodies are counted while they arrive, as sent and decoded; only addresses that were checked are
connected to. Redirects are not followed, nothing is
retried, no cookie is kept and no proxy is used: `ask.py` decides what to ask next.
"""

import asyncio
import ssl
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from io import SEEK_END
from socket import SOCK_STREAM, getaddrinfo
from types import TracebackType
from typing import BinaryIO, Self

import httpx

from flows.collect.address_book import AddressBook, Resolve
from flows.collect.agent import user_agent
from flows.collect.body import Intake
from flows.collect.clock import Clock, SystemClock
from flows.collect.connections import Transport
from flows.collect.decode import ACCEPT_ENCODING, BadCoding, TooLarge
from flows.collect.records import Exchange, Headers
from flows.collect.request import Caps, Early, Failed
from flows.settings import Fetch
from warehouse.outcomes import Outcome

_RESOLVERS = 16
"""Threads that wait for DNS; one that hangs must not hold up the others."""

_ERROR_BYTES = 256 << 10
"""Bytes of an error page or a redirect's body that are kept: nobody reads more of it."""

_OK, _PARTIAL, _NO_SUCH_RANGE = 200, 206, 416
"""Statuses of an answer to a request for the rest of a file (RFC 9110, 14)."""


class Network:
    """Asks for one URL at a time, any number at once. Use as an async context manager, in one event loop.

    Args:
        settings: `[fetch]` of the settings file.
        resolve: gives a host's addresses; the system's resolver unless a test says otherwise.
        clock: for the time of records and the age of addresses.
    """

    def __init__(  # noqa: D107
        self, settings: Fetch, *, resolve: Resolve | None = None, clock: Clock | None = None
    ) -> None:
        self._clock = clock or SystemClock()
        self._threads = ThreadPoolExecutor(_RESOLVERS, thread_name_prefix="dns")
        self._book = AddressBook(resolve or self._system_resolve, settings, self._clock)
        self._intake = Intake()
        self._transport = Transport(self._book, settings.connections)
        self._timeout = httpx.Timeout(settings.deadline_s, pool=None).as_dict()
        self._headers = {
            "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
            "Accept-Encoding": ACCEPT_ENCODING,
            "Connection": "keep-alive",
            "User-Agent": user_agent(settings.contact),
        }

    async def __aenter__(self) -> Self:
        """Open nothing yet: connections are made as they are needed."""
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close all connections."""
        await self.close()

    async def close(self) -> None:
        """Close all connections; threads that still wait for DNS are left to end by themselves."""
        await self._transport.aclose()
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def get(
        self,
        url: str,
        *,
        caps: Caps,
        deadline_s: float,
        headers: Iterable[tuple[str, str]] = (),
        early: Early | None = None,
    ) -> Exchange:
        """Ask for one URL.

        Args:
            url: absolute, http or https.
            caps: how large the body may be.
            deadline_s: seconds for everything, from DNS to the last byte.
            headers: beside the usual ones (conditions).
            early: judges the answer before its body is read.

        Returns:
            The whole answer, whatever its status.

        Raises:
            Failed: there is none; its outcome says why.
        """
        try:
            async with asyncio.timeout(deadline_s):
                return await self._get(url, caps, headers, early)
        except (Failed, asyncio.CancelledError):
            raise
        except TooLarge as error:
            raise Failed(Outcome.TOO_LARGE, str(error)) from None
        except BadCoding as error:
            raise Failed(Outcome.BAD_CONTENT, str(error)) from None
        except TimeoutError:
            raise Failed(Outcome.TIMEOUT, f"no whole answer within {deadline_s:.3g} s") from None
        except Exception as error:  # noqa: BLE001  a hostile answer must never stop a run, whatever it breaks
            raise _failure(error) from None

    async def save(self, url: str, file: BinaryIO, *, most: int, deadline_s: float) -> Exchange:
        """Ask for a large file and write it to disk as it comes; what an earlier try left there is continued.

        Args:
            url: absolute, http or https.
            file: where to write, open for appending (`a+b`), at its end.
            most: bytes at most.
            deadline_s: seconds for everything.

        Returns:
            The answer, without its body; the file is whole if its status is 200 or 206.

        Raises:
            Failed: it did not come, or not wholly; what came stays for the next try.
            OSError: the disk cannot be written.
        """
        try:
            async with asyncio.timeout(deadline_s):
                return await self._save(url, file, most)
        except TimeoutError:
            raise Failed(Outcome.TIMEOUT, f"the file took more than {deadline_s:.0f} s") from None
        except httpx.HTTPError as error:
            raise _failure(error) from None

    async def _save(self, url: str, file: BinaryIO, most: int) -> Exchange:
        started = self._clock.now()
        have = file.seek(0, SEEK_END)
        headers = {"Accept-Encoding": "identity"} | ({"Range": f"bytes={have}-"} if have else {})
        response = await self._send(url, headers)
        try:
            status = response.status_code
            goes_on = status == _PARTIAL and response.headers.get("Content-Range", "").startswith(f"bytes {have}-")
            if status in {_OK, _PARTIAL, _NO_SUCH_RANGE} and not goes_on:
                file.truncate(0)
            if status == _PARTIAL and not goes_on:
                raise Failed(Outcome.PROTOCOL, "sends another part of the file than was asked for")
            size = have if goes_on else 0
            if status == _OK or goes_on:
                async for chunk in response.aiter_raw():
                    size += len(chunk)
                    if size > most:
                        raise Failed(Outcome.TOO_LARGE, f"more than {most} bytes")
                    file.write(chunk)
            return _exchange(response, started, b"", size, truncated=True)
        finally:
            await response.aclose()

    async def _get(self, url: str, caps: Caps, headers: Iterable[tuple[str, str]], early: Early | None) -> Exchange:
        started = self._clock.now()
        response = await self._send(url, dict(headers))
        try:
            if early is not None and not response.has_redirect_location:
                outcome, detail = early(response.status_code, response.headers.get("Content-Type"))
                if outcome is not None:
                    raise Failed(outcome, detail or "")
            if response.status_code >= 300:  # noqa: PLR2004  RFC 9110, 15: redirects and errors
                caps = Caps(_ERROR_BYTES, _ERROR_BYTES, cut=True)
            body, received, truncated = await self._intake.take(response.headers, response.aiter_raw(), caps)
            return _exchange(response, started, body, received, truncated=truncated)
        finally:
            await response.aclose()

    async def _send(self, url: str, headers: dict[str, str]) -> httpx.Response:
        """Ask without httpx's client, whose cookies, redirects and log of its own are a seventh of a page's cost."""
        request = httpx.Request("GET", url, headers=self._headers | headers, extensions={"timeout": self._timeout})
        response = await self._transport.handle_async_request(request)
        response.request = request
        return response

    async def _system_resolve(self, host: str, port: int) -> Sequence[str]:
        loop = asyncio.get_running_loop()
        found = await loop.run_in_executor(self._threads, lambda: getaddrinfo(host, port, type=SOCK_STREAM))
        return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def _exchange(response: httpx.Response, started: datetime, body: bytes, received: int, *, truncated: bool) -> Exchange:
    stream = response.extensions.get("network_stream")
    server = stream.get_extra_info("server_addr") if stream is not None else None
    return Exchange(
        url=str(response.request.url),
        started_at=started,
        request_headers=_decoded(response.request.headers),
        status=response.status_code,
        reason=response.reason_phrase,
        headers=_decoded(response.headers),
        body=body,
        received=received,
        protocol=response.http_version,
        address=str(server[0]) if server else None,
        truncated=truncated,
    )


def _decoded(headers: httpx.Headers) -> Headers:
    return tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in headers.raw)


_FAILURES: tuple[tuple[type[Exception] | tuple[type[Exception], ...], Outcome, str], ...] = (
    (httpx.TimeoutException, Outcome.TIMEOUT, "no answer in time"),
    (httpx.ConnectError, Outcome.CONNECT, "no connection"),
    (httpx.RemoteProtocolError, Outcome.PROTOCOL, "the answer breaks HTTP"),
    (httpx.NetworkError, Outcome.CONNECT, "the connection broke"),
    ((httpx.InvalidURL, httpx.UnsupportedProtocol, httpx.LocalProtocolError), Outcome.BAD_URL, "cannot be asked for"),
)
"""Errors of httpx, the first that fits; others are answers that something below it could not read."""


def _failure(error: Exception) -> Failed:
    """Name the outcome of an error that httpx or what lies below it raised."""
    what = str(error) or type(error).__name__
    below: BaseException | None = error
    while below is not None and isinstance(error, httpx.ConnectError):
        if isinstance(below, ssl.SSLError):
            return Failed(Outcome.TLS, f"no secure connection: {what}")
        below = below.__cause__ or below.__context__
    for kinds, outcome, words in _FAILURES:
        if isinstance(error, kinds):
            return Failed(outcome, f"{words}: {what}")
    return Failed(Outcome.PROTOCOL, f"the answer cannot be read: {type(error).__name__}: {what}")

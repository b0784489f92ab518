"""The network, and the only module that touches it: one request in, one whole answer out, or a named failure.

In go a URL and headers, out comes an `Exchange` with the decoded body, or `Failed` with its outcome. Every request has
an overall deadline; bodies are counted while they arrive, as sent and decoded; the host's addresses are resolved
and checked here and the checked address is the one that is connected to. Redirects are not followed, nothing is
retried, no cookie is kept and no proxy is used: `ask.py` decides what to ask next.
"""

import asyncio
import os
import ssl
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from functools import cache
from http.cookiejar import CookieJar, DefaultCookiePolicy
from io import SEEK_END
from socket import SOCK_STREAM, getaddrinfo
from types import TracebackType
from typing import Any, BinaryIO, Self

import httpcore
import httpx

from flows.collect.address_book import AddressBook, Resolve
from flows.collect.agent import user_agent
from flows.collect.body import Intake
from flows.collect.clock import Clock, SystemClock
from flows.collect.decode import ACCEPT_ENCODING, BadCoding, TooLarge
from flows.collect.records import Exchange, Headers
from flows.collect.request import Caps, Early, Failed
from flows.settings import Fetch
from warehouse.outcomes import Outcome

_RESOLVERS = 16
"""Threads that wait for DNS; one that hangs must not hold up the others."""

_ADDRESSES_TRIED = 3
"""Addresses of one host that are tried; the deadline is for all of them."""

_IDLE_S = 15.0
"""Seconds an idle connection is kept: longer than the usual delay between two requests to a host."""

_POOLS = 16
_IDLE_A_POOL = 8
"""Pools of connections, and idle connections that each keeps: 128 in all, well under the usual 1024 open files."""

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
        self._client = httpx.AsyncClient(
            transport=_Transport(_CheckedBackend(self._book), settings.connections),
            timeout=httpx.Timeout(settings.deadline_s, pool=None),
            follow_redirects=False,
            trust_env=False,
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
            headers={
                "User-Agent": user_agent(settings.contact),
                "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
                "Accept-Encoding": ACCEPT_ENCODING,
            },
        )

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
        await self._client.aclose()
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
        request = self._client.build_request("GET", url, headers=headers)
        response = await self._client.send(request, stream=True)
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
        request = self._client.build_request("GET", url, headers=list(headers))
        response = await self._client.send(request, stream=True)
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


class _CheckedBackend(httpcore.AsyncNetworkBackend):
    """Connects to addresses that were checked, never to a name: nothing can change between check and use."""

    def __init__(self, book: AddressBook) -> None:
        self._book = book
        self._inner = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109  the signature is httpcore's
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Connect to the first permitted address that answers."""
        addresses = (await self._book.addresses(host, port))[:_ADDRESSES_TRIED]
        share = timeout / len(addresses) if timeout else None
        for number, address in enumerate(addresses, start=1):
            try:
                return await self._inner.connect_tcp(address, port, share, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if number == len(addresses):
                    raise
        raise AssertionError  # pragma: no cover  the book gives at least one address

    async def sleep(self, seconds: float) -> None:
        """Wait, for httpcore's own retries, which are off."""
        await self._inner.sleep(seconds)


@cache
def _trust(_file: str | None, _folder: str | None) -> ssl.SSLContext:
    """Read the certificates that we trust, once: a tenth of a second. The arguments are where httpx looks for them."""
    return httpx.create_ssl_context()


class _Transport(httpx.AsyncBaseTransport):
    """httpx's own transports over connections that go through `_CheckedBackend`.

    Several with few connections each: httpcore looks at every connection of a pool at every request, which took a
    third of the time of a page with 40 hosts in one pool.
    """

    def __init__(self, backend: httpcore.AsyncNetworkBackend, connections: int) -> None:
        context = _trust(os.environ.get("SSL_CERT_FILE"), os.environ.get("SSL_CERT_DIR"))
        self._parts = [_Part(backend, connections, context) for _ in range(_POOLS)]

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Ask through the part that has the host's connections."""
        part = self._parts[hash((request.url.host, request.url.port)) % _POOLS]
        return await part.handle_async_request(request)

    async def aclose(self) -> None:
        """Close all connections."""
        for part in self._parts:
            await part.aclose()


class _Part(httpx.AsyncHTTPTransport):
    """A transport whose pool connects through our backend."""

    def __init__(self, backend: httpcore.AsyncNetworkBackend, connections: int, context: ssl.SSLContext) -> None:
        super().__init__(verify=context, trust_env=False)
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=context,
            max_connections=connections,  # requests in flight are bounded elsewhere; all may be to hosts of one part
            max_keepalive_connections=_IDLE_A_POOL,
            keepalive_expiry=_IDLE_S,
            http1=True,
            http2=True,
            network_backend=backend,
        )

"""The network, and the only module that touches it: one request in, one whole answer out, or a named failure.

In go a URL and headers, out comes an `Exchange` with the decoded body, or `Failed` with its outcome. Every request has
an overall deadline; bodies are counted while they arrive, as sent and decoded; the host's addresses are resolved
and checked here and the checked address is the one that is connected to. Redirects are not followed, nothing is
retried, no cookie is kept and no proxy is used: `ask.py` decides what to ask next.
"""

import asyncio
import ssl
from collections.abc import Awaitable, Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import datetime
from http.cookiejar import CookieJar, DefaultCookiePolicy
from importlib.metadata import PackageNotFoundError, version
from ipaddress import ip_address
from socket import SOCK_STREAM, gaierror, getaddrinfo
from types import TracebackType
from typing import Any, Self

import httpcore
import httpx

from flows.collect.addresses import refusal
from flows.collect.clock import Clock, SystemClock
from flows.collect.decode import ACCEPT_ENCODING, BadCoding, Decoder, TooLarge
from flows.collect.judge import Judgement
from flows.collect.records import Exchange, Headers
from flows.settings import Fetch
from warehouse.outcomes import Outcome

Resolve = Callable[[str, int], Awaitable[Sequence[str]]]
"""Gives the IP addresses of a host; raises OSError where it has none."""

PRODUCT = "Tallywire"
"""Our name in User-Agent and in robots.txt (RFC 9309, 2.2.1)."""

_ADDRESS_TTL_S = 300.0
"""Seconds for which a host's checked addresses are used: shorter than most DNS lifetimes, long enough for a batch."""

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

_LARGE = 1_000_000
"""Decoded bytes from which a body counts as large; nine of ten news pages are smaller."""

_LARGE_AT_ONCE = 8
"""Large bodies read at once; others wait, so that memory stays bounded whatever the servers send."""

Early = Callable[[int, str | None], Judgement]
"""Judges an answer by status and declared type before its body is read; an outcome other than None ends it."""


class Failed(Exception):  # noqa: N818  a finding, always caught
    """No whole answer came; `outcome` says how that is counted."""

    def __init__(self, outcome: Outcome, detail: str) -> None:
        """Keep the outcome and the reason in words."""
        super().__init__(detail)
        self.outcome = outcome
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Caps:
    """How large a body may be: `sent` bytes as received, `decoded` bytes after decompression.

    With `cut`, a body that reaches a cap is kept up to there; without, it is refused.
    """

    sent: int
    decoded: int
    cut: bool = False


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
        self._book = _AddressBook(resolve or self._system_resolve, settings, self._clock)
        self._large = asyncio.Semaphore(_LARGE_AT_ONCE)
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
        except (TimeoutError, httpx.TimeoutException):
            raise Failed(Outcome.TIMEOUT, f"no whole answer within {deadline_s:.3g} s") from None
        except Exception as error:  # noqa: BLE001  a hostile answer must never stop a run, whatever it breaks
            raise _failure(error) from None

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
            body, received, truncated = await self._body(response, caps)
            return _exchange(response, started, body, received, truncated=truncated)
        finally:
            await response.aclose()

    async def _body(self, response: httpx.Response, caps: Caps) -> tuple[bytes, int, bool]:
        """Read a body under its caps: decoded, its size as sent, and whether it was cut."""
        declared = response.headers.get("Content-Length", "")
        if not caps.cut and declared.isdigit() and int(declared[:18]) > caps.sent:
            raise TooLarge(f"declares {declared[:18]} bytes; the cap is {caps.sent}")
        decoder = Decoder(response.headers.get("Content-Encoding"), caps.sent, caps.decoded)
        async with AsyncExitStack() as held:
            large = False
            async for chunk in response.aiter_raw():
                try:
                    decoder.feed(chunk)
                except TooLarge:
                    if caps.cut:
                        return decoder.so_far()[: caps.decoded], decoder.received, True
                    raise
                if decoder.size > _LARGE and not large:
                    await held.enter_async_context(self._large)
                    large = True
        return decoder.finish(), decoder.received, False

    async def _system_resolve(self, host: str, port: int) -> Sequence[str]:
        loop = asyncio.get_running_loop()
        found = await loop.run_in_executor(self._threads, lambda: getaddrinfo(host, port, type=SOCK_STREAM))
        return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def user_agent(contact: str) -> str:
    """Give the User-Agent: who we are, and where to complain."""
    try:
        release = version("tallywire")
    except PackageNotFoundError:
        release = "0"
    return f"{PRODUCT}/{release} (+{contact})".encode("ascii", "ignore").decode("ascii")


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


def _failure(error: Exception) -> Failed:
    """Name the outcome of an error that httpx or what lies below it raised."""
    what = str(error) or type(error).__name__
    if isinstance(error, httpx.ConnectError):
        below: BaseException | None = error
        while below is not None:
            if isinstance(below, ssl.SSLError):
                return Failed(Outcome.TLS, f"no secure connection: {what}")
            below = below.__cause__ or below.__context__
        return Failed(Outcome.CONNECT, f"no connection: {what}")
    if isinstance(error, httpx.RemoteProtocolError):
        return Failed(Outcome.PROTOCOL, f"the answer breaks HTTP: {what}")
    if isinstance(error, httpx.NetworkError):
        return Failed(Outcome.CONNECT, f"the connection broke: {what}")
    if isinstance(error, httpx.InvalidURL | httpx.UnsupportedProtocol | httpx.LocalProtocolError):
        return Failed(Outcome.BAD_URL, f"cannot be asked for: {what}")
    return Failed(Outcome.PROTOCOL, f"the answer cannot be read: {type(error).__name__}: {what}")


class _AddressBook:
    """Resolves hosts and lets only permitted addresses through."""

    def __init__(self, resolve: Resolve, settings: Fetch, clock: Clock) -> None:
        self._resolve = resolve
        self._allow_loopback = settings.allow_loopback
        self._clock = clock
        self._known: dict[tuple[str, int], tuple[float, list[str]]] = {}

    async def addresses(self, host: str, port: int) -> list[str]:
        """Give the permitted addresses of a host, at least one.

        Raises:
            Failed: there is no address, or none that is permitted.
        """
        expires, permitted = self._known.get((host, port), (0.0, []))
        if permitted and self._clock.monotonic() < expires:
            return permitted
        try:
            ip_address(host)
            found: Sequence[str] = [host]
        except ValueError:
            try:
                found = await self._resolve(host, port)
            except (gaierror, UnicodeError, OSError) as error:
                raise Failed(Outcome.DNS, f"'{host}' has no address: {error}") from None
        reasons = {address: refusal(address, allow_loopback=self._allow_loopback) for address in found}
        permitted = [address for address, reason in reasons.items() if reason is None]
        if not permitted:
            if not reasons:
                raise Failed(Outcome.DNS, f"'{host}' has no address")
            raise Failed(Outcome.PRIVATE_ADDRESS, f"'{host}' leads inside: {next(iter(reasons.values()))}")
        self._known[host, port] = (self._clock.monotonic() + _ADDRESS_TTL_S, permitted)
        return permitted


class _CheckedBackend(httpcore.AsyncNetworkBackend):
    """Connects to addresses that were checked, never to a name: nothing can change between check and use."""

    def __init__(self, book: _AddressBook) -> None:
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


class _Transport(httpx.AsyncBaseTransport):
    """httpx's own transports over connections that go through `_CheckedBackend`.

    Several with few connections each: httpcore looks at every connection of a pool at every request, which took a
    third of the time of a page with 40 hosts in one pool.
    """

    def __init__(self, backend: httpcore.AsyncNetworkBackend, connections: int) -> None:
        context = httpx.create_ssl_context()
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

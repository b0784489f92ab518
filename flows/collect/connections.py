"""Connections to hosts, by checked addresses only: what `fetch.py` asks through.

In go requests of httpx, out come its answers, unread. The host's addresses are resolved and checked here, and the
checked address is the one that is connected to, for redirects like for anything else; connections are kept for a
while and shared. Nothing is decided here but where a connection may go.
"""

import os
import ssl
from collections.abc import Iterable
from functools import cache
from typing import Any

import httpcore
import httpx

from flows.collect.address_book import AddressBook

_ADDRESSES_TRIED = 3
"""Addresses of one host that are tried; the deadline is for all of them."""

_IDLE_S = 15.0
"""Seconds an idle connection is kept: longer than the usual delay between two requests to a host."""

_POOLS = 64
_IDLE_A_POOL = 4
"""Pools of connections, and idle connections that each keeps: 256 in all, well under the usual 1024 open files."""


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


class Transport(httpx.AsyncBaseTransport):
    """httpx's own transports over connections to addresses that were checked.

    Several with few connections each: httpcore looks at every connection of a pool at every request, which took a
    third of the time of a page with 40 hosts in one pool.

    Args:
        book: gives the permitted addresses of a host.
        connections: to one pool's hosts at most.
    """

    def __init__(self, book: AddressBook, connections: int) -> None:  # noqa: D107
        backend = _CheckedBackend(book)
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

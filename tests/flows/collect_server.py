"""A web server for the collect tests that can also misbehave, on 127.0.0.1 only, one thread a connection.

A route is a function that gets a `Call` and writes whatever bytes it likes; `answer` makes well-behaved ones.
"""

import contextlib
import gzip
import socket
import threading
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Self

TLS = b"\x16\x03"
"""The first bytes of a client that wants TLS."""


@dataclass
class Call:
    """One request, and the connection to write to."""

    path: str
    headers: dict[str, str]
    connection: socket.socket
    stopping: threading.Event
    keep: bool = True

    def send(self, data: bytes) -> None:
        self.connection.sendall(data)

    def reply(self, body: bytes = b"", status: int = 200, **headers: str) -> None:
        named = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(body))}
        named |= {name.replace("_", "-"): value for name, value in headers.items()}
        lines = [f"HTTP/1.1 {status} Whatever", *(f"{name}: {value}" for name, value in named.items() if value)]
        self.send("\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body)


Route = Callable[[Call], None]


def answer(body: bytes = b"", status: int = 200, **headers: str) -> Route:
    return lambda call: call.reply(body, status, **headers)


@dataclass
class Server:
    """Serves `routes`; what is not among them is 404. Use as a context manager."""

    routes: dict[str, Route] = field(default_factory=dict)
    calls: list[Call] = field(default_factory=list)

    def __enter__(self) -> Self:
        self._stopping = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=128)
        self.port = self._listener.getsockname()[1]
        self.base = f"http://127.0.0.1:{self.port}"
        self._connections: set[socket.socket] = set()
        self._threads = [threading.Thread(target=self._accept, daemon=True)]
        self._threads[0].start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopping.set()
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for connection in list(self._connections):
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(5)

    def asked(self, path: str) -> list[Call]:
        return [call for call in self.calls if call.path == path]

    @property
    def paths(self) -> list[str]:
        return [call.path for call in self.calls if call.path != "/robots.txt"]

    def _accept(self) -> None:
        while not self._stopping.is_set():
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            thread = threading.Thread(target=self._serve, args=(connection,), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _serve(self, connection: socket.socket) -> None:
        self._connections.add(connection)
        with connection, contextlib.suppress(OSError):
            pending = b""
            while not self._stopping.is_set():
                while b"\r\n\r\n" not in pending:
                    data = connection.recv(65536)
                    if not data:
                        return
                    pending += data
                    if pending.startswith(TLS):
                        connection.sendall(b"HTTP/1.1 400 This is not TLS\r\n\r\n")
                        return
                head, pending = pending.split(b"\r\n\r\n", 1)
                lines = head.decode("latin-1").split("\r\n")
                headers = {k.lower(): v.strip() for k, _, v in (line.partition(":") for line in lines[1:])}
                call = Call(lines[0].split(" ")[1], headers, connection, self._stopping)
                self.calls.append(call)
                self.routes.get(call.path, answer(b"nothing here", 404))(call)
                if not call.keep:
                    return
        self._connections.discard(connection)


def at(*addresses: str) -> Callable[[str, int], Awaitable[list[str]]]:
    """A resolver to whom every host has these addresses."""

    async def resolve(_host: str, _port: int) -> list[str]:
        return list(addresses)

    return resolve


def page(text: str = "An ordinary page.") -> Route:
    return answer(f"<!doctype html><html><body><p>{text}</p></body></html>".encode())


def gzipped(body: bytes, **headers: str) -> Route:
    return answer(gzip.compress(body), Content_Encoding="gzip", **headers)


def closing(data: bytes) -> Route:
    """Send these bytes and hang up."""

    def route(call: Call) -> None:
        call.send(data)
        call.keep = False

    return route


def endless(head: bytes, piece: bytes, pause_s: float = 0.0) -> Route:
    """Send a head, then the same piece for ever."""

    def route(call: Call) -> None:
        call.keep = False
        call.send(head)
        while not call.stopping.is_set():
            call.send(piece)
            if pause_s:
                call.stopping.wait(pause_s)

    return route


def silent(call: Call) -> None:
    """Say nothing."""
    call.keep = False
    call.stopping.wait(30)

"""A small web server for the demonstration's pages, on this machine only.

In goes a function from paths to pages; out comes a server on a free port of 127.0.0.1. It answers GET and HEAD,
honours ETag and Last-Modified, keeps connections alive, and notes each request. It serves nothing from the disk.
"""

import socket
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime, parsedate_to_datetime
from hashlib import blake2b
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Final

_HOST: Final = "127.0.0.1"
_IDLE_S: Final = 10.0
"""Seconds after which an idle connection is closed, so that no thread outlives its client for long."""


@dataclass(frozen=True, slots=True)
class Served:
    """What is sent for one path."""

    body: bytes
    content_type: str
    modified: datetime

    @property
    def etag(self) -> str:
        """The same for the same bytes, in every process."""
        return f'"{blake2b(self.body, digest_size=12).hexdigest()}"'


@dataclass(frozen=True, slots=True)
class Request:
    """One request that was answered."""

    method: str
    path: str
    status: int


class Server(ThreadingHTTPServer):
    """One outlet's web server; `close` ends it and every connection that is still open."""

    daemon_threads = False
    block_on_close = True

    def __init__(self, find: Callable[[str], Served | None]) -> None:
        """Listen on a free port; `find` gives the page of a path, None where there is none."""
        super().__init__((_HOST, 0), _Handler)
        self.find = find
        self.requests: list[Request] = []
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self.serve_forever, args=(0.05,), name="demo newsroom")

    @property
    def base_url(self) -> str:
        """Scheme, host and port."""
        return f"http://{_HOST}:{self.server_address[1]}"

    def start(self) -> None:
        """Begin to answer."""
        self._thread.start()

    def close(self) -> None:
        """Stop, end what is open, and wait for the threads."""
        self.shutdown()
        with self._lock:
            for connection in self._open:
                connection.shutdown(socket.SHUT_RDWR)
        self.server_close()
        self._thread.join()

    def note(self, request: Request) -> None:
        """Remember a request."""
        with self._lock:
            self.requests.append(request)

    def process_request(self, request: Any, client_address: Any) -> None:
        """Remember a connection while it is open."""
        with self._lock:
            self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        """Forget a connection before it is closed."""
        with self._lock:
            self._open.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Print what went wrong here; a client that goes away is no error of ours."""
        if not isinstance(sys.exception(), (ConnectionError, TimeoutError)):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"
    server_version = "DemoNewsroom"
    sys_version = ""
    timeout = _IDLE_S

    def do_GET(self) -> None:
        """Answer with the page, 304 or 404."""
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        """Answer as GET does, without the body."""
        self._answer(with_body=False)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is the library's
        """Say nothing: requests are noted, not printed."""

    def _answer(self, *, with_body: bool) -> None:
        path = self.path.partition("?")[0]
        served = self.server.find(path)
        if served is None:
            body = b"<!doctype html><title>404 Not Found</title><h1>Not Found</h1><p>There is no such page.</p>"
            self._send(HTTPStatus.NOT_FOUND, {"Content-Type": "text/html; charset=utf-8"}, body, with_body=with_body)
            return
        headers = {
            "Content-Type": served.content_type,
            "ETag": served.etag,
            "Last-Modified": format_datetime(served.modified, usegmt=True),
            "Cache-Control": "max-age=60",
        }
        if self._is_known(served):
            self._send(HTTPStatus.NOT_MODIFIED, headers, b"", with_body=False)
        else:
            self._send(HTTPStatus.OK, headers, served.body, with_body=with_body)

    def _is_known(self, served: Served) -> bool:
        """Whether the client has this version (RFC 9110, 13.1: the entity tag decides where both are sent)."""
        tags = self.headers.get("If-None-Match")
        if tags is not None:
            return tags.strip() == "*" or served.etag in (tag.strip().removeprefix("W/") for tag in tags.split(","))
        since = self.headers.get("If-Modified-Since")
        if since is None:
            return False
        try:
            return served.modified.replace(microsecond=0) <= parsedate_to_datetime(since)
        except (ValueError, TypeError):
            return False

    def _send(self, status: HTTPStatus, headers: dict[str, str], body: bytes, *, with_body: bool) -> None:
        self.server.note(Request(self.command, self.path, status.value))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if status is not HTTPStatus.NOT_MODIFIED:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if with_body:
            self.wfile.write(body)

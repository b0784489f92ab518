"""Content coding taken off, a piece at a time, never more than a cap allows.

In go the bytes of a body as sent and the name of its coding, out come the bytes it stands for. A small body that
unpacks to gigabytes (a "bomb") is stopped at the first piece that passes a cap, in constant memory.
"""

from collections.abc import Iterator
from typing import Protocol

import brotli  # type: ignore[import-untyped]  # ships no types
from isal import isal_zlib

ACCEPT_ENCODING = "gzip, deflate, br"
"""What `Decoder` can read, as a request header."""

MAX_RATIO = 250
"""Decoded bytes for one byte sent. Pages reach 10 to 30, generated tables some 100; deflate's limit is 1032."""

RATIO_COUNTS_FROM = 2_000_000
"""Decoded bytes up to which any ratio is harmless."""

_MAX_CODINGS = 2
"""Codings one on another. One is usual; some servers compress twice by mistake; more is an attack."""

_BROKEN: type[Exception] = isal_zlib.error  # type: ignore[assignment]  # its stub gives an instance

_PIECE = 1 << 18
"""Decoded bytes made at a time: what a bomb can take beyond a cap."""

_GZIP = 31
_WRAPPED = 15
_BARE = -15
"""zlib's `wbits` for gzip, for deflate as RFC 9110 has it (in a zlib wrapper) and as many servers send it."""


class TooLarge(Exception):  # noqa: N818  a finding about a body, always caught
    """The body passes a cap."""


class BadCoding(Exception):  # noqa: N818  likewise
    """The bytes are not what the coding's name says, or nobody knows that name."""


class _Stage(Protocol):
    """One coding taken off."""

    @property
    def whole(self) -> bool:
        """Whether the coded stream has ended as it should."""
        ...

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Give what `data` stands for, lazily, in pieces of bounded size."""
        ...


class _Zlib:
    """Gzip, also of several members (RFC 1952, 2.2), or deflate, with or without its wrapper."""

    def __init__(self, wbits: int) -> None:
        self._wbits = wbits
        self._inner = isal_zlib.decompressobj(wbits)
        self._begun = False
        self._whole = False
        self._held = b""

    @property
    def whole(self) -> bool:
        return self._whole

    def feed(self, data: bytes) -> Iterator[bytes]:
        data, self._held = self._held + data, b""
        while data:
            if len(data) == 1 and (self._whole or not self._begun):
                self._held = data  # one byte cannot tell a header from padding, or which deflate this is
                return
            if self._whole:
                if self._wbits != _GZIP or not data.startswith(b"\x1f\x8b"):
                    return  # what follows the end is padding; browsers ignore it too
                self._inner = isal_zlib.decompressobj(_GZIP)
                self._whole = False
            try:
                piece = self._inner.decompress(data, _PIECE)
            except _BROKEN as error:
                if self._begun or self._wbits != _WRAPPED:
                    raise BadCoding(f"broken compression: {error}") from None
                self._wbits, self._inner = _BARE, isal_zlib.decompressobj(_BARE)
                continue
            finally:
                self._begun = True
            self._whole = self._inner.eof
            data = self._inner.unused_data if self._whole else self._inner.unconsumed_tail
            if piece:
                yield piece


class _Brotli:
    """Brotli, RFC 7932."""

    def __init__(self) -> None:
        self._inner = brotli.Decompressor()

    @property
    def whole(self) -> bool:
        return bool(self._inner.is_finished())

    def feed(self, data: bytes) -> Iterator[bytes]:
        while data or not self._inner.can_accept_more_data():
            if self._inner.is_finished():
                return
            try:
                piece = self._inner.process(data, output_buffer_limit=_PIECE)
            except brotli.error as error:
                raise BadCoding(f"broken compression: {error}") from None
            data = b""
            if piece:
                yield piece


def _stage(coding: str) -> _Stage:
    match coding:
        case "gzip" | "x-gzip":
            return _Zlib(_GZIP)
        case "deflate":
            return _Zlib(_WRAPPED)
        case "br":
            return _Brotli()
        case _:
            raise BadCoding(f"content coding '{coding[:40]}' is not one that we asked for")


class Decoder:
    """Takes the content coding off one body.

    Args:
        coding: the `Content-Encoding` header; None, empty and `identity` stand for none.
        sent: bytes as sent at most.
        decoded: decoded bytes at most.

    Raises:
        BadCoding: an unknown coding, or too many of them.
    """

    def __init__(self, coding: str | None, sent: int, decoded: int) -> None:  # noqa: D107
        names = [name.strip().lower() for name in (coding or "").split(",")]
        names = [name for name in names if name not in {"", "identity", "none", "utf-8"}]
        if len(names) > _MAX_CODINGS:
            raise BadCoding(f"{len(names)} content codings one on another")
        self._stages = [_stage(name) for name in reversed(names)]
        self._sent_cap, self._decoded_cap = sent, decoded
        self._pieces: list[bytes] = []
        self.received = 0
        """Bytes as sent, so far."""
        self.size = 0
        """Decoded bytes, so far."""

    def feed(self, data: bytes) -> None:
        """Take the next bytes of the body.

        Raises:
            TooLarge: the bytes pass a cap, or unpack to too many.
            BadCoding: the bytes are not what the coding's name says.
        """
        self.received += len(data)
        if self.received > self._sent_cap:
            raise TooLarge(f"more than {self._sent_cap} bytes")
        for piece in self._through(data, 0):
            self.size += len(piece)
            if self.size > self._decoded_cap:
                raise TooLarge(f"more than {self._decoded_cap} bytes after decompression")
            if self.size > RATIO_COUNTS_FROM and self.size > MAX_RATIO * self.received:
                raise TooLarge(f"unpacks to more than {MAX_RATIO} times its size")
            self._pieces.append(piece)

    def _through(self, data: bytes, stage: int) -> Iterator[bytes]:
        if stage == len(self._stages):
            yield data
            return
        for piece in self._stages[stage].feed(data):
            yield from self._through(piece, stage + 1)

    def finish(self) -> bytes:
        """Give the decoded body.

        Raises:
            BadCoding: a coded stream stops before its end.
        """
        if self.received and not all(stage.whole for stage in self._stages):
            raise BadCoding("the compressed body stops before its end")
        return b"".join(self._pieces)

    def so_far(self) -> bytes:
        """Give what was decoded until now, for a body that is cut on purpose."""
        return b"".join(self._pieces)


def decode(body: bytes, coding: str | None, cap: int) -> bytes:
    """Take the content coding off a body that is all here.

    A body that was stored decoded under a header that says otherwise, as some crawlers do, is given as it is.

    Args:
        body: the bytes as sent.
        coding: the `Content-Encoding` header.
        cap: decoded bytes at most.

    Raises:
        TooLarge: the decoded bytes pass the cap, or are too many for the bytes sent.
        BadCoding: the bytes are not what the coding's name says.
    """
    try:
        decoder = Decoder(coding, len(body), cap)
        decoder.feed(body)
        return decoder.finish()
    except BadCoding:
        if len(body) <= cap and body[:512].lstrip()[:1] in {b"<", b"{", b"["}:
            return body
        raise

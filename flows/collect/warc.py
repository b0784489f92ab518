"""WARC 1.1 as bytes: records laid out one gzip member each, and the records of a file found again.

In go record headers and blocks, out come the bytes to append; in goes a file by anyone, out come its records with
their place in it, damaged ones skipped. This module knows the format and nothing of what we store in it.

Records are laid out here and not by warcio's writer because that one compresses at level 9, whatever the time, and
rewrites header values that are not ASCII; `warcio check` passes on the result.
Reading is warcio's parser on one gzip member at a time, so that one damaged record costs one record.
"""

import base64
import gzip
import hashlib
import logging
import re
import uuid
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from isal import isal_zlib
from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]  # ships no types
from warcio.bufferedreaders import ChunkedDataReader  # type: ignore[import-untyped]
from warcio.exceptions import ArchiveLoadFailed  # type: ignore[import-untyped]
from warcio.recordloader import ArcWarcRecord, ArcWarcRecordLoader  # type: ignore[import-untyped]
from warcio.statusandheaders import StatusAndHeadersParserException  # type: ignore[import-untyped]

from flows.collect.records import Headers

log = logging.getLogger(__name__)

COMPRESSION = 2
"""ISA-L's level, of 0 to 3. On 60 HTML files of 209 KB each it takes 0.44 ms and leaves 29.9 %; its level 3 takes
1.08 ms and leaves 29.3 %. zlib's level 2 leaves as much in 2.1 ms, its level 4 27.8 % in 3.1 ms."""

MAX_RECORD = 64 << 20
"""Decoded bytes of one record that are held in memory. Larger ones (videos in web archives) are passed over."""

_KIND = re.compile(rb"WARC/1\.\d\r\nWARC-Type: ([a-z]+)\r\n")
"""The beginning of a record as ours and most others' are."""

_CHUNK = 1 << 16
_MAGIC = b"\x1f\x8b\x08"
"""The start of a gzip member."""

_DAMAGED: type[Exception] = isal_zlib.error  # type: ignore[assignment]  # its stub gives an instance
_UNREADABLE = (ArchiveLoadFailed, StatusAndHeadersParserException, EOFError, ValueError, zlib.error, OSError)
"""What warcio and Python's gzip raise on damaged records."""


def digest_of(body: bytes) -> str:
    """Give the payload digest as WARC tools write it: `sha1:` and Base32."""
    return "sha1:" + base64.b32encode(hashlib.sha1(body, usedforsecurity=False).digest()).decode("ascii")


def new_id() -> str:
    """Give a record id that no other record has."""
    return f"<urn:uuid:{uuid.uuid4()}>"


def warc_date(moment: datetime) -> str:
    """Give a UTC time as WARC 1.1 writes it, to the microsecond."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def one_line(value: str) -> str:
    """Give a value that cannot break out of its header line, whatever a server or feed put in it."""
    if value.isprintable() and "  " not in value:  # nearly all; 20 times faster
        return value.strip()
    return " ".join("".join(c if c.isprintable() else " " for c in value).split())


def fields(pairs: Iterable[tuple[str, str | None]]) -> bytes:
    """Lay out `application/warc-fields`; pairs without a value are left out."""
    return "".join(f"{name}: {one_line(value)}\r\n" for name, value in pairs if value).encode("utf-8", errors="replace")


def http_block(first_line: str, headers: Headers, body: bytes = b"") -> bytes:
    """Lay out an HTTP message: first line, header fields as sent, empty line, body."""
    lines = [one_line(first_line), *(f"{one_line(name)}: {one_line(value)}" for name, value in headers)]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1", errors="replace") + body


def record(kind: str, headers: Iterable[tuple[str, str | None]], block: bytes, content_type: str) -> bytes:
    """Lay out one record as one gzip member.

    Args:
        kind: `WARC-Type`.
        headers: further WARC headers in order; pairs without a value are left out.
        block: the record's content.
        content_type: of the block.

    Returns:
        The bytes to append to a `.warc.gz` file.
    """
    lines = [
        "WARC/1.1",
        f"WARC-Type: {kind}",
        *(f"{name}: {one_line(value)}" for name, value in headers if value),
        f"WARC-Block-Digest: {digest_of(block)}",
        f"Content-Type: {content_type}",
        f"Content-Length: {len(block)}",
    ]
    head = ("\r\n".join(lines) + "\r\n\r\n").encode("utf-8", errors="replace")
    packer = isal_zlib.compressobj(COMPRESSION, isal_zlib.DEFLATED, 31)
    return packer.compress(head) + packer.compress(block) + packer.compress(b"\r\n\r\n") + packer.flush()


@dataclass(frozen=True, slots=True)
class Record:
    """One record of a file.

    Attributes:
        offset: of its gzip member in the file; of the record where records are not compressed one by one.
        length: from there to the next, as stored.
        headers: the WARC headers.
        status_line: of the HTTP message in it, without the protocol (a request's without the method); None where
            there is none.
        http_headers: of that message.
        payload: the block without the HTTP head, transfer coding taken off; None where it is larger than we hold.
    """

    offset: int
    length: int
    headers: Headers
    status_line: str | None
    http_headers: Headers
    payload: bytes | None

    def header(self, name: str) -> str | None:
        """Give the first value of a WARC header, by case-insensitive name."""
        name = name.lower()
        return next((value for key, value in self.headers if key.lower() == name), None)


def records(path: Path, *, but: frozenset[str] = frozenset()) -> Iterator[Record]:
    """Give the whole records of a WARC file in order; damage is logged and skipped.

    Args:
        path: a file with one gzip member a record (any `.warc.gz`), one gzip stream, or no compression.
        but: values of `WARC-Type` whose records may be left out: reading their headers is half of the work.

    Raises:
        OSError: the file cannot be opened.
    """
    with path.open("rb") as file:
        start = file.read(_CHUNK)
        file.seek(0)
        if not start.startswith(_MAGIC[:2]):
            yield from _plain_records(path, file)
        elif _one_stream(start):
            with gzip.open(file) as unpacked:
                yield from _plain_records(path, unpacked)
        else:
            for offset, length, member in _members(path, file, 0):
                if but and member and (kind := _KIND.match(member)) and kind[1].decode("latin-1") in but:
                    continue
                if found := _parse(path, offset, length, member):
                    yield found


def record_at(path: Path, offset: int) -> Record | None:
    """Give the record that starts at an offset, as `records` told it; None where it is damaged."""
    with path.open("rb") as file:
        gzipped = file.read(2) == _MAGIC[:2]
        file.seek(offset)
        if gzipped and file.read(2) == _MAGIC[:2]:
            file.seek(offset)
            for where, length, member in _members(path, file, offset):
                return _parse(path, where, length, member) if where == offset else None
            return None
        if not gzipped:
            file.seek(offset)
            return next(_plain_records(path, file), None)
        file.seek(0)
        with gzip.open(file) as unpacked:
            unpacked.seek(offset)
            return next(_plain_records(path, unpacked), None)


def _one_stream(start: bytes) -> bool:
    """Tell whether the first gzip member goes on after its first record: a file that was compressed whole."""
    try:
        text = isal_zlib.decompressobj(31).decompress(start, _CHUNK)
    except _DAMAGED:
        return False
    stream = BytesIO(text)
    try:
        first = ArcWarcRecordLoader(verify_http=False).parse_record_stream(stream, no_record_parse=True)
        first.raw_stream.read()
    except _UNREADABLE:
        return False
    return bool(stream.read().strip())


def _members(path: Path, file: BinaryIO, offset: int) -> Iterator[tuple[int, int, bytes | None]]:
    """Give offset, stored length and content of each whole gzip member; content is None where it is too large."""
    while True:
        file.seek(offset)
        length, content = _member(file)
        if length:
            yield offset, length, content
            offset += length
            continue
        following = _next_magic(file, offset + 1)
        file.seek(offset)
        if file.read(1):
            lost = "its rest" if following is None else f"{following - offset} bytes"
            log.warning("reading %s: damaged or half a record at byte %d; %s skipped", path, offset, lost)
        if following is None:
            return
        offset = following


def _member(file: BinaryIO) -> tuple[int, bytes | None]:
    """Unpack one gzip member at the file's position: its stored length (0 where it is damaged) and its content."""
    inner = isal_zlib.decompressobj(31)
    pieces: list[bytes] = []
    size = read = 0
    try:
        while data := file.read(_CHUNK):
            read += len(data)
            while data and not inner.eof:
                piece = inner.decompress(data, _CHUNK)
                data = inner.unconsumed_tail
                size += len(piece)
                if size <= MAX_RECORD:
                    pieces.append(piece)
            if inner.eof:
                return read - len(inner.unused_data), b"".join(pieces) if size <= MAX_RECORD else None
    except _DAMAGED:
        pass
    return 0, None


def _next_magic(file: BinaryIO, offset: int) -> int | None:
    """Find where the next gzip member may start."""
    file.seek(offset)
    tail = b""
    while data := file.read(_CHUNK):
        found = (tail + data).find(_MAGIC)
        if found >= 0:
            return offset + found - len(tail)
        offset += len(data)
        tail = (tail + data)[-2:]
    return None


def _parse(path: Path, offset: int, length: int, member: bytes | None) -> Record | None:
    """Read one record from one gzip member."""
    if member is None:
        log.warning("reading %s: the record at byte %d unpacks to over %d bytes; skipped", path, offset, MAX_RECORD)
        return None
    try:
        found = ArcWarcRecordLoader(verify_http=False).parse_record_stream(BytesIO(member), known_format="warc")
        return _record(found, offset, length)
    except _UNREADABLE as error:
        log.warning("reading %s: no record at byte %d: %s", path, offset, error)
        return None


def _plain_records(path: Path, file: BinaryIO | gzip.GzipFile) -> Iterator[Record]:
    """Give the records of a stream that is not compressed record by record, until its end or the first damage."""
    archive = ArchiveIterator(file)
    try:
        for found in archive:
            kept = _record(found, 0, 0)
            offset, length = archive.get_record_offset(), archive.get_record_length()
            yield Record(offset, length, kept.headers, kept.status_line, kept.http_headers, kept.payload)
    except _UNREADABLE as error:
        log.warning("reading %s: damaged after byte %d (%s); its rest is skipped", path, archive.offset, error)


def _record(found: ArcWarcRecord, offset: int, length: int) -> Record:
    http = found.http_headers
    stream = found.raw_stream
    if http and (http.get_header("Transfer-Encoding") or "").lower() == "chunked":
        stream = ChunkedDataReader(stream)
    payload: bytes = stream.read(MAX_RECORD + 1)
    return Record(
        offset=offset,
        length=length,
        headers=tuple(found.rec_headers.headers),
        status_line=http.statusline if http else None,
        http_headers=tuple(http.headers) if http else (),
        payload=payload if len(payload) <= MAX_RECORD else None,
    )

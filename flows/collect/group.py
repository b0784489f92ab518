"""One attempt laid out as WARC records: what the archive appends in one write.

In goes an `Attempt`, out come the bytes of its group: redirects, answer, requests, and last a `metadata` record that
says what it was for and how it ended. The reverse is in `visits.py`. Nothing here touches a file.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version

from flows.collect import warc
from flows.collect.records import Attempt, Exchange
from warehouse.outcomes import Outcome

SOFTWARE = "tallywire"
"""What our files call their maker, by which they are told from others'."""

_HTTP_RESPONSE = "application/http; msgtype=response"
_HTTP_REQUEST = "application/http; msgtype=request"
_FIELDS = "application/warc-fields"

_UNCHANGED_BODY = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
_NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
"""Profiles of revisit records: WARC 1.1, 6.7."""

_NOT_AS_SENT = {"transfer-encoding", "content-encoding", "content-length"}
"""Headers that describe the body on the wire. It is stored decoded, so they are kept under another name, as Common
Crawl does; readers would else decode it again."""


def opening(name: str, run_id: str, record_id: str) -> bytes:
    """Lay out the `warcinfo` record that every file begins with.

    Args:
        name: of the file, when it is closed.
        run_id: of the run that writes it.
        record_id: of this record; all others of the file refer to it.
    """
    standard = "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"
    return warc.record(
        "warcinfo",
        (
            ("WARC-Record-ID", record_id),
            ("WARC-Date", warc.warc_date(datetime.now(UTC))),
            ("WARC-Filename", name),
        ),
        warc.fields(
            (
                ("software", f"{SOFTWARE}/{_version()}"),
                ("format", "WARC File Format 1.1"),
                ("conformsTo", standard),
                ("isPartOf", run_id),
                ("robots", "obey"),
            )
        ),
        _FIELDS,
    )


def group(attempt: Attempt, run_id: str, info: str) -> Iterator[bytes]:
    """Lay out all records of one attempt; the metadata record is the last, so that a group is whole or has none."""
    answer_id = None
    for exchange in attempt.exchanges:
        response_id = warc.new_id()
        if exchange is attempt.answer:
            answer_id = response_id
        yield _response(attempt, exchange, response_id, info)
        yield warc.record(
            "request",
            (
                ("WARC-Record-ID", warc.new_id()),
                ("WARC-Date", warc.warc_date(exchange.started_at)),
                ("WARC-Target-URI", exchange.url),
                ("WARC-Concurrent-To", response_id),
                ("WARC-Warcinfo-ID", info),
            ),
            warc.http_block(f"GET {_path(exchange.url)} HTTP/1.1", exchange.request_headers),
            _HTTP_REQUEST,
        )
    target = attempt.target
    yield warc.record(
        "metadata",
        (
            ("WARC-Record-ID", warc.new_id()),
            ("WARC-Date", warc.warc_date(attempt.finished_at)),
            ("WARC-Target-URI", target.url),
            ("WARC-Concurrent-To", answer_id),
            ("WARC-Warcinfo-ID", info),
        ),
        warc.fields(
            (
                ("source", target.source),
                ("run", run_id),
                ("role", target.role),
                ("canonical", target.canonical),
                ("found-url", target.found_url),
                ("feed-published", target.feed_published),
                ("feed-title", target.feed_title),
                ("tries", str(target.tries) if target.tries else None),
                ("outcome", attempt.outcome),
                ("detail", attempt.detail),
            )
        ),
        _FIELDS,
    )


def _response(attempt: Attempt, exchange: Exchange, record_id: str, info: str) -> bytes:
    """Lay out an answer: a revisit record where it brings nothing new, else a response record."""
    headers = tuple(
        (f"X-Crawl-{name}" if name.lower() in _NOT_AS_SENT else name, value) for name, value in exchange.headers
    )
    before = attempt.target.validators
    revisit = exchange is attempt.answer and attempt.outcome is Outcome.UNCHANGED
    profile = None
    if revisit:
        profile = _NOT_MODIFIED if exchange.status == 304 else _UNCHANGED_BODY  # noqa: PLR2004  RFC 9110, 15.4.5
    body = b"" if revisit else exchange.body
    if body:
        headers += (("Content-Length", str(len(body))),)
    digest = warc.digest_of(exchange.body) if exchange.body else None
    if profile == _NOT_MODIFIED:
        digest = before.digest if before else None
    return warc.record(
        "revisit" if revisit else "response",
        (
            ("WARC-Record-ID", record_id),
            ("WARC-Date", warc.warc_date(exchange.started_at)),
            ("WARC-Target-URI", exchange.url),
            ("WARC-IP-Address", exchange.address),
            # proposed for WARC 1.2, and what crawlers write already
            ("WARC-Protocol", "h2" if exchange.protocol == "HTTP/2" else None),
            ("WARC-Payload-Digest", digest),
            ("WARC-Profile", profile),
            ("WARC-Refers-To-Target-URI", exchange.url if revisit else None),
            (
                "WARC-Refers-To-Date",
                warc.warc_date(before.fetched_at) if revisit and before and before.fetched_at else None,
            ),
            ("WARC-Truncated", "length" if exchange.truncated else None),
            ("WARC-Warcinfo-ID", info),
        ),
        warc.http_block(f"HTTP/1.1 {exchange.status} {exchange.reason}", headers, body),
        _HTTP_RESPONSE,
    )


def _path(url: str) -> str:
    """Give the request target of a URL: path and query (RFC 9112, 3.2.1)."""
    rest = url.partition("://")[2]
    slash = rest.find("/")
    return rest[slash:] if slash >= 0 else "/"


def _version() -> str:
    try:
        return version("tallywire")
    except PackageNotFoundError:
        return "0"

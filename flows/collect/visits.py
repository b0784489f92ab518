"""WARC files read as visits: one `Visit` for each attempt that a file tells of, whoever wrote it.

Our own files end each attempt with a `metadata` record that says what it was for and how it ended; there, that
record makes the visit, and the response it names gives the body. In a file by another tool each response of a web
server is a visit, judged as a live answer would be. Damaged records are logged and skipped.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from warcio.timeutils import iso_date_to_datetime  # type: ignore[import-untyped]  # ships no types

from flows.collect import warc
from flows.collect.decode import BadCoding, TooLarge, decode
from flows.collect.group import SOFTWARE
from flows.collect.judge import judge_page
from flows.collect.records import Headers, Role, Visit
from flows.collect.urls import canonical_url
from warehouse.outcomes import Outcome

MAX_BODY = 64 << 20
"""Decoded bytes of one body. Ours are capped far below when they are fetched; sitemaps may have 50 MB."""

_OUTCOMES = {str(outcome.value): outcome for outcome in Outcome}
_NOT_READ = frozenset({"request"})
"""Kinds of records that tell nothing of a visit which the others do not; a third of our own files' records."""

_ROLES = {role.value: role for role in Role}


def read(path: Path, *, source: str | None = None) -> Iterator[Visit]:
    """Give the visits that a WARC file tells of, in order.

    Args:
        path: a file by us or by another tool; gzip, by record or as a whole, or plain.
        source: name of the source that a file by another tool is read for.

    Yields:
        One visit for each attempt. Redirects on the way to an answer are no visits of their own.

    Raises:
        OSError: the file cannot be opened.
    """
    ours = False
    group: dict[str, warc.Record] = {}
    for record in warc.records(path, but=_NOT_READ):
        kind = record.header("WARC-Type")
        if kind == "warcinfo":
            ours = _fields(record).get("software", "").startswith(f"{SOFTWARE}/")
            group.clear()
        elif kind in {"response", "revisit"}:
            if ours:
                group[record.header("WARC-Record-ID") or ""] = record
            elif (visit := _foreign(path, record, source)) is not None:
                yield visit
        elif kind == "metadata" and ours:
            yield _our_own(path, record, group.get(record.header("WARC-Concurrent-To") or ""))
            group.clear()


def visit_at(path: Path, offset: int) -> Visit | None:
    """Give the visit whose answer starts at an offset, in milliseconds; None where there is no answer to read.

    What only the metadata record knows (source, run, feed) is not filled in: the caller has it from its own tables.

    Args:
        path: a file by us or by another tool.
        offset: as `Visit.offset` told it.
    """
    record = warc.record_at(path, offset)
    if record is None or record.header("WARC-Type") not in {"response", "revisit"}:
        return None
    return _foreign(path, record, None)


def _our_own(path: Path, metadata: warc.Record, answer: warc.Record | None) -> Visit:
    known = _fields(metadata)
    url = metadata.header("WARC-Target-URI") or ""
    place = answer or metadata
    outcome = _OUTCOMES.get(known.get("outcome", ""))
    detail = known.get("detail")
    body = b""
    if answer is not None and answer.header("WARC-Type") == "response":
        body, trouble = _body(answer)
        outcome, detail = (outcome, detail) if trouble is None else (trouble[0], trouble[1])
    elif answer is None and outcome is None:
        outcome, detail = Outcome.BAD_CONTENT, "the archive lost this answer: its record is damaged"
    return Visit(
        url=url,
        final_url=(answer.header("WARC-Target-URI") if answer else None) or url,
        fetched_at=_date(place),
        status=_status(answer),
        headers=answer.http_headers if answer else (),
        body=body,
        outcome=outcome,
        detail=detail,
        source=known.get("source"),
        run_id=known.get("run"),
        found_url=known.get("found-url"),
        canonical=known.get("canonical") or url,
        feed_published=known.get("feed-published"),
        feed_title=known.get("feed-title"),
        role=_ROLES.get(known.get("role", ""), Role.PAGE),
        warc_file=path.name,
        offset=place.offset,
        length=place.length,
        digest=_digest(answer),
    )


def _foreign(path: Path, record: warc.Record, source: str | None) -> Visit | None:
    """Make a visit of an answer that stands alone; None for redirects and for what is no answer of a web server."""
    url = record.header("WARC-Target-URI") or ""
    status = _status(record)
    if not url.lower().startswith(("http://", "https://")) or status is None:
        return None
    if 300 <= status < 400 and _first(record.http_headers, "location"):  # noqa: PLR2004  RFC 9110, 15.4
        return None
    role = Role.ROBOTS if urlsplit(url).path == "/robots.txt" else Role.PAGE
    body = b""
    outcome: Outcome | None
    detail: str | None
    if record.header("WARC-Type") == "revisit":
        outcome, detail = Outcome.UNCHANGED, "the archive says that nothing changed"
    else:
        body, trouble = _body(record)
        outcome, detail = trouble or judge_page(status, _first(record.http_headers, "content-type"), body)
        if role is Role.ROBOTS and outcome is None:
            outcome = Outcome.FEED
    return Visit(
        url=url,
        final_url=url,
        fetched_at=_date(record),
        status=status,
        headers=record.http_headers,
        body=body,
        outcome=outcome,
        detail=detail,
        source=source,
        run_id=None,
        found_url=None,
        canonical=canonical_url(url) or url,
        feed_published=None,
        feed_title=None,
        role=role,
        warc_file=path.name,
        offset=record.offset,
        length=record.length,
        digest=warc.digest_of(body) if body else _digest(record),
    )


def _body(record: warc.Record) -> tuple[bytes, tuple[Outcome, str] | None]:
    """Give the decoded body of an answer, or what is wrong with it."""
    if record.payload is None:
        return b"", (Outcome.TOO_LARGE, f"the record unpacks to more than {warc.MAX_RECORD} bytes")
    try:
        return decode(record.payload, _first(record.http_headers, "content-encoding"), MAX_BODY), None
    except TooLarge as error:
        return b"", (Outcome.TOO_LARGE, str(error))
    except BadCoding as error:
        return b"", (Outcome.BAD_CONTENT, str(error))


def _status(record: warc.Record | None) -> int | None:
    code = (record.status_line or "").split(" ", 1)[0] if record else ""
    return int(code) if code.isascii() and code.isdigit() and len(code) == 3 else None  # noqa: PLR2004  RFC 9110, 15


def _date(record: warc.Record) -> datetime:
    try:
        moment: datetime = iso_date_to_datetime(record.header("WARC-Date") or "")
    except (ValueError, TypeError):
        return datetime.fromtimestamp(0, UTC)
    return moment.replace(tzinfo=UTC)


def _digest(record: warc.Record | None) -> str | None:
    return record.header("WARC-Payload-Digest") if record else None


def _first(headers: Headers, name: str) -> str | None:
    return next((value for key, value in headers if key.lower() == name), None)


def _fields(record: warc.Record) -> dict[str, str]:
    """Read an `application/warc-fields` block."""
    lines = (record.payload or b"").decode("utf-8", errors="replace").split("\r\n")
    pairs = (line.partition(":") for line in lines if ":" in line)
    return {name.strip().lower(): value.strip() for name, _, value in pairs}

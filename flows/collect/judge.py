"""Is this answer a page? Status, declared type and first bytes in, an outcome and the reason out.

The same judgement for a live answer and for a record of somebody's WARC file, so that both end as the same row.
Pure functions; they never raise on what a server says.
"""

import re

from warehouse.outcomes import Outcome

Judgement = tuple[Outcome | None, str | None]
"""The outcome, None where only reading the page can tell, and the reason in words."""

_BY_STATUS = {
    304: (Outcome.UNCHANGED, "the server says that nothing changed"),
    401: (Outcome.BLOCKED, "asks for a login"),
    403: (Outcome.BLOCKED, "refuses us"),
    404: (Outcome.NOT_FOUND, "no such page"),
    407: (Outcome.BLOCKED, "a proxy asks for a login"),
    408: (Outcome.TIMEOUT, "the server gave up waiting"),
    410: (Outcome.GONE, "taken away"),
    429: (Outcome.BLOCKED, "too many requests"),
    451: (Outcome.BLOCKED, "withheld for legal reasons"),
    999: (Outcome.BLOCKED, "refuses us"),  # not in HTTP; what some big sites answer to crawlers
}
"""RFC 9110, 15 and RFC 6585, 4, where the status alone decides."""

_BINARY_TYPES = ("image/", "video/", "audio/", "font/", "application/pdf", "application/zip", "application/gzip")
"""Declared types that are never a page, by their beginning; nothing of their body needs to be read."""

_OTHER_TYPES = re.compile(
    r"application/(octet-stream|x-|vnd\.|msword|json|ld\+json|javascript|wasm)|text/(css|javascript|csv|calendar)"
)
"""Declared types that are a page only if the bytes are markup: servers declare these by mistake."""

_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"\x89PNG", "a PNG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a RIFF file"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"\x1f\x8b", "a gzip file"),
    (b"BZh", "a bzip2 file"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"\x7fELF", "a program"),
    (b"wOF", "a font"),
    (b"ID3", "an MP3 file"),
    (b"OggS", "an Ogg file"),
)
"""First bytes by which a file tells what it is (the WHATWG MIME Sniffing standard's, and archives)."""

_MARKUP = re.compile(
    rb"<!--|<(!doctype|\?xml|html|head|body|title|script|meta|div|p|h1|article|rss|feed)\b", re.IGNORECASE
)
"""The start of HTML or XML, looked for in the first bytes (after the WHATWG MIME Sniffing standard, 7.1)."""

_SNIFFED = 2048
"""Bytes looked at: browsers look at 1445, and some pages open with a long comment."""

_CONTROL = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))
"""Bytes that no text has ("binary data bytes" of the WHATWG MIME Sniffing standard)."""

_MOST_CONTROL = 0.1
"""Share of such bytes above which there is no text; broken pages with stray NULs stay below."""


def judge_head(status: int, content_type: str | None) -> Judgement:
    """Judge an answer by what it says of itself, before its body is read.

    Args:
        status: of the answer.
        content_type: the `Content-Type` header.

    Returns:
        An outcome where the body does not matter, else None and None.
    """
    if found := _BY_STATUS.get(status):
        return found[0], f"{status}: {found[1]}"
    if 500 <= status < 600:  # noqa: PLR2004  the class of server errors, RFC 9110, 15.6
        return Outcome.SERVER_ERROR, f"{status}: the server failed"
    if 400 <= status < 500:  # noqa: PLR2004
        return Outcome.CLIENT_ERROR, f"{status}: our request is wrong to the server"
    if not 200 <= status < 300:  # noqa: PLR2004
        return Outcome.PROTOCOL, f"{status} is no answer to a request for a page"
    declared = (content_type or "").strip().lower()
    if declared.startswith(_BINARY_TYPES):
        return Outcome.WRONG_TYPE, f"declared as {_short(declared)}"
    return None, None


def judge_page(status: int, content_type: str | None, body: bytes) -> Judgement:
    """Judge an answer to a request for a page.

    Args:
        status: of the answer.
        content_type: the `Content-Type` header.
        body: transfer and content coding taken off; its first 2 KiB decide.

    Returns:
        An outcome where no article can come of it, else None and None.
    """
    outcome, detail = judge_head(status, content_type)
    if outcome is not None:
        return outcome, detail
    return _judge_bytes((content_type or "").strip().lower(), body)


def _judge_bytes(declared: str, body: bytes) -> Judgement:
    start = body[:_SNIFFED].lstrip()
    if not start and not body.strip():
        return Outcome.BAD_CONTENT, "the body is empty"
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):  # UTF-16, which is full of NULs
        return None, None
    if name := _binary(start):
        return Outcome.WRONG_TYPE, f"the bytes are {name}"
    control = len(start) - len(start.translate(None, _CONTROL))
    if control > _MOST_CONTROL * len(start):
        return Outcome.BAD_CONTENT, "the bytes are no text"
    if _OTHER_TYPES.match(declared) and not _MARKUP.search(start):
        return Outcome.WRONG_TYPE, f"declared as {_short(declared)}, and no markup in it"
    return None, None


def _binary(start: bytes) -> str | None:
    """Name the kind of file that begins like this; None for text."""
    if start[4:8] == b"ftyp":
        return "an MP4 video"
    return next((name for magic, name in _MAGIC if start.startswith(magic)), None)


def _short(declared: str) -> str:
    """Give the bare type of a `Content-Type`, printable and not longer than a type can be."""
    return re.sub(r"[^\w/+.-]", "", declared.partition(";")[0])[:80]

"""Feeds and sitemaps in UTF-16 and UTF-32 written anew as UTF-8, which every parser reads.

Bytes in, bytes out. How wide the characters are is read from the bytes (XML 1.0, appendix F), not from what the
document or its server says: programs that build XML in memory declare UTF-16 and send UTF-8. Never raises.
"""

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16's, with which it begins
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_STARTS = tuple(
    (start.encode(name), name) for name in ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be") for start in "<{["
)
"""How XML and JSON begin where no mark says it."""

_DECLARED = re.compile(
    rb"""\s*<\?xml\b[^<>]*?\bencoding\s*=\s*["'](?P<name>(?:utf|ucs|iso-10646-ucs)-?(?:16|32|2|4)[^"']*)["']""",
    re.IGNORECASE,
)


def narrow(body: bytes) -> bytes:
    """Give a document in UTF-8 if its characters are wide or said to be, else the same bytes."""
    for mark, name in _MARKS:
        if body.startswith(mark):
            body = _decoded(body[len(mark) :], name)
            break
    else:
        name = next((name for start, name in _STARTS if body.startswith(start)), "")
        body = _decoded(body, name) if name else body
    if declared := _DECLARED.match(body):
        body = body[: declared.start("name")] + b"utf-8" + body[declared.end("name") :]
    return body


def _decoded(body: bytes, name: str) -> bytes:
    return body.decode(name, errors="replace").encode("utf-8", errors="replace")

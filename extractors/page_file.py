"""A file that someone hands over: whether it is an HTML page, and its text where it is a plain one.

In go the bytes of a file; out comes its text, or the reason why it has none. Plain text is kept character for
character, but for its encoding and line ends, so that offsets are those of the file as an editor shows it. Nothing
raises, and nothing is opened here; `article` reads the pages.
"""

import re
from typing import Final

from extractors.article import NoArticle, Refusal
from extractors.page_encoding import decode
from extractors.page_limits import MAX_BYTES, refuse_bytes

# White space, byte order marks (without their NULs), an XML declaration and comments may stand before the first tag.
_HTML: Final = re.compile(
    rb"(?:[\s\xef\xbb\xbf\xff\xfe]|<\?xml\b[^>]*>|<!--.*?-->)*+"
    rb"<(?:!doctype\s+html|html|head|body|main|article|meta|title|p|div|h1)\b[^>]*>",
    re.IGNORECASE | re.DOTALL,
)
SNIFFED: Final = 2_000
"""Bytes among which an HTML file shows that it is one; licences and saving notes stand above the longest of them."""


def is_html(start: bytes) -> bool:
    """Whether bytes are the beginning of an HTML page, in whatever encoding; a text that mentions a tag is none."""
    return _HTML.match(start[:SNIFFED].replace(b"\x00", b"")) is not None


def read_text(body: bytes) -> str | NoArticle:
    """Read plain text: any encoding, line ends made one, nothing else changed.

    Args:
        body: the file's bytes.
    """
    if len(body) > MAX_BYTES:
        return NoArticle(Refusal.TOO_LARGE, f"the file has {len(body)} bytes, more than {MAX_BYTES}")
    if body.strip() and (detail := refuse_bytes(body)) and "JSON" not in detail:
        return NoArticle(Refusal.WRONG_TYPE, detail.replace("page", "file"))
    return decode(body).replace("\r\n", "\n").replace("\r", "\n")

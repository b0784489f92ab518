"""A file that someone hands over: HTML page or plain text, told apart by its bytes, to one document.

In go the bytes of a file and its name; out comes a `Document`, or the reason why there is none. Plain text is kept
character for character (but for its encoding and line ends), so that offsets are those of the file as an editor
shows it. Nothing raises, and nothing is opened here.
"""

import re
from dataclasses import replace
from datetime import date
from typing import Final

from extractors.article import NoArticle, Refusal, document_of, read_article
from extractors.model import Document
from extractors.page_encoding import decode
from extractors.page_limits import MAX_BYTES, refuse_bytes

_HTML: Final = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|meta|title|p|div)\b[^>]*>", re.IGNORECASE)
_HTML_WITHIN = 2_000
"""Bytes among which an HTML file shows that it is one."""


def is_html(body: bytes) -> bool:
    """Whether the bytes begin like an HTML page."""
    return _HTML.search(body[:_HTML_WITHIN].replace(b"\x00", b"")) is not None


def read_file(body: bytes, name: str, *, read_on: date, published: date | None = None) -> Document | NoArticle:
    """Read one file, HTML or plain text.

    Args:
        body: the file's bytes.
        name: what the document is called in the output.
        read_on: today in UTC; no page is dated after it.
        published: the day of publication where the caller knows it; it goes before what the page says.
    """
    if not is_html(body):
        return read_text_file(body, name, published=published)
    article = read_article(body, None, "", fetched=read_on)
    if isinstance(article, NoArticle):
        return article
    document = document_of(article, name)
    return replace(document, published=published) if published else document


def read_text_file(body: bytes, name: str = "", *, published: date | None = None) -> Document | NoArticle:
    """Read plain text: any encoding, line ends made one, nothing else changed.

    Args:
        body: the file's bytes.
        name: what the document is called in the output.
        published: the day of publication, None where it is not known.
    """
    if len(body) > MAX_BYTES:
        return NoArticle(Refusal.TOO_LARGE, f"the file has {len(body)} bytes, more than {MAX_BYTES}")
    if body.strip() and (detail := refuse_bytes(body)) and "JSON" not in detail:
        return NoArticle(Refusal.WRONG_TYPE, detail.replace("page", "file"))
    text = decode(body).replace("\r\n", "\n").replace("\r", "\n")
    return Document(text=text, id=name, published=published)

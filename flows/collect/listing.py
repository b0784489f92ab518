"""Feeds, sitemaps, pages and lists read for the URLs they name. Bytes in, entries out; runs in a worker process.

Dates and titles are kept as written: what they mean is decided with the article. What is not the kind of document
that it should be gives an error in words, never an exception.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any
from urllib.parse import urljoin

import feedparser  # type: ignore[import-untyped]  # ships no types
from lxml import etree  # type: ignore[import-untyped]
from selectolax.lexbor import LexborHTMLParser

from flows.collect.decode import BadCoding, TooLarge, decode
from flows.collect.sources import SourceKind
from flows.collect.wide import narrow

MAX_ENTRIES = 50_000
"""URLs of one document: what the sitemap protocol allows. What follows is not read."""

MAX_BYTES = 52_428_800
"""Bytes of an unpacked sitemap: what the protocol allows (50 MiB)."""

_DOCTYPE_WITHIN = 4096
"""Bytes in which a document type is looked for: it comes before the root element."""

_GZIP = b"\x1f\x8b"
_CHARSET_HEADER = re.compile(r"charset\s*=\s*[\"']?[\w-]+[\"']?", re.IGNORECASE)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Document:
    """What a source answered.

    Attributes:
        kind: what it should be.
        url: where it came from; relative links are meant from there.
        content_type: as declared.
        body: decoded.
        selector: CSS selector of the links, for a page.
    """

    kind: SourceKind
    url: str
    content_type: str | None
    body: bytes
    selector: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One URL that a document names, and what it says of it, as written."""

    url: str
    title: str | None = None
    published: str | None = None
    updated: str | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """What a document names.

    Attributes:
        entries: pages, in the document's order.
        sitemaps: further sitemaps, with their date of change where stated.
        error: why it could not be read, or not wholly; what could be is here.
    """

    entries: tuple[Entry, ...] = ()
    sitemaps: tuple[Entry, ...] = ()
    error: str | None = None


def read_listing(document: Document) -> Listing:
    """Read a document of any kind.

    Args:
        document: what a source answered.

    Returns:
        What it names; an error where it is not what it should be.
    """
    body = document.body
    if body.startswith(_GZIP):
        try:
            body = decode(body, "gzip", MAX_BYTES)
        except (TooLarge, BadCoding) as error:
            return Listing(error=f"its gzip cannot be unpacked: {error}")
    narrowed = narrow(body)
    if narrowed is not body:
        body = narrowed
        document = replace(document, content_type=_CHARSET_HEADER.sub("charset=utf-8", document.content_type or ""))
    match document.kind:
        case SourceKind.FEED:
            return _feed(document, body)
        case SourceKind.SITEMAP:
            return _sitemap(document, body)
        case SourceKind.PAGE:
            return _page(document, body)
        case _:
            return _list(body)


def _feed(document: Document, body: bytes) -> Listing:
    start = body[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"{"):
        return _json_feed(body)
    headers = {"content-type": document.content_type or "application/xml", "content-location": document.url}
    body = _without_entities(body)
    # A stream and never the bytes: feedparser takes those for a file name or an address if they look like one.
    feed: Any = feedparser.parse(BytesIO(body), response_headers=headers, sanitize_html=False)
    entries = tuple(
        Entry(
            url=link,
            title=_text(item.get("title")),
            published=_text(item.get("published") or item.get("created")),
            updated=_text(item.get("updated")) if "updated" in item.keys() else None,  # noqa: SIM118  an alias else
        )
        for item in feed.entries[:MAX_ENTRIES]
        if (link := _text(item.get("feedburner_origlink") or item.get("link")))
    )
    if not entries and not feed.get("version"):
        why = feed.get("bozo_exception")
        return Listing(error=f"no feed in it{f': {why}' if why else ''}"[:300])
    return Listing(entries)


def _without_entities(body: bytes) -> bytes:
    """Take out a document type's own definitions: no feed needs them, and expanding a bomb takes nine seconds."""
    start = body.find(b"<!DOCTYPE", 0, _DOCTYPE_WITHIN)
    subset = body.find(b"[", start) if start >= 0 else -1
    if subset < 0 or body.find(b">", start, subset) >= 0:
        return body
    end = body.find(b"]>", subset)
    return body[:start] + (body[end + 2 :] if end >= 0 else b"")


def _json_feed(body: bytes) -> Listing:
    """Read a JSON Feed (jsonfeed.org, 1.1)."""
    try:
        feed = json.loads(body)
    except (ValueError, RecursionError) as error:
        return Listing(error=f"no JSON in it: {error}"[:300])
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        return Listing(error="JSON, but no JSON Feed: it has no 'items'")
    entries = (
        Entry(link, _text(item.get("title")), _text(item.get("date_published")), _text(item.get("date_modified")))
        for item in items[:MAX_ENTRIES]
        if isinstance(item, dict) and (link := _text(item.get("url") or item.get("external_url")))
    )
    return Listing(tuple(entries))


def _sitemap(document: Document, body: bytes) -> Listing:
    """Read a sitemap, a sitemap index, a news sitemap, or a plain list (sitemaps.org protocol 0.9, Google News)."""
    start = body[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start.startswith(b"<"):
        return _list(body)
    if re.search(rb"<(rss|feed|rdf:RDF)\b", start):
        return _feed(document, body)
    pages: list[Entry] = []
    maps: list[Entry] = []
    error = None
    parser = etree.iterparse(
        BytesIO(body),
        events=("end",),
        tag=("{*}url", "{*}sitemap"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        recover=True,
    )
    try:
        for _, element in parser:
            entry = _sitemap_entry(element)
            (maps if etree.QName(element).localname == "sitemap" else pages).extend(entry)
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
            if len(pages) + len(maps) >= MAX_ENTRIES:
                break
    except etree.XMLSyntaxError as broken:
        error = f"broken XML: {broken}"[:300]
    if not pages and not maps:
        return Listing(error=error or "no sitemap in it")
    return Listing(tuple(pages), tuple(maps), error)


def _sitemap_entry(element: etree._Element) -> Iterator[Entry]:
    found: dict[str, str] = {}
    for child in element.iter("{*}loc", "{*}lastmod", "{*}title", "{*}publication_date"):
        namespace = etree.QName(child).namespace or ""
        if "image" in namespace or "video" in namespace:  # their titles and addresses are not the page's
            continue
        text = "".join(str(part) for part in child.itertext() if isinstance(part, str)).strip()
        found.setdefault(etree.QName(child).localname, text)
    if found.get("loc"):
        yield Entry(
            found["loc"],
            found.get("title") or None,
            found.get("publication_date") or None,
            found.get("lastmod") or None,
        )


def _page(document: Document, body: bytes) -> Listing:
    """Read the links that match a selector, each once; the link's text stands for the title."""
    tree = LexborHTMLParser(_html_text(document, body))
    stated = tree.css_first("base[href]")
    base = _joined(document.url, (stated.attributes.get("href") if stated else None) or "")
    entries: dict[str, Entry] = {}
    for node in tree.css(document.selector or "a"):
        for link in [node] if node.tag == "a" else node.css("a[href]"):
            href = (link.attributes.get("href") or "").strip()
            if href and not href.startswith("#"):
                address = _joined(base, href)
                entries.setdefault(address, Entry(address, _text(link.text(deep=True))))
    if not entries:
        return Listing(error=f"no link in it matches '{document.selector}'")
    return Listing(tuple(entries.values())[:MAX_ENTRIES])


def _joined(base: str, link: str) -> str:
    try:
        return urljoin(base, link)
    except ValueError:
        return link


def _html_text(document: Document, body: bytes) -> str:
    """Decode a page well enough for its links: header, BOM or meta, else UTF-8."""
    declared = _CHARSET.search((document.content_type or "").encode()) or _CHARSET.search(body[:2048])
    try:
        return body.decode(declared[1].decode("ascii") if declared else "utf-8", errors="replace")
    except LookupError:
        return body.decode("utf-8", errors="replace")


def _list(body: bytes) -> Listing:
    """Read a list: one URL a line, perhaps followed by white space and remarks; `#` begins a comment."""
    lines = (line.split() for line in body.decode("utf-8-sig", errors="replace").splitlines())
    entries = tuple(Entry(words[0]) for words in lines if words and not words[0].startswith("#"))
    return Listing(entries[:MAX_ENTRIES]) if entries else Listing(error="no line in it names a URL")


def _text(value: object) -> str | None:
    """Give a text on one line; None for whatever else a feed may hold there."""
    return " ".join(value.split())[:1000] or None if isinstance(value, str) else None

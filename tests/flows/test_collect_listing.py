"""Feeds, sitemaps, pages and lists, as standards and as sites write them, and as attackers do."""

import gzip
import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.collect.listing import Document, Entry, read_listing
from flows.collect.sources import SourceKind

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Wire</title>
<item><title>Twelve &amp; more</title><link>https://news.example/a?x=1&amp;y=2</link>
 <pubDate>Sun, 22 Nov 2026 10:00:00 +0300</pubDate></item>
<item><title>Two</title><guid isPermaLink="true">https://news.example/b</guid><dc:date>2026-11-21</dc:date></item>
<item><title>No link</title></item>
<item><link>/relative</link></item>
</channel></rss>"""

ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title>
<entry><title type="html">Tw&lt;b&gt;elve&lt;/b&gt;</title><link rel="alternate" href="https://news.example/a"/>
 <link rel="enclosure" href="https://news.example/a.mp3"/>
 <published>2026-11-22T10:00:00Z</published><updated>2026-11-22T11:00:00Z</updated></entry></feed>"""

RDF = """<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<item rdf:about="https://news.example/a"><title>Twelve</title><link>https://news.example/a</link></item></rdf:RDF>"""

JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "items": [
        {"id": "1", "url": "https://news.example/a", "title": "Twelve", "date_published": "2026-11-22T10:00:00Z"},
        {"id": "2", "external_url": "https://news.example/b", "date_modified": "2026-11-22"},
        {"id": "3"},
        "nonsense",
        {"url": 7},
    ],
}

NEWS_SITEMAP = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"
 xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc> https://news.example/a </loc><lastmod>2026-11-22</lastmod>
 <image:image><image:loc>https://news.example/a.jpg</image:loc><image:title>Not this</image:title></image:image>
 <n:news><n:publication><n:name>Wire</n:name></n:publication>
 <n:publication_date>2026-11-22T10:00:00+03:00</n:publication_date><n:title>Twelve &amp; more</n:title></n:news></url>
<url><loc><![CDATA[https://news.example/b]]></loc></url>
<url><lastmod>2026</lastmod></url>
</urlset>"""

INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://news.example/s1.xml.gz</loc><lastmod>2026-11-22</lastmod></sitemap>
<sitemap><loc>https://news.example/s2.xml</loc></sitemap></sitemapindex>"""

PAGE = """<html><head><base href="/news/"></head><body><nav><a href="/about">About</a></nav>
<h2><a href="a">Twelve <b>people</b></a></h2><h2><a href="https://other.example/b">Other</a></h2>
<h2><a href="a">Again</a></h2><h2><a href="#top">Top</a></h2><h2><a>None</a></h2></body></html>"""


def listing(kind: str, body: str | bytes, content_type: str | None = None, **more):
    raw = body.encode() if isinstance(body, str) else body
    return read_listing(Document(SourceKind(kind), "https://news.example/feed", content_type, raw, **more))


@pytest.mark.parametrize(
    ("kind", "body", "expected"),
    [
        (
            "feed",
            RSS,
            [
                Entry("https://news.example/a?x=1&y=2", "Twelve & more", "Sun, 22 Nov 2026 10:00:00 +0300"),
                Entry("https://news.example/b", "Two", None, "2026-11-21"),
                Entry("https://news.example/relative"),
            ],
        ),
        (
            "feed",
            ATOM,
            [Entry("https://news.example/a", "Tw<b>elve</b>", "2026-11-22T10:00:00Z", "2026-11-22T11:00:00Z")],
        ),
        ("feed", RDF, [Entry("https://news.example/a", "Twelve")]),
        ("feed", gzip.compress(RDF.encode()), [Entry("https://news.example/a", "Twelve")]),
        ("feed", RSS.replace("</channel></rss>", ""), 3),
        ("feed", "\n\n" + RDF, [Entry("https://news.example/a", "Twelve")]),
        ("feed", b"\xef\xbb\xbf" + RDF.encode(), 1),
        ("feed", RDF.replace("Twelve", "Zw\u00f6lf").encode("latin-1"), 1),
        ("feed", RDF.replace("Twelve", "Tw\x00\x0belve"), 1),
        (
            "feed",
            json.dumps(JSON_FEED),
            [
                Entry("https://news.example/a", "Twelve", "2026-11-22T10:00:00Z"),
                Entry("https://news.example/b", None, None, "2026-11-22"),
            ],
        ),
        (
            "sitemap",
            NEWS_SITEMAP,
            [
                Entry("https://news.example/a", "Twelve & more", "2026-11-22T10:00:00+03:00", "2026-11-22"),
                Entry("https://news.example/b"),
            ],
        ),
        ("sitemap", gzip.compress(NEWS_SITEMAP.encode()), 2),
        ("sitemap", NEWS_SITEMAP.replace(' xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"', ""), 2),
        ("sitemap", NEWS_SITEMAP.replace("</urlset>", "<url><loc>https://news.example/c & d"), 3),
        ("sitemap", "https://news.example/a\nhttps://news.example/b\n", 2),
        ("sitemap", RSS, 3),
        ("urls", "# mine\nhttps://news.example/a  remark\n\n\ufeffhttps://news.example/b\r\n", 2),
    ],
)
def test_entries(kind, body, expected) -> None:
    found = listing(kind, body)
    assert found.error is None
    assert (len(found.entries) if isinstance(expected, int) else list(found.entries)) == expected


WIDE = ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be")
DOCUMENTS = {
    "rss": ("feed", RSS),
    "atom": ("feed", ATOM),
    "json": ("feed", json.dumps(JSON_FEED)),
    "sitemap": ("sitemap", NEWS_SITEMAP),
    "page": ("page", PAGE),
}


@pytest.mark.parametrize("declared", [None, "text/xml; charset=utf-16"])
@pytest.mark.parametrize("encoding", WIDE)
@pytest.mark.parametrize(("kind", "text"), DOCUMENTS.values(), ids=DOCUMENTS)
def test_wide_characters_say_the_same(kind: str, text: str, encoding: str, declared: str | None) -> None:
    """With a mark or without, whatever the server says of it."""
    more = {"selector": "h2 a"} if kind == "page" else {}
    expected = listing(kind, text, **more)
    assert expected.entries
    assert listing(kind, text.encode(encoding), declared, **more) == expected
    assert listing(kind, text.replace("UTF-8", "UTF-16").encode(encoding), declared, **more) == expected


@pytest.mark.parametrize(("kind", "text"), [("feed", RSS), ("sitemap", NEWS_SITEMAP)])
def test_a_document_that_only_says_that_it_is_wide(kind: str, text: str) -> None:
    assert listing(kind, text.replace("UTF-8", "utf-16")) == listing(kind, text)


def test_index() -> None:
    assert listing("sitemap", INDEX).sitemaps == (
        Entry("https://news.example/s1.xml.gz", None, None, "2026-11-22"),
        Entry("https://news.example/s2.xml"),
    )


@pytest.mark.parametrize("selector", ["h2 a", "h2"])
def test_page(selector) -> None:
    assert listing("page", PAGE, selector=selector).entries == (
        Entry("https://news.example/news/a", "Twelve people"),
        Entry("https://other.example/b", "Other"),
    )


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("feed", ""),
        ("feed", "<html><body>Log in</body></html>"),
        ("feed", "/etc/passwd"),
        ("feed", "https://news.example/feed"),
        ("feed", '{"items": 7}'),
        ("feed", "{broken"),
        ("feed", "[" * 100_000),
        ("feed", "{" + '"a":{' * 100_000),
        ("feed", b"\x1f\x8b\x08broken"),
        ("feed", bytes(1000)),
        ("sitemap", "<html><body>Not found</body></html>"),
        ("sitemap", "<urlset></urlset>"),
        ("sitemap", gzip.compress(bytes(200_000_000), 1)),
        ("page", "<html><p>No links</p></html>"),
        ("urls", "# nothing\n"),
    ],
)
def test_what_is_not_what_it_should_be(kind, body) -> None:
    found = listing(kind, body, selector="a" if kind == "page" else None)
    assert (found.entries, found.sitemaps) == ((), ())
    assert found.error


LOL = '<!DOCTYPE x [<!ENTITY a "%s">' % ("lol" * 100) + "".join(
    f'<!ENTITY {name} "{f"&{before};" * 50}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY i SYSTEM "file:///etc/passwd">'


@pytest.mark.parametrize("kind", ["feed", "sitemap"])
@pytest.mark.parametrize("doctype", [LOL, OUTSIDE])
def test_entities_are_never_expanded(kind, doctype) -> None:
    inside = {
        "feed": "<rss><channel><item><title>&i;</title><link>https://news.example/a</link></item></channel></rss>",
        "sitemap": "<urlset><url><loc>https://news.example/a</loc><news><title>&i;</title></news></url></urlset>",
    }[kind]
    found = listing(kind, f"<?xml version='1.0'?>{doctype}]>{inside}")
    shown = str(found)
    assert len(shown) < 2000
    assert "root:" not in shown
    assert "lollol" not in shown


PIECES = re.findall(
    r"[^ ]+",
    "< > & &#x; ]]> <![CDATA[ <?xml?> <!DOCTYPE [ ]> { [ <rss> <item> <link> </link> <feed> <entry> <urlset> "
    '<url><loc> </loc> "items": <a\thref= https://news.example/a \x00 \n',
)


@settings(deadline=None)
@given(st.sampled_from(list(SourceKind)), st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=30))
def test_any_document_gives_a_listing(kind, pieces) -> None:
    listing(kind, "".join(pieces).encode("utf-8", "surrogatepass"), selector="a" if kind is SourceKind.PAGE else None)

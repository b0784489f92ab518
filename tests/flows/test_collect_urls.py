"""URLs: what is asked for, and under which key a page is known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.collect.urls import canonical_url, clean_url, host_group, redirect_url

CLEAN = [
    ("https://News.Example/A?b=2&a=1#top", "https://news.example/A?b=2&a=1"),
    ("https://news.example", "https://news.example/"),
    ("https://news.example:443/a", "https://news.example/a"),
    ("http://news.example:8080/a", "http://news.example:8080/a"),
    ("  https://news.example/a\n", "https://news.example/a"),
    ("<![CDATA[https://news.example/a]]>", "https://news.example/a"),
    ("https://news.example/a?utm_source=rss&utm_medium=feed&id=7", "https://news.example/a?id=7"),
    ("https://news.example/a?fbclid=Iw&gclid=1", "https://news.example/a"),
    ("https://news.example/news.php?4711", "https://news.example/news.php?4711"),
    ("https://news.example/news.php?cid=4711", "https://news.example/news.php?cid=4711"),
    ("https://news.example/a?source=rss", "https://news.example/a"),
    ("https://news.example/?p=123&ref=home", "https://news.example/?p=123"),
    ("https://news.example/a/../b/./c", "https://news.example/b/c"),
    ("https://news.example/a/..", "https://news.example/"),
    ("https://news.example/caf\u00e9 x", "https://news.example/caf%C3%A9%20x"),
    ("https://news.example/%7euser/%e4%zz", "https://news.example/~user/%E4%25zz"),
    ("https://\u0628.example/a", "https://xn--ngb.example/a"),
    ("https://user:secret@news.example/a", "https://news.example/a"),
    ("https://news.example./a", "https://news.example/a"),
    ("http://[2001:db8::1]:80/a", "http://[2001:db8::1]/a"),
]

NO_URL = [
    "",
    "/a",
    "news.example/a",
    "ftp://news.example/a",
    "javascript:alert(1)",
    "mailto:desk@news.example",
    "https:///a",
    "https://news..example/a",
    "http://[::1/a",
    "http://news.example:port/a",
    "https://news example/a",
    "https://news.example/" + "a" * 3000,
]

CANONICAL = [
    ("https://m.news.example/a", "https://www.news.example/a"),
    ("https://mobile.news.example/a", "https://www.news.example/a"),
    ("https://amp.news.example/a", "https://www.news.example/a"),
    ("https://m.example/a", "https://m.example/a"),
    ("https://media.news.example/a", "https://media.news.example/a"),
    ("https://news.example/a/amp/", "https://news.example/a"),
    ("https://news.example/a/amp", "https://news.example/a"),
    ("https://news.example/amp/a", "https://news.example/a"),
    ("https://news.example/a.amp.html", "https://news.example/a.html"),
    ("https://news.example/a.amp", "https://news.example/a"),
    ("https://news.example/ramp", "https://news.example/ramp"),
    ("https://news.example/amplifier/a", "https://news.example/amplifier/a"),
    ("https://news.example/a?outputType=amp", "https://news.example/a"),
    ("https://news.example/a?outputType=print", "https://news.example/a?outputType=print"),
    ("https://news.example/a?amp=1&id=2", "https://news.example/a?id=2"),
    ("https://news.example/a?b=2&a=1", "https://news.example/a?a=1&b=2"),
    ("https://www.google.com/amp/s/news.example/a", "https://news.example/a"),
    ("https://news-example.cdn.ampproject.org/c/s/news.example/a/amp/", "https://news.example/a"),
    ("https://news-example.cdn.ampproject.org/v/news.example/a", "http://news.example/a"),
]


@pytest.mark.parametrize(("url", "expected"), CLEAN)
def test_clean(url, expected) -> None:
    assert clean_url(url) == expected


@pytest.mark.parametrize("url", NO_URL)
def test_what_is_no_url(url) -> None:
    assert (clean_url(url), canonical_url(url)) == (None, None)


@pytest.mark.parametrize(("url", "expected"), CANONICAL)
def test_canonical(url, expected) -> None:
    assert canonical_url(url) == expected


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("a?x=1", "https://news.example/feed/a?x=1"),
        ("/a", "https://news.example/a"),
        ("//other.example/a", "https://other.example/a"),
        ("?p=3", "https://news.example/feed/rss?p=3"),
    ],
)
def test_relative(link, expected) -> None:
    assert clean_url(link, "https://news.example/feed/rss") == expected


def test_redirects_keep_what_they_say() -> None:
    """A server that adds a tracker and waits for it would else send us round for ever."""
    base = "https://news.example/a"
    assert redirect_url("/a?utm_source=x#y", base) == "https://news.example/a?utm_source=x"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.news.example.co.uk/a", "example.co.uk"),
        ("https://m.example.org/a", "example.org"),
        ("http://localhost/a", "localhost"),
        ("http://127.0.0.1:8001/a", "127.0.0.1:8001"),
    ],
)
def test_host_group(url, expected) -> None:
    assert host_group(url) == expected


@given(st.text() | st.text().map(lambda text: "https://news.example/" + text))
def test_never_raises_and_rests_where_it_is(text) -> None:
    cleaned = clean_url(text)
    if cleaned is not None:
        assert clean_url(cleaned) == cleaned
        assert cleaned.isascii()
        canonical = canonical_url(text)
        assert canonical is not None
        assert canonical_url(canonical) == canonical

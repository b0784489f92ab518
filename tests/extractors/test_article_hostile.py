"""Any bytes give an article or a reason: nothing raises, and what is refused is refused before a parser sees it."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors.article import Article, NoArticle, Refusal, blank_unread, document_of, read_article
from extractors.page_file import is_html, read_text
from extractors.page_limits import MAX_ATTRIBUTES, MAX_BYTES, MAX_DEPTH, MAX_TAGS

TODAY = date(2026, 3, 7)
PROSE = "<p>" + "Officials said the road to the town was open again on Friday morning. " * 8 + "</p>"


def page(body: str, head: str = "<title>Road opens after flood</title>") -> bytes:
    return f"<!doctype html><html lang=en><head>{head}</head><body><article>{body}</article></body></html>".encode()


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        pytest.param(b"", Refusal.BAD_CONTENT, id="empty"),
        pytest.param(b" \r\n\t", Refusal.BAD_CONTENT, id="white space"),
        pytest.param(b"\x00" * 5_000, Refusal.BAD_CONTENT, id="NULs"),
        pytest.param(bytes(range(32)) * 100, Refusal.BAD_CONTENT, id="control bytes"),
        pytest.param(b"%PDF-1.7 stream", Refusal.WRONG_TYPE, id="PDF"),
        pytest.param(b"\x1f\x8b\x08\x00 gz", Refusal.WRONG_TYPE, id="gzip"),
        pytest.param(b"\x89PNG\r\n\x1a\n", Refusal.WRONG_TYPE, id="PNG"),
        pytest.param(b'{"error": "no"}', Refusal.WRONG_TYPE, id="JSON"),
        pytest.param(b"<?xml version='1.0'?><rss version='2.0'></rss>", Refusal.WRONG_TYPE, id="RSS"),
        pytest.param(b"<feed xmlns='http://www.w3.org/2005/Atom'></feed>", Refusal.WRONG_TYPE, id="Atom"),
        pytest.param(b"x" * (MAX_BYTES + 1), Refusal.TOO_LARGE, id="too many bytes"),
        pytest.param(page("<a href=x>y</a>" * MAX_TAGS), Refusal.TOO_LARGE, id="too many tags"),
        pytest.param(page("<div>" * 20_000 + "x"), Refusal.BAD_CONTENT, id="deep"),
        pytest.param(page(f"<p {'a ' * (MAX_ATTRIBUTES * 20)}>x"), Refusal.BAD_CONTENT, id="attributes"),
        pytest.param(page("<p " + 'a="<>" ' * (MAX_ATTRIBUTES * 20) + ">x"), Refusal.BAD_CONTENT, id="quoted brackets"),
        pytest.param(page("<P " + 'A="1" ' * (MAX_ATTRIBUTES * 20) + ">x"), Refusal.BAD_CONTENT, id="in capitals"),
        pytest.param(
            page("<P>" + "".join(f"<FONT A={n}>" for n in range(200)) + "</P>" + "<P>x</P>" * 9_000),
            Refusal.BAD_CONTENT,
            id="formatting bomb in capitals",
        ),
        pytest.param(
            page("<p>" + "".join(f"<font a={n}>" for n in range(200)) + "</p>" + "<p>x</p>" * 9_000),
            Refusal.BAD_CONTENT,
            id="formatting bomb",
        ),
        pytest.param(page(("<p " + "a=1 " * 400 + ">x</p>") * 900), Refusal.BAD_CONTENT, id="attributes in all"),
        pytest.param(page("<p>Short.</p>"), Refusal.NO_ARTICLE, id="no text"),
        pytest.param(b"<html><head><title>Cut", Refusal.NO_ARTICLE, id="cut off"),
        pytest.param(page(PROSE, head=""), Refusal.NO_ARTICLE, id="no headline"),
        pytest.param(page("<p>Sorry.</p>", "<title>Page not found | Post</title>"), Refusal.NO_ARTICLE, id="soft 404"),
        pytest.param(page("<p>Hm.</p>", "<title>Post: Access denied</title>"), Refusal.NO_ARTICLE, id="denied"),
        pytest.param(page("<p>Wait.</p>", "<title>Just a moment...</title>"), Refusal.NO_ARTICLE, id="bot check"),
    ],
)
def test_refused_pages_say_why(body: bytes, reason: Refusal) -> None:
    """Each page that is no article is refused under its own outcome."""
    found = read_article(body, None, "https://post.example/a/road", fetched=TODAY)
    assert isinstance(found, NoArticle)
    assert found.reason is reason
    assert found.detail


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(page(PROSE + "<div>" * (MAX_DEPTH // 8) + "x"), id="unclosed tags"),
        pytest.param(page(PROSE + "<!-- never closed"), id="unclosed comment"),
        pytest.param(page(PROSE + '<a href="never closed>x'), id="unclosed quote"),
        pytest.param(page(PROSE).replace(b"road", b"ro\x00ad"), id="NULs inside"),
        pytest.param(page(PROSE, "<title>Access denied to the road to the town</title>"), id="like a bot check"),
        pytest.param(page(PROSE + "<p><b>Old <i>pages</p>" * 50), id="misnested formatting"),
        pytest.param(page(PROSE).replace(b"town", b"t\xffwn"), id="invalid UTF-8"),
        pytest.param(
            page(PROSE, '<title>Road &#xD800;opens</title><script type="application/ld+json">{</script>'), id="bad JSON"
        ),
        pytest.param(
            page(PROSE, '<title>T</title><script type="application/ld+json">' + "[" * 50_000 + "</script>"),
            id="deep JSON",
        ),
        pytest.param(
            page(
                PROSE, '<script type="application/ld+json">{"@type":"NewsArticle","headline":"\\ud800 Road"}</script>'
            ),
            id="lone surrogate",
        ),
    ],
)
def test_damaged_pages_are_read(body: bytes) -> None:
    """A page that is broken in a way that browsers forgive is read, and what it gives can be stored."""
    found = read_article(body, "utf-8", "https://post.example/a/road", fetched=TODAY)
    assert isinstance(found, Article), found
    assert "road to the town" in found.text or "tÿwn" in found.text
    assert found.text.encode("utf-8")
    assert "\x00" not in found.text


FRAGMENTS = """
<p>|</p>|<div |>|<table>|<td>|<title>|"|'|=|<!--|<script>|<br>|<li>|{|}|"headline":|<h1>|<a href=x>|</a>|&#0;|&#xd800;|
<script type="application/ld+json">|</script>|<meta charset=utf-16>|Read also: |At least 12 people were killed. |
<time datetime=9999-12-31T23:59:59-14:00>|<html lang=xx>|<link rel=canonical href='http://[x'>
"""
MARKUP = st.sampled_from([*(fragment.encode() for fragment in FRAGMENTS.split("|")), b"\xff\xfe", b"\x00"])
PAGES = st.lists(st.one_of(MARKUP, st.binary(max_size=20)), max_size=60).map(b"".join)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    body=PAGES, charset=st.one_of(st.none(), st.text(max_size=12)), url=st.text(max_size=40), stamp=st.text(max_size=30)
)
def test_nothing_raises(body: bytes, charset: str | None, url: str, stamp: str) -> None:
    """Any bytes under any label and URL give an article whose spans fit its text, or a reason."""
    found = read_article(body, charset, url, fetched=TODAY, feed_published=stamp, feed_title=stamp)
    if isinstance(found, Article):
        assert found.title
        assert found.text.encode("utf-8")
        assert found.published is None or found.published <= TODAY
        ends = [0, *(paragraph.end for paragraph in found.paragraphs)]
        assert all(
            end <= paragraph.start < paragraph.end for end, paragraph in zip(ends, found.paragraphs, strict=False)
        )
        assert len(blank_unread(found.text, found.paragraphs)) == len(found.text)
        assert len(document_of(found).text) == len(found.text)


@settings(max_examples=100, deadline=None)
@given(body=st.one_of(st.binary(max_size=300), PAGES))
def test_no_file_raises(body: bytes) -> None:
    """Any file is a page or none, and gives a text or a reason."""
    assert is_html(body) in {True, False}
    assert isinstance(read_text(body), str | NoArticle)

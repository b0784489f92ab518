"""What pages say about themselves in JSON-LD, whole or broken, one article or several."""

from datetime import date

import pytest
from selectolax.lexbor import LexborHTMLParser

from extractors.page_metadata import PageMetadata, read_metadata

URL = "https://post.example/a/road"


def read(*blocks: str, head: str = "<title>Road opens</title>") -> PageMetadata:
    scripts = "".join(f'<script type="application/ld+json">{block}</script>' for block in blocks)
    return read_metadata(LexborHTMLParser(f"<html><head>{head}{scripts}</head><body></body></html>"), URL)


ARTICLE = '{"@type": "NewsArticle", "headline": "Road opens again", "datePublished": "2026-03-05"}'
CASES = {
    "alone": (ARTICLE,),
    "in a graph": ('{"@graph": [{"@type": "WebPage", "datePublished": "2020-01-01"}, ' + ARTICLE + "]}",),
    "after a list of others": (
        '{"@type": "ItemList", "itemListElement": [{"item": {"@type": "NewsArticle", "headline": "Six held"}}]}',
        ARTICLE,
    ),
    "among several, by its URL": (
        '[{"@type": "NewsArticle", "headline": "Six held", "url": "https://post.example/a/six"}, '
        + ARTICLE.replace("{", f'{{"url": "{URL}", ')
        + "]",
    ),
    "among several, by its page": (
        '{"@type": "NewsArticle", "headline": "Six held"}',
        ARTICLE.replace("{", f'{{"mainEntityOfPage": {{"@id": "{URL}#main"}}, '),
    ),
    "with a date as an object": (ARTICLE.replace('"2026-03-05"', '{"@type": "Date", "@value": "2026-03-05"}'),),
    "of two types": (ARTICLE.replace('"NewsArticle"', '["Thing", "https://schema.org/NewsArticle"]'),),
    "with a line end in a string": (ARTICLE.replace("Road opens", "Road\nopens"),),
    "beside a broken one": ('{"@type": "NewsArticle", "headline": "Six "held""}', ARTICLE),
}


@pytest.mark.parametrize("blocks", CASES.values(), ids=CASES)
def test_the_article_of_the_page_is_found(blocks: tuple[str, ...]) -> None:
    """Its headline and date go before those of other objects."""
    found = read(*blocks)
    assert (found.titles[0], found.published) == ("Road opens again", "2026-03-05")


def test_the_page_speaks_where_json_is_broken() -> None:
    """OpenGraph and meta tags tell what a broken block would have."""
    head = '<title>Road opens</title><meta property="article:published_time" content="2026-03-04T10:00+02:00">'
    found = read(ARTICLE[:-3], head=head)
    assert (found.titles, found.published) == (("Road opens",), "2026-03-04T10:00+02:00")


@pytest.mark.parametrize(
    ("stated", "metas", "body", "published"),
    [
        ("2026-03-05", ("2026-03-04",), "", "2026-03-05"),
        ("2062-03-05", ("2026-03-04",), "", "2026-03-04"),
        ("2062-03-05", ("2062-03-04", "2026-03-03"), "", "2026-03-03"),
        ("soon", ("2026-03-04",), "", "2026-03-04"),
        ("2062-03-05", (), '<time pubdate datetime="2026-03-02">', "2026-03-02"),
        ("2062-03-05", (), '<time pubdate datetime="2062-03-02">', "2062-03-05"),
        ("soon", (), "", "soon"),
    ],
)
def test_a_future_time_gives_way(stated: str, metas: tuple[str, ...], body: str, published: str) -> None:
    """A publication time after the fetch, or one that is no time, gives way to the next that the page states."""
    names = ("article:published_time", "pubdate")
    tags = "".join(f'<meta property="{name}" content="{value}">' for name, value in zip(names, metas, strict=False))
    script = f'<script type="application/ld+json">{ARTICLE.replace("2026-03-05", stated)}</script>'
    tree = LexborHTMLParser(f"<html><head>{tags}{script}</head><body>{body}</body></html>")
    assert read_metadata(tree, URL, date(2026, 3, 7)).published == published

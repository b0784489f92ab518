"""Sources as data: what a `[[source]]` may say, and what is said when it may not."""

import tomllib
from importlib.resources import files

import pytest
from pydantic import ValidationError

from flows.collect.sources import SourceSettings

FEED = {"name": "wire", "kind": "feed", "url": "https://news.example/rss"}


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"kind": "sitemap", "include": ["/news/"], "exclude": [r"\.pdf$"]},
        {"kind": "page", "selector": "main h2 > a[href]"},
        {"kind": "urls"},
        {"kind": "urls", "url": None, "path": "urls.txt"},
        {"kind": "warc", "url": None, "path": "crawls/"},
        {"kind": "warc", "url": "https://data.example/warc.paths.gz", "first_date": "2026-11-01"},
        {"timezone": "Asia/Damascus", "country": "SYR", "language": "ar", "delay_s": 2.5, "enabled": False},
    ],
)
def test_sources_that_can_be(more) -> None:
    assert SourceSettings(**(FEED | more)).name == "wire"


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"name": "two words"}, "pattern"),
        ({"kind": "gopher"}, "'feed', 'sitemap', 'page', 'urls' or 'warc'"),
        ({"url": "news.example/rss"}, "is not a web address"),
        ({"url": "file:///etc/passwd"}, "is not a web address"),
        ({"url": "http://[::1/"}, "is not a web address"),
        ({"url": None}, "needs 'url'"),
        ({"path": "x"}, "has no 'path'"),
        ({"kind": "warc", "path": "x"}, "either 'path' or 'url'"),
        ({"kind": "page"}, "'selector' is needed"),
        ({"selector": "a"}, "'selector' is needed"),
        ({"kind": "page", "selector": "a["}, "is not a CSS selector"),
        ({"include": ["("]}, "is not a regular expression"),
        ({"timezone": "Mars/Olympus"}, "is not a time zone"),
        ({"country": "Syria"}, "three letters of ISO 3166-1"),
        ({"language": "english"}, "pattern"),
        ({"first_date": "soon"}, "date"),
        ({"delay_s": -1}, "greater than or equal to 0"),
        ({"colour": "red"}, "Extra inputs"),
    ],
)
def test_sources_that_cannot_be(more, says) -> None:
    with pytest.raises(ValidationError) as raised:
        SourceSettings(**(FEED | more))
    assert says in str(raised.value)


def test_the_starter_file_can_be_used() -> None:
    starter = tomllib.loads(files("flows.collect").joinpath("starter.toml").read_text(encoding="utf-8"))
    sources = [SourceSettings(**source) for source in starter["source"]]
    assert len(sources) >= 40
    assert len({source.name for source in sources}) == len({str(source.url) for source in sources}) == len(sources)
    assert all(source.url and source.url.startswith("https://") for source in sources)

"""What a page says about itself: headline, byline, dates, language, canonical URL, outlet.

In go a parsed page and its URL; out comes one `PageMetadata`. Sources in order of trust: schema.org JSON-LD,
OpenGraph, meta tags, the visible markup. Values are kept as written, but for white space and entities; nothing is
looked up elsewhere, nothing is guessed, and nothing raises. Reading these with selectolax takes a tenth of the
time of trafilatura's own metadata, which `article` asks only where this finds nothing.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from urllib.parse import urljoin, urlsplit

from courlan import extract_domain
from selectolax.lexbor import LexborHTMLParser, LexborNode

from extractors.page_dates import decide
from extractors.page_strings import key, tidy_value

# schema.org types of a page that is one piece of journalism, and of one that lists others.
ARTICLE_TYPES: Final = frozenset({
    "Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "BackgroundNewsArticle",
    "OpinionNewsArticle", "Report", "ReviewNewsArticle", "AskPublicNewsArticle", "LiveBlogPosting",
    "BlogPosting", "SocialMediaPosting",
})  # fmt: skip
LIST_TYPES: Final = frozenset({"CollectionPage", "SearchResultsPage", "ItemList", "ProfilePage"})

# Meta names and properties in order of trust; the first that is there is taken.
_TITLE: Final = ("og:title", "twitter:title", "parsely-title", "dc.title", "sailthru.title", "title")
_PUBLISHED: Final = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "parsely-pub-date",
    "sailthru.date", "publish-date", "publish_date", "publishdate", "pubdate", "publication_date", "dc.date.issued",
    "dcterms.created", "dc.date", "dcterms.date", "article.published", "cxenseparse:recs:publishtime", "date",
)  # fmt: skip
_MODIFIED: Final = (
    "article:modified_time", "og:article:modified_time", "og:updated_time", "datemodified", "dcterms.modified",
    "last-modified", "lastmod",
)  # fmt: skip
_BYLINE: Final = (
    "author",
    "article:author",
    "og:article:author",
    "byl",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
)
_LANGUAGE: Final = ("og:locale", "content-language", "language", "dc.language", "inlanguage")
_OUTLET: Final = ("og:site_name", "application-name", "dc.publisher", "publisher", "cre")
_BYLINE_MARKUP: Final = (
    '[itemprop="author"] [itemprop="name"], [itemprop="author"], a[rel~="author"], .byline, .author-name'
)
_TIME_MARKUP: Final = (
    '[itemprop="datePublished"]',
    "time[pubdate]",
    "article header time[datetime], h1 ~ time[datetime], h1 ~ * time[datetime]",
)

_JSON_LONGEST = 400_000
"""Characters of one JSON-LD block that are read; the longest real ones hold a live blog of 200,000."""
_JSON_NODES = 2_000
"""Objects of all JSON-LD blocks that are looked at."""
_TITLE_LONGEST, _BYLINE_LONGEST, _STAMP_LONGEST, _OUTLET_LONGEST = 400, 300, 80, 120
"""Characters kept; the longest real values have half of that."""
_BY: Final = re.compile(r"^(?:written |reported |posted )?by[\s:]+", re.IGNORECASE)
_LANGUAGE_CODE: Final = re.compile(r"([a-zA-Z]{2})(?:[-_].*)?")
# "Headline | Outlet", "Headline - Outlet": what a browser's title adds.
_TITLE_PARTS: Final = re.compile(r"\s+[|–—·•»-]\s+|\s+::\s+")


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """What a page states about itself; None where it is silent.

    Attributes:
        titles: every headline that the page gives for itself, the most trusted first.
        byline: authors, joined by commas.
        published: publication time as written.
        modified: time of the last change as written.
        language: ISO 639-1 code as declared.
        canonical: absolute canonical URL, of the same site.
        outlet: name of the site.
        types: schema.org types of the page's main objects.
        og_type: OpenGraph's type, lower case.
    """

    titles: tuple[str, ...]
    byline: str | None
    published: str | None
    modified: str | None
    language: str | None
    canonical: str | None
    outlet: str | None
    types: frozenset[str]
    og_type: str | None


def read_metadata(tree: LexborHTMLParser, url: str, fetched: date = date.max) -> PageMetadata:
    """Read what a page states about itself.

    Args:
        tree: the parsed page.
        url: the URL it was fetched from, against which its canonical URL is resolved and checked.
        fetched: the day of fetching in UTC: a publication time after it gives way to the next that the page states.
    """
    meta = _meta_tags(tree)
    objects = tuple(_json_objects(tree))
    canonical = _canonical(tree, meta, url)
    main = _main_object(objects, {url, canonical})
    outlet = tidy_value(_first(meta, _OUTLET), _OUTLET_LONGEST) or _names(main.get("publisher"))
    return PageMetadata(
        titles=_titles(tree, meta, main, outlet),
        byline=_byline(tree, meta, main),
        published=_published(tree, meta, main, fetched),
        modified=_stamp(main.get("dateModified")) or _stamp(_first(meta, _MODIFIED)),
        language=_language(tree, meta, main),
        canonical=canonical,
        outlet=outlet,
        types=frozenset(kind for node in objects for kind in _types(node)),
        og_type=(meta.get("og:type") or "").strip().lower() or None,
    )


def _meta_tags(tree: LexborHTMLParser) -> dict[str, str]:
    tags: dict[str, str] = {}
    for node in tree.css("meta[content]"):
        attributes = node.attributes
        content = attributes.get("content")
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = attributes.get(attribute)
            if name and content:
                tags.setdefault(name.strip().lower(), content)
    return tags


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((meta[name] for name in names if meta.get(name, "").strip()), None)


def _json_objects(tree: LexborHTMLParser) -> Iterator[dict[str, Any]]:
    """The objects of all JSON-LD blocks: at the top, in lists, in `@graph` and in `mainEntity`, no deeper."""
    left = _JSON_NODES
    for node in tree.css('script[type*="ld+json"]'):
        text = (node.text(deep=True) or "")[:_JSON_LONGEST].strip()
        try:
            # Not strict: line ends inside strings are the commonest fault of real pages.
            pending = [json.loads(text.removesuffix(";"), strict=False)]
        except (ValueError, RecursionError):
            continue
        while pending and left > 0:
            left -= 1
            item = pending.pop(0)
            if isinstance(item, list):
                pending[:0] = item[:left]
            elif isinstance(item, dict):
                yield item
                pending.extend(
                    item[name] for name in ("@graph", "mainEntity") if isinstance(item.get(name), (list, dict))
                )


def _types(node: dict[str, Any]) -> tuple[str, ...]:
    kinds = node.get("@type")
    listed = kinds if isinstance(kinds, list) else [kinds]
    return tuple(kind.rpartition("/")[2] for kind in listed if isinstance(kind, str))


def _main_object(objects: tuple[dict[str, Any], ...], urls: set[str | None]) -> dict[str, Any]:
    """The object that stands for the page: of its articles the one with its URL, else the first with a headline."""
    articles = [node for node in objects if ARTICLE_TYPES.intersection(_types(node))]
    if len(articles) > 1:
        here = [node for node in articles if urls.intersection(_urls(node))]
        articles = here or articles
    return next(iter(articles), None) or next((node for node in objects if "headline" in node), {})


def _urls(node: dict[str, Any]) -> Iterator[str]:
    """The URLs by which an object calls itself and its page, without fragments."""
    for value in (node.get("url"), node.get("@id"), node.get("mainEntityOfPage")):
        stated = value.get("@id") if isinstance(value, dict) else value
        if isinstance(stated, str):
            yield stated.partition("#")[0]


def _titles(tree: LexborHTMLParser, meta: dict[str, str], main: dict[str, Any], outlet: str | None) -> tuple[str, ...]:
    heading = tree.css_first("h1")
    browser = tree.css_first("head > title") or tree.css_first("title")
    found = (
        main.get("headline"),
        _first(meta, _TITLE),
        heading.text(deep=True, separator=" ") if heading is not None else None,
        browser.text(deep=True) if browser is not None else None,
    )
    titles: dict[str, None] = {}
    for candidate in found:
        title = tidy_value(candidate, _TITLE_LONGEST)
        if title and (title := _without_outlet(title, outlet)):
            titles.setdefault(title)
    # A title that had to be cut is a text that ran into it, by a tag that was not closed.
    return tuple(sorted(titles, key=lambda title: len(title) >= _TITLE_LONGEST - 1))


def _without_outlet(title: str, outlet: str | None) -> str:
    """A headline without its site's name: "Flood kills nine | Harbour Post" → "Flood kills nine"."""
    parts = _TITLE_PARTS.split(title)
    if outlet is None or len(parts) == 1:
        return title
    name = key(outlet)
    while len(parts) > 1 and key(parts[-1]) == name:
        title = title[: title.rfind(parts[-1])].rstrip(" |–—·•»-:")
        parts.pop()
    while len(parts) > 1 and key(parts[0]) == name:
        title = title[len(parts[0]) :].lstrip(" |–—·•»-:")
        parts.pop(0)
    return title


def _names(value: Any) -> str | None:
    """Names in a schema.org value: a string, an object with a name, or a list of either."""
    names: dict[str, None] = {}
    for item in (value if isinstance(value, list) else [value])[:20]:
        name = item.get("name") if isinstance(item, dict) else item
        for one in name[:5] if isinstance(name, list) else [name]:
            line = tidy_value(one, _OUTLET_LONGEST)
            if line and "://" not in line:
                names.setdefault(line)
    return ", ".join(names) or None


def _byline(tree: LexborHTMLParser, meta: dict[str, str], main: dict[str, Any]) -> str | None:
    found = _names(main.get("author"))
    if found is None:
        stated = tidy_value(_first(meta, _BYLINE), _BYLINE_LONGEST)
        found = stated if stated and "://" not in stated else None
    if found is None and (node := tree.css_first(_BYLINE_MARKUP)) is not None:
        found = tidy_value(node.text(deep=True, separator=" "), _BYLINE_LONGEST)
    return (_BY.sub("", found)[:_BYLINE_LONGEST] or None) if found else None


def _stamp(value: Any) -> str | None:
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("@value")
    return tidy_value(value, _STAMP_LONGEST)


def _published(tree: LexborHTMLParser, meta: dict[str, str], main: dict[str, Any], fetched: date) -> str | None:
    """The most trusted publication time that gives a day not after the fetch, else the most trusted one."""
    stated = [main.get("datePublished"), *(meta[name] for name in _PUBLISHED if name in meta)]
    stamps = [stamp for value in stated if (stamp := _stamp(value))]
    for stamp in stamps:
        if decide(stamp, None, None, fetched):
            return stamp
    visible = _visible_time(tree)
    return visible if visible and (not stamps or decide(visible, None, None, fetched)) else next(iter(stamps), None)


def _visible_time(tree: LexborHTMLParser) -> str | None:
    """A machine-readable time in the markup: named as the publication's, or beside the headline, or the only day."""
    for selector in _TIME_MARKUP:
        if (node := tree.css_first(selector)) is not None and (stamp := _time_of(node)):
            return stamp
    stamps = [stamp for node in tree.css("time[datetime]") if (stamp := _time_of(node))]
    return stamps[0] if len({stamp[:10] for stamp in stamps}) == 1 else None


def _time_of(node: LexborNode) -> str | None:
    attributes = node.attributes
    return _stamp(attributes.get("datetime") or attributes.get("content"))


def _language(tree: LexborHTMLParser, meta: dict[str, str], main: dict[str, Any]) -> str | None:
    root = tree.css_first("html")
    declared = (root.attributes.get("lang") or root.attributes.get("xml:lang")) if root is not None else None
    for value in (main.get("inLanguage"), declared, _first(meta, _LANGUAGE)):
        found = _LANGUAGE_CODE.fullmatch(value.strip()) if isinstance(value, str) else None
        if found:
            return found[1].lower()
    return None


def _canonical(tree: LexborHTMLParser, meta: dict[str, str], url: str) -> str | None:
    """The page's canonical URL where it can be believed: of the same site, and no home page of an article."""
    node = tree.css_first('link[rel~="canonical"]')
    for stated in (node.attributes.get("href") if node is not None else None, meta.get("og:url")):
        if not stated or not stated.strip():
            continue
        try:
            absolute = urljoin(url, stated.strip())
            there, here = urlsplit(absolute), urlsplit(url)
        except ValueError:
            continue
        bare = there.path.strip("/") == "" and not there.query and here.path.strip("/") != ""
        if there.scheme in {"http", "https"} and not bare and (not here.netloc or _same_site(absolute, url)):
            return tidy_value(there._replace(fragment="").geturl(), 2_000)
    return None


def _same_site(one: str, other: str) -> bool:
    if urlsplit(one).netloc.lower() == urlsplit(other).netloc.lower():
        return True
    domain = extract_domain(one, fast=True)
    return domain is not None and domain == extract_domain(other, fast=True)

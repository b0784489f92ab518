"""One visit to rows: what a worker does with a page.

In goes a `Visit` from the archive, out come the rows that it gives: always one attempt with its one outcome, and
where the page holds an article, the article, its reading, figures and event rows. Pure functions of the bytes; the
same visit gives the same rows for ever.
"""

import re
from dataclasses import dataclass, replace
from datetime import date

from extractors.article import NoArticle, document_of, is_readable, read_article
from extractors.model import Article, Document
from extractors.read import read
from flows.collect.records import Role, Visit
from flows.collect.urls import clean_url
from flows.worker import Failure, FailureKind
from warehouse.build import Origin, ReadRows, article_row, reading_rows
from warehouse.outcomes import Outcome
from warehouse.rows import ArticleRow, UrlRow, attempt_id

_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
"""RFC 9110, 8.3.2: `text/html; charset=utf-8`; servers quote it either way."""

_FAILED = {FailureKind.TIMEOUT: Outcome.EXTRACT_TIMEOUT, FailureKind.CRASH: Outcome.EXTRACT_CRASH}


@dataclass(frozen=True, slots=True)
class PageRows:
    """All rows of one visit."""

    url: UrlRow
    article: ArticleRow | None = None
    read: ReadRows | None = None


def needs_reading(visit: Visit) -> bool:
    """Tell whether a visit holds a page that collect has not judged already."""
    return visit.outcome is None and visit.role is Role.PAGE


def rows_of(visit: Visit) -> PageRows:
    """Give the rows of a visit that needs reading."""
    article = article_of(visit)
    if isinstance(article, NoArticle):
        return PageRows(_url_row(visit, Outcome(article.reason.value), article.detail))
    stored = article_row(article, _origin(visit))
    if not is_readable(article):
        detail = f"it is in '{article.language}', which the extractors do not read"
        return PageRows(_url_row(visit, Outcome.LANGUAGE, detail, stored), stored)
    reading = reading_rows(read(document_of(article, stored.article_id)), stored)
    return PageRows(_url_row(visit, Outcome.LOADED, None, stored), stored, reading)


def judged(visit: Visit) -> PageRows:
    """Give the row of a visit that needs no reading: a failed attempt, an unchanged page, a feed."""
    return PageRows(_url_row(visit, visit.outcome or Outcome.FEED, visit.detail))


def failed(visit: Visit, failure: Failure) -> PageRows:
    """Give the row of a visit whose reading hung or crashed. The page stays in the archive."""
    return PageRows(_url_row(visit, _FAILED[failure.kind], failure.detail))


def article_of(visit: Visit) -> Article | NoArticle:
    """Read the article of a visit's page; its URL is without trackers, which redirects and `rel=canonical` may have."""
    charset = _CHARSET.search(visit.header("content-type") or "")
    article = read_article(
        visit.body,
        charset[1] if charset else None,
        visit.final_url,
        fetched=visit.fetched_at.date(),
        feed_published=visit.feed_published,
        feed_title=visit.feed_title,
    )
    if isinstance(article, NoArticle):
        return article
    return replace(article, url=clean_url(article.url) or article.url)


def warm() -> None:
    """Open what the extractors open on their first page."""
    page = b"<html><head><title>Three killed</title></head><body><article><p>Three people were killed.</p>"
    read_article(page, None, "https://example.org/warm", fetched=date(2024, 1, 1))
    read(Document("Three people were killed in Geneva on Monday.", published=date(2024, 1, 1)))


def _origin(visit: Visit) -> Origin:
    return Origin(
        fetched_at=visit.fetched_at,
        source_name=visit.source,
        run_id=visit.run_id,
        warc_file=visit.warc_file,
        warc_offset=visit.offset,
        warc_length=visit.length,
        published_feed=visit.feed_published,
    )


def _url_row(visit: Visit, outcome: Outcome, detail: str | None, article: ArticleRow | None = None) -> UrlRow:
    return UrlRow(
        attempt_id=attempt_id(visit.url, visit.fetched_at, visit.run_id),
        url=visit.canonical,
        final_url=article.url if article else visit.final_url,
        role=visit.role.value,
        source_name=visit.source,
        found_url=visit.found_url,
        fetched_at=visit.fetched_at,
        outcome=outcome,
        status=visit.status,
        detail=detail,
        article_id=article.article_id if article else None,
        etag=visit.header("etag"),
        last_modified=visit.header("last-modified"),
        body_digest=visit.digest,
        body_bytes=len(visit.body) if visit.body else None,
        published_feed=visit.feed_published,
        feed_title=visit.feed_title,
        warc_file=visit.warc_file,
        warc_offset=visit.offset,
        warc_length=visit.length,
        run_id=visit.run_id,
    )

"""The rows of the warehouse, one dataclass a table, and the ids that make loading repeatable.

In: values. Out: rows whose field names are the column names of the tables (`migrations/`). Builders from the
extractors' records are in `warehouse/build.py`; Parquet is in `warehouse/parts.py`. Nothing here touches a
file or a database. Names that SQL reserves are avoided: `victim_group` is the manual's `group`, `span_start`
and `span_end` its `start` and `end`, `source_name` a configured source (`source` is who a figure is
attributed to).
"""

from dataclasses import dataclass, fields
from datetime import date, datetime
from hashlib import blake2b
from operator import attrgetter
from typing import TypeVar, dataclass_transform

from warehouse.outcomes import Outcome

_Row = TypeVar("_Row")

_ID_BYTES = 8
"""Sixteen hex digits: among a hundred million rows the odds of one collision are 1 in 3,700."""


def digest(*parts: object) -> str:
    """Name a thing by its content.

    Args:
        parts: what the thing is made of; `None` and "" differ, and no two lists of parts run together.

    Returns:
        Sixteen lower-case hex digits of BLAKE2b.
    """
    state = blake2b(digest_size=_ID_BYTES)
    for part in parts:
        word = b"\x00" if part is None else str(part).encode("utf-8", "surrogatepass")
        state.update(b"%d:" % len(word))
        state.update(word)
    return state.hexdigest()


def page_id(url: str) -> str:
    """Name a page by its canonical URL."""
    return blake2b(url.encode("utf-8", "surrogatepass"), digest_size=_ID_BYTES).hexdigest()


def article_id(page: str, text: str) -> str:
    """Name one version of a page by the page and its text, so that the same text is one version for ever."""
    return blake2b((page + text).encode("utf-8", "surrogatepass"), digest_size=_ID_BYTES).hexdigest()


def attempt_id(url: str, fetched_at: datetime, run_id: str | None) -> str:
    """Name one attempt by the URL asked for, the moment (UTC) and the run."""
    return digest(url, fetched_at.isoformat(), run_id)


@dataclass_transform(frozen_default=True)
def _row(cls: type[_Row]) -> type[_Row]:
    """Make a class a slotted dataclass to which nobody writes, and which is pickled as its values.

    A page's rows, some forty with its paragraphs, are made in one process and written in another. A guard at run time
    makes a row eight times as slow to make, and the pickling that comes with it ten times as slow, which was half a
    millisecond a page; so only the type checker guards it, as with the extractors' records.
    """
    made = dataclass(slots=True, unsafe_hash=True)(cls)
    values = attrgetter(*(field.name for field in fields(made)))  # type: ignore[arg-type]  # what it was made to be
    made.__reduce__ = lambda self: (made, values(self))  # type: ignore[method-assign]
    return made


@_row
class Span:
    """A paragraph of an article: character offsets in its text and a `ParagraphKind`."""

    start: int
    end: int
    kind: str


@_row
class ArticleRow:
    """One version of one page, whole: what `articles` holds."""

    article_id: str
    page_id: str
    url: str
    title: str
    text: str
    paragraphs: tuple[Span, ...]
    byline: str | None
    language: str | None
    outlet: str | None
    source_name: str | None
    published: date | None
    published_feed: str | None
    published_page: str | None
    published_url: date | None
    modified: str | None
    fetched_at: datetime
    words: int
    sketch: tuple[int, ...]
    warc_file: str | None
    warc_offset: int | None
    warc_length: int | None
    run_id: str | None
    extractor_version: str


@_row
class ReadingRow:
    """That one extractor version has read one article, and how much it found, be it nothing."""

    article_id: str
    extractor_version: str
    figure_count: int
    event_count: int
    run_id: str | None


@_row
class FigureRow:
    """One claim as one extractor version reads it; `part_of` and `same_as` are figure ids."""

    figure_id: str
    article_id: str
    ordinal: int
    span_start: int
    span_end: int
    quantity: str
    sentence: str
    measure: str
    unit: str
    kind: str
    quantifier: str
    value: int | None
    low: int | None
    high: int | None
    status: str
    scope: str
    victim_group: str | None
    victims: str | None
    actor: str | None
    source: str | None
    source_kind: str | None
    place: str | None
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    geonames_id: int | None
    place_precision: str | None
    place_role: str | None
    date_start: date | None
    date_end: date | None
    date_precision: str | None
    part_of: str | None
    same_as: str | None
    rule: str
    confidence: float
    published: date | None
    fetched_at: datetime
    extractor_version: str


@_row
class EventRow:
    """What one article says about one count of one incident; `ordinal` 0 is its main incident."""

    event_id: str
    article_id: str
    page_id: str
    ordinal: int
    measure: str
    unit: str
    kind: str
    low: int | None
    best: int | None
    high: int | None
    status: str
    scope: str
    victim_group: str | None
    actor: str | None
    sources: tuple[str, ...]
    place: str | None
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    geonames_id: int | None
    place_precision: str | None
    place_role: str | None
    date_start: date | None
    date_end: date | None
    date_precision: str | None
    disputed: bool
    figure_ids: tuple[str, ...]
    published: date | None
    fetched_at: datetime
    extractor_version: str


@_row
class UrlRow:
    """One attempt to get one URL and its one outcome.

    `outcome` is what the stages before loading know; loading turns `loaded` into `duplicate` when the article
    is stored already. `etag`, `last_modified` and `body_digest` serve the next conditional request.
    """

    attempt_id: str
    url: str
    final_url: str | None
    role: str
    source_name: str | None
    found_url: str | None
    fetched_at: datetime
    outcome: Outcome
    status: int | None
    detail: str | None
    article_id: str | None
    etag: str | None
    last_modified: str | None
    body_digest: str | None
    body_bytes: int | None
    published_feed: str | None
    feed_title: str | None
    warc_file: str | None
    warc_offset: int | None
    warc_length: int | None
    run_id: str | None


@_row
class SourceRow:
    """One configured source as one run found it configured; `source_id` names this very configuration."""

    source_id: str
    name: str
    kind: str
    url: str
    outlet: str | None
    country: str | None
    language: str | None
    timezone: str | None
    seen_at: datetime


@_row
class RunRow:
    """One finished run of the command and what it counted."""

    run_id: str
    command: str
    started_at: datetime
    finished_at: datetime
    status: str
    tallywire_version: str
    extractor_version: str
    attempts: int
    articles: int
    figures: int
    lost: int
    detail: str | None


def source_row(  # noqa: PLR0913 - a row has the columns it has
    *,
    name: str,
    kind: str,
    url: str,
    seen_at: datetime,
    outlet: str | None = None,
    country: str | None = None,
    language: str | None = None,
    timezone: str | None = None,
) -> SourceRow:
    """Build a source's row; its id changes when anything but the time of seeing changes."""
    return SourceRow(
        digest(name, kind, url, outlet, country, language, timezone),
        *(name, kind, url, outlet, country, language, timezone, seen_at),
    )

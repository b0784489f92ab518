"""From the extractors' records to the warehouse's rows.

In: an `Article` or a `Reading` and where it came from. Out: rows with their ids, places and days flattened,
indexes turned into ids. Pure functions; nothing is read from a file or a database, and no figure is dropped.
"""

from dataclasses import dataclass
from datetime import datetime

from extractors.article import body_of
from extractors.model import EXTRACTOR_VERSION, Article, Days, Event, Figure, Place, Reading
from warehouse.rows import (
    ArticleRow,
    EventRow,
    FigureRow,
    ReadingRow,
    Span,
    article_id,
    digest,
    page_id,
)
from warehouse.sketch import sketch


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a page's bytes lie and how they came: the provenance that an article's row carries.

    Attributes:
        fetched_at: when the page was fetched (UTC).
        source_name: the configured source that led to it.
        run_id: the run that fetched it.
        warc_file: name of the archive file; `warc_offset` and `warc_length` are bytes in it.
        published_feed: the publication time as the feed states it, as written there.
    """

    fetched_at: datetime
    source_name: str | None = None
    run_id: str | None = None
    warc_file: str | None = None
    warc_offset: int | None = None
    warc_length: int | None = None
    published_feed: str | None = None


@dataclass(frozen=True, slots=True)
class ReadRows:
    """The rows that one reading of one article gives."""

    reading: ReadingRow
    figures: tuple[FigureRow, ...]
    events: tuple[EventRow, ...]


def article_row(article: Article, origin: Origin, extractor_version: str = EXTRACTOR_VERSION) -> ArticleRow:
    """Build the row of one version of one page.

    Args:
        article: what was read from the page; `url` is the canonical URL and names the page.
        origin: where the bytes are and how they came.
        extractor_version: what read it.

    Returns:
        The row, with `article_id` derived from the page and the text.
    """
    page = page_id(article.url)
    return ArticleRow(
        article_id=article_id(page, article.text),
        page_id=page,
        url=article.url,
        title=article.title,
        text=article.text,
        paragraphs=tuple(Span(p.start, p.end, p.kind.value) for p in article.paragraphs),
        byline=article.byline,
        language=article.language,
        outlet=article.outlet,
        source_name=origin.source_name,
        published=article.published,
        published_feed=origin.published_feed,
        published_page=article.published_page,
        published_url=article.published_url,
        modified=article.modified,
        fetched_at=origin.fetched_at,
        words=len(article.text.split()),
        sketch=sketch(body_of(article) or article.text),
        warc_file=origin.warc_file,
        warc_offset=origin.warc_offset,
        warc_length=origin.warc_length,
        run_id=origin.run_id,
        extractor_version=extractor_version,
    )


def reading_rows(reading: Reading, article: ArticleRow, extractor_version: str = EXTRACTOR_VERSION) -> ReadRows:
    """Build the rows of one reading of one article.

    Args:
        reading: figures and event rows; their offsets point into `article.text`.
        article: the row of the article that was read.
        extractor_version: what read it; the same text read by another version gives other ids.

    Returns:
        One reading row, one row per figure in text order, one per event with the main incident first.
    """
    ids = _figure_ids(reading.figures, article.article_id, extractor_version)
    figures = tuple(_figure_row(figure, n, ids, article, extractor_version) for n, figure in enumerate(reading.figures))
    events = tuple(
        _event_row(event, n, reading.figures, ids, article, extractor_version) for n, event in enumerate(reading.events)
    )
    counted = ReadingRow(article.article_id, extractor_version, len(figures), len(events), article.run_id)
    return ReadRows(counted, figures, events)


def _figure_ids(figures: tuple[Figure, ...], article: str, version: str) -> tuple[str, ...]:
    """Name the figures; two that share span and measure ("no casualties" of two groups) are told apart by order."""
    seen: dict[tuple[int, int, str], int] = {}
    ids = []
    for figure in figures:
        key = (figure.start, figure.end, figure.measure)
        seen[key] = seen.get(key, -1) + 1
        ids.append(digest(article, *key, version, *((seen[key],) if seen[key] else ())))
    return tuple(ids)


def _flat_place(
    place: Place | None,
) -> tuple[str | None, str | None, str | None, float | None, float | None, int | None, str | None, str | None]:
    if place is None:
        return (None,) * 8
    return (
        *(place.name, place.country, place.admin1, place.lat, place.lon, place.geonames_id),
        *(place.precision.value, place.role.value),
    )


def _figure_row(figure: Figure, n: int, ids: tuple[str, ...], article: ArticleRow, version: str) -> FigureRow:
    place, country, admin1, lat, lon, geonames_id, precision, role = _flat_place(figure.place)
    days = figure.days
    return FigureRow(
        figure_id=ids[n],
        article_id=article.article_id,
        ordinal=n,
        span_start=figure.start,
        span_end=figure.end,
        quantity=figure.quantity,
        sentence=figure.sentence,
        measure=figure.measure,
        unit=figure.unit.value,
        kind=figure.kind.value,
        quantifier=figure.quantifier.value,
        value=figure.value,
        low=figure.low,
        high=figure.high,
        status=figure.status.value,
        scope=figure.scope.value,
        victim_group=figure.group,
        victims=figure.victims,
        actor=figure.actor,
        source=figure.source,
        source_kind=figure.source_kind.value if figure.source_kind else None,
        place=place,
        country=country,
        admin1=admin1,
        lat=lat,
        lon=lon,
        geonames_id=geonames_id,
        place_precision=precision,
        place_role=role,
        date_start=days.start if days else None,
        date_end=days.end if days else None,
        date_precision=_precision(days),
        part_of=ids[figure.part_of] if figure.part_of is not None else None,
        same_as=ids[figure.same_as] if figure.same_as is not None else None,
        rule=figure.rule,
        confidence=figure.confidence,
        published=article.published,
        fetched_at=article.fetched_at,
        extractor_version=version,
    )


def _event_row(  # noqa: PLR0913, PLR0917
    event: Event, n: int, figures: tuple[Figure, ...], ids: tuple[str, ...], article: ArticleRow, version: str
) -> EventRow:
    place, country, admin1, lat, lon, geonames_id, precision, role = _flat_place(event.place)
    days = event.days
    return EventRow(
        event_id=digest(article.article_id, "event", n, event.measure, version),
        article_id=article.article_id,
        page_id=article.page_id,
        ordinal=n,
        measure=event.measure,
        unit=event.unit.value,
        kind=event.kind.value,
        low=event.low,
        best=event.best,
        high=event.high,
        status=event.status.value,
        scope=event.scope.value,
        victim_group=event.group,
        actor=next((actor for i in event.figures if (actor := figures[i].actor)), None),
        sources=event.sources,
        place=place,
        country=country,
        admin1=admin1,
        lat=lat,
        lon=lon,
        geonames_id=geonames_id,
        place_precision=precision,
        place_role=role,
        date_start=days.start if days else None,
        date_end=days.end if days else None,
        date_precision=_precision(days),
        disputed=event.disputed,
        figure_ids=tuple(ids[i] for i in event.figures),
        published=article.published,
        fetched_at=article.fetched_at,
        extractor_version=version,
    )


def _precision(days: Days | None) -> str | None:
    return days.precision.value if days else None

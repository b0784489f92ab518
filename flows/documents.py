"""Files by name for `tallywire extract`: text, HTML, JSON Lines and WARC, told apart by name and first bytes.

In goes a file, out come prediction lines on a stream. A text file is one document, in any encoding; a line end counts
as one character. From HTML and WARC the article is read first, and its text, title, URL and publication day stand in
the record, since offsets point into that text; so do its paragraphs with their kinds, and `body`, which is the text
without headline, links to other articles and prompts to the reader. This module never writes files.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from enum import Enum, auto
from pathlib import Path
from typing import Any, BinaryIO

from extractors.article import NoArticle, body_of, document_of, is_readable, read_article
from extractors.model import EXTRACTOR_VERSION, Article, Document
from extractors.page_file import SNIFFED, is_html, read_text
from extractors.read import read
from flows.collect import archive
from flows.pages import article_of, needs_reading
from flows.predictions import prediction
from flows.stream import answer_stream, encode


class Shape(Enum):
    """What a file holds."""

    TEXT = auto()
    HTML = auto()
    LINES = auto()
    WARC = auto()


def answer_files(
    files: list[Path], sink: BinaryIO, complain: Callable[[str], None], *, published: date | None, workers: int
) -> int:
    """Answer every document in the files.

    Args:
        files: in the order of the answers.
        sink: gets the prediction lines.
        complain: gets one sentence for each document that could not be answered.
        published: publication day of text and HTML files; HTML states its own where this is None.
        workers: processes for long JSON Lines, as `answer_stream` has them.

    Returns:
        The number of documents that could not be answered.
    """
    bad = 0
    for file in files:
        try:
            shape = shape_of(file)
            if shape is Shape.LINES:
                with file.open("rb") as source:
                    bad += answer_stream(source, sink, lambda line, f=file: complain(f"{f}, {line}"), workers=workers)  # type: ignore[misc]
                continue
            for record in _records(file, shape, published):
                if isinstance(record, NoArticle):
                    bad += 1
                    complain(f"{file}: no article was found in it ({record.detail}); give its text as a .txt file")
                else:
                    sink.write(encode(record))
                    sink.flush()
        except OSError as error:
            bad += 1
            complain(f"{file}: it cannot be read: {error.strerror or error}")
    return bad


def shape_of(file: Path) -> Shape:
    """Tell what a file holds, by its name, else by its first bytes.

    Raises:
        OSError: it cannot be read.
    """
    name = file.name.lower().removesuffix(".open")
    if name.endswith((".jsonl", ".ndjson")):
        return Shape.LINES
    if name.endswith((".warc", ".warc.gz")):
        return Shape.WARC
    if name.endswith((".html", ".htm", ".xhtml")):
        return Shape.HTML
    with file.open("rb") as opened:
        start = opened.read(SNIFFED).lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith((b"WARC/", b"\x1f\x8b")):
        return Shape.WARC
    if is_html(start):
        return Shape.HTML
    return Shape.LINES if start.startswith(b'{"') else Shape.TEXT


def _records(file: Path, shape: Shape, published: date | None) -> Iterator[dict[str, Any] | NoArticle]:
    if shape is Shape.WARC:
        for visit in filter(needs_reading, archive.read(file)):
            if isinstance(article := article_of(visit), Article):
                yield _article_record(article, visit.url, article.published)
    elif shape is Shape.HTML:
        found = read_article(file.read_bytes(), None, "", fetched=published or datetime.now(UTC).date())
        if isinstance(found, NoArticle):
            yield found
        else:
            yield _article_record(found, file.name, published or found.published)
    else:
        text = read_text(file.read_bytes())
        yield text if isinstance(text, NoArticle) else prediction(read(Document(text, file.name, published=published)))


def _article_record(article: Article, name: str, published: date | None) -> dict[str, Any]:
    document = document_of(article, name)
    given = Document(document.text, name, document.title, published, document.url)
    about = {
        "title": article.title,
        "url": article.url or None,
        "published": published.isoformat() if published else None,
        "language": article.language,
        "text": article.text,
        "paragraphs": [[part.start, part.end, part.kind] for part in article.paragraphs],
        "body": body_of(article),
    }
    if not is_readable(article):
        return {"id": name, "figures": [], "events": [], "extractor_version": EXTRACTOR_VERSION, **about}
    return {**prediction(read(given)), **about}

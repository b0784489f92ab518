"""`tallywire explain`: files in, pages for a person out."""

import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from rich.console import Console
from rich.markup import escape

from extractors.article import NoArticle, document_of, read_article
from extractors.model import Document
from extractors.page_file import read_text
from flows.documents import Shape, shape_of
from flows.errors import UsageError
from flows.explain import show
from flows.stream import LineError, parse_line


def explain(files: Sequence[Path], published: date | None) -> int:
    """Explain every document of some files, one after the other; a heading parts them where there are several.

    Args:
        files: text, HTML or JSON Lines; "-" is text from standard input.
        published: publication day of text and HTML.

    Returns:
        The exit code, always 0.

    Raises:
        UsageError: a file cannot be read, or holds no document; those before it are explained.
    """
    console = Console(file=sys.stdout)
    for file in files:
        if len(files) > 1:
            console.rule(escape(str(file)), align="left")
        for document in _documents(file, published):
            show(document, console)
    return 0


def _documents(file: Path, published: date | None) -> list[Document]:
    if str(file) == "-":
        return [Document(sys.stdin.read(), "-", published=published)]
    try:
        shape = shape_of(file)
        if shape is Shape.WARC:
            raise UsageError(f"explaining {file}: it is a web archive of many pages; give one page as HTML or text")
        body = file.read_bytes()
    except OSError as error:
        raise UsageError(f"explaining {file}: it cannot be read: {error.strerror or error}") from None
    if shape is Shape.LINES:
        try:
            return [parse_line(line, n)[0] for n, line in enumerate(body.splitlines(), start=1) if line.strip()]
        except LineError as error:
            raise UsageError(f"explaining {file}: {error}; 'tallywire extract' names every such line") from None
    if shape is Shape.HTML:
        article = read_article(body, None, "", fetched=published or datetime.now(UTC).date())
        if isinstance(article, NoArticle):
            raise UsageError(f"explaining {file}: no article was found in it ({article.detail}); give its text")
        document = document_of(article, file.name)
        return [replace(document, published=published or document.published)]
    text = read_text(body)
    if isinstance(text, NoArticle):
        raise UsageError(f"explaining {file}: no text was found in it ({text.detail})")
    return [Document(text, file.name, published=published)]

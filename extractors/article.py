"""One page to one article: bytes in, `Article` or the reason why there is none out.

The way of a page: limits on its bytes, encoding, what it says about itself (selectolax), its body (trafilatura's
fast mode, the slower ones where that finds nothing), the kind of each paragraph, language, day of publication.
The text is stored whole: links to other articles and prompts to the reader are marked, and `document_of` hands
the readers the same text with blanks in their place, so that offsets hold. Nothing here raises, fetches, or reads
the clock; a page that takes too long is the worker's deadline to end.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from selectolax.lexbor import LexborHTMLParser

from extractors.model import Article, Document, Paragraph, ParagraphKind
from extractors.page_body import fallback_day, fallback_title, read_body
from extractors.page_dates import decide, is_date_line, url_day
from extractors.page_encoding import decode
from extractors.page_kinds import mark
from extractors.page_language import language_of
from extractors.page_limits import refuse_bytes, refuse_markup, refuse_size
from extractors.page_links import read_lines
from extractors.page_metadata import read_metadata
from extractors.page_paragraphs import Block
from extractors.page_prune import prune
from extractors.page_refusal import refuse_empty, refuse_error_page, refuse_hub
from extractors.page_strings import key, tidy_value

UNREAD: Final = frozenset({ParagraphKind.LINK, ParagraphKind.PROMPT})
"""Kinds of paragraphs that no figure is read from."""
READ_LANGUAGES: Final = frozenset({"en", None})
"""Languages that the readers know; an article of unknown language is read."""
_PARTING: Final = "\n\n"
_TITLE_LONGEST = 400
_HEADLINE_SHARE = 0.6
"""Part of a headline that a line must have to be its reprint."""
_HEADLINE_WITHIN = 4
"""Blocks at the top of a body among which the headline may be repeated (after a section name, a byline)."""


class Refusal(StrEnum):
    """Why a page gave no article; each value is the name of an outcome of a URL attempt."""

    NO_ARTICLE = "no_article"
    """An error page with status 200, a bot check, a page without a text."""
    NOT_NEWS = "not_news"
    """A home page, a section, a search: it lists articles."""
    TOO_LARGE = "too_large"
    """More bytes or tags than a parser should be given."""
    BAD_CONTENT = "bad_content"
    """Empty, binary, or markup that hangs or breaks parsers."""
    WRONG_TYPE = "wrong_type"
    """A file that is no HTML page, whatever its header says."""


@dataclass(frozen=True, slots=True)
class NoArticle:
    """A page without an article.

    Attributes:
        reason: the outcome it counts under.
        detail: what was seen, in one line for a person.
    """

    reason: Refusal
    detail: str


def read_article(  # noqa: PLR0913 - what is known of a page before it is read
    body: bytes,
    charset: str | None,
    url: str,
    *,
    fetched: date,
    feed_published: str | None = None,
    feed_title: str | None = None,
) -> Article | NoArticle:
    """Read the article of one page.

    Args:
        body: the page's bytes, content-decoded.
        charset: the charset of its Content-Type header, None if absent.
        url: the URL it was fetched from, "" for a file.
        fetched: the day of fetching in UTC; no publication is dated after it.
        feed_published: the publication time that its feed states.
        feed_title: the headline that its feed states, used where the page has none.

    Returns:
        The article, or the reason why there is none. Nothing is raised, whatever the bytes.
    """
    refused = _refuse_raw(body)
    if refused is not None:
        return refused
    try:
        return _read(decode(body, charset), url, fetched, feed_published, feed_title)
    except Exception as error:  # noqa: BLE001 - parsers break in ways of their own, and a page never stops a run
        return NoArticle(Refusal.BAD_CONTENT, f"reading the page failed: {type(error).__name__}: {error}"[:300])


def _refuse_raw(body: bytes) -> NoArticle | None:
    if detail := refuse_size(body):
        return NoArticle(Refusal.TOO_LARGE, detail)
    if detail := refuse_bytes(body):
        empty_or_binary = "empty" in detail or "binary" in detail
        return NoArticle(Refusal.BAD_CONTENT if empty_or_binary else Refusal.WRONG_TYPE, detail)
    return None


def _read(
    page: str, url: str, fetched: date, feed_published: str | None, feed_title: str | None
) -> Article | NoArticle:
    if detail := refuse_markup(page):
        return NoArticle(Refusal.BAD_CONTENT, detail)
    tree = LexborHTMLParser(page)
    metadata = read_metadata(tree, url, fetched)
    titles = metadata.titles or _other_titles(page, feed_title)
    if not titles:
        return NoArticle(Refusal.NO_ARTICLE, "the page has no headline")
    prune(tree)
    lines = read_lines(tree)
    body = _without_headline(read_body(page, tree.html or page), titles)
    blocks = mark(body, lines, metadata.byline)
    if detail := refuse_error_page(titles, blocks) or refuse_empty(metadata, blocks):
        return NoArticle(Refusal.NO_ARTICLE, detail)
    if detail := refuse_hub(metadata, url, blocks, lines):
        return NoArticle(Refusal.NOT_NEWS, detail)
    text, paragraphs = _assemble(titles[0], blocks)
    in_url = url_day(metadata.canonical or url) or url_day(url)
    published_page = metadata.published or _printed_day(body)
    if not (published_page or feed_published or in_url):
        published_page = fallback_day(page, url, fetched)
    return Article(
        url=metadata.canonical or url,
        title=titles[0],
        text=text,
        paragraphs=paragraphs,
        byline=metadata.byline,
        language=language_of(blank_unread(text, paragraphs), metadata.language),
        outlet=metadata.outlet,
        published_page=published_page,
        published_url=in_url,
        published=decide(published_page, feed_published, in_url, fetched),
        modified=metadata.modified,
    )


def _other_titles(page: str, feed_title: str | None) -> tuple[str, ...]:
    """The headline of a page that states none: its feed's, else the one that trafilatura makes out."""
    title = tidy_value(feed_title, _TITLE_LONGEST) or fallback_title(page)
    return (title,) if title else ()


def _without_headline(blocks: list[Block], titles: Sequence[str]) -> list[Block]:
    """The body without its own print of the headline, which stands first in the text already."""
    headlines = {key(title) for title in titles}
    return [block for index, block in enumerate(blocks) if index >= _HEADLINE_WITHIN or not _repeats(block, headlines)]


def _repeats(block: Block, headlines: set[str]) -> bool:
    """Whether a block prints a headline again, whole or without what its site adds ("Post: …")."""
    words = key(block.text)
    return any(words in headline and len(words) >= _HEADLINE_SHARE * len(headline) for headline in headlines)


def _printed_day(blocks: Sequence[Block]) -> str | None:
    """The date in a line of its own above the text, as pages without metadata print it."""
    return next((block.text for block in blocks[:_HEADLINE_WITHIN] if is_date_line(block.text)), None)


def _assemble(title: str, blocks: Iterable[Block]) -> tuple[str, tuple[Paragraph, ...]]:
    """The stored text and the spans of its paragraphs: headline, then blocks, parted by blank lines."""
    paragraphs = [Paragraph(0, len(title), ParagraphKind.HEADLINE)]
    parts = [title]
    end = len(title)
    for block in blocks:
        start = end + len(_PARTING)
        end = start + len(block.text)
        parts.append(block.text)
        paragraphs.append(Paragraph(start, end, block.kind))
    return _PARTING.join(parts), tuple(paragraphs)


def blank_unread(text: str, paragraphs: Iterable[Paragraph]) -> str:
    """The same text with spaces in place of links and prompts, so that every other offset holds."""
    pieces: list[str] = []
    done = 0
    for paragraph in paragraphs:
        if paragraph.kind in UNREAD:
            pieces += (text[done : paragraph.start], " " * (paragraph.end - paragraph.start))
            done = paragraph.end
    return "".join([*pieces, text[done:]])


def body_of(article: Article) -> str:
    """The article's own text, a paragraph a line: without its headline, links to other articles and prompts.

    What other extractors of articles call the main text; to be compared with theirs, and read by people. Offsets
    count in `Article.text`.
    """
    left_out = UNREAD | {ParagraphKind.HEADLINE}
    return "\n".join(article.text[part.start : part.end] for part in article.paragraphs if part.kind not in left_out)


def is_readable(article: Article) -> bool:
    """Whether the readers know the article's language."""
    return article.language in READ_LANGUAGES


def document_of(article: Article, identifier: str = "") -> Document:
    """The article as the readers take it: links and prompts blanked, offsets those of `Article.text`."""
    return Document(
        text=blank_unread(article.text, article.paragraphs),
        id=identifier,
        title=article.title,
        published=article.published,
        url=article.url or None,
    )

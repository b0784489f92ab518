"""Pages that hold no article, told from what they say about themselves and from what was read.

In go a page's metadata, its URL and its blocks; out comes None or a refusal in one line: section and hub pages,
error pages and bot checks that come with status 200, pages without a text. An opinion, a live blog and a one-line
flash are articles. Nothing raises.
"""

import re
from collections.abc import Sequence
from typing import Final
from urllib.parse import urlsplit

from extractors import lexicon
from extractors.model import ParagraphKind
from extractors.page_links import PageLines
from extractors.page_metadata import ARTICLE_TYPES, LIST_TYPES, PageMetadata
from extractors.page_paragraphs import Block
from extractors.page_strings import key, words_in

_NOT_FOUND: Final = lexicon.words("page", "page", "not_found")
_CHALLENGE: Final = lexicon.words("page", "page", "challenge")

_HUB_LINK_BLOCKS = 0.3
"""Share of link lines among such blocks; an interview has short blocks too, and few links."""
_TITLE_PARTS: Final = re.compile(r"\s+[|–—·•»-]\s+|:\s+")
_LEAST_WORDS, _LEAST_WORDS_OF_ARTICLE = 25, 8
"""Words of text below which a page has no article; the second where the page says that it is one (a flash)."""
_HUB_LINK_SHARE, _HUB_LINK_SHARE_OF_ARTICLE = 0.5, 0.9
"""Share of the words in link lines from which a page is a hub; the second where the page says that it is no hub."""
_HUB_BLOCKS, _HUB_WORDS = 8, 22
"""A page of at least so many blocks, with so few words each at the middle, that does not say it is an article."""
_COVER_TEXT, _COVER_LINKS = 20_000, 400
"""Characters of text and number of links that are compared, so that the comparison takes some milliseconds at most."""
_TITLE_SPACES = 3
"""A link of four words and more is a headline, a shorter one a name."""
_HOMES: Final = frozenset({"", "index.html", "index.php", "home"})
_SHORT_PAGE = 120
"""Words: only a page as short as this is judged by a title such as "Error" or "Access denied"."""


def is_stated_article(metadata: PageMetadata) -> bool:
    """Whether the page says that it is one article: by its schema.org type, OpenGraph type or publication time."""
    if metadata.types & ARTICLE_TYPES or metadata.og_type in {"article", "news", "og:article"}:
        return True
    return metadata.published is not None and not metadata.types & LIST_TYPES and metadata.og_type != "website"


def refuse_error_page(titles: Sequence[str], blocks: Sequence[Block]) -> str | None:
    """Why a page is an error page or a bot check, or None; judged by its headlines, if it has few words."""
    if sum(words_in(block.text) for block in blocks) > _SHORT_PAGE:
        return None
    for title in titles:
        # "404 | Harbour Post", "Harbour Post: Page not found": the name of the outlet may stand beside it.
        parts = {key(part) for part in (title, *_TITLE_PARTS.split(title))}
        if parts & _NOT_FOUND:
            return f"the page says {title!r}"
        if parts & _CHALLENGE:
            return f"the page is a bot check that says {title!r}"
    return None


def refuse_hub(metadata: PageMetadata, url: str, blocks: Sequence[Block], lines: PageLines) -> str | None:
    """Why a page lists articles and is none, or None."""
    stated = is_stated_article(metadata)
    total = sum(words_in(block.text) for block in blocks) or 1
    linked = sum(words_in(block.text) for block in blocks if block.kind is ParagraphKind.LINK)
    if linked / total >= (_HUB_LINK_SHARE_OF_ARTICLE if stated else _HUB_LINK_SHARE):
        return f"{linked} of {total} words are links"
    if not metadata.types & ARTICLE_TYPES and _is_home(url):
        return "the URL is a site's home page"
    return None if stated else _refuse_unstated(metadata, blocks, lines)


def _refuse_unstated(metadata: PageMetadata, blocks: Sequence[Block], lines: PageLines) -> str | None:
    """Why a page that does not say that it is an article is a hub, or None."""
    if listed := metadata.types & LIST_TYPES:
        return f"the page says that it is a {min(listed)}"
    if _covered(blocks, lines) >= _HUB_LINK_SHARE:
        return "most of the text is headlines of other pages"
    lengths = sorted(words_in(block.text) for block in blocks)
    links = sum(block.kind is ParagraphKind.LINK for block in blocks)
    if (
        links >= _HUB_LINK_BLOCKS * len(blocks)
        and len(lengths) >= _HUB_BLOCKS
        and lengths[len(lengths) // 2] < _HUB_WORDS
    ):
        return f"{len(lengths)} short blocks with links among them, and nothing says that the page is an article"
    return None


def _covered(blocks: Sequence[Block], lines: PageLines) -> float:
    """Share of the text that is link lines run together, as body extraction leaves some lists."""
    text = key(" ".join(block.text for block in blocks)[:_COVER_TEXT])
    titles = [line for line in sorted(lines.links) if line.count(" ") >= _TITLE_SPACES][:_COVER_LINKS]
    return sum(len(line) for line in titles if line in text) / (len(text) or 1)


def refuse_empty(metadata: PageMetadata, blocks: Sequence[Block]) -> str | None:
    """Why the text is too short to be an article, or None."""
    furniture = {ParagraphKind.LINK, ParagraphKind.PROMPT}
    kept = sum(words_in(block.text) for block in blocks if block.kind not in furniture)
    least = _LEAST_WORDS_OF_ARTICLE if is_stated_article(metadata) else _LEAST_WORDS
    return f"{kept} words of text, fewer than {least}" if kept < least else None


def _is_home(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return bool(parts.netloc) and not parts.query and parts.path.strip("/") in _HOMES

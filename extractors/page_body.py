"""The body of a page, by trafilatura; and its metadata, asked only where the page's own tags are silent.

In goes a decoded page that passed the limits; out come blocks in reading order, or a title and a day.
The fast mode reads nearly all pages, as exactly as the default and a quarter faster, and gets them without what it
would delete first; the slower ones are tried on the whole page where it finds nothing. trafilatura's de-duplication
is never on: it remembers pages across a process.
"""

import logging
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import trafilatura

from extractors.page_paragraphs import Block, read_blocks
from extractors.page_prune import prune
from extractors.page_strings import tidy_value

# What it would log of a page (empty tree, discarded data) is told by the page's outcome.
logging.getLogger("trafilatura").propagate = False

_MODES: Final = ((True, False), (False, False), (False, True))
"""(fast, favor_recall), from the fastest to the one that takes most for text."""
_NOTHING = 40
"""Characters of a body at which the next mode is tried; a dateline alone is no body."""
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Fallback:
    """What trafilatura makes of a page whose tags do not say; None where it finds nothing either."""

    title: str | None
    published: str | None


def read_body(page: str) -> list[Block]:
    """The blocks of the page's main text, empty if no mode finds one."""
    best: list[Block] = []
    for fast, recall in _MODES:
        document = trafilatura.bare_extraction(
            prune(page) if fast else page,
            fast=fast,
            favor_recall=recall,
            include_comments=False,
            include_tables=True,
            deduplicate=False,
        )
        body = getattr(document, "body", None)
        blocks = read_blocks(body) if body is not None else []
        size = sum(len(block.text) for block in blocks)
        if size >= _NOTHING:
            return blocks
        if size > sum(len(block.text) for block in best):
            best = blocks
    return best


def fallback_metadata(page: str, url: str, fetched: date) -> Fallback:
    """Trafilatura's own title, authors and day of first publication; it takes ten times our own reading."""
    dates: dict[str, Any] = {"original_date": True, "extensive_search": False, "max_date": fetched.isoformat()}
    try:
        found = trafilatura.extract_metadata(page, default_url=url or None, date_config=dates)
    except Exception:  # noqa: BLE001 - htmldate fails on some broken trees; an article is not lost for a date
        return Fallback(None, None)
    return Fallback(
        title=tidy_value(found.title, _LONGEST),
        published=tidy_value(found.date, _LONGEST),
    )

"""The body of a page, by trafilatura; a title and a day by its helpers, where the page's own tags are silent.

In goes a page that passed the limits; out come blocks in reading order, or a title or a day.
The fast mode reads nearly all pages, as exactly as the default and a quarter faster, and gets them without what it
would delete first; the slower ones are tried on the whole page where it finds nothing. trafilatura's de-duplication
is never on: it remembers pages across a process. Nothing here asks the network.
"""

import logging
from datetime import date
from typing import Final

import htmldate
import trafilatura
from trafilatura.settings import Extractor

from extractors.page_paragraphs import Block, read_blocks
from extractors.page_strings import tidy_value

# What it would log of a page (empty tree, discarded data) is told by the page's outcome.
logging.getLogger("trafilatura").propagate = False

_MODES: Final = tuple(
    Extractor(
        fast=fast,
        recall=recall,
        output_format="txt",  # the default one prints the text as well, which nobody reads
        comments=False,
        tables=True,
        dedup=False,
    )
    for fast, recall in ((True, False), (False, False), (False, True))
)
"""From the fastest to the one that takes most for text; made once, because it reads a configuration."""
_NOTHING = 40
"""Characters of a body at which the next mode is tried; a dateline alone is no body."""
_LONGEST = 300
"""Characters of a title."""


def read_body(page: str, pruned: str) -> list[Block]:
    """The blocks of a page's main text, empty if no mode finds one.

    Args:
        page: the whole page.
        pruned: the same as `page_prune` leaves it.
    """
    best: list[Block] = []
    for mode in _MODES:
        document = trafilatura.bare_extraction(pruned if mode.fast else page, options=mode)
        body = getattr(document, "body", None)
        blocks = read_blocks(body) if body is not None else []
        size = sum(len(block.text) for block in blocks)
        if size >= _NOTHING:
            return blocks
        if size > sum(len(block.text) for block in best):
            best = blocks
    return best


def fallback_title(page: str) -> str | None:
    """The title that trafilatura makes out in a page whose tags state none; ten times as slow as our own reading."""
    try:
        return tidy_value(trafilatura.extract_metadata(page).title, _LONGEST)
    except Exception:  # noqa: BLE001 - it fails on some broken trees; a page is refused for no title by the caller
        return None


def fallback_day(page: str, url: str, fetched: date) -> str | None:
    """The day of first publication that htmldate makes out in a page whose tags state none, not after `fetched`."""
    try:
        tree = trafilatura.load_html(page)
        if tree is None:
            return None
        return htmldate.find_date(
            tree, extensive_search=False, original_date=True, url=url or None, max_date=fetched.isoformat()
        )
    except Exception:  # noqa: BLE001 - it fails on some broken trees; an article is not lost for a date
        return None

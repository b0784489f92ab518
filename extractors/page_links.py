"""Which lines of a page are links to other pages, and which are captions of pictures.

In goes a parsed page without its menus; out come the keys (`page_strings.key`) of such lines, so that the paragraphs
which the body extraction leaves can be recognised as what they were on the page. One pass over the anchors; nothing
raises.
"""

from dataclasses import dataclass
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from extractors.page_strings import key

_LINES: Final = frozenset({"p", "li", "div", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "dd", "dt"})
_PARTS: Final = frozenset({"section", "article", "aside", "main", "body", "ul", "ol", "figure", "nav", "header"})
_CAPTIONS: Final = 'figcaption, .caption, .wp-caption-text, .image-caption, .photo-caption, [class*="caption-text"]'
# A link into the same page is a heading of it.
_ANCHORS: Final = 'a[href]:not([href^="#"])'
_LINK_SHARE = 0.8
"""Share of a block's characters inside anchors from which the block is a link; "Read also: " is the rest."""
_LINE_LONGEST = 300
"""Characters of the longest headline or line of links; a longer block with many links is a text."""
_READ_LONGEST = 3_000_000
"""Characters of blocks that are read in all: blocks can be nested, so that a page's text would be read many times."""
_CLIMB = 4
"""Elements between an anchor and its block: spans, emphasis."""


@dataclass(frozen=True, slots=True)
class PageLines:
    """Keys of lines that are links, and of lines that are captions."""

    links: frozenset[str]
    captions: frozenset[str]


def read_lines(tree: LexborHTMLParser) -> PageLines:
    """The link lines and the captions of a page."""
    links: set[str] = set()
    blocks: dict[int, tuple[LexborNode, int]] = {}
    for anchor in tree.css(_ANCHORS):
        text = key(anchor.text(deep=True, separator=" ")[:_LINE_LONGEST])
        if not text:
            continue
        links.add(text)
        block = _block_of(anchor)
        if block is not None:
            _, linked = blocks.get(block.mem_id, (block, 0))
            blocks[block.mem_id] = (block, linked + len(text) + 1)
    left = _READ_LONGEST
    for block, linked in blocks.values():
        printed = block.text(deep=True, separator=" ") if linked <= _LINE_LONGEST and left > 0 else ""
        left -= len(printed)
        text = key(printed) if len(printed) <= 2 * _LINE_LONGEST else ""  # twice: white space of the markup
        if text and len(text) <= _LINE_LONGEST and linked >= _LINK_SHARE * len(text):
            links.add(text)
    captions: set[str] = set()
    for node in tree.css(_CAPTIONS):
        printed = node.text(deep=True, separator=" ") if left > 0 else ""
        left -= len(printed)
        captions.add(key(printed))
    return PageLines(frozenset(links), frozenset(captions - {""}))


def _block_of(anchor: LexborNode) -> LexborNode | None:
    """The line that an anchor stands in; None where it stands in a whole part of the page."""
    node = anchor.parent
    for _ in range(_CLIMB):
        if node is None or node.tag in _PARTS:
            return None
        if node.tag in _LINES:
            return node
        node = node.parent
    return None

"""Which lines of a page are links to other pages, and which are captions of pictures.

In goes a parsed page; out come the keys (`page_strings.key`) of such lines, so that the paragraphs which the body
extraction leaves can be recognised as what they were on the page. One pass over the anchors; nothing raises.
"""

from dataclasses import dataclass
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from extractors.page_strings import key

_BLOCKS: Final = frozenset(
    "p li div td th h1 h2 h3 h4 h5 h6 section article aside ul ol figure figcaption blockquote dd dt body main".split()  # noqa: SIM905
)
_CAPTIONS: Final = 'figcaption, .caption, .wp-caption-text, .image-caption, .photo-caption, [class*="caption-text"]'
_LINK_SHARE = 0.8
"""Share of a block's characters inside anchors from which the block is a link; "Read also: " is the rest."""
_LINE_LONGEST = 300
"""Characters of the longest headline or line of links; a longer block with many links is a text."""
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
    for anchor in tree.css("a[href]"):
        text = key(anchor.text(deep=True, separator=" ")[:_LINE_LONGEST])
        if not text or (anchor.attributes.get("href") or "").startswith("#"):
            continue  # a link into the same page is a heading of it
        links.add(text)
        block = _block_of(anchor)
        if block is not None:
            _, linked = blocks.get(block.mem_id, (block, 0))
            blocks[block.mem_id] = (block, linked + len(text) + 1)
    for block, linked in blocks.values():
        # Beyond twice the longest line nothing can be a link line; its text need not be copied.
        text = key(block.text(deep=True, separator=" ")) if linked < 2 * _LINE_LONGEST else ""
        if text and len(text) <= _LINE_LONGEST and linked >= _LINK_SHARE * len(text):
            links.add(text)
    captions = {key(node.text(deep=True, separator=" ")) for node in tree.css(_CAPTIONS)}
    return PageLines(frozenset(links), frozenset(captions - {""}))


def _block_of(anchor: LexborNode) -> LexborNode | None:
    node = anchor.parent
    for _ in range(_CLIMB):
        if node is None or node.tag in _BLOCKS:
            return node
        node = node.parent
    return None

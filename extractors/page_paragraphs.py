"""The body of a page as a list of blocks: what trafilatura's tree holds, in reading order.

In goes the `body` element of trafilatura's `bare_extraction`; out come blocks of clean text, each with the kind of
its element: table, quote, list item or paragraph. Rows of a table are lines of one block, cells parted by bars.
Line breaks inside a paragraph part it where a sentence has ended, and are spaces elsewhere. Nothing is dropped.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, Protocol

from extractors.model import ParagraphKind
from extractors.page_strings import tidy

_KIND_OF_TAG: Final = {
    "table": ParagraphKind.TABLE,
    "quote": ParagraphKind.QUOTE,
    "list": ParagraphKind.LIST,
}
_RANK: Final = (ParagraphKind.TABLE, ParagraphKind.QUOTE, ParagraphKind.LIST)
_BREAKING: Final = frozenset({"p", "head", "item", "quote", "list", "table", "row", "code", "div", "fw", "ab", "body"})
_SENTENCE_ENDS: Final = re.compile(r"[.!?:;…][\"'”’»)\]]*$")


class Element(Protocol):
    """What is used of an lxml element."""

    tag: Any  # a string, but for comments and instructions
    text: str | None
    tail: str | None

    def __iter__(self) -> Iterator["Element"]:
        """The children, in order."""
        ...


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text that the page sets apart; `heading` tells a subheading from other paragraphs."""

    text: str
    kind: ParagraphKind
    heading: bool = False


def read_blocks(body: Element) -> list[Block]:
    """The blocks of a body in reading order."""
    walk = _Walk()
    walk.element(body, frozenset())
    walk.flush()
    return walk.blocks


class _Walk:
    """One pass over the tree: text gathers in `run` until an element that breaks it begins or ends."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.run: list[str] = []
        self.kind = ParagraphKind.BODY
        self.heading = False
        self.cells: list[str] | None = None  # of the row in hand
        self.rows: list[str] | None = None  # of the table in hand

    def element(self, element: Element, around: frozenset[ParagraphKind]) -> None:
        """Walk one element and what is in it; the depth of a parsed tree is below 256, so recursion is safe."""
        tag = element.tag if isinstance(element.tag, str) else ""
        inside = around | {_KIND_OF_TAG[tag]} if tag in _KIND_OF_TAG else around
        outermost_table = tag == "table" and ParagraphKind.TABLE not in around
        if tag in _BREAKING:
            self.enter(inside, heading=tag == "head")
        if outermost_table:
            self.rows = []
        self.run.append("\n" if tag == "lb" else element.text or "")
        for child in element:
            self.element(child, inside)
            self.run.append(child.tail or "")
        if tag == "cell":
            self.end_cell()
        elif tag == "row":
            self.end_row()
        elif outermost_table:
            self.end_table()
        elif tag in _BREAKING:
            self.enter(around, heading=False)

    def enter(self, inside: frozenset[ParagraphKind], *, heading: bool) -> None:
        self.flush()
        self.kind = next((kind for kind in _RANK if kind in inside), ParagraphKind.BODY)
        self.heading = heading

    def flush(self) -> None:
        if self.rows is not None:
            self.run.append(" ")  # a paragraph in a cell ends there, not the cell
            return
        text, self.run = "".join(self.run), []
        self.blocks.extend(Block(part, self.kind, self.heading) for part in _parts(text))

    def end_cell(self) -> None:
        if self.rows is None:
            self.run.append(" ")
            return
        if self.cells is None:
            self.cells = []
        self.cells.append(tidy("".join(self.run)))
        self.run = []

    def end_row(self) -> None:
        if self.rows is None:
            return
        loose = tidy("".join(self.run))
        self.run = []
        cells = [*(self.cells or []), *([loose] if loose else [])]
        self.cells = None
        if any(cells):
            self.rows.append(" | ".join(cells))

    def end_table(self) -> None:
        self.end_row()
        rows, self.rows = self.rows, None
        if rows:
            self.blocks.append(Block("\n".join(rows), ParagraphKind.TABLE))
        self.kind, self.heading = ParagraphKind.BODY, False


def _parts(text: str) -> list[str]:
    """A run cut at its line breaks where a sentence has ended, and joined with spaces elsewhere."""
    parts: list[str] = []
    for line in text.split("\n"):
        clean = tidy(line)
        if not clean:
            continue
        if parts and not _SENTENCE_ENDS.search(parts[-1]):
            parts[-1] = f"{parts[-1]} {clean}"
        else:
            parts.append(clean)
    return parts

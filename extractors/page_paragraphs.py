"""The body of a page as a list of blocks: what trafilatura's tree holds, in reading order.

In goes the `body` element of trafilatura's `bare_extraction`; out come blocks of clean text, each with the kind of
its element: table, quote, list item or paragraph. Rows of a table are lines of one block, cells parted by bars;
a table that lays out a page is read as paragraphs. Line breaks inside a paragraph part it, unless the sentence goes
on behind them. Nothing is dropped.
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
_HARD: Final = "\n\n"
_BAR: Final = " | "
_BLANK_LINE: Final = re.compile(r"\n[ \t]*\n")
_PROSE_WORDS = 60
"""Words of a cell from which a table is a page's layout and no table; the longest true cells are a sentence or two."""
_WRAPPED_FROM = 45
"""Characters of a line from which it may have been broken by a typesetter."""
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
        self.cells: list[str] = []  # of the row in hand
        self.rows: list[list[str]] | None = None  # of the table in hand

    def element(self, element: Element, around: frozenset[ParagraphKind]) -> None:
        """Walk one element and what is in it; the depth of a parsed tree is below 256, so recursion is safe."""
        tag = element.tag if isinstance(element.tag, str) else ""
        inside = around | {_KIND_OF_TAG[tag]} if tag in _KIND_OF_TAG else around
        outermost_table = tag == "table" and ParagraphKind.TABLE not in around
        if tag in _BREAKING:
            self.enter(inside, heading=tag == "head")
        if outermost_table:
            self.rows = []
        self.run.append("\n" if tag == "lb" else (element.text or "").replace("\n", " "))
        for child in element:
            self.element(child, inside)
            self.run.append((child.tail or "").replace("\n", " "))
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
            self.run.append(_HARD)  # a paragraph in a cell ends there, not the cell
            return
        text, self.run = "".join(self.run), []
        self.blocks.extend(Block(part, self.kind, self.heading) for part in _parts(text))

    def end_cell(self) -> None:
        if self.rows is None:
            self.run.append(" ")
            return
        self.cells.append("".join(self.run))
        self.run = []

    def end_row(self) -> None:
        if self.rows is None:
            return
        if self.run:
            self.end_cell()
        if any(map(tidy, self.cells)):
            self.rows.append(self.cells)
        self.cells = []

    def end_table(self) -> None:
        self.end_row()
        rows, self.rows = self.rows or [], None
        if any(len(cell.split()) > _PROSE_WORDS for row in rows for cell in row):
            texts = [part for row in rows for cell in row for part in _parts(cell)]
            self.blocks.extend(Block(text, ParagraphKind.BODY) for text in texts)
        elif rows:
            lines = (_BAR.join(map(tidy, row)).rstrip(_BAR) for row in rows)
            self.blocks.append(Block("\n".join(lines), ParagraphKind.TABLE))
        self.kind, self.heading = ParagraphKind.BODY, False


def _parts(text: str) -> list[str]:
    """A run cut into paragraphs: at blank lines, and at line breaks unless the next line goes on with the sentence."""
    parts: list[str] = []
    for chunk in _BLANK_LINE.split(text):
        begun = False
        for line in filter(None, map(tidy, chunk.split("\n"))):
            if begun and _goes_on(parts[-1], line):
                parts[-1] = f"{parts[-1]} {line}"
            else:
                parts.append(line)
            begun = True
    return parts


def _goes_on(before: str, after: str) -> bool:
    """Whether a line break was only the end of a line: the sentence before has not ended, and this one continues it."""
    if _SENTENCE_ENDS.search(before):
        return False
    return after[0].islower() or (after[0].isdigit() and len(before) >= _WRAPPED_FROM)

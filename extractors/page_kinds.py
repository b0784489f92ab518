"""Which paragraphs of an article are not its text: links to other articles, and prompts to the reader.

In go the blocks of a body, the page's link lines and its headlines; out come the same blocks, cut where a link
begins inside a paragraph, each with its final kind. The words are in `lexicon/page.toml`. Marked blocks stay in
the text, so that what is stored is what was printed; `article.document_of` hides them from the readers.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from extractors import lexicon
from extractors.model import ParagraphKind
from extractors.page_dates import is_date_line
from extractors.page_links import PageLines
from extractors.page_paragraphs import Block
from extractors.page_strings import key, words_in


def _keys(table: str, *names: str) -> frozenset[str]:
    return frozenset(key(words) for name in names for words in lexicon.words("page", table, name))


def _by_word(openers: Iterable[str]) -> Mapping[str, Sequence[str]]:
    """Openers by their first word."""
    table: dict[str, list[str]] = {}
    for opener in openers:
        table.setdefault(opener.partition(" ")[0], []).append(opener)
    return table


_LINK_OPENERS: Final = _keys("link", "openers", "other_languages")
_LABELS: Final = _keys("link", "labels")
_UNSURE: Final = _keys("link", "unsure")
_LINKS_BY_WORD: Final = _by_word(_LINK_OPENERS)
_PROMPTS_BY_WORD: Final = _by_word(_keys("prompt", "openers", "other_languages"))
_PROMPT_LINES: Final = _keys("prompt", "lines")
_PROMPT_PHRASES: Final = _keys("prompt", "phrases")

_PROMPT_LONGEST = 400
"""Characters of the longest prompts and captions; beyond them, a text that speaks of newsletters is a text."""
_PHRASE_LONGEST = 250
"""The same for words found inside and not at the beginning."""
_LINK_LONGEST = 300
"""Characters of the longest headlines, with their label."""
_TAIL_LONGEST = 160
"""A line after a heading such as "Related articles" is one of its links if it is no longer than this."""

_LEAD_WORDS = 6
"""Words of the shortest lead; a kicker or a place above it has fewer."""
_TOP, _SIGNATURE_LONGEST = 4, 90
"""Blocks at the top among which a byline or a date stands, and characters of the longest."""

_SENTENCE_END: Final = re.compile(r"[a-z0-9)\]\"'”’][.!?…][\"'”’)]*(?:\s|$)")
_LABEL_MARKS: Final = ":–—>»|"
_LABEL_END: Final = re.compile(r"^[\[(]?\s*([^\W\d_][^:|–—>»\n]{1,30}?)\s*(?:[:|–—>»]|\s-\s)\s*")
_CAPITALS: Final = re.compile(r"[\[(]?((?:[A-Z]{2,} )+)(?=.*[a-z])")
# "… said. Read also: 90 dead in floods", "… said (READ ALSO: 90 dead in floods)": a link inside a paragraph.
_INSIDE: Final = re.compile(
    r"(?:(?<=[.!?…\"”’)\]])\s+|\s*(?=[\[(]))(?P<link>[\[(]?\s*(?:"
    + "|".join(
        re.escape(words).replace(r"\ ", r"\s+")
        for words in sorted(_LINK_OPENERS | {"read more", "related", "read"}, key=len, reverse=True)
    )
    + r")\s*(?::|–|—|>>|»|\|)\s*[^\])\n]{8,300}[\])]?)",
    re.IGNORECASE,
)


def mark(blocks: Sequence[Block], lines: PageLines, byline: str | None = None) -> list[Block]:
    """The blocks with their final kinds; a paragraph with a link inside is cut before and after it.

    Args:
        blocks: the body in reading order, without its headline.
        lines: keys of the page's link lines and captions.
        byline: the authors, whose line above the text is furniture.
    """
    author = key((byline or "").split(",")[0])
    marked: list[Block] = []
    after_heading = False
    for block in (piece for whole in blocks for piece in _cut(whole, lines)):
        kind = _kind(block, lines)
        if len(marked) < _TOP and kind is ParagraphKind.BODY and _is_signature(block.text, author):
            kind = ParagraphKind.PROMPT
        if kind is ParagraphKind.LINK and _is_heading_of_links(block):
            after_heading = True
        elif after_heading and kind is not ParagraphKind.PROMPT:
            if len(block.text) <= _TAIL_LONGEST and not _SENTENCE_END.search(block.text):
                kind = ParagraphKind.LINK
            after_heading = kind is ParagraphKind.LINK
        marked.append(block if block.kind is kind else replace(block, kind=kind))
    return _with_lead(marked)


def _kind(block: Block, lines: PageLines) -> ParagraphKind:
    if block.kind is ParagraphKind.TABLE or len(block.text) > _PROMPT_LONGEST:
        return block.kind
    words = key(block.text)
    if not words or _is_prompt(block.text, words):
        return ParagraphKind.PROMPT
    if _is_link(block.text, words, lines):
        return ParagraphKind.LINK
    if words in lines.captions:
        return ParagraphKind.CAPTION
    return block.kind


def _begins(words: str, openers: Mapping[str, Sequence[str]]) -> bool:
    """Whether a key begins with an opener."""
    return any(f"{words} ".startswith(f"{opener} ") for opener in openers.get(words.partition(" ")[0], ()))


def _is_prompt(text: str, words: str) -> bool:
    if words in _PROMPT_LINES or _begins(words, _PROMPTS_BY_WORD):
        return True
    return len(text) <= _PHRASE_LONGEST and any(map(words.__contains__, _PROMPT_PHRASES))


def _is_link(text: str, words: str, lines: PageLines) -> bool:
    if len(text) > _LINK_LONGEST:
        return False
    if words in lines.links or words in _LABELS:
        return True
    if _begins(words, _LINKS_BY_WORD):
        return True
    label = _LABEL_END.match(text)
    if label is None or (name := key(label[1])) not in _LABELS:
        return _has_capital_label(text)
    rest = text[label.end() :]
    return key(rest) in lines.links or name not in _UNSURE or not _SENTENCE_END.search(rest)


def _has_capital_label(text: str) -> bool:
    """Whether a line is a label in capitals and a headline in small letters: "READ MORE Dam breaks in Swat"."""
    found = _CAPITALS.match(text)
    words = found[1].lower().split() if found else []
    openings = (" ".join(words[:count]) for count in range(len(words), 0, -1))
    label = next((opening for opening in openings if opening in _LABELS), None)
    if label is None:
        return False
    return (" " in label and label not in _UNSURE) or not _SENTENCE_END.search(text)


def _is_signature(text: str, author: str) -> bool:
    """Whether a line above the text is a byline or a dateline of its own: "By Ann Lee, Delhi", "3 March 2026"."""
    if len(text) > _SIGNATURE_LONGEST or _SENTENCE_END.search(text):
        return False
    return (author != "" and f" {author} " in f" {key(text)} ") or is_date_line(text)


def _is_heading_of_links(block: Block) -> bool:
    """Whether a link line has no target of its own ("Related articles"), so that the lines after it are its links."""
    words = key(block.text)
    return words in _LINK_OPENERS or (words in _LABELS and words not in {"read more", "read"})


def _cut(block: Block, lines: PageLines) -> Iterator[Block]:
    """A paragraph in pieces: what stands before a link inside it, the link, what follows, and so on."""
    text = block.text
    cuttable = block.kind is not ParagraphKind.TABLE and any(mark in text for mark in _LABEL_MARKS)
    while cuttable and (found := _INSIDE.search(text)) is not None:
        start, end = found.span("link")
        if found["link"][0] not in "([":
            end = start + _end_of_link(found["link"], lines)
        yield from (replace(block, text=piece.strip()) for piece in (text[:start], text[start:end]) if piece.strip())
        text = text[end:].strip()
    if text:
        yield block if text is block.text else replace(block, text=text)


def _end_of_link(link: str, lines: PageLines) -> int:
    """Where a link without brackets ends: after the anchor's words, else with its first sentence."""
    label = _LABEL_END.match(link)
    begin = label.end() if label else 0
    words = link[begin:].split(" ")
    for count in range(len(words), 2, -1):
        if key(" ".join(words[:count])) in lines.links:
            return begin + len(" ".join(words[:count]))
    sentence = _SENTENCE_END.search(link, begin)
    return sentence.end() if sentence else len(link)


def _with_lead(blocks: list[Block]) -> list[Block]:
    """The first plain paragraph is the lead; a subheading before it is none."""
    for index, block in enumerate(blocks):
        if block.kind is ParagraphKind.BODY and not block.heading and words_in(block.text) >= _LEAD_WORDS:
            blocks[index] = replace(block, kind=ParagraphKind.LEAD)
            break
    return blocks

"""What a page must not be, told from its bytes before any parser sees it.

In go the bytes, then the decoded text; out comes None or a refusal in one line. HTML parsers hang on what these
limits refuse: 500,000 attributes on one tag, 100,000 nested tags, 200,000 links. Each check is one linear pass;
none parses. A page that stays under them can still be slow: a deadline in the worker process is the last guard.
"""

import codecs
import re
from typing import Final

MAX_BYTES = 5_000_000
"""A news page is 0.2 MB and the largest live blogs are 3 MB; parsers take minutes over what is above this."""
MAX_TAGS = 60_000
"""The longest live blogs have 30,000 tags. Body extraction is quadratic in links: 200,000 took over 60 s."""
MAX_DEPTH = 1_000
"""Real pages stay below 100. The parser is quadratic in depth: 3 ms at 1,000, 58 ms at 5,000, 20 s at 100,000."""
MAX_ATTRIBUTES = 500
"""On one tag; real tags have below 50. Parsers are quadratic in it: 1 ms at 500, 3.5 s at 40,000."""
MAX_ALL_ATTRIBUTES = 200_000
"""On all tags; a real page of 2.7 MB has 6,700. The parsers take 1.4 kB for each: 588,000 in 4 MB took 833 MB."""
_LARGE = 1_000_000
"""Characters from which attributes are counted; a smaller page has no room for too many."""
MAX_COPIES = 500_000
"""HTML has a parser open every unclosed formatting tag anew in each paragraph that follows (HTML standard, "reconstruct
the active formatting elements"): 200 of them before 20,000 paragraphs, 160 kB in all, took 4.4 s and 1.5 GB."""
_SHALLOW_ENOUGH = 4_000
"""Opening tags below which depth need not be measured: even if all are nested, the parser takes 40 ms."""

# Signatures of what servers send under an HTML type (WHATWG MIME Sniffing, section 6), and what they are.
_SIGNATURES: Final = (
    (b"%PDF-", "a PDF file"),
    (b"\x1f\x8b", "gzip data"),
    (b"PK\x03\x04", "a zip file"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a media file"),
    (b"\x00\x00\x01\x00", "an icon"),
)
_FEED: Final = re.compile(rb"<(rss|feed|rdf:RDF|urlset|sitemapindex)[\s>]")
_FEED_WITHIN = 1_000
_BINARY_SHARE = 0.05
"""Share of control bytes in the first 4 kB from which the bytes are no text; text has none but white space."""
_WIDE_NULS: Final = (0.3, 0.8)
"""Shares of NULs between which bytes are text in UTF-16 or UTF-32."""
_CONTROLS: Final = bytes(set(range(0x20)) - set(b"\t\n\v\f\r\x1b"))
_HEAD = 4_096

# Comments, scripts and styles, to their end or to the page's: tags inside them are none. Letters of either case are
# spelt out, for a pattern that ignores case takes twice as long.
_SCRIPT, _STYLE = ("".join(f"[{letter}{letter.upper()}]" for letter in name) for name in ("script", "style"))
_SKIPPED: Final = (
    r"<!--[^-]*+(?:-(?!->)[^-]*+)*+(?:-->)?"
    rf"|<{_SCRIPT}\b[^<]*+(?:<(?!/{_SCRIPT})[^<]*+)*+(?:</{_SCRIPT})?"
    rf"|<{_STYLE}\b[^<]*+(?:<(?!/{_STYLE})[^<]*+)*+(?:</{_STYLE})?"
)
_ATTRIBUTE: Final = r"""[\s/]*+[^\s>/][^\s>=/]*+\s*+(?:=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+))?+"""
_PLAIN_ATTRIBUTE: Final = r"""\s++[a-zA-Z:-]++(?:="[^"]*+"|='[^']*+')?+"""
# Eats a page whose tags all have at most MAX_ATTRIBUTES attributes, and stops at the first that has more: closing tags
# and tags as most are written come first, because that takes half the time. Every quantifier is possessive, so nothing
# is read twice. No capturing groups: they and possessive loops together make Python 3.11's re report an error of its
# own.
_SOUND: Final = re.compile(
    rf"""[^<]*+(?:
         (?: </[a-zA-Z0-9]++>
         | {_SKIPPED}
         | <[a-zA-Z][a-zA-Z0-9]*+(?:{_PLAIN_ATTRIBUTE}){{0,{MAX_ATTRIBUTES}}}+>
         | </?[a-zA-Z][^\s/>]*+(?:{_ATTRIBUTE}){{0,{MAX_ATTRIBUTES}}}+[\s/]*+(?:>|\Z)
         | <(?!/?[a-zA-Z])
         )[^<]*+)*+""",
    re.VERBOSE,
)
_ONE_ATTRIBUTE: Final = re.compile(_ATTRIBUTE)
_TAG_WITH_ATTRIBUTES: Final = re.compile(rf"{_SKIPPED}|<[a-z][^\s/>]*+((?:{_ATTRIBUTE})*+)", re.IGNORECASE)
_TAG: Final = re.compile(rf"{_SKIPPED}|<(/?)([a-z][a-z0-9:-]*)", re.IGNORECASE)
# Formatting elements (HTML standard, 13.2.4.3) but `a`, which the next `a` closes.
_FORMATTING: Final = frozenset(
    {"b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"}
)
# The first letter of one and the rest of one, not always the same: an upper bound, in a third of the time.
_INITIALS: Final = "".join(sorted({name[0] for name in _FORMATTING}))
_FORMATTING_TAG: Final = re.compile(
    rf"<[{_INITIALS}{_INITIALS.upper()}](?i:{'|'.join(sorted(name[1:] for name in _FORMATTING))})[\s>/]"
)
# Tags that do not nest: void ones, and those that the next of their kind closes (HTML standard, 13.1.2).
_FLAT: Final = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "p",
    "li", "dt", "dd", "option", "optgroup", "tr", "td", "th", "tbody", "thead",
})  # fmt: skip


def refuse_bytes(body: bytes) -> str | None:
    """Why these bytes are no page, or None: empty, another file type, a feed, binary. Size is not looked at."""
    head = body[:_HEAD].lstrip()
    if not head:
        return "the page is empty"
    for signature, name in _SIGNATURES:
        if head.startswith(signature):
            return f"the page is {name}"
    if _FEED.search(head[:_FEED_WITHIN]):
        return "the page is a feed or a sitemap"
    if head[:1] in b"{[" and b"<" not in head:
        return "the page is JSON"
    wide = head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    wide = wide or _WIDE_NULS[0] < head.count(b"\x00") / len(head) < _WIDE_NULS[1]
    if not wide and len(head) - len(head.translate(None, _CONTROLS)) > _BINARY_SHARE * len(head):
        return "the page is binary data"
    return None


def refuse_size(body: bytes) -> str | None:
    """Why this page is too large to parse, or None."""
    if len(body) > MAX_BYTES:
        return f"the page has {len(body)} bytes, more than {MAX_BYTES}"
    tags = body.count(b"<")
    if tags > MAX_TAGS:
        return f"the page has {tags} tags, more than {MAX_TAGS}"
    return None


def refuse_markup(text: str) -> str | None:
    """Why a parser would hang on this page, or None: too many attributes on a tag, tags nested too deep."""
    sound = _SOUND.match(text)
    if sound is None or sound.end() < len(text):
        return f"a tag has more than {MAX_ATTRIBUTES} attributes"
    if len(text) > _LARGE and (attributes := _attributes(text)) > MAX_ALL_ATTRIBUTES:
        return f"the page has {attributes} attributes, more than {MAX_ALL_ATTRIBUTES}"
    tags = text.count("<")
    deep = tags > _SHALLOW_ENOUGH and tags - text.count("</") > _SHALLOW_ENOUGH
    if deep or len(_FORMATTING_TAG.findall(text)) * tags > MAX_COPIES:
        deepest, copies = _weigh(text)
        if deepest > MAX_DEPTH:
            return f"tags are nested more than {MAX_DEPTH} deep"
        if copies > MAX_COPIES:
            return f"formatting tags that are never closed would be copied more than {MAX_COPIES} times"
    return None


def _attributes(text: str) -> int:
    """How many attributes all tags have together."""
    return sum(len(_ONE_ATTRIBUTE.findall(tag[1])) for tag in _TAG_WITH_ATTRIBUTES.finditer(text) if tag[1])


def _weigh(text: str) -> tuple[int, int]:
    """The greatest number of open tags at once, and how many copies of open formatting tags a parser may make."""
    depth = deepest = formatting = copies = 0
    for tag in _TAG.finditer(text):
        name = tag[2]
        if name is None:
            continue
        name = name.lower()
        step = -1 if tag[1] else 1
        if name in _FORMATTING:
            formatting = max(0, formatting + step)
        elif step > 0:
            copies += formatting
        if name not in _FLAT:
            depth = max(0, depth + step)
            deepest = max(deepest, depth)
        if deepest > MAX_DEPTH or copies > MAX_COPIES:
            break
    return deepest, copies

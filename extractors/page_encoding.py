"""Page bytes to text: which encoding a page is in, decided from what it says and what its bytes are.

In go the bytes of a page and the charset of its HTTP header, if any; out comes a string without NULs or lone
surrogates. The order follows the WHATWG Encoding Standard (byte order mark, then header, then meta), with two
changes that the news web needs: bytes that are valid UTF-8 beyond ASCII are UTF-8 whatever the server says, and a
header's Latin-1, the default of servers, gives way to what the page says.
It never raises, never looks at a codec that is no text encoding, and its time is linear in the bytes.
"""

import codecs
import re
import string
from typing import Final

from charset_normalizer import from_bytes

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is the beginning of this one
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# The text encodings of the WHATWG standard that Python knows. Anything else (punycode, unicode_escape, zip …) is
# no web encoding: some are quadratic, some are not text.
_WEB: Final = frozenset({
    "ascii", "utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp866", "cp874", "cp932", "cp949", "big5",
    "big5hkscs", "euc_jp", "euc_kr", "gb2312", "gbk", "gb18030", "hz", "iso2022_jp", "johab", "koi8-r",
    "koi8-u", "mac-roman", "mac-cyrillic", "shift_jis", "tis-620",
    *(f"cp125{n}" for n in range(9)), *(f"iso8859-{n}" for n in range(1, 17)),
})  # fmt: skip
# What browsers use for a label: the superset that pages really are in (Encoding Standard, "names and labels").
_SUPERSET: Final = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
_STATEFUL: Final = frozenset({"iso2022_jp", "hz"})
_WIDE: Final = frozenset({"utf-16", "utf-16-le", "utf-16-be", "utf-32"})
# Guesses are made among these only: encodings of scripts other than Latin that undeclared pages are still in.
_GUESSES: Final = [
    "cp1251", "koi8-r", "cp1256", "cp1255", "cp1253", "cp874", "gb18030", "big5hkscs", "cp932", "euc_jp", "cp949",
]  # fmt: skip

_LABEL: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_:.-]{1,39}")
_META: Final = re.compile(rb"<meta\b[^>]{0,400}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_XML: Final = re.compile(rb"^\s*<\?xml\b[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_META_WITHIN = 4096
"""Bytes in which a declaration is looked for: the standard asks authors for 1,024, and they forget."""
_WIDE_SAMPLE, _WIDE_SHARE = 400, 0.8
"""Bytes at the beginning, where tags stand, and the share of NULs among every second of them in UTF-16."""
_DAMAGE = 3
"""Good multi-byte characters for each broken one, from which a page is damaged UTF-8 and not something else."""
_SAMPLE = 8_000
"""Bytes of text shown to the guesser, so that it takes some 10 ms on any page."""
_FEW = 12
"""Non-ASCII bytes below which there is nothing to guess from."""
_LATIN_SHARE = 0.25
"""Least share of non-ASCII bytes in words of another script; Latin languages stay below (Vietnamese has 0.2)."""


def decode(body: bytes, charset: str | None = None) -> str:
    """Decode a page or a text file.

    Args:
        body: the bytes, content-decoded.
        charset: the charset parameter of the HTTP Content-Type header, None if absent.

    Returns:
        The text; bytes that fit no encoding become U+FFFD, NULs are dropped.
    """
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            return _clean(body[len(mark) :].decode(encoding, "replace"))
    if (unmarked := _unmarked_wide(body)) is not None:
        return _clean(body.decode(unmarked, "replace"))
    said = [_web_encoding(charset), _stated(body)]
    if said[0] == "cp1252":
        said.reverse()  # a server's default, which it says of pages in any script
    declared = [encoding for encoding in said if encoding is not None]
    if declared and declared[0] in _WIDE and "<" in (wide := _strict(body, declared[0]) or ""):
        return _clean(wide)
    text = _as_utf8(body, declared)
    if text is None:
        narrow = (_strict(body, encoding) for encoding in declared if encoding not in _WIDE)
        text = next((decoded for decoded in narrow if decoded is not None), None)
    return _clean(text if text is not None else body.decode(_guess(body), "replace"))


def _unmarked_wide(body: bytes) -> str | None:
    """UTF-16 that lacks its mark, told by the NULs beside each letter of its tags; None for anything else."""
    sample = body[:_WIDE_SAMPLE]
    odd, even = sample[1::2].count(0), sample[::2].count(0)
    least = _WIDE_SHARE * len(sample) / 2
    if odd > least and not even:
        return "utf-16-le"
    return "utf-16-be" if even > least and not odd else None


def _as_utf8(body: bytes, declared: list[str]) -> str | None:
    """The page as UTF-8, whole or damaged; None where it is not."""
    text = _strict(body, "utf-8")
    if text is None:
        text = body.decode("utf-8", "replace")
        return text if _is_damaged_utf8(text) else None
    stateful = next((encoding for encoding in declared if encoding in _STATEFUL), None)
    return _strict(body, stateful) or text if stateful and body.isascii() else text


def _web_encoding(label: str | None) -> str | None:
    """Python's name for a web encoding's label, None for what is not one: "latin1" → "cp1252"; "zip" → None."""
    if label is None or not _LABEL.fullmatch(label := label.strip().strip("\"'")):
        return None
    try:
        name = codecs.lookup(label).name
    except (LookupError, ValueError):
        return None
    return _SUPERSET.get(name, name) if name in _WEB else None


def _stated(body: bytes) -> str | None:
    """The encoding that the page's own head declares; a UTF-16 there is UTF-8, since the tag could be read."""
    head = body[:_META_WITHIN]
    found = _META.search(head) or _XML.search(head)
    encoding = _web_encoding(found[1].decode("ascii")) if found else None
    return "utf-8" if encoding in _WIDE else encoding


def _strict(body: bytes, encoding: str) -> str | None:
    # The five bytes that windows-1252 leaves open are controls on the web, not errors.
    if encoding == "cp1252":
        return body.decode(encoding, "replace")
    try:
        return body.decode(encoding)
    except UnicodeError:
        return None


def _is_damaged_utf8(text: str) -> bool:
    """Whether text decoded with replacements is UTF-8 with a few broken bytes (a cut-off page, a bad advert)."""
    broken = text.count("\ufffd")
    beyond_ascii = len(text) - len(text.encode("ascii", "ignore"))
    return beyond_ascii - broken >= _DAMAGE * broken


def _guess(body: bytes) -> str:
    """The likeliest encoding of an undeclared page: by its words outside the tags, and Latin-1 if they are Latin."""
    words: list[bytes] = []
    room = _SAMPLE
    for piece in body.split(b"<"):
        text = piece.rpartition(b">")[2]
        if not text.isascii():
            words.append(text[:room])
            room -= len(text)
            if room <= 0:
                break
    sample = b" ".join(words)
    high = len(sample) - len(sample.translate(None, bytes(range(0x80, 0x100))))
    ascii_letters = len(sample) - len(sample.translate(None, string.ascii_letters.encode()))
    if high < _FEW or high < _LATIN_SHARE * (high + ascii_letters):
        return "cp1252"
    best = from_bytes(sample, cp_isolation=_GUESSES).best()
    return best.encoding if best is not None else "cp1252"


def _clean(text: str) -> str:
    """Without NULs, which end a C string and cannot be stored; no codec used here gives lone surrogates."""
    return text.replace("\x00", "")

"""Text: tokens, sentences and paragraphs, all as offsets into the text as stored.

In goes any Unicode string; out comes a `Text` whose tokens, sentences and paragraphs point into that same
string. Nothing is normalised away: the original characters stay, and each token carries a folded form for
look-up beside them. Linear in the length of the text, and it never raises.
"""

import re
import unicodedata
from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import compress, count
from typing import Final

from extractors import lexicon
from extractors.record import record

WORD: Final = "word"
NUMBER: Final = "number"
MARK: Final = "mark"

_TOKEN: Final = re.compile(
    r"""
  [ ]?(                                 # with the space before it, at which nothing need then be tried
    [A-Za-z]++(?=[ ,\n]|\.\s)           # most words: the rest need not be tried; both take three quarters off
  | </?[A-Za-z][^<>]{0,80}>             # a stray tag is no token
  | [\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]    # nor what has no width: writing directions, joiners
  | (?:                                 # a compound
        \d+(?:\.\d+)?-[^\W\d_](?:[^\W_]|-(?=[^\W_]))*    # 35-year-old  24-hour
      | \d+(?:st|nd|rd|th)\b
    )
  | (?:                                 # a number
        \d+(?:,\d+)+(?:\.\d+)?          # 1,300  3,57,243  1,234.5
      | \d+(?:\.\d+)?                   # 12  1.6
    )
  | (?:                                 # a word
        (?:[^\W\d_]\.){2,}              # U.N.  U.S.
      | [^\W\d_]{1,2}(?:\.[^\W\d_]{1,2})+(?![^\W_])\.?    # a.m.  Ph.D., but not "said.The"
      | [^\W_]++(?:(?:['’ʼ‘`](?=[^\W\d_])|-)[^\W_]++)*      # al-Numan  O'Brien  thirty-five
    )
  | \S                                  # a mark
  )
    """,
    re.VERBOSE,
)
_UNSEEN: Final = frozenset(map(chr, (*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF)))
# A possessive is a token of its own, so that "Syria's" is still Syria.
_APOSTROPHE: Final = frozenset("'’ʼ‘")
_APOSTROPHES: Final = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "`": "'"})

_ABBREVIATIONS: Final = lexicon.words("text", "abbreviations")
_CLOSERS: Final = frozenset("\"'”’»)]")
_ENDS: Final = frozenset(".!?…")
_FOLDED_ENDS: Final = frozenset({".", "!", "?", "..."})
# A line this long may have been broken by a typesetter; a shorter one was ended by its writer.
_WRAPPED_FROM, _WRAPPED_TO = 45, 100
_SPREAD = 30
_REMEMBERED: Final = 50_000
"""Words whose folded form is remembered: a day's news has some 40,000; remembered ones have their hash ready too."""
_LONGEST_REMEMBERED: Final = 32
"""Characters: longer than all but a few words, so that hostile text cannot fill the memory."""
_FUNCTION_WORDS: Final = lexicon.words("text", "function_words")


@record
class Token:
    """One word, number or mark.

    `lower` is its folded form (lower case, straight apostrophes, NFKC), `capital` says whether it begins with a
    capital letter.

    Never changed once made. It is not frozen, since that takes three times as long to make, nor a named tuple, whose
    fields take three times as long to read: an article has hundreds of tokens, read some twelve thousand times.
    """

    start: int
    end: int
    text: str
    lower: str
    kind: str
    capital: bool


@record
class Sentence:
    """Tokens `first` to `last` (exclusive), characters `start` to `end`, within one paragraph."""

    number: int
    first: int
    last: int
    start: int
    end: int
    paragraph: int


@record
class Anchor:
    """Where a figure stands, in token indexes: all that place, time and source need to know of it.

    `first` to `last` (exclusive) is the quantity phrase, `trigger` the word that states the measure
    ("killed"), `clause_first` to `clause_last` (exclusive) the clause that holds both.
    """

    first: int
    last: int
    trigger: int
    clause_first: int
    clause_last: int


@dataclass(frozen=True)
class Text:
    """A text with its tokens in order, its sentences (token ranges) and its paragraphs (character spans)."""

    raw: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    paragraphs: tuple[tuple[int, int], ...]
    sentence_of: tuple[int, ...]
    """For each token, the index of its sentence."""
    lowers: tuple[str, ...]
    """For each token, its folded form: what a look at every word of a text looks at."""

    @cached_property
    def capitals(self) -> tuple[int, ...]:
        """The tokens that may belong to a name: a capital first, or perhaps behind a hyphen ("al-Numan")."""
        return tuple([i for i, token in enumerate(self.tokens) if token.capital or "-" in token.text])

    @cached_property
    def numeric(self) -> frozenset[str]:
        """The folded words that may be or hold a number: "12", "12th", "three-day"."""
        return frozenset([low for low in set(self.lowers) if low[0].isdecimal() or "-" in low])

    def where(self, words: Container[str]) -> Iterator[int]:
        """The tokens whose folded form is one of `words`, in order: the fastest look at every word."""
        return compress(count(), map(words.__contains__, self.lowers))

    def quote(self, first: int, last: int) -> str:
        """The characters of tokens `first` to `last` (exclusive)."""
        return self.raw[self.tokens[first].start : self.tokens[last - 1].end]


def parse(raw: str) -> Text:
    """Split any string into tokens, sentences and paragraphs."""
    paragraphs = _paragraphs(raw)
    tokens: list[Token] = []
    lowers: list[str] = []
    sentences: list[Sentence] = []
    sentence_of: list[int] = []
    for number, (start, end) in enumerate(paragraphs):
        first = len(tokens)
        _tokenize(raw, start, end, tokens, lowers)
        for last in _sentence_ends(raw, tokens, lowers, first):
            index = len(sentences)
            sentences.append(Sentence(index, first, last, tokens[first].start, tokens[last - 1].end, number))
            sentence_of.extend([index] * (last - first))
            first = last
    return Text(raw, tuple(tokens), tuple(sentences), tuple(paragraphs), tuple(sentence_of), tuple(lowers))


def fold(word: str) -> str:
    """The form under which a word is looked up: lower case, straight apostrophes, compatibility characters."""
    if word.isascii():
        return word.lower()
    return unicodedata.normalize("NFKC", word).translate(_APOSTROPHES).lower()


def _kind(word: str) -> str | None:
    """What a token is, by the characters that `_TOKEN` lets it have; None for what is no token or is two."""
    if word[0].isdecimal():
        return NUMBER if word.replace(",", "").replace(".", "").isdecimal() else WORD
    if word[0] in _UNSEEN:
        return None
    if not word[0].isalnum():
        return MARK if len(word) == 1 else None
    return None if _possessive(word) else WORD


def _possessive(word: str) -> bool:
    return word[-1] in "sS" and len(word) > 2 and word[-2] in _APOSTROPHE  # noqa: PLR2004 - a possessive is two


def _look(word: str) -> tuple[str, str | None, bool]:
    return fold(word), _kind(word), word[0].isupper()


_remembered: Final = lru_cache(maxsize=_REMEMBERED)(_look)


def _tokenize(raw: str, start: int, end: int, tokens: list[Token], lowers: list[str]) -> None:
    """Add the tokens of one paragraph and their folded forms; each distinct word is looked up once in a process.

    Between two matches stands white space only, so `str.find` tells where each begins, in 0.7 of the time that match
    objects take.
    """
    words: list[str] = _TOKEN.findall(raw, start, end)
    look = _remembered if max(map(len, words), default=0) <= _LONGEST_REMEMBERED else _look
    append, note, find, token = tokens.append, lowers.append, raw.find, Token
    stop = start
    for word, (lower, kind, capital) in zip(words, map(look, words), strict=True):
        begin = find(word, stop)
        stop = begin + len(word)
        if kind is not None:
            append(token(begin, stop, word, lower, kind, capital))
            note(lower)
        elif word[0].isalnum():
            for first, last in ((begin, stop - 2), (stop - 2, stop)):
                part = raw[first:last]
                append(token(first, last, part, fold(part), WORD, capital and first == begin))
                note(fold(part))


def _paragraphs(raw: str) -> list[tuple[int, int]]:
    """Blank lines part paragraphs; a single line end does so unless the line looks wrapped."""
    spans: list[tuple[int, int]] = []
    block: list[tuple[int, int]] = []
    position = 0
    for line in raw.splitlines(keepends=True):
        body = line.rstrip()
        start = position + len(line) - len(line.lstrip())
        if body.strip():
            block.append((start, position + len(body)))
        elif line.strip() == "" and block:
            _close(raw, block, spans)
            block = []
        position += len(line)
    if block:
        _close(raw, block, spans)
    return spans


def _close(raw: str, block: list[tuple[int, int]], spans: list[tuple[int, int]]) -> None:
    lengths = [end - start for start, end in block[:-1]]
    wrapped = (
        len(block) > 2  # noqa: PLR2004 - two lines show no habit
        and min(lengths) >= _WRAPPED_FROM
        and max(lengths) <= _WRAPPED_TO
        and max(lengths) - min(lengths) <= _SPREAD
    )
    start, end = block[0]
    for next_start, next_end in block[1:]:
        if not wrapped and _ended(raw, start, end, next_start):
            spans.append((start, end))
            start = next_start
        end = next_end
    spans.append((start, end))


def _ended(raw: str, start: int, end: int, following: int) -> bool:
    """Whether the line that ends at `end` was ended by its writer, seen by how it stops and how the next begins."""
    last, first = raw[end - 1], raw[following]
    if first.islower() or last == ",":
        return False
    if last.isalnum():
        word = raw[max(start, end - 10) : end].rsplit(None, 1)[-1]
        if word.lower() in _FUNCTION_WORDS or (last.isdigit() and end - start >= _WRAPPED_FROM):
            return False
    return True


def _sentence_ends(raw: str, tokens: list[Token], lowers: list[str], first: int) -> list[int]:
    """Token indexes after which a sentence of the paragraph that starts at token `first` ends."""
    ends: list[int] = []
    n = len(tokens)
    after = first
    for mark in compress(count(first), map(_FOLDED_ENDS.__contains__, lowers[first:])):
        if mark >= after and tokens[mark].text in _ENDS and _ends_here(raw, tokens, mark, first):
            after = mark + 1
            while after < n and (tokens[after].text in _ENDS or _closes(tokens, after)):
                after += 1
            ends.append(after)
    if n > first and (not ends or ends[-1] != n):
        ends.append(n)
    return ends


def _closes(tokens: list[Token], i: int) -> bool:
    token = tokens[i]
    return token.text in _CLOSERS and token.start == tokens[i - 1].end


def _ends_here(raw: str, tokens: list[Token], i: int, first: int) -> bool:
    token = tokens[i]
    following = next((t for t in tokens[i + 1 : i + 4] if t.text not in _CLOSERS and t.text not in _ENDS), None)
    if following is None:
        return True
    if token.text != ".":
        return not following.text[0].islower()
    before = tokens[i - 1] if i > first else None
    if before is not None and before.end == token.start and before.kind == WORD:
        if before.lower in _ABBREVIATIONS and not (before.lower == "no" and following.kind != NUMBER):
            return False
        if len(before.text) == 1 and before.text.isupper():  # an initial: "Amina K. fled", "J. Smith"
            return False
    if token.end < len(raw) and not raw[token.end].isspace() and following.start == token.end:
        # "Sunday.The incident": a full stop with the space forgotten, but not "a.m" or "example.org"
        footnote = following.text == "["
        return footnote or (following.capital and before is not None and len(before.text) > 1)
    return not following.text[0].islower()

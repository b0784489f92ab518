"""A small fingerprint of a text by which reprints of one wire story are recognised.

In: text. Out: `sketch`, the `SIZE` smallest hashes of its word shingles (a bottom-k sketch, Broder 1997), and
`resemblance`, the share of shingles that two texts have in common as two sketches tell it. Pure; independent
of case, punctuation and white space, of the order of paragraphs, and of the process (no `hash()`).
"""

import re
from zlib import crc32

SIZE = 24
"""Hashes kept: the estimate's standard error is at most 0.1, and an article's sketch takes 96 bytes."""

_SHINGLE = 5
"""Words in a shingle: long enough that two reports of one event, separately written, share few."""

_WORD = re.compile(r"\w+")


def sketch(text: str) -> tuple[int, ...]:
    """Fingerprint a text.

    Args:
        text: any text, of any length.

    Returns:
        Up to `SIZE` distinct 32-bit hashes in rising order; empty for a text without words.
    """
    words = _WORD.findall(text.casefold())
    if not words:
        return ()
    last = max(len(words) - _SHINGLE, 0) + 1
    hashes = {crc32(" ".join(words[n : n + _SHINGLE]).encode("utf-8", "surrogatepass")) for n in range(last)}
    return tuple(sorted(hashes)[:SIZE])


def resemblance(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """Estimate the Jaccard resemblance of two texts from their sketches.

    Args:
        one: a sketch.
        other: another.

    Returns:
        0.0 to 1.0; 0.0 where either is empty.
    """
    if not one or not other:
        return 0.0
    union = sorted({*one, *other})[:SIZE]
    both = {*one} & {*other}
    return sum(value in both for value in union) / len(union)

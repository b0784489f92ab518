"""A small fingerprint of a text by which reprints of one wire story are recognised.

In: text. Out: `sketch`, its MinHash signature (Broder 1997) over word shingles, by the library `rensa`: the share of
places at which two signatures agree estimates the share of shingles that the texts have in common. The comparison
is SQL (`stories/`). Pure; independent of case, punctuation and white space, of the order of
paragraphs, and of the process.
"""

import re
from typing import Final

import rensa  # type: ignore[import-untyped]

SIZE: Final = 128
"""Hashes kept: the estimate's standard error is at most 0.044, and an article's sketch takes 512 bytes."""
_SEED: Final = 1
"""One for all times: sketches are compared with those that are stored."""
_SHINGLE: Final = 5
"""Words in a shingle: long enough that two reports of one event, separately written, share few."""

_WORD: Final = re.compile(r"\w+")


def sketch(text: str) -> tuple[int, ...]:
    """Fingerprint a text.

    Args:
        text: any text, of any length.

    Returns:
        `SIZE` 32-bit hashes, of which each is comparable with the one in its place; empty for a text without words.
    """
    words = _WORD.findall(text.casefold())
    if not words:
        return ()
    last = max(len(words) - _SHINGLE, 0) + 1
    signature = rensa.RMinHash(num_perm=SIZE, seed=_SEED)
    signature.update([" ".join(words[n : n + _SHINGLE]) for n in range(last)])
    return tuple(signature.digest())

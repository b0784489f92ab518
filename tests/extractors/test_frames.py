"""Frames: a lexicon that names a measure that there is none of fails at the start, with the name of the table."""

from typing import Any

import pytest

from extractors import frames, lexicon


def test_an_unknown_measure_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """The message names the frame and the measure."""
    known = lexicon.load

    def load(name: str) -> dict[str, Any]:
        if name != "frames":
            return known(name)
        return {"sport": {"words": ["coach"], "measures": ["benched"], "unless": ["crash"]}}

    monkeypatch.setattr(lexicon, "load", load)
    with pytest.raises(lexicon.LexiconError, match=r"\[sport\].*benched"):
        frames.frames.__wrapped__()

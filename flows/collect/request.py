"""What is asked of the network beside a URL, and how it says that nothing came. Data only."""

from collections.abc import Callable
from dataclasses import dataclass

from flows.collect.judge import Judgement
from warehouse.outcomes import Outcome

Early = Callable[[int, str | None], Judgement]
"""Judges an answer by status and declared type before its body is read; an outcome other than None ends it."""


class Failed(Exception):  # noqa: N818  a finding, always caught
    """No whole answer came; `outcome` says how that is counted."""

    def __init__(self, outcome: Outcome, detail: str) -> None:
        """Keep the outcome and the reason in words."""
        super().__init__(detail)
        self.outcome = outcome
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Caps:
    """How large a body may be: `sent` bytes as received, `decoded` bytes after decompression.

    With `cut`, a body that reaches a cap is kept up to there; without, it is refused.
    """

    sent: int
    decoded: int
    cut: bool = False

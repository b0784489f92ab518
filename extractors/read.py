"""Reading a document, from text to figures to event rows: the one way through the extractors.

`text` → `quantities` → `measures` → `nouns` → `clauses` → `parts` → `figures` → `events`, with `dates`, `places`,
`sources` and `status` beside it. Pure: the same document gives the same reading.
"""

from collections.abc import Sequence

from extractors import dates, measures, places, quantities
from extractors.clauses import Clauses
from extractors.events import read_events
from extractors.figures import read_figures
from extractors.model import Document, Reading
from extractors.nouns import Phrases
from extractors.parts import read_parts
from extractors.quantities import Quantity
from extractors.text import Text, parse


def read(document: Document) -> Reading:
    """Read every figure and event row of a document. Never raises on any text; linear in its length."""
    text = parse(document.text)
    claims = claim(text, quantities.find(text)).claims_in_order()
    if not claims:
        return Reading(document, (), ())
    times = dates.find(text, document.published, document.title)
    toponyms = places.find(text, document.title, document.url)
    figures, hints = read_figures(document, text, claims, times, toponyms)
    return Reading(document, figures, read_events(figures, hints))


def claim(text: Text, counts: Sequence[Quantity]) -> Clauses:
    """Decide which counted phrase belongs to which trigger: the grammar, without place, time and source."""
    triggers = measures.find(text)
    by_token: dict[int, list[measures.Trigger]] = {}
    for trigger in triggers:
        by_token.setdefault(trigger.first, []).append(trigger)
    clauses = Clauses(text, triggers, Phrases(text, counts, by_token))
    clauses.read()
    read_parts(text, clauses)
    clauses.read_backdrop()
    return clauses

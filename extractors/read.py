"""Reading a document, from text to figures to event rows: the one way through the extractors.

`text` → `quantities` → `triggers` → `counted`, `described` → `clauses` → `parts`, `restated` → `figures` → `events`,
with `dates`, `places`, `sources` and `status` beside it. Pure: the same document gives the same reading.
"""

from collections.abc import Sequence

from extractors import dates, places, quantities, triggers
from extractors.clauses import read_backdrop, read_clauses, read_told
from extractors.counted import read_counted
from extractors.described import read_described
from extractors.events import read_events
from extractors.figures import read_figures
from extractors.model import Document, Reading
from extractors.parts import read_other_units, read_parts
from extractors.quantities import Quantity
from extractors.restated import read_restated
from extractors.scene import Scene
from extractors.text import Text, parse


def read(document: Document) -> Reading:
    """Read every figure and event row of a document. Never raises on any text; linear in its length."""
    text = parse(document.text)
    claims = understand(text, quantities.find(text)).claims.in_order()
    if not claims:
        return Reading(document, (), ())
    toponyms = places.find(text, document.title, document.url)
    times = dates.find(text, document.published, document.title, south=places.in_south(toponyms), url=document.url)
    figures, hints = read_figures(document, text, claims, times, toponyms)
    return Reading(document, figures, read_events(figures, hints))


def understand(text: Text, counts: Sequence[Quantity]) -> Scene:
    """Decide which counted phrase belongs to which trigger: the grammar, without place, time and source."""
    scene = Scene.of(text, triggers.find(text))
    read_counted(scene, counts)
    read_described(scene)
    scene.phrases.settle(text)
    read_clauses(scene)
    read_parts(scene)
    read_told(scene)
    read_backdrop(scene)
    read_other_units(scene)
    read_restated(scene)
    return scene

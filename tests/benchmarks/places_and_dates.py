"""How long reading places, dates and whole articles takes: `python tests/benchmarks/places_and_dates.py`.

It measures and prints, and never asserts: times belong to a machine. The targets are 0.3 ms for the places of a
text of 40 tokens, and 5 ms (200 a second) for an article of some 270 words, figures, places and dates together.
"""

import resource
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from extractors import dates, gazetteer, places
from extractors.model import Document
from extractors.read import read
from extractors.text import Anchor, Text, parse

TOWNS = (
    ("Gwoza", "Borno state", "Nigeria", "Maiduguri"), ("Tank", "Khyber Pakhtunkhwa", "Pakistan", "Peshawar"),
    ("Saraqeb", "Idlib province", "Syria", "Aleppo"), ("Sloviansk", "Donetsk region", "Ukraine", "Kharkiv"),
    ("Baidoa", "Bay region", "Somalia", "Mogadishu"), ("Tumaco", "Nariño department", "Colombia", "Cali"),
    ("Jolo", "Sulu province", "the Philippines", "Zamboanga"), ("Nyala", "South Darfur", "Sudan", "El Fasher"),
)  # fmt: skip
"""Places that the texts are made of, so that look-ups are not all of one name."""
BRIEF = (
    "At least {n} people were killed and {m} wounded on Sunday when gunmen attacked a market in the town of {0} in "
    "{1}, {2}, officials said. The attack took place 30 km south of {3}, a resident said by telephone."
)
ARTICLE = """\
Gunmen killed at least {n} people and wounded {m} others in an attack on a crowded market in the town of {0} in {1} on \
Sunday, officials and residents said.

The attack, the second in as many weeks, took place shortly after noon, some 30 kilometres south of {3}, when men on \
motorcycles opened fire on traders and set stalls alight.

"We have counted {n} bodies so far, among them four children," said a doctor at the hospital of {0}, who asked not to \
be named. Another {m} people were being treated, nine of them in intensive care.

Some 1,200 families have fled their homes since Friday, most of them towards {3}, where schools have been turned into \
shelters, the governor's spokesman told reporters.

No group claimed responsibility. The army said on Monday that it had sent 300 soldiers to {1} and that two of the \
attackers were killed and five detained on the road to {3}.

Violence in {2} has killed more than 3,400 people this year, according to a monitoring group. In April, 41 people died \
in a similar raid on a village near {3}, and at least 17,000 were displaced.

Aid agencies say that a third of the district's 90,000 people need help before the rains begin in June. Roads into {0} \
were still closed on Tuesday, and telephone lines were down across much of {1}. Shopkeepers in {3} said that flour and \
fuel had become scarce, and that lorries from the coast, which used to come every day, had not been seen for a week.
"""
ROUNDS = 200
"""Texts of each kind: enough for a tenth of a second of work on a fast machine."""


def main() -> None:
    """Print the cost of opening, of memory, of places alone, of dates alone and of whole articles."""
    start = time.perf_counter()
    book = gazetteer.default()
    print(f"opening the gazetteer of {len(book):,} places: {(time.perf_counter() - start) * 1000:.1f} ms")
    briefs = [BRIEF.format(*TOWNS[i % len(TOWNS)], n=5 + i % 40, m=9 + i % 70) for i in range(ROUNDS)]
    articles = [ARTICLE.format(*TOWNS[i % len(TOWNS)], n=5 + i % 40, m=9 + i % 70) for i in range(ROUNDS)]
    published = date(2026, 3, 17)
    report("parse, text of 40 tokens", briefs, parse)
    report("places, text of 40 tokens", [parse(raw) for raw in briefs], place_brief)
    report("dates, text of 40 tokens", [parse(raw) for raw in briefs], lambda text: dates.find(text, published))
    words = sum(len(article.split()) for article in articles) // len(articles)
    report(f"whole reading, {words} words", articles, lambda raw: read(Document(raw, published=published)))
    per_megabyte = 1 << 20 if sys.platform == "darwin" else 1 << 10  # macOS counts bytes, Linux kilobytes
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / per_megabyte
    print(f"peak memory, the interpreter and all extractors included: {peak:.0f} MB")


def place_brief(text: Text) -> None:
    """Find the places of one text and give its first figure one."""
    first = text.sentences[0]
    places.assign(text, places.find(text), [Anchor(2, 5, 6, first.first, first.last)])


def report(what: str, inputs: Sequence[Any], work: Callable[[Any], object]) -> None:
    """Run `work` over the inputs once to warm the caches, then twice for the clock; print the better run's CPU time."""
    runs = []
    for _ in range(3):
        start = time.process_time()
        for item in inputs:
            work(item)
        runs.append((time.process_time() - start) / len(inputs))
    print(f"{what}: {min(runs) * 1000:.3f} ms, {1 / min(runs):,.0f} a second")


if __name__ == "__main__":
    main()

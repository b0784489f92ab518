"""How long reading takes, and its places and dates alone: `python tests/benchmarks/places_and_dates.py`.

What is asked: an article of some 270 words, figures, places and dates together, in 5 ms (200 a second a core), or a
third of what trafilatura's fast mode takes for a page; and 0.3 ms for the places of a text of 40 tokens. All works
take turns in one process, so that a busy moment of the machine hits them alike: the ratio says more than the
milliseconds. It measures and prints, and never asserts: times belong to a machine.
"""

import resource
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import trafilatura
from article_cost import demo_pages

from extractors import dates, gazetteer, places
from extractors.model import Document
from extractors.page_encoding import decode
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
fuel had become scarce, and that lorries from the coast, which used to come every day, had not been seen for a week. \
Prices have doubled since the attack.
"""
TEXTS = 80
"""Texts of each kind: ten for each place, so that none is met twice with the same numbers."""
ROUNDS = 15
"""Turns that each work takes, after one that fills the caches: the best and the median are told."""
PAGES = 16
"""Pages for trafilatura: the demo newsroom's, with the furniture of real ones."""
PUBLISHED = date(2026, 3, 17)


def main() -> None:
    """Print the cost of opening, of each work, and of memory."""
    say = sys.stdout.write
    start = time.perf_counter()
    book = gazetteer.default()
    say(f"opening the gazetteer of {len(book):,} places: {(time.perf_counter() - start) * 1000:.1f} ms\n")
    briefs = [BRIEF.format(*TOWNS[i % len(TOWNS)], n=5 + i, m=9 + i) for i in range(TEXTS)]
    articles = [ARTICLE.format(*TOWNS[i % len(TOWNS)], n=5 + i, m=9 + i) for i in range(TEXTS)]
    pages = [decode(page) for page in demo_pages()[:PAGES]]
    parsed = [parse(brief) for brief in briefs]
    works: dict[str, tuple[Sequence[Any], Callable[[Any], object]]] = {
        "trafilatura, fast, a page": (pages, read_page),
        f"whole reading, {sum(map(words, articles)) // TEXTS} words": (articles, read_text),
        f"whole reading, {sum(map(words, briefs)) // TEXTS} words": (briefs, read_text),
        "tokens, the shorter text": (briefs, parse),
        "places, the shorter text": (parsed, place_brief),
        "dates, the shorter text": (parsed, lambda text: dates.find(text, PUBLISHED)),
    }
    found = seconds(works)
    page = min(found["trafilatura, fast, a page"])
    say(f"{'':28}{'best, ms':>10}{'median':>10}{'a second':>10}{'of a page':>10}\n")
    for name, taken in found.items():
        best, middle = min(taken), statistics.median(taken)
        say(f"{name:28}{best * 1000:10.3f}{middle * 1000:10.3f}{1 / best:10,.0f}{best / page:10.2f}\n")
    per_megabyte = 1 << 20 if sys.platform == "darwin" else 1 << 10  # macOS counts bytes, Linux kilobytes
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / per_megabyte
    say(f"peak memory, the interpreter, trafilatura and all extractors included: {peak:.0f} MB\n")


def words(text: str) -> int:
    """How many words a text has."""
    return len(text.split())


def read_page(page: str) -> object:
    """Find an article in a page as trafilatura's fast mode does."""
    return trafilatura.bare_extraction(page, fast=True, include_comments=False)


def read_text(raw: str) -> object:
    """Read a text wholly."""
    return read(Document(raw, published=PUBLISHED))


def place_brief(text: Text) -> None:
    """Find the places of one text and give its first figure one."""
    first = text.sentences[0]
    places.assign(text, places.find(text), [Anchor(2, 5, 6, first.first, first.last)])


def seconds(works: dict[str, tuple[Sequence[Any], Callable[[Any], object]]]) -> dict[str, list[float]]:
    """Seconds of processor that each work takes for one of its inputs, a number for each round."""
    taken: dict[str, list[float]] = {name: [] for name in works}
    for turn in range(ROUNDS + 1):
        for name, (inputs, work) in works.items():
            start = time.process_time()
            for item in inputs:
                work(item)
            if turn:
                taken[name].append((time.process_time() - start) / len(inputs))
    return taken


if __name__ == "__main__":
    main()

"""How many texts a second the reader takes, beside tokenising alone and beside a ten-line regular expression.

Run from the project's folder: `PYTHONPATH=. python tests/benchmarks/figures.py [FILE.jsonl]`. The texts are made here,
of the length of wire reports, or are the `text` fields of a JSON Lines file. Ratios are the result: all works take
turns in one process, so that another process's load falls on each alike. Never part of the tests.
"""

import json
import re
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from unittest.mock import patch

from extractors import dates, places
from extractors.model import Document
from extractors.read import read
from extractors.text import parse

DAY = date(2024, 5, 15)
TEXTS = 400
"""Texts made where no file is given: enough for caches to fill, few enough to end in seconds."""
ROUNDS = 5
"""Each measurement is the best of so many, so that another process's work counts as little as possible."""
PLACES = ["Mosul", "Kandahar", "Goma", "Mogadishu", "Aleppo", "Maiduguri", "Port-au-Prince", "Kherson"]
REPORTS = [
    "A car bomb went off near a school in {place} on {day}, killing {n} people and wounding {m} others, police said.",
    "Gunmen shot dead {n} farmers and abducted {m} villagers near {place} late on {day}, residents told reporters.",
    "At least {n} people, including {k} children, were killed when a bus fell into a gorge outside {place} on {day}.",
    "Floods in {place} have displaced some {m} families and destroyed {n} homes since {day}, the disaster agency said.",
    "Talks on the price of bread went on in {place} on {day}. The minister said that nothing had been decided yet.",
    "A teacher, her husband and two sons were found dead in {place} on {day}. The death toll of the week rose to {n}.",
    "Some {m} people marched through {place} on {day}. Police arrested {n} of them, and a journalist was beaten.",
    "The army said {n} of its soldiers and about {m} rebels died in fighting for {place} on {day}. Rebels denied it.",
]
BASELINE = re.compile(
    r"\b(\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds|thousands)\s+(?:\w+\s+){0,3}?"
    r"(?:(?:were|was|are|have been)\s+)?(killed|dead|died|injured|wounded|missing|arrested|displaced)",
    re.IGNORECASE,
)


def made() -> list[Document]:
    """Short wire reports with changing places, days and numbers."""
    days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    return [
        Document(
            REPORTS[i % len(REPORTS)].format(
                place=PLACES[i * 3 % len(PLACES)], day=days[i % 7], n=3 + i * 7 % 90, m=20 + i * 13 % 900, k=2 + i % 9
            ),
            published=DAY,
        )
        for i in range(TEXTS)
    ]


def loaded(path: Path) -> list[Document]:
    """The `text` fields of a JSON Lines file, with the day of publication where one is given."""
    with path.open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines if line.strip()]
    days = [record.get("published") or str(DAY) for record in records]
    return [
        Document(record["text"], published=date.fromisoformat(day[:10]))
        for record, day in zip(records, days, strict=True)
    ]


def without_places_and_dates(document: Document) -> None:
    """Read figures and event rows with no place and no day looked for."""
    with patch.object(places, "find", _nothing), patch.object(dates, "find", _nothing):
        read(document)


def _nothing(*_arguments: object, **_options: object) -> tuple[()]:
    return ()


def seconds(documents: Sequence[Document], works: dict[str, Callable[[Document], object]]) -> dict[str, float]:
    """Seconds of processor a text for each work, the best of the rounds; the first fills caches and is not counted."""
    best: dict[str, float] = {}
    for turn in range(ROUNDS + 1):
        for name, work in works.items():
            begun = time.process_time()
            for document in documents:
                work(document)
            taken = (time.process_time() - begun) / len(documents)
            if turn:
                best[name] = min(taken, best.get(name, taken))
    return best


def main() -> None:
    """Print a table: work, texts a second, times tokenising, times the regular expression."""
    documents = loaded(Path(sys.argv[1])) if len(sys.argv) > 1 else made()
    found = seconds(
        documents,
        {
            "one regular expression": lambda document: BASELINE.findall(document.text),
            "tokens and sentences": lambda document: parse(document.text),
            "figures, no places or dates": without_places_and_dates,
            "figures and event rows": read,
        },
    )
    words = sum(len(document.text.split()) for document in documents) / len(documents)
    say = sys.stdout.write
    say(f"{len(documents)} texts of {words:.0f} words on average\n")
    say(f"{'':30}{'texts/s':>10}{'x tokens':>10}{'x regex':>10}\n")
    regex, tokens = found["one regular expression"], found["tokens and sentences"]
    for name, taken in found.items():
        say(f"{name:30}{1 / taken:10.0f}{taken / tokens:10.1f}{taken / regex:10.1f}\n")


if __name__ == "__main__":
    main()

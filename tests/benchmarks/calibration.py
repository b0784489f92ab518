"""How often figures of each rule and confidence are right, on gold sets of labelled mentions.

    python tests/benchmarks/calibration.py GOLD.jsonl [GOLD.jsonl …]

A gold line has `text`, `figures` (with `start`, `end`, `measure`, `value`, `low`), and perhaps `published`, `ignore`
and `only`. A figure is right when it overlaps a gold one of its measure's family with the same number. Prints a line a
rule and a reliability table; it asserts nothing.
"""

import collections
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

from extractors.model import Document, Figure
from extractors.read import read

FAMILY = {"casualties": "injured"} | dict.fromkeys(
    ("displaced", "evacuated", "fled", "refugees", "returned", "sheltered", "homeless", "relocated"), "displacement"
)
UNASKED = {"participants", "population", "affected"}  # labelled only where an annotator happened to see them


def right(figure: Figure, gold: dict[str, Any]) -> bool:
    """Whether a gold figure says what the figure says."""
    overlaps = figure.start < gold["end"] and gold["start"] < figure.end
    family = FAMILY.get(figure.measure, figure.measure) == FAMILY.get(gold["measure"], gold["measure"])
    number = figure.value if figure.value is not None else figure.low
    wanted = gold.get("value") if gold.get("value") is not None else gold.get("low")
    return overlaps and family and number == wanted


def judged(path: Path) -> list[tuple[Figure, bool]]:
    """Every figure read from the texts of a gold set, and whether it is right."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        published = date.fromisoformat(row["published"][:10]) if row.get("published") else None
        for figure in read(Document(row["text"], title=row.get("title"), published=published)).figures:
            ignored = any(figure.start < end and figure.end > start for start, end in row.get("ignore", ()))
            unlabelled = row.get("only") is not None and figure.measure not in row["only"]
            if not (ignored or unlabelled or figure.measure in UNASKED):
                found.append((figure, any(right(figure, gold) for gold in row["figures"])))
    return found


def main() -> None:
    """Print both tables for the gold sets on the command line."""
    rows = [row for name in sys.argv[1:] for row in judged(Path(name))]
    by_rule: dict[str, list[bool]] = collections.defaultdict(list)
    bands: dict[int, list[tuple[float, bool]]] = collections.defaultdict(list)
    for figure, ok in rows:
        by_rule[figure.rule.split(" · ")[0]].append(ok)
        bands[min(9, int(figure.confidence * 10))].append((figure.confidence, ok))
    print(f"{'rule':<16}{'figures':>8}{'right':>8}")
    for rule, oks in sorted(by_rule.items(), key=lambda item: -len(item[1])):
        print(f"{rule:<16}{len(oks):>8}{sum(oks) / len(oks):>8.2f}")
    print(f"\n{'confidence':<16}{'figures':>8}{'stated':>8}{'right':>8}")
    for band, pairs in sorted(bands.items()):
        stated = sum(confidence for confidence, _ in pairs) / len(pairs)
        share = sum(ok for _, ok in pairs) / len(pairs)
        print(f"{band / 10:.1f} to {(band + 1) / 10:.1f}      {len(pairs):>8}{stated:>8.2f}{share:>8.2f}")


if __name__ == "__main__":
    main()

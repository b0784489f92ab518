"""Marks: which WARC files have been extracted, into how many parts, by which version of the extractors.

A mark is a small file beside the parts. It says that a file is done, so that nothing is read twice; it is believed
only as long as the parts it counts are there.
"""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractors.model import EXTRACTOR_VERSION
from warehouse.parts import part_id

FOLDER = ".extracted"
"""Inside the parts folder; the dot keeps it out of the list of parts."""


@dataclass(frozen=True, slots=True)
class Warc:
    """A file to extract, and the source it is read for where it does not say so itself."""

    path: Path
    source: str | None = None


def is_done(parts_dir: Path, warc: Warc, there: set[str]) -> bool:
    """Tell whether a file is extracted and all of its parts are among the names that are there."""
    mark = _read(_mark(parts_dir, warc))
    if mark is None:
        return False
    return all(part_id(warc.path.name, n, mark["extractor_version"]) in there for n in range(mark["parts"]))


def set_mark(parts_dir: Path, warc: Warc, parts: int) -> None:
    """Say that a file is done. Written by rename: a torn mark would hide a file that is not."""
    mark = _mark(parts_dir, warc)
    mark.parent.mkdir(parents=True, exist_ok=True)
    fresh = mark.with_suffix(f".{os.getpid()}")
    what = {"path": str(warc.path), "source": warc.source, "parts": parts, "extractor_version": EXTRACTOR_VERSION}
    fresh.write_text(json.dumps(what), encoding="utf-8")
    fresh.replace(mark)


def marked(parts_dir: Path) -> Iterator[tuple[Warc, str]]:
    """Give every file that was ever extracted, and the version that read it last."""
    for mark in sorted((parts_dir / FOLDER).glob("*.json")):
        if (what := _read(mark)) is not None:
            yield Warc(Path(what["path"]), what["source"]), what["extractor_version"]


def _read(mark: Path) -> dict[str, Any] | None:
    """Read a mark; None where there is none, or none that is whole: the file counts as not extracted then."""
    try:
        what: dict[str, Any] = json.loads(mark.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return None
    return what if what.keys() >= {"path", "source", "parts", "extractor_version"} else None


def _mark(parts_dir: Path, warc: Warc) -> Path:
    return parts_dir / FOLDER / f"{warc.path.name}.json"

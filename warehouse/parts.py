"""Parts: what one batch of pages gave, as Parquet files in one folder that exists whole or not at all.

In: rows. Out: `<parts>/<part_id>/*.parquet` and `part.json`, its manifest: counts and a checksum of each file.
A part is written beside its place, synced and renamed; the same batch gives the same part, so that writing it
again changes nothing. This module never deletes a part and knows nothing of the database.
"""

import json
import os
import re
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from hashlib import blake2b
from pathlib import Path

import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]

from extractors.model import EXTRACTOR_VERSION
from warehouse.disk import sync
from warehouse.errors import PartDamaged
from warehouse.rows import ArticleRow, EventRow, FigureRow, ReadingRow, RunRow, SourceRow, UrlRow, digest
from warehouse.schema import TABLES, table_of

FORMAT = 1
"""Raised when the Parquet of a part changes shape; the loader refuses a later one."""

_MANIFEST = "part.json"
_TEMPORARY = ".writing-"
_ROW_GROUP = 122_880
"""Rows in a Parquet row group: DuckDB's own measure; it reads one on each core, so that a large part loads on all."""

_NAME_LENGTH = 80
"""Characters of the WARC file's name kept in a part's name: enough to recognise it, short of any path limit."""


@dataclass(frozen=True, slots=True)
class PartRows:
    """The rows of one part; a table without rows is left out."""

    articles: Sequence[ArticleRow] = ()
    readings: Sequence[ReadingRow] = ()
    figures: Sequence[FigureRow] = ()
    events: Sequence[EventRow] = ()
    urls: Sequence[UrlRow] = ()
    sources: Sequence[SourceRow] = ()
    runs: Sequence[RunRow] = ()


@dataclass(frozen=True, slots=True)
class PartFile:
    """One Parquet file of a part: its table, the number of rows and the BLAKE2b checksum of its bytes."""

    table: str
    rows: int
    checksum: str


@dataclass(frozen=True, slots=True)
class Part:
    """A part on disk as its manifest describes it."""

    part_id: str
    path: Path
    warc_file: str | None
    extractor_version: str
    files: tuple[PartFile, ...]


def part_id(warc_file: str, batch: int, extractor_version: str = EXTRACTOR_VERSION) -> str:
    """Name the part of one batch, the same whenever the batch is extracted again by the same version.

    Args:
        warc_file: name or path of the archive file; only the file's name counts, with or without `.open`.
        batch: ordinal of the batch in the file, from 0.
        extractor_version: what reads it.

    Returns:
        A name that is safe in a file system and that a person recognises.
    """
    name = Path(warc_file).name.removesuffix(".open")
    stem = re.sub(r"[^A-Za-z0-9._-]+", "-", name.removesuffix(".gz").removesuffix(".warc"))[:_NAME_LENGTH]
    return f"{stem.lstrip('.') or 'warc'}-{batch:05d}-v{extractor_version}-{digest(name)[:8]}"


def write(
    parts: Path,
    name: str,
    rows: PartRows,
    *,
    warc_file: str | None = None,
    extractor_version: str = EXTRACTOR_VERSION,
) -> Path:
    """Write one part, whole or not at all.

    Args:
        parts: folder of all parts; it is made if need be.
        name: the part's id, from `part_id`.
        rows: what the part holds.
        warc_file: the archive file that it was read from.
        extractor_version: what read it.

    Returns:
        The part's folder. When it is there already, it is left as it is: a part never changes.
    """
    tables = ((field.name, getattr(rows, field.name)) for field in fields(rows))
    made = ((table, table_of(table, some)) for table, some in tables if some)
    return write_tables(parts, name, made, warc_file=warc_file, extractor_version=extractor_version)


def write_tables(
    parts: Path,
    name: str,
    tables: Iterable[tuple[str, pa.Table]],
    *,
    warc_file: str | None = None,
    extractor_version: str = EXTRACTOR_VERSION,
) -> Path:
    """Write one part from Arrow tables, as `write` does from rows.

    Args:
        parts: folder of all parts.
        name: the part's id.
        tables: names and tables, with the schemas of `schema_of`; consumed one by one, and only if the part is new.
        warc_file: the archive file that it was read from.
        extractor_version: what read it.

    Returns:
        The part's folder.
    """
    target = parts / name
    if (target / _MANIFEST).exists():
        return target
    temporary = parts / f"{_TEMPORARY}{name}-{os.getpid()}"
    shutil.rmtree(temporary, ignore_errors=True)
    temporary.mkdir(parents=True)
    files = [_write_table(temporary, table, content) for table, content in tables]
    manifest = {
        "format": FORMAT,
        "part_id": name,
        "warc_file": warc_file,
        "extractor_version": extractor_version,
        "files": [asdict(file) for file in files],
    }
    (temporary / _MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
    sync(temporary / _MANIFEST)
    sync(temporary)
    try:
        temporary.rename(target)
    except OSError:  # another process finished the same part first: theirs is as good as ours
        shutil.rmtree(temporary, ignore_errors=True)
        if not (target / _MANIFEST).exists():
            raise
    sync(parts)
    return target


def read(path: Path) -> Part:
    """Read a part's manifest and check every file against it.

    Args:
        path: the part's folder.

    Returns:
        The part.

    Raises:
        PartDamaged: the manifest or a file is missing, changed, or of a later format.
    """
    doing = f"reading the part {path}"
    remedy = "delete the folder and run again: it is made anew from the archive"
    try:
        manifest = json.loads((path / _MANIFEST).read_text(encoding="utf-8"))
        if manifest["format"] > FORMAT:
            raise PartDamaged(f"{doing}: a later Tallywire wrote it (format {manifest['format']}); upgrade", path)
        files = tuple(PartFile(**file) for file in manifest["files"])
        name, warc_file, version = manifest["part_id"], manifest["warc_file"], manifest["extractor_version"]
        for file in files:
            if file.table not in TABLES or _checksum(path / f"{file.table}.parquet") != file.checksum:
                raise PartDamaged(f"{doing}: {file.table}.parquet is not what was written; {remedy}", path)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise PartDamaged(f"{doing}: {error}; {remedy}", path) from error
    return Part(name, path, warc_file, version, files)


def finished(parts: Path) -> Iterator[Path]:
    """Give the folders of all whole parts, in the order of their names; nothing where there is no folder."""
    if parts.is_dir():
        yield from sorted(p for p in parts.iterdir() if p.name[0] != "." and (p / _MANIFEST).exists())


def sweep(parts: Path) -> int:
    """Remove what killed runs left half-written.

    Args:
        parts: folder of all parts; no other process may be writing to it.

    Returns:
        How many half-written folders were removed.
    """
    left = [path for path in parts.glob(f"{_TEMPORARY}*") if path.is_dir()] if parts.is_dir() else []
    for path in left:
        shutil.rmtree(path)
    return len(left)


def _write_table(folder: Path, name: str, table: pa.Table) -> PartFile:
    path = folder / f"{name}.parquet"
    pq.write_table(table, path, compression="zstd", row_group_size=_ROW_GROUP)
    sync(path)
    return PartFile(name, table.num_rows, _checksum(path))


def _checksum(path: Path) -> str:
    state = blake2b(digest_size=16)
    with path.open("rb") as file:
        while block := file.read(1 << 20):  # a mebibyte at a time: flat memory for any size
            state.update(block)
    return state.hexdigest()

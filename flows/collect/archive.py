"""The archive: attempts in, WARC 1.1 files out, and visits read back from them.

An `Archive` appends each attempt as one group of records (redirects, answer, requests, then a `metadata` record that
says what it was for and how it ended) in one write, to a file that ends in `.open`. A closed file is renamed. After
a crash `adopt` cuts an open file after its last whole group and closes it, so that a crash costs at most the
group in hand. `read` gives a `Visit` for each attempt in a file, and for each page in a file by another tool.
Nothing here touches the network, or decides what a page is worth.
"""

import logging
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from types import TracebackType
from typing import Self

from flows.collect import warc
from flows.collect.group import group, opening
from flows.collect.records import Attempt, Role
from flows.collect.visits import read, visit_at

__all__ = ["Archive", "adopt", "held", "open_files", "read", "visit_at"]

log = logging.getLogger(__name__)

FIRST_FILE = 4 << 20
"""Bytes after which the first file of an archive is closed: some 150 pages, so that reading them begins soon."""

ROTATE_AT = 256 << 20
"""Bytes after which a file is closed and the next begun, from the seventh on: each may be twice as large as the last,
so that there is always something to read and never a crowd of files. Some 6,000 pages, minutes of reading."""

OPEN = ".open"
"""What the name of a file ends with while it is being written."""


class Archive:
    """Writes attempts to WARC files, a new one whenever the last is full. Use as a context manager.

    Args:
        folder: where the files go; made if it is missing.
        run_id: of this run; part of the names.
        batch: which part of the run this is; two archives of one run must not share it.
        rotate_at: bytes after which a file is closed, at most.
        tell: called with each file when it is closed, so that it can be read while the next is written.
    """

    def __init__(  # noqa: D107
        self,
        folder: Path,
        run_id: str,
        batch: str = "0",
        *,
        rotate_at: int = ROTATE_AT,
        tell: Callable[[Path], object] | None = None,
    ) -> None:
        self.folder = folder
        self._stem = f"{run_id}-{batch}"
        self._run_id = run_id
        self._most = rotate_at
        self._rotate_at = min(FIRST_FILE, rotate_at)
        self._tell = tell
        self._serial = 0
        self._path: Path | None = None
        self._descriptor = -1
        self._info = ""
        self._size = 0
        self.closed: list[Path] = []
        """Files that are whole, in order."""

    def __enter__(self) -> Self:
        """Open nothing yet: a file begins with its first attempt."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file in hand, also after an error: what is in it is whole."""
        self.close()

    def add(self, attempt: Attempt) -> None:
        """Append one attempt.

        Raises:
            OSError: the disk is full or gone; what was written before stays readable.
        """
        if self._descriptor < 0:
            self._begin()
        self._append(b"".join(group(attempt, self._run_id, self._info)))
        if self._size >= self._rotate_at:
            self.close()
            self._rotate_at = min(2 * self._rotate_at, self._most)

    def close(self) -> None:
        """Close the file in hand: flushed to the disk, then renamed."""
        if self._descriptor < 0 or self._path is None:
            return
        os.fsync(self._descriptor)
        os.close(self._descriptor)
        self._descriptor = -1
        self.closed.append(_rename(self._path))
        if self._tell is not None:
            self._tell(self.closed[-1])

    def _begin(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        while True:
            name = f"{self._stem}-{self._serial:05d}.warc.gz"
            self._serial += 1
            self._path = self.folder / (name + OPEN)
            if (self.folder / name).exists():
                continue
            try:
                self._descriptor = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND, 0o644)
                break
            except FileExistsError:
                continue
        self._size = 0
        self._info = warc.new_id()
        self._append(opening(name, self._run_id, self._info))

    def _append(self, data: bytes) -> None:
        view = memoryview(data)
        while view:
            view = view[os.write(self._descriptor, view) :]
        self._size += len(data)


def _rename(path: Path) -> Path:
    """Take `.open` off a file's name, lastingly: the folder is flushed too."""
    closed = path.with_name(path.name.removesuffix(OPEN))
    path.rename(closed)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
    return closed


def open_files(folder: Path) -> tuple[Path, ...]:
    """Give the files in a folder that a run left open, by name."""
    return tuple(sorted(folder.glob(f"*.warc.gz{OPEN}")))


def adopt(folder: Path) -> tuple[Path, ...]:
    """Close what a killed run left open: cut after the last whole group, renamed.

    Only the run that holds the lock of the data directory may call this: another's open file looks the same.

    Args:
        folder: the archive.

    Returns:
        The closed files. One in which nothing is whole is removed.

    Raises:
        OSError: a file cannot be read, cut or renamed.
    """
    adopted = []
    for path in open_files(folder):
        end = 0
        for found in warc.records(path):
            if found.header("WARC-Type") == "metadata":
                end = found.offset + found.length
        if not end:
            log.warning("adopting %s: nothing in it is whole; removed", path)
            path.unlink()
            continue
        with path.open("r+b") as file:
            cut = file.seek(0, os.SEEK_END) - end
            file.truncate(end)
            os.fsync(file.fileno())
        adopted.append(_rename(path))
        log.info("adopted %s, left open by a run that did not end; %d bytes of half a group cut", path, cut)
    return tuple(adopted)


def held(paths: Iterable[Path]) -> set[str]:
    """Give the canonical URLs of the pages that files hold an answer for, good or final.

    A run drops these from its targets when files of earlier runs are not loaded yet, so that nothing is fetched
    twice. Pages that failed in a way that may pass are not among them.
    """
    return {
        visit.canonical
        for path in paths
        for visit in read(path)
        if visit.role is Role.PAGE and not (visit.outcome and visit.outcome.retry)
    }

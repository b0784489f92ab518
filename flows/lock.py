"""One run at a time in a data directory.

The kernel holds the lock for the process and lets it go when the process ends, however it ends, so that there is
no stale lock to clear. What stands in the file only says who holds it.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from flows.errors import Busy, TallywireError


@contextmanager
def one_run(file: Path) -> Iterator[None]:
    """Hold the lock for the time of a block.

    Args:
        file: the lock file; made, with its folder, if missing.

    Raises:
        Busy: another process holds it; nothing was done.
        TallywireError: the folder cannot be written.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(file, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise TallywireError(
            f"preparing the data directory {file.parent}: {error.strerror}; make it writable, or set 'data_dir' "
            "in the settings to one that is"
        ) from None
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.read(descriptor, 200).decode(errors="replace").strip() or "a process that does not say which"
            raise Busy(
                f"another run is at work in {file.parent} ({holder}); this one has done nothing. Wait for it, or let "
                "the next scheduled run take its place"
            ) from None
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"process {os.getpid()}, since {datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC\n".encode(), 0)
        yield
    finally:
        os.close(descriptor)

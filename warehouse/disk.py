"""Making sure that what was written is on the disk: the one place where the warehouse calls fsync.

In: a path. Out: nothing; when `sync` returns, a crash of the machine cannot take the file's bytes, or a folder's
list of names, away any more.
"""

import os
from pathlib import Path


def sync(path: Path) -> None:
    """Have the operating system put a file's bytes, or a folder's list of names, on the disk.

    Args:
        path: a file or a folder.

    Raises:
        OSError: the path cannot be opened, or the disk refuses.
    """
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

"""Publishing: the analysts' copy of the warehouse appears whole, at once, and undisturbed for who reads the old.

In: the writer's file, closed. Out: a copy at the target, made beside it, synced, proved to open, and renamed
over the old one; who has the old one open keeps reading it. This module never changes the warehouse but for
writing its log into it.
"""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from warehouse.database import connect, connect_read_only, sql
from warehouse.disk import sync
from warehouse.errors import WarehouseDamaged, WarehouseMissing


@dataclass(frozen=True, slots=True)
class Published:
    """What was published: the copy's path, its size in bytes and the number of parts in it."""

    target: Path
    size: int
    parts: int


def publish(path: Path, target: Path) -> Published:
    """Publish a copy of the warehouse.

    Args:
        path: the writer's file; no connection of this process may have it open, for copying it would drop the
            lock that keeps others out.
        target: where analysts find the copy; it must be on the same file system as its folder, and nobody else may
            be publishing to it.

    Returns:
        What was published.

    Raises:
        WarehouseMissing: there is no warehouse at `path`.
        WarehouseLocked: another process writes to it.
        WarehouseDamaged: the copy is not the original; the old copy stays.
    """
    if not path.exists():
        raise WarehouseMissing(f"publishing {path} as {target}: there is no such file; `tallywire run` makes it")
    with connect(path) as connection:
        connection.execute("checkpoint")
        expected = connection.execute(sql("queries/parts_count.sql")).fetchone()
    target.parent.mkdir(parents=True, exist_ok=True)
    for left in target.parent.glob(f".{target.name}.*"):  # by one that was killed; it is as large as the warehouse
        left.unlink(missing_ok=True)
    fresh = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        shutil.copyfile(path, fresh)
        sync(fresh)
        with connect_read_only(fresh) as copy:
            found = copy.execute(sql("queries/parts_count.sql")).fetchone()
        if found is None or found != expected:
            raise WarehouseDamaged(
                f"publishing {path} as {target}: the copy has {found} parts, not {expected}; the old copy "
                "stays; see that no other process writes to the file, and run again"
            )
        size = fresh.stat().st_size
        fresh.replace(target)
    finally:
        fresh.unlink(missing_ok=True)
    sync(target.parent)
    return Published(target, size, int(found[0]))

"""What a child process does about its parent and about its memory. Called in the child, first thing.

A run that is killed (`kill -9`, the out-of-memory killer) cannot end its children, so they must see to it
themselves: Linux tells them through prctl(2). Elsewhere they end when their pipe to the parent does.
"""

import ctypes
import os
import signal
import sys
from pathlib import Path

_PR_SET_PDEATHSIG = 1
"""prctl(2), <sys/prctl.h>: the signal that the kernel sends to this process when its parent ends."""


def die_with_parent(parent: int) -> None:
    """End this process when its parent ends, however that happens.

    Args:
        parent: the parent's process id, as the parent gave it: it may have ended before this call.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def leave_interrupts_to_parent() -> None:
    """Ignore Ctrl-C, which a terminal sends to every process of the group: the parent ends this one in order."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def cap_heap(size: int) -> None:
    """Refuse this process more than `size` bytes of heap; what asks for more fails here and nowhere else."""
    import resource  # noqa: PLC0415  not on every platform; only children need it

    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    allowed = size if hard == resource.RLIM_INFINITY else min(size, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (allowed, hard))


def resident_bytes() -> int:
    """Give the memory that this process holds now, 0 where the platform does not say."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except (OSError, ValueError, IndexError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


def usable_cores() -> int:
    """Give the number of cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1

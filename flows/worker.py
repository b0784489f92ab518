"""The inside of a worker process: takes chunks of items from a pipe, does them one by one, sends the results.

Every item is answered before the next is begun, so that the parent knows which one a hanging or crashed worker
had in hand. See `flows.workers` for the other end.
"""

import gc
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from multiprocessing.connection import Connection
from traceback import extract_tb
from typing import Any

from flows.processes import cap_heap, die_with_parent, leave_interrupts_to_parent, resident_bytes

HEAP_BYTES = 1 << 30
"""Heap of one worker. A hostile table took 2.2 GB where an ordinary worker has 0.3; past this it gets no more."""

RETIRE_BYTES = 450 << 20
"""A worker that holds this much after an item is replaced, so that one big page leaves no mark on the run."""


class FailureKind(StrEnum):
    """Why an item has no result."""

    TIMEOUT = "timeout"
    CRASH = "crash"


@dataclass(frozen=True, slots=True)
class Failure:
    """An item that could not be done, and why, in words for the log."""

    kind: FailureKind
    detail: str


@dataclass(frozen=True, slots=True)
class Ready:
    """The worker has imported what it needs and takes work."""


@dataclass(frozen=True, slots=True)
class Done:
    """The result of the first item in hand; `retire` asks to be replaced after the chunk."""

    result: Any
    retire: bool


def work(function: Callable[[Any], Any], warm: Callable[[], None] | None, connection: Connection, parent: int) -> None:
    """Serve until the pipe is closed."""
    die_with_parent(parent)
    leave_interrupts_to_parent()
    cap_heap(HEAP_BYTES)
    if warm is not None:
        warm()
    gc.freeze()  # words and places stay for good: looking through them for garbage took 3 to 9 % of a page
    try:
        connection.send(Ready())
        while True:
            chunk: Sequence[Any] = connection.recv()
            for item in chunk:
                connection.send(_answer(function, item))
    except (EOFError, OSError):
        return  # the parent has what it wanted, or is gone


def _answer(function: Callable[[Any], Any], item: Any) -> Done | Failure:
    try:
        return Done(function(item), retire=resident_bytes() > RETIRE_BYTES)
    except Exception as error:  # noqa: BLE001  whatever a parser raises costs this item and no other
        frames = extract_tb(error.__traceback__)
        where = f" ({frames[-1].name}, line {frames[-1].lineno})" if frames else ""
        return Failure(FailureKind.CRASH, f"{type(error).__name__}: {str(error)[:300]}{where}")

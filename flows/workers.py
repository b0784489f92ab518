"""A pool of processes that can be killed, so that a bad page costs one page.

In goes an iterable of items and a function of one item, out come its results in the same order. Parsers written
in C hang (quadratic tables, half a million attributes) and crash, and nothing inside a process can stop that; so
each item has a deadline, after which its worker is killed and replaced, and the caller decides what stands in
the item's place. Memory is flat: items are read only as fast as they are done. This module never reads files and
never knows what an item is.
"""

import multiprocessing
import os
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from enum import Enum, auto
from itertools import chain, islice
from multiprocessing.connection import wait
from types import TracebackType
from typing import Generic, Self, TypeVar

from flows.errors import TallywireError
from flows.processes import usable_cores
from flows.worker import Done, Failure, FailureKind, Ready, work

Item = TypeVar("Item")
Result = TypeVar("Result")

WINDOW = 64
"""Items that may be begun while an earlier one is still open: bounds the results that wait for their turn."""

START_S = 120.0
"""Seconds for a worker to import its modules; two are usual, a machine under heavy load has taken fifteen."""

_SPAWN = multiprocessing.get_context("spawn")
"""Not fork, which would copy the engine's threads with their locks held."""


class Stopped(Exception):  # noqa: N818  no error: somebody asked for it
    """The pool was told to stop before all items were done."""


class _State(Enum):
    STARTING = auto()
    IDLE = auto()
    BUSY = auto()


class _Worker(Generic[Item]):
    """This end of one process. `hand` is what it was given and has not answered; the first is being done."""

    def __init__(self, function: Callable[[Item], object], warm: Callable[[], None] | None) -> None:
        self.connection, theirs = _SPAWN.Pipe()
        self.process = _SPAWN.Process(target=work, args=(function, warm, theirs, os.getpid()), daemon=True)
        self.process.start()
        theirs.close()  # so that the end of the process is the end of the pipe
        self.state = _State.STARTING
        self.expires = time.monotonic() + START_S
        self.hand: deque[tuple[int, Item]] = deque()

    def give(self, chunk: list[tuple[int, Item]], deadline_s: float) -> None:
        """Hand over a chunk; the worker is idle, so it is reading and this does not block."""
        self.hand.extend(chunk)
        self.state = _State.BUSY
        self.expires = time.monotonic() + deadline_s
        try:
            self.connection.send([item for _, item in chunk])
        except OSError:
            return  # it died while idle; the next wait sees the end of its pipe

    def message(self) -> Ready | Done | Failure | None:
        """Give its next message, None if it has ended."""
        try:
            received: Ready | Done | Failure = self.connection.recv()
        except (EOFError, OSError):
            return None
        return received

    def end(self, patience_s: float = 0.0) -> int | None:
        """Give it so long to end by itself, then kill it; reap it, and give its exit code."""
        self.process.join(patience_s)
        if self.process.exitcode is None:
            self.process.kill()
            self.process.join()
        self.connection.close()
        return self.process.exitcode


class Workers(Generic[Item, Result]):
    """The pool. Use it as a context manager, from one thread; `map` may be called again and again, one at a time.

    Args:
        function: does one item; defined at the top of an importable module.
        failed: gives what stands in the place of an item that timed out or crashed.
        warm: called once in each worker before its first item, to open what takes long.
        count: processes; 0 means one for each core that this process may use.
        deadline_s: seconds for one item.
        chunk: items that a worker takes at a time: a few for pages of 20 ms, more for shorter work.
    """

    def __init__(  # noqa: D107, PLR0913  the class says it; six independent settings
        self,
        function: Callable[[Item], Result],
        *,
        failed: Callable[[Item, Failure], Result],
        warm: Callable[[], None] | None = None,
        count: int = 0,
        deadline_s: float = 20.0,
        chunk: int = 4,
    ) -> None:
        self._function = function
        self._failed = failed
        self._warm = warm
        self._count = count or usable_cores()
        self._deadline_s = deadline_s
        self._chunk = chunk
        self._workers: list[_Worker[Item]] = []
        self._stop, self._stopper = _SPAWN.Pipe(duplex=False)

    def __enter__(self) -> Self:
        """Start nothing yet: the first item does, or `start`."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End every process, at work or not."""
        for worker in self._workers:
            worker.end()
        self._workers = []

    def stop(self) -> None:
        """Have `map` end at once with `Stopped`; may be called from another thread."""
        self._stopper.send_bytes(b"stop")

    def start(self) -> None:
        """Start the processes, so that they import while the caller does something else. A second call does nothing."""
        if not self._workers:
            self._workers = [_Worker(self._function, self._warm) for _ in range(self._count)]

    def map(self, items: Iterable[Item]) -> Iterator[Result]:
        """Do the items, a few ahead of the caller; the results come in the order of the items.

        Args:
            items: read only as fast as there are workers for them.

        Yields:
            One result for each item.

        Raises:
            TallywireError: a worker cannot even start.
            Stopped: somebody called `stop`.
        """
        iterator = iter(items)
        first = list(islice(iterator, 1))
        if not first:
            return
        self.start()
        source = enumerate(chain(first, iterator))
        again: deque[tuple[int, Item]] = deque()
        done: dict[int, Result] = {}
        window = max(WINDOW, 2 * self._chunk * self._count)
        due = taken = 0
        more = True
        while True:
            for worker in self._workers:
                if worker.state is not _State.IDLE:
                    continue
                chunk = [again.popleft() for _ in range(min(self._chunk, len(again)))]
                room = min(self._chunk, due + window - taken)
                if not chunk and more and room > 0:
                    chunk = list(islice(source, room))
                    taken += len(chunk)
                    more = bool(chunk)
                if chunk:
                    worker.give(chunk, self._deadline_s)
            if not more and not again and not any(worker.hand for worker in self._workers):
                return
            done.update(self._wait(again))
            while due in done:
                yield done.pop(due)
                due += 1

    def _wait(self, again: deque[tuple[int, Item]]) -> Iterator[tuple[int, Result]]:
        """Wait for a message, a death or a deadline; give the results, put orphaned items into `again`."""
        patience = min(worker.expires for worker in self._workers if worker.state is not _State.IDLE)
        connections = [self._stop, *(worker.connection for worker in self._workers)]
        spoke = wait(connections, max(0.0, patience - time.monotonic()))
        if self._stop in spoke:
            raise Stopped
        for place, worker in enumerate(self._workers):
            late = worker.state is not _State.IDLE and time.monotonic() >= worker.expires
            message: Ready | Done | Failure | None = None
            if worker.connection in spoke:
                message = worker.message()
            elif not late:
                continue
            if isinstance(message, Ready):
                worker.state = _State.IDLE
                continue
            retire = message is None
            if message is None:
                message = self._post_mortem(worker, late=late)
            if worker.hand:
                number, item = worker.hand.popleft()
                yield number, message.result if isinstance(message, Done) else self._failed(item, message)
            if isinstance(message, Done):
                retire = message.retire
            if retire:
                worker.end()
                again.extend(worker.hand)
                self._workers[place] = _Worker(self._function, self._warm)
            else:
                worker.state = _State.BUSY if worker.hand else _State.IDLE
                worker.expires = time.monotonic() + self._deadline_s

    def _post_mortem(self, worker: _Worker[Item], *, late: bool) -> Failure:
        """Say why a worker is no more; one that never began is a fault of the installation, not of an item."""
        code = None if late else worker.end(1.0)  # its pipe has ended, so it is about to
        if late:
            failure = Failure(FailureKind.TIMEOUT, f"took longer than {self._deadline_s:g} s")
        else:
            failure = Failure(FailureKind.CRASH, f"ended the worker process (exit code {code})")
        if worker.state is _State.STARTING:
            raise TallywireError(
                "starting a worker process: it ended or hung before its first page; check free memory, and "
                "that 'python -c \"import extractors.read\"' works"
            )
        return failure

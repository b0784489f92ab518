"""Extraction in a thread of its own, so that pages are read while others are still being fetched.

In go WARC files as they are closed, out comes what extracting each came to. The thread owns the pool of worker
processes from first to last, for the kernel ends a worker with the thread that started it. What is not done when a
run is stopped is found by the next run: this module decides when files are extracted, never which must be.
"""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from threading import Lock, Thread
from types import TracebackType
from typing import Any, Self

from flows.marks import Warc
from flows.settings import Settings
from flows.workers import Stopped, Workers
from warehouse.outcomes import Outcome


@dataclass(frozen=True, slots=True)
class Extracted:
    """What extracting one file came to.

    Attributes:
        warc: the file.
        parts: written or found.
        outcomes: attempts by outcome, of the parts that were written now.
        figures: in the parts that were written now.
    """

    warc: Path
    parts: int
    outcomes: Counter[Outcome]
    figures: int


class Ahead:
    """Extracts files in the order in which they were begun. Use as a context manager, from one thread.

    Args:
        settings: where parts go, and how many processes read pages.
    """

    def __init__(self, settings: Settings) -> None:  # noqa: D107
        self._settings = settings
        self._begun: dict[Warc, Future[Extracted]] = {}
        self._queue: SimpleQueue[tuple[Warc, Future[Extracted]] | None] = SimpleQueue()
        self._thread = Thread(target=self._work, name="extract", daemon=True)
        self._lock = Lock()
        self._pool: Workers[Any, Any] | None = None
        self._stopped = False
        self._watcher: Callable[[int], None] | None = None
        self._unseen = 0

    def __enter__(self) -> Self:
        """Start nothing yet: the first file does."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the thread and its processes: after what was begun, or at once if there was an error."""
        if error is not None:
            with self._lock:
                self._stopped = True
                if self._pool is not None:
                    self._pool.stop()
        if self._begun:
            self._queue.put(None)
            self._thread.join()

    def begin(self, warc: Warc) -> Future[Extracted]:
        """Have a file extracted, once; a second call gives the same future.

        Returns:
            What it will have come to, or the OSError that kept it from being read or its parts from being written.
        """
        future = self._begun.get(warc)
        if future is None:
            if not self._begun:
                # A second, which the first request should not wait for; and not in the thread, because two threads
                # that import modules which import each other find some of them half made.
                import flows.extract  # noqa: F401, PLC0415

                self._thread.start()
            future = self._begun[warc] = Future()
            self._queue.put((warc, future))
        return future

    @property
    def begun(self) -> tuple[Warc, ...]:
        """The files that were begun, done or not."""
        return tuple(self._begun)

    def watch(self, watcher: Callable[[int], None]) -> None:
        """Have a function told how many attempts have been done since it was last told, from now on."""
        with self._lock:
            self._watcher = watcher
            watcher(self._unseen)

    def _advance(self, count: int) -> None:
        with self._lock:
            if self._watcher is not None:
                self._watcher(count)
            else:
                self._unseen += count

    def _work(self) -> None:
        from flows.extract import extract_file, reading_pool  # noqa: PLC0415  `begin` has imported it

        with ExitStack() as stack:
            with self._lock:
                self._pool = pool = stack.enter_context(reading_pool(self._settings.extract))
            while (job := self._queue.get()) is not None and not self._stopped:
                warc, future = job
                try:
                    future.set_result(extract_file(warc, self._settings.parts_dir, pool, self._advance))
                except Stopped:
                    return
                except BaseException as error:  # noqa: BLE001  it is raised where the result is asked for
                    future.set_exception(error)

"""Asking for many targets: every host in its own line, all hosts at once.

In go targets, out come attempts as they finish, one for each target. A bug or a page that nobody foresaw costs that
page; only a full disk ends the whole.
"""

import asyncio
import logging
from collections import defaultdict, deque
from collections.abc import AsyncGenerator, Iterable
from contextlib import suppress
from urllib.parse import urlsplit

from flows.collect.ask import Asker
from flows.collect.clock import Clock
from flows.collect.records import Attempt, Target
from warehouse.outcomes import Outcome

log = logging.getLogger(__name__)

_WAITING = 16
"""Finished attempts that may wait for the archive; then fetching waits, so that memory stays bounded."""


async def ask_all(
    asker: Asker, targets: Iterable[Target], *, at_once: int, clock: Clock, host_budget_s: float
) -> AsyncGenerator[Attempt, None]:
    """Ask for all targets.

    Args:
        asker: asks for one.
        targets: in the order in which each host's are asked for.
        at_once: requests in flight to one host.
        clock: for the budget.
        host_budget_s: seconds after which what is left of a host is put off, as `paused`.

    Yields:
        One attempt for each target, as they finish.
    """
    lines: dict[str, deque[Target]] = defaultdict(deque)
    for target in targets:
        lines[urlsplit(target.url).netloc].append(target)
    done: asyncio.Queue[Attempt | None] = asyncio.Queue(_WAITING)
    until = clock.monotonic() + host_budget_s

    async def work(line: deque[Target]) -> None:
        while line:
            target = line.popleft()
            if clock.monotonic() < until:
                await done.put(await _ask(asker, target, clock))
            else:
                put_off = f"its host had its {host_budget_s:.0f} s of this run"
                await done.put(_unasked(target, Outcome.PAUSED, put_off, clock))

    async def work_all() -> None:
        try:
            async with asyncio.TaskGroup() as group:
                for line in lines.values():
                    for _ in range(min(at_once, len(line))):
                        group.create_task(work(line))
        except BaseExceptionGroup as errors:
            await done.put(None)
            raise errors.exceptions[0] from None
        await done.put(None)

    everything = asyncio.create_task(work_all())
    try:
        while (attempt := await done.get()) is not None:
            yield attempt
        await everything
    finally:
        everything.cancel()
        with suppress(asyncio.CancelledError, Exception):
            await everything


async def _ask(asker: Asker, target: Target, clock: Clock) -> Attempt:
    try:
        return await asker.ask(target)
    except OSError:  # the archive cannot be written: nothing that follows could be kept
        raise
    except Exception as error:
        log.exception("collecting %s: an unforeseen error; the page is counted as 'protocol'", target.url)
        return _unasked(target, Outcome.PROTOCOL, f"unforeseen: {type(error).__name__}: {error}", clock)


def _unasked(target: Target, outcome: Outcome, detail: str, clock: Clock) -> Attempt:
    return Attempt(target, (), answered=False, outcome=outcome, detail=detail, finished_at=clock.now())

"""How often a host is asked: its concurrency, its delay, its pauses, and when to leave it alone.

In go hosts, delays and outcomes, out come turns to ask. Time comes from a clock that tests replace; nothing here
knows HTTP.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

from flows.collect.clock import Clock
from warehouse.outcomes import Outcome

FAILURES_IN_A_ROW = 5
"""Failures after which a host is left alone: two slow pages are chance, five are the host."""

COOL_DOWN_S = 300.0
"""Seconds before a host that failed is tried again, once; it is left alone again if that fails too."""

LONGEST_DELAY_S = 60.0
"""Seconds between two requests that a host can make us wait. Longer Crawl-delays are typing errors or traps; they
are answered by asking once a minute, and the run's own budget for a host ends it."""

SLOWED_DELAY_S = 5.0
"""Seconds between two requests to a host that answers 429 without saying how long to wait, at least."""

_FAILURES = {
    Outcome.TIMEOUT,
    Outcome.CONNECT,
    Outcome.DNS,
    Outcome.TLS,
    Outcome.PROTOCOL,
    Outcome.SERVER_ERROR,
    Outcome.BLOCKED,
}
"""Outcomes that say something of the host and not of the page."""


class Host:
    """One host's pace.

    Args:
        clock: for waiting.
        at_once: requests in flight to it.
        delay_s: seconds between the starts of two requests.
    """

    def __init__(self, clock: Clock, at_once: int, delay_s: float) -> None:  # noqa: D107
        self._clock = clock
        self._slots = asyncio.Semaphore(at_once)
        self._delay_s = delay_s
        self._next_start = 0.0
        self._failures = 0
        self._last_failure = ""
        self._paused_until = 0.0
        self._why = ""

    def slow_to(self, delay_s: float | None) -> None:
        """Raise the delay (Crawl-delay, a source's own pace); it never falls."""
        if delay_s is not None:
            self._delay_s = max(self._delay_s, min(delay_s, LONGEST_DELAY_S))

    @property
    def paused(self) -> str | None:
        """Say why the host must not be asked now; None where it may be."""
        return self._why if self._clock.monotonic() < self._paused_until else None

    def pause(self, seconds: float, why: str) -> None:
        """Leave the host alone for a while (Retry-After)."""
        until = self._clock.monotonic() + seconds
        if until > self._paused_until:
            self._paused_until, self._why = until, why

    def hold(self, seconds: float) -> None:
        """Let nobody ask for some seconds; those who want to will wait (a short Retry-After)."""
        self._next_start = max(self._next_start, self._clock.monotonic() + seconds)

    def slow_down(self) -> None:
        """Double the delay: the host says that it is asked too often, but not how often it would like to be."""
        self.slow_to(max(2 * self._delay_s, SLOWED_DELAY_S))

    def note(self, outcome: Outcome | None, detail: str | None) -> None:
        """Count an outcome; too many failures in a row pause the host."""
        if outcome not in _FAILURES:
            self._failures = 0
            return
        self._failures += 1
        if self._failures >= FAILURES_IN_A_ROW:
            self._failures = FAILURES_IN_A_ROW - 1  # after the pause one more failure is enough
            self.pause(COOL_DOWN_S, f"{FAILURES_IN_A_ROW} failures in a row; the last: {detail or outcome}")

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait until the host may be asked, and hold one of its slots meanwhile."""
        async with self._slots:
            now = self._clock.monotonic()
            start = max(now, self._next_start)
            self._next_start = start + self._delay_s
            if start > now:
                await self._clock.sleep(start - now)
            yield


class Hosts:
    """All hosts of one batch.

    Args:
        clock: for waiting.
        at_once: requests in flight to one host.
        delay_s: seconds between the starts of two requests to one host.
    """

    def __init__(self, clock: Clock, at_once: int, delay_s: float) -> None:  # noqa: D107
        self._clock = clock
        self._at_once = at_once
        self._delay_s = delay_s
        self._hosts: dict[str, Host] = {}

    def of(self, url: str) -> Host:
        """Give the host of a URL (name and port)."""
        name = urlsplit(url).netloc.lower()
        if name not in self._hosts:
            self._hosts[name] = Host(self._clock, self._at_once, self._delay_s)
        return self._hosts[name]

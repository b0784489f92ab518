"""The time, and waiting for it: one small thing that tests replace."""

import asyncio
import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """What pace, caches and records ask about time."""

    def now(self) -> datetime:
        """Give the time of day in UTC, for records."""
        ...

    def monotonic(self) -> float:
        """Give seconds that only go forward, for waiting."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        ...


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        """Give the time of day in UTC."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Give seconds since some moment."""
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        """Wait while others run."""
        await asyncio.sleep(seconds)

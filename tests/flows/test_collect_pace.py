"""Pace: who may ask a host, and when; and dates as they are stated. No test waits."""

import asyncio
from datetime import UTC, date, datetime

import pytest

from flows.collect.dates import day_in, moment_of
from flows.collect.pace import COOL_DOWN_S, FAILURES_IN_A_ROW, LONGEST_DELAY_S, Host, Hosts
from warehouse.outcomes import Outcome


class Clock:
    def __init__(self) -> None:
        self.time = 100.0

    def now(self) -> datetime:
        return datetime(2026, 11, 22, tzinfo=UTC)

    def monotonic(self) -> float:
        return self.time

    async def sleep(self, seconds: float) -> None:
        self.time += seconds
        await asyncio.sleep(0)


def starts(host: Host, clock: Clock, count: int) -> list[float]:
    """Let several ask one after the other; give the seconds from the first at which each began."""

    async def ask() -> list[float]:
        begun = []
        for _ in range(count):
            async with host.turn():
                begun.append(clock.time - 100)
        return begun

    return asyncio.run(ask())


def test_delay() -> None:
    clock = Clock()
    assert starts(Host(clock, 2, 1.5), clock, 4) == [0, 1.5, 3, 4.5]


def test_delay_only_rises() -> None:
    clock = Clock()
    host = Host(clock, 1, 1)
    for delay in (3, 0.5, None):
        host.slow_to(delay)
    assert starts(host, clock, 3) == [0, 3, 6]
    host.slow_to(86400)
    assert starts(host, clock, 2)[1] - starts(host, clock, 1)[0] == pytest.approx(-LONGEST_DELAY_S)


def test_a_hold_makes_everyone_wait() -> None:
    clock = Clock()
    host = Host(clock, 2, 0)
    host.hold(20)
    assert starts(host, clock, 2) == [20, 20]


def test_slots() -> None:
    clock = Clock()
    host = Host(clock, 2, 0)
    most = now = 0

    async def one() -> None:
        nonlocal most, now
        async with host.turn():
            now += 1
            most = max(most, now)
            await asyncio.sleep(0)
            now -= 1

    async def all_of_them() -> None:
        await asyncio.gather(*(one() for _ in range(10)))

    asyncio.run(all_of_them())
    assert most == 2


def test_the_circuit_opens_and_closes() -> None:
    clock = Clock()
    host = Host(clock, 2, 0)
    for _ in range(FAILURES_IN_A_ROW - 1):
        host.note(Outcome.TIMEOUT, "slow")
    assert host.paused is None
    host.note(None, None)
    for _ in range(FAILURES_IN_A_ROW):
        host.note(Outcome.SERVER_ERROR, "500")
    assert "500" in host.paused
    clock.time += COOL_DOWN_S
    assert host.paused is None
    host.note(Outcome.TIMEOUT, "slow")
    assert host.paused


@pytest.mark.parametrize("outcome", [Outcome.NOT_FOUND, Outcome.WRONG_TYPE, Outcome.ROBOTS, Outcome.TOO_LARGE, None])
def test_pages_say_nothing_of_their_host(outcome) -> None:
    host = Host(Clock(), 2, 0)
    for _ in range(50):
        host.note(outcome, "x")
    assert host.paused is None


def test_hosts_are_told_apart_by_name_and_port() -> None:
    hosts = Hosts(Clock(), 2, 0)
    same = hosts.of("https://News.example/a") is hosts.of("https://news.example/b")
    other = hosts.of("https://news.example:8443/a") is hosts.of("https://news.example/a")
    assert (same, other) == (True, False)


@pytest.mark.parametrize(
    ("stated", "zone", "expected"),
    [
        ("Sun, 22 Nov 2026 10:00:00 +0300", "UTC", datetime(2026, 11, 22, 7, tzinfo=UTC)),
        ("22 Nov 2026 10:00:00 GMT", "UTC", datetime(2026, 11, 22, 10, tzinfo=UTC)),
        ("2026-11-22T10:00:00Z", "UTC", datetime(2026, 11, 22, 10, tzinfo=UTC)),
        ("2026-11-22T10:00:00", "Asia/Damascus", datetime(2026, 11, 22, 7, tzinfo=UTC)),
        ("2026-11-22", "UTC", datetime(2026, 11, 22, tzinfo=UTC)),
        ("2026-11-22 about noon", "UTC", datetime(2026, 11, 22, tzinfo=UTC)),
        ("2026-99-22", "UTC", None),
        ("the other day", "UTC", None),
        ("", "UTC", None),
        (None, "UTC", None),
        ("0001-01-01T00:00:00+14:00", "UTC", datetime(1, 1, 1, tzinfo=UTC)),
    ],
)
def test_moments(stated, zone, expected) -> None:
    assert moment_of(stated, zone) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://news.example/2026/11/22/title", date(2026, 11, 22)),
        ("https://news.example/a/2026-11-02-title", date(2026, 11, 2)),
        ("https://news.example/2026/1/2", date(2026, 1, 2)),
        ("https://news.example/2026/11/title", None),
        ("https://news.example/20261122", None),
        ("https://news.example/2026/02/31/x", None),
    ],
)
def test_days_in_urls(url, expected) -> None:
    assert day_in(url) == expected

"""Asking for one target: robots.txt, pace, conditions, redirects and retries, until there is an outcome.

In goes a `Target`, out comes an `Attempt`, always: what goes wrong is an outcome. The network is one object with one
method, which tests replace; answers to robots.txt go to a sink, to be archived like everything else.
"""

import asyncio
import random
from collections.abc import Callable
from datetime import UTC
from email.utils import parsedate_to_datetime
from typing import Protocol
from urllib.parse import urlsplit

from flows.collect.clock import Clock
from flows.collect.cookies import Cookies
from flows.collect.judge import Judgement, judge_head, judge_page
from flows.collect.pace import COOL_DOWN_S, Host, Hosts
from flows.collect.records import Attempt, Exchange, Role, Target, Validators
from flows.collect.request import Caps, Early, Failed
from flows.collect.robots import ALLOW_ALL, MAX_AGE_S, MAX_BYTES, Rules, robots_url, rules_of
from flows.collect.robots import MAX_REDIRECTS as MAX_ROBOTS_REDIRECTS
from flows.collect.urls import redirect_url
from flows.collect.warc import digest_of, one_line
from flows.settings import Fetch
from warehouse.outcomes import Outcome

MAX_REDIRECTS = 10
"""Redirects on the way to a page; news sites use up to four, browsers stop at 20."""

MAX_FEED_BYTES = 52_428_800
"""Decoded bytes of a feed or sitemap: what the sitemap protocol allows (50 MiB)."""

FIRST_WAIT_S = 1.0
"""Seconds before the first retry; doubled for each further one, and varied so that retries do not come in step."""

LONGEST_RETRY_AFTER_S = 30.0
"""Seconds of a Retry-After that are waited for here; after a longer one the host is left alone for that time."""

LONGEST_PAUSE_S = 24 * 3600.0
"""Seconds of a Retry-After that are believed."""

_REDIRECTS = {301, 302, 303, 307, 308}
"""Statuses that send us elsewhere (RFC 9110, 15.4)."""

_MAY_PASS = {Outcome.TIMEOUT, Outcome.CONNECT, Outcome.DNS, Outcome.PROTOCOL, Outcome.SERVER_ERROR}
"""Outcomes that another try, seconds later, may change."""

_NO_RULES = {Outcome.REDIRECT_LOOP, Outcome.BAD_CONTENT, Outcome.BAD_URL, Outcome.TOO_LARGE}
"""Ways in which asking for robots.txt ends that mean that there is none (RFC 9309, 2.3.1.2 and 2.3.1.3)."""

_MAY_ASK_TO_WAIT = {429, 500, 502, 503, 504}
"""Statuses whose Retry-After is meant for crawlers (RFC 9110, 10.2.3; RFC 6585, 4)."""

SHORTEST_BUDGET_S = 0.05
"""Seconds that are left to a request after redirects that took all the time: enough to fail as a timeout."""

_LASTING_STATUSES = {501, 505}
"""Server errors that another try does not change."""


class Getter(Protocol):
    """What asks for one URL: `fetch.Network`, or a test's stand-in."""

    async def get(
        self,
        url: str,
        *,
        caps: Caps,
        deadline_s: float,
        headers: tuple[tuple[str, str], ...] = ...,
        early: Early | None = ...,
    ) -> Exchange:
        """Give the whole answer, or raise `Failed`."""
        ...


class Asker:
    """Asks for targets, any number at once, politely.

    Args:
        network: asks for one URL.
        settings: `[fetch]` of the settings file.
        clock: for waiting.
        sink: takes the attempts at robots.txt that were needed on the way.
    """

    def __init__(self, network: Getter, settings: Fetch, clock: Clock, sink: Callable[[Attempt], None]) -> None:  # noqa: D107
        self._network = network
        self._settings = settings
        self._clock = clock
        self._sink = sink
        self.hosts = Hosts(clock, settings.connections_per_host, settings.delay_s)
        self._slots = asyncio.Semaphore(settings.connections)
        self._rules: dict[str, tuple[float, Rules]] = {}
        self._locks: dict[str, asyncio.Lock] = {}

    async def ask(self, target: Target) -> Attempt:
        """Ask for one target, again where that may help, and tell what became of it."""
        for retry in range(self._settings.retries + 1):
            attempt, again = await self._once(target)
            if not again or retry == self._settings.retries:
                break
            if attempt.retry_after_s is None:
                await self._clock.sleep(FIRST_WAIT_S * 2**retry * random.uniform(0.5, 1.5))  # noqa: S311  jitter
        return attempt

    async def _once(self, target: Target) -> tuple[Attempt, bool]:
        """Ask once, following redirects, each checked like the first URL; tell whether another try may help."""
        exchanges: list[Exchange] = []
        cookies = Cookies()
        url = target.url
        seen = {(url, cookies.headers(url))}
        budget = self._settings.deadline_s
        while True:
            host = self.hosts.of(url)
            host.slow_to(target.delay_s)
            try:
                await self._check(url, target, host)
            except Failed as failed:
                return self._without_answer(target, exchanges, failed), False
            try:
                exchange, took = await self._get(url, target, host, budget, cookies.headers(url))
            except Failed as failed:
                return self._without_answer(target, exchanges, failed), failed.outcome in _MAY_PASS
            budget -= took
            exchanges.append(exchange)
            cookies.take(exchange)
            location = exchange.header("Location")
            if exchange.status not in _REDIRECTS or not location:
                return self._answered(target, exchanges, host)
            following = redirect_url(location, url)
            if following is None:
                nowhere = Failed(Outcome.BAD_URL, f"redirected to '{location[:200]}'")
                return self._without_answer(target, exchanges, nowhere), False
            most = MAX_ROBOTS_REDIRECTS if target.role is Role.ROBOTS else MAX_REDIRECTS
            again = (following, cookies.headers(following))
            if again in seen or len(exchanges) > most:
                endless = Failed(Outcome.REDIRECT_LOOP, f"redirected {len(exchanges)} times, at last to {following}")
                return self._without_answer(target, exchanges, endless), False
            seen.add(again)
            url = following

    async def _check(self, url: str, target: Target, host: Host) -> None:
        """Raise `Failed` where the host is paused or its robots.txt forbids the URL."""
        if why := host.paused:
            raise Failed(Outcome.PAUSED, why)
        if target.role is Role.ROBOTS:
            return
        rules = await self._rules_for(url, target)
        host.slow_to(rules.delay_s)
        if refusal := rules.refusal(url):
            raise Failed(*refusal)

    async def _get(
        self, url: str, target: Target, host: Host, budget: float, cookies: tuple[tuple[str, str], ...]
    ) -> tuple[Exchange, float]:
        """Ask for one URL when it is its host's turn; give the answer and the seconds it took."""
        async with host.turn():
            if why := host.paused:
                raise Failed(Outcome.PAUSED, why)
            async with self._slots:
                begun = self._clock.monotonic()
                try:
                    exchange = await self._network.get(
                        url,
                        caps=self._caps(target.role),
                        deadline_s=max(budget, SHORTEST_BUDGET_S),
                        headers=(*_conditions(target.validators), *cookies),
                        early=_early if target.role is Role.PAGE else None,
                    )
                except Failed as failed:
                    host.note(failed.outcome, failed.detail)
                    raise
                took = self._clock.monotonic() - begun
        host.note(*judge_head(exchange.status, None) if exchange.status not in _REDIRECTS else (None, None))
        return exchange, took

    def _caps(self, role: Role) -> Caps:
        settings = self._settings
        if role is Role.ROBOTS:
            return Caps(MAX_BYTES, MAX_BYTES, cut=True)
        if role is Role.FEED:
            return Caps(max(settings.max_bytes, MAX_FEED_BYTES), max(settings.max_decoded_bytes, MAX_FEED_BYTES))
        return Caps(settings.max_bytes, settings.max_decoded_bytes)

    async def _rules_for(self, url: str, target: Target) -> Rules:
        """Give the rules of a URL's host, asked for once a day."""
        address = robots_url(url)
        async with self._locks.setdefault(address, asyncio.Lock()):
            expires, rules = self._rules.get(address, (0.0, ALLOW_ALL))
            if self._clock.monotonic() < expires:
                return rules
            attempt = await self.ask(Target(address, address, target.source, role=Role.ROBOTS))
            self._sink(attempt)
            if attempt.answer is not None:
                rules = rules_of(attempt.answer)
            elif attempt.outcome in _NO_RULES:
                rules = ALLOW_ALL
            else:
                outcome = attempt.outcome or Outcome.PROTOCOL
                rules = Rules(None, (outcome, f"{address} cannot be read: {attempt.detail}"))
            age = COOL_DOWN_S if rules.refused else MAX_AGE_S
            self._rules[address] = (self._clock.monotonic() + age, rules)
            return rules

    def _answered(self, target: Target, exchanges: list[Exchange], host: Host) -> tuple[Attempt, bool]:
        """Judge an answer, and tell whether another try may help."""
        answer = exchanges[-1]
        outcome, detail = _judge(target, answer)
        seconds = _retry_after(answer, self._clock)
        if seconds is not None and seconds <= LONGEST_RETRY_AFTER_S:
            host.hold(seconds)
        elif seconds is not None:
            host.pause(min(seconds, LONGEST_PAUSE_S), f"{urlsplit(answer.url).netloc} asks us to wait {seconds:.0f} s")
        elif answer.status == 429:  # noqa: PLR2004  RFC 6585, 4
            host.slow_down()
        again = outcome in _MAY_PASS and answer.status not in _LASTING_STATUSES
        if seconds is not None:
            again = seconds <= LONGEST_RETRY_AFTER_S
        attempt = Attempt(
            target,
            tuple(exchanges),
            answered=True,
            outcome=outcome,
            detail=detail,
            finished_at=self._clock.now(),
            retry_after_s=seconds,
        )
        return attempt, again

    def _without_answer(self, target: Target, exchanges: list[Exchange], failed: Failed) -> Attempt:
        return Attempt(
            target,
            tuple(exchanges),
            answered=False,
            outcome=failed.outcome,
            detail=failed.detail,
            finished_at=self._clock.now(),
        )


def _judge(target: Target, answer: Exchange) -> Judgement:
    before = target.validators
    if answer.status == 304 and not _conditions(before):  # noqa: PLR2004  RFC 9110, 15.4.5
        return Outcome.PROTOCOL, "304 to a request without conditions"
    if target.role is Role.PAGE:
        outcome, detail = judge_page(answer.status, answer.header("Content-Type"), answer.body)
    else:
        outcome, detail = judge_head(answer.status, None)
    if outcome is None and before and before.digest and before.digest == digest_of(answer.body):
        return Outcome.UNCHANGED, "the bytes are the same as last time"
    if outcome is None and target.role is not Role.PAGE:
        return Outcome.FEED, None
    return outcome, detail


def _early(status: int, content_type: str | None) -> Judgement:
    """Judge a page by its declared type; error pages are read, to be archived."""
    return judge_head(status, content_type) if 200 <= status < 300 else (None, None)  # noqa: PLR2004


def _conditions(before: Validators | None) -> tuple[tuple[str, str], ...]:
    """Give the headers of a conditional request (RFC 9110, 13.1)."""
    pairs = (("If-None-Match", before and before.etag), ("If-Modified-Since", before and before.last_modified))
    return tuple((name, one_line(value)) for name, value in pairs if value)


def _retry_after(answer: Exchange, clock: Clock) -> float | None:
    """Give the seconds that an answer asks us to wait (RFC 9110, 10.2.3); only where it refuses us."""
    value = answer.header("Retry-After")
    if value is None or answer.status not in _MAY_ASK_TO_WAIT:
        return None
    if value.strip().isascii() and value.strip().isdigit():
        return min(float(value.strip()[:12]), LONGEST_PAUSE_S)
    try:
        moment = parsedate_to_datetime(value)
    except (TypeError, ValueError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return min(max((moment - clock.now()).total_seconds(), 0.0), LONGEST_PAUSE_S)

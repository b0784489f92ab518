"""What a host's robots.txt lets us ask for (RFC 9309).

In goes the answer to a request for robots.txt, out come `Rules`. Which requests are made, and when, is decided in
`ask.py`; nothing here touches the network. A file of any size and content is read in bounded time.
"""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

from protego import Protego

from flows.collect.records import Exchange
from warehouse.outcomes import Outcome

AGENT = "tallywire"
"""Our product token (RFC 9309, 2.2.1), matched without regard to case."""

MAX_BYTES = 500 << 10
"""Bytes that are read; a longer file counts up to there (RFC 9309, 2.5: at least 500 KiB)."""

MAX_AGE_S = 24 * 3600.0
"""Seconds that an answer may be used for (RFC 9309, 2.4)."""

MAX_REDIRECTS = 5
"""Redirects that are followed (RFC 9309, 2.3.1.2)."""

_AGENT_LINE = re.compile(r"^\s*user[- ]?agent\s*[:\s]\s*(?P<names>[^#]*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Rules:
    """What a host lets us ask for.

    Attributes:
        parser: the rules; None where there are none to read.
        refused: where nothing may be asked for: how that is counted, and why.
    """

    parser: Protego | None
    refused: tuple[Outcome, str] | None = None

    def refusal(self, url: str) -> tuple[Outcome, str] | None:
        """Say why a URL must not be asked for; None where it may be."""
        if self.refused:
            return self.refused
        if self.parser is not None and not self.parser.can_fetch(url, AGENT):
            return Outcome.ROBOTS, f"{robots_url(url)} forbids it"
        return None

    @property
    def delay_s(self) -> float | None:
        """Seconds between two requests that the host asks for: Crawl-delay, or Request-rate turned into a delay."""
        if self.parser is None:
            return None
        delay = self.parser.crawl_delay(AGENT)
        if rate := self.parser.request_rate(AGENT):
            delay = max(delay or 0.0, rate.seconds / rate.requests)
        return delay


ALLOW_ALL = Rules(None)


def robots_url(url: str) -> str:
    """Give the address of the robots.txt that governs a URL."""
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc, "/robots.txt", "", ""))


def rules_of(answer: Exchange) -> Rules:
    """Read the rules from an answer.

    Args:
        answer: of whatever status. 4xx means that there are no rules (RFC 9309, 2.3.1.3), 5xx and 429 that nothing
            may be asked for now (2.3.1.4; 429 is 4xx there, but a host that asks for a pause should get one). That
            may pass, so it is counted as what it is and not as a rule against us.
    """
    status = answer.status
    if 200 <= status < 300:  # noqa: PLR2004
        text = answer.body[:MAX_BYTES].decode("utf-8-sig", errors="replace").replace("\x00", "")
        return Rules(Protego.parse(_for_us(text)))
    if 400 <= status < 500 and status != 429:  # noqa: PLR2004
        return ALLOW_ALL
    outcome = Outcome.SERVER_ERROR if status >= 500 else Outcome.BLOCKED  # noqa: PLR2004
    return Rules(None, (outcome, f"{answer.url} answers {status}, so nothing may be asked for now"))


def _for_us(text: str) -> str:
    """Keep the groups that name us or everyone, each with one agent line.

    What the parser does is quadratic in the number of agents; hosts list hundreds and attackers tens of thousands.
    """
    kept: list[str] = []
    agents: set[str] = set()
    in_head = False
    for line in text.splitlines():
        if found := _AGENT_LINE.match(line):
            if not in_head:
                agents = set()
            in_head = True
            name = found["names"].strip().lower()
            agents |= {"*"} if name == "*" else {AGENT} if _names_us(name) else set()
            continue
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if in_head and agents:
            kept += [f"User-agent: {agent}" for agent in sorted(agents)]
        in_head = False
        if agents or line.lstrip().lower().startswith("sitemap"):
            kept.append(line)
    return "\n".join(kept)


def _names_us(name: str) -> bool:
    """Tell whether an agent line means us: our token, alone or at the start ("Tallywire/1.0", "tallywire*")."""
    return re.match(rf"{AGENT}(?![\w-])", name) is not None

"""Cookies for the length of one attempt: some sites set one, redirect, and show the page only to who sends it back.

In go the answers of one attempt, out come headers for its next request to the same host. Nothing outlives the
attempt, so no site can follow us from page to page.
"""

from urllib.parse import urlsplit

from flows.collect.records import Exchange

_MOST = 20
_LONGEST = 4096
"""Cookies of one host, and characters of each, that are sent back (RFC 6265, 6.1: at least 50 and 4096)."""


class Cookies:
    """What the hosts of one attempt have set."""

    def __init__(self) -> None:
        """Start with none."""
        self._of: dict[str, dict[str, str]] = {}

    def take(self, answer: Exchange) -> None:
        """Keep what an answer sets (RFC 6265, 5.2, names and values only)."""
        jar = self._of.setdefault(_host(answer.url), {})
        for name, value in answer.headers:
            if name.lower() != "set-cookie":
                continue
            key, equals, content = value.partition(";")[0].partition("=")
            if equals and key.strip() and len(value) <= _LONGEST and (key in jar or len(jar) < _MOST):
                jar[key.strip()] = content.strip()

    def headers(self, url: str) -> tuple[tuple[str, str], ...]:
        """Give the header that sends a host its own cookies back, if it has set any."""
        jar = self._of.get(_host(url), {})
        sent = "; ".join(f"{name}={value}" for name, value in jar.items())
        return (("Cookie", sent),) if sent.isascii() and sent.isprintable() and sent else ()


def _host(url: str) -> str:
    return urlsplit(url).netloc

"""robots.txt as RFC 9309 has it, and as hosts write it."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from flows.collect.records import Exchange
from flows.collect.robots import MAX_BYTES, robots_url, rules_of
from warehouse.outcomes import Outcome

ANSWER = Exchange(
    "https://news.example/robots.txt", datetime(2026, 11, 22, tzinfo=UTC), (), 200, "OK", (), b"", 0, "HTTP/1.1"
)


def rules(text: str | bytes, status: int = 200):
    body = text.encode() if isinstance(text, str) else text
    return rules_of(replace(ANSWER, body=body, status=status))


@pytest.mark.parametrize(
    ("text", "path", "allowed"),
    [
        ("", "/a", True),
        ("User-agent: *\nDisallow: /a", "/a/b", False),
        ("User-agent: *\nDisallow: /a", "/b", True),
        ("User-agent: *\nDisallow:", "/a", True),
        ("User-agent: *\nDisallow: /\nAllow: /news/", "/news/a", True),
        ("User-agent: *\nDisallow: /*.pdf$", "/a.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/a.pdf?x", True),
        ("User-agent: other\nDisallow: /", "/a", True),
        ("User-agent: Tallywire\nDisallow: /", "/a", False),
        ("User-agent: tallywire/2.0\nDisallow: /", "/a", False),
        ("User-agent: tallywire-images\nDisallow: /", "/a", True),
        ("User-agent: mytallywire\nDisallow: /", "/a", True),
        ("User-agent: *\nDisallow: /\n\nUser-agent: tallywire\nAllow: /", "/a", True),
        ("User-agent: tallywire\nAllow: /\n\nUser-agent: *\nDisallow: /", "/a", True),
        ("User-agent: other\nUser-agent: tallywire\nDisallow: /a", "/a", False),
        ("User-agent: tallywire\nUser-agent: other\nDisallow: /a", "/a", False),
        ("User-agent: tallywire\n\n# a remark\n\nDisallow: /a", "/a", False),
        ("\ufeffuser-agent:*\r\ndisallow:/a\r\n", "/a", False),
        ("User-agent: * # all\nDisallow: /a # not this", "/a", False),
        ("<html><body>Not found</body></html>", "/a", True),
        ("Disallow: /", "/a", True),
    ],
)
def test_rules(text, path, allowed) -> None:
    found = rules(text).refusal("https://news.example" + path)
    assert (found is None) == allowed
    assert found is None or found[0] is Outcome.ROBOTS


@pytest.mark.parametrize(
    ("text", "delay"),
    [
        ("User-agent: *\nCrawl-delay: 2.5", 2.5),
        ("User-agent: *\nRequest-rate: 1/10s", 10),
        ("User-agent: *\nCrawl-delay: 20\nRequest-rate: 1/10s", 20),
        ("User-agent: *\nCrawl-delay: soon", None),
        ("User-agent: *\nCrawl-delay: -5", None),
        ("User-agent: *\nCrawl-delay: inf", None),
        ("User-agent: other\nCrawl-delay: 9", None),
        ("", None),
    ],
)
def test_delay(text, delay) -> None:
    assert rules(text).delay_s == delay


@pytest.mark.parametrize(
    ("status", "outcome"), [(200, None), (204, None), (404, None), (401, None), (429, "blocked"), (503, "server_error")]
)
def test_status(status, outcome) -> None:
    refusal = rules("", status).refusal("https://news.example/a")
    assert (refusal and refusal[0]) == outcome


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"User-agent: bot{number}\n" for number in range(40_000)) + "Disallow: /a\n",
        "".join(f"User-agent: bot{number}\nDisallow: /{number}\n" for number in range(20_000)),
        "User-agent: *\n" + "".join(f"Disallow: /{number}*x*y*z*$\n" for number in range(9_000)),
        "User-agent: *\nDisallow: /" + "*a" * 200_000,
        "User-agent: *\n" * 30_000 + "Disallow: /b\n" * 10_000,
        "User-agent" * 50_000,
        "\x00" * MAX_BYTES,
    ],
)
def test_hostile_files_are_read(text) -> None:
    """Each took minutes, or all memory, with the parser alone or with a naive one."""
    assert rules(text).refusal("https://news.example/" + "a" * 1500) is None


def test_address() -> None:
    assert robots_url("https://news.example:8443/a/b?c#d") == "https://news.example:8443/robots.txt"

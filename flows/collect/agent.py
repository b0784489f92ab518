"""Who we say we are: the User-Agent of every request."""

from importlib.metadata import PackageNotFoundError, version

PRODUCT = "Tallywire"
"""Our name in User-Agent and in robots.txt (RFC 9309, 2.2.1)."""


def user_agent(contact: str) -> str:
    """Give the User-Agent: who we are, and where to complain."""
    try:
        release = version("tallywire")
    except PackageNotFoundError:
        release = "0"
    return f"{PRODUCT}/{release} (+{contact})".encode("ascii", "ignore").decode("ascii")

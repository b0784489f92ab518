"""Dates as feeds, sitemaps and URLs state them, read only as far as sorting and `first_date` need.

What is stored is always the text as it was written; the day of an article is decided by the extractors.
"""

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

_IN_PATH = re.compile(
    r"/(?P<year>19\d\d|20\d\d)[/-](?P<month>0?[1-9]|1[0-2])[/-](?P<day>0?[1-9]|[12]\d|3[01])(?=[/-]|$)"
)
"""A day in a URL's path: /2024/05/12/ or /2024-05-12-title; not /2024/05/ and not /20240512."""

_ISO = re.compile(r"^\d{4}-\d{2}-\d{2}")


def moment_of(stated: str | None, zone: str = "UTC") -> datetime | None:
    """Read a time as RFC 822 (RSS) or ISO 8601 (Atom, JSON Feed, sitemaps) writes it.

    Args:
        stated: the text, or None.
        zone: IANA zone of a time that states none.

    Returns:
        The time in UTC; None where there is none that can be read.
    """
    text = (stated or "").strip()
    try:
        moment = datetime.fromisoformat(text) if _ISO.match(text) else parsedate_to_datetime(text)
        return moment.replace(tzinfo=moment.tzinfo or ZoneInfo(zone)).astimezone(UTC)
    except (ValueError, TypeError, OverflowError, IndexError):
        return _day_alone(text)


def _day_alone(text: str) -> datetime | None:
    """Read the day of a time whose rest cannot be read."""
    try:
        return datetime.fromisoformat(text[:10]).replace(tzinfo=UTC) if _ISO.match(text) else None
    except ValueError:
        return None


def day_in(url: str) -> date | None:
    """Give the day that a URL's path states, None where it states none."""
    found = _IN_PATH.search(url)
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"])) if found else None
    except ValueError:
        return None

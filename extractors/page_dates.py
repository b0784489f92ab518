"""Publication dates: what a page, a feed and a URL state, and the day that follows.

In go strings as people and servers write them; out come days in UTC, or None. A day after the one on which the
page was fetched is refused: a poisoned time axis is worse than a gap. Numeric dates whose order is not certain
(03/04/2024) are not read. Nothing raises.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Final
from urllib.parse import urlsplit

_MONTHS: Final = {
    name: number
    for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1)  # noqa: SIM905
}
_MONTH: Final = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_TEXTUAL: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?P<day>[0-3]?\d)(?:st|nd|rd|th)?[\s-]+(?:of\s+)?{_MONTH}[\s,-]+(?P<year>(?:19|20)\d\d)\b",  # 7 March 2024
        rf"\b{_MONTH}\s+(?P<day>[0-3]?\d)(?:st|nd|rd|th)?,?\s+(?P<year>(?:19|20)\d\d)\b",  # March 7, 2024
        r"\b(?P<year>(?:19|20)\d\d)[-/.](?P<number>[01]?\d)[-/.](?P<day>[0-3]?\d)(?!\d)",  # 2024-03-07, 2024/3/7
        r"^(?P<year>(?:19|20)\d\d)(?P<number>[01]\d)(?P<day>[0-3]\d)(?:\d{6})?$",  # 20240307, 20240307123000
    )
)
_IN_PATH: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"/(?P<year>(?:19|20)\d\d)[/-](?P<number>[01]?\d)[/-](?P<day>[0-3]?\d)(?=[/_.-]|$)",  # /2024/03/07/
        rf"/(?P<year>(?:19|20)\d\d)/{_MONTH}/(?P<day>[0-3]?\d)(?=[/_.-]|$)",  # /2024/mar/07/
        r"(?<!\d)(?P<year>(?:19|20)\d\d)-(?P<number>[01]\d)-(?P<day>[0-3]\d)(?!\d)",  # flood-2024-03-07.html
        r"(?<!\d)(?P<year>20\d\d)(?P<number>[01]\d)(?P<day>[0-3]\d)(?!\d)",  # /20240307-flood
    )
)
# Words that stand beside a date in a line of its own: verbs, days of the week, parts of a time, zones.
_BESIDE_DATES: Final = re.compile(
    r"\b(?:(?:first |last )?(?:published|posted|updated|modified|created|issued|submitted|date)|on|at|by|"
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|[ap]\.?m\b\.?|o'?clock|h|hrs|local time|time|"
    r"gmt|utc|z|[ecmp][ds]?t|ces?t|ist|pkt|wat|[ce]at|bst|jst|hkt|sgt|aes?t|nzs?t)\b",
    re.IGNORECASE,
)
_LONGEST = 80
"""Characters of a stated date that are looked at; the longest real ones have 40."""
_EPOCH_SECONDS: Final = re.compile(r"\d{10}|\d{13}")
_FIRST = date(1900, 1, 1)
"""Before this, a date is a default of some software (0001-01-01) and no day of publication."""
_UNIX_ZERO = date(1970, 1, 1)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class StatedDay:
    """A day in UTC, and whether the string gave the zone (without one, the day may be the next in Auckland)."""

    day: date
    zoned: bool


def read_day(stated: str | None) -> StatedDay | None:
    """The day that a stated time falls on, in UTC where it has a zone.

    Reads ISO 8601, RFC 2822 (feeds), seconds and milliseconds since 1970, and days written with the month's name
    or with the year first.
    """
    if not stated or not (text := stated.strip()[:_LONGEST]):
        return None
    moment = _moment(text)
    if moment is not None:
        zoned = moment.tzinfo is not None
        try:
            return _sane(moment.astimezone(UTC).date() if zoned else moment.date(), zoned=zoned)
        except OverflowError:
            return None
    for pattern in _TEXTUAL:
        if found := pattern.search(text):
            day = _day(found)
            return _sane(day, zoned=False) if day else None
    return None


def is_date_line(text: str) -> bool:
    """Whether a line is a date and no more: "Published: Saturday, 7 March 2026, 10:32 GMT", not a sentence with one."""
    if len(text) > _LONGEST:
        return False
    found = next((match for pattern in _TEXTUAL if (match := pattern.search(text))), None)
    if found is None:
        return False
    rest = _BESIDE_DATES.sub("", f"{text[: found.start()]} {text[found.end() :]}")
    return not any(character.isalpha() for character in rest)


def url_day(url: str) -> date | None:
    """The day in a URL's path: `/2024/03/07/flood`, `/2024/mar/07/`, `/flood-2024-03-07`, `/20240307-flood`."""
    try:
        path = urlsplit(url).path
    except ValueError:
        return None
    for pattern in _IN_PATH:
        for found in pattern.finditer(path):
            day = _day(found)
            if day is not None and (stated := _sane(day, zoned=False)):
                return stated.day
    return None


def decide(page: str | None, feed: str | None, in_url: date | None, fetched: date) -> date | None:
    """The day of publication: the page's word, else the feed's, else the URL's, never after the day of fetching.

    A day without a zone that is one ahead of the fetch (in UTC) was written east of us, and is the fetch's day.

    Args:
        page: publication time as the page states it.
        feed: publication time as the feed states it.
        in_url: the day in the URL's path.
        fetched: the day of fetching, in UTC.
    """
    candidates = (read_day(page), read_day(feed), StatedDay(in_url, zoned=False) if in_url else None)
    for stated in candidates:
        if stated is None:
            continue
        if stated.day <= fetched:
            return stated.day
        if not stated.zoned and stated.day - _DAY == fetched:
            return fetched
    return None


def _moment(text: str) -> datetime | None:
    if _EPOCH_SECONDS.fullmatch(text):
        return datetime.fromtimestamp(int(text[:10]), UTC)
    try:
        return datetime.fromisoformat(text.replace(" Z", "Z"))
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _day(found: re.Match[str]) -> date | None:
    parts = found.groupdict()
    month = int(parts["number"]) if parts.get("number") else _MONTHS[parts["month"].lower()]
    try:
        return date(int(parts["year"]), month, int(parts["day"]))
    except ValueError:
        return None


def _sane(day: date, *, zoned: bool) -> StatedDay | None:
    return StatedDay(day, zoned) if day >= _FIRST and day != _UNIX_ZERO else None

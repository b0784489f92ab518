"""When it happened: time expressions in a text, and whose they are.

In goes a parsed `Text` and the day of publication; out come `Time` records in text order, and for each figure
its days and scope. Nothing is guessed: what neither the text nor the publication resolves stays open, and no
day is ever after publication.
"""

from dataclasses import replace
from datetime import date
from typing import Final
from urllib.parse import urlsplit

from extractors.date_assign import assign
from extractors.date_draft import Draft
from extractors.date_find import drafts
from extractors.date_reader import Reference
from extractors.date_records import Role, Time
from extractors.date_settle import settle
from extractors.date_words import ANYBODYS, MONTH_FIRST
from extractors.text import Text, parse

_COUNTRY: Final = 2  # letters of a country's domain

__all__ = ["Role", "Time", "assign", "find"]


def find(
    text: Text, published: date | None, title: str | None = None, *, south: bool = False, url: str | None = None
) -> tuple[Time, ...]:
    """Every time expression of a text, resolved to days.

    Args:
        text: the parsed text.
        published: the day of publication in UTC; None where it is not known. Then only what the text itself
            dates is resolved: a dateline, a report's full date, or the year of its other dates.
        title: the headline, for the year of a text that states none.
        south: whether the text plays south of the tropics, where summer begins in December.
        url: where the text came from: its country writes the month or the day first.

    Returns:
        The expressions in text order, none overlapping another. A time that nothing resolves is there, with
        neither start nor end. Never raises.
    """
    if published is not None:
        reference = Reference(published, published.year, south=south, month_first=_month_first(url))
        return settle(text, drafts(text, reference), published, published)
    first = drafts(text, Reference(None, south=south, month_first=_month_first(url)))
    if not first:
        return ()
    reference = replace(_own(first, title), south=south, month_first=_month_first(url))
    if reference.day is None and reference.year is None:
        return settle(text, first, None, None)
    return settle(text, drafts(text, reference), reference.day, None)


def _month_first(url: str | None) -> bool | None:
    """Whether the outlet's country writes the month before the day; None where its address names no country."""
    try:
        host = urlsplit(url).hostname if url and "//" in url else None
    except ValueError:
        return None
    domain = host.rpartition(".")[2] if host else ""
    if domain in MONTH_FIRST:
        return True
    return False if len(domain) == _COUNTRY and domain not in ANYBODYS else None


def _own(found: list[Draft], title: str | None) -> Reference:
    """What a text without a publication date says of its own: the day it was written, its year, its weekdays."""
    full = [d for d in found if d.span.start is not None and d.span.start == d.span.end]
    written = next((d.span.start for d in full if d.role is Role.REPORT and d.rule == "day"), None)
    years = {d.span.start.year for d in full if d.span.start is not None}
    if not years:
        others = [d.span.start.year for d in found if d.span.start is not None]
        if not others and title:
            others = [d.span.start.year for d in drafts(parse(title), Reference(None)) if d.span.start is not None]
        years = set(others)
    dated = {d.span.start.weekday(): d.span.start for d in reversed(full) if d.span.start is not None}
    return Reference(written, max(years) if years else None, dated)

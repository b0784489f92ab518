"""The outcome of what a source names and nobody asks for: no URL at all, or one that the source's settings refuse.

In goes what the source says, out comes an `Attempt` without exchanges, to be archived beside those that were made, so
that every page that a source names has its outcome. Pure.
"""

from datetime import datetime
from urllib.parse import quote

from flows.collect.dates import day_in, moment_of
from flows.collect.listing import Entry
from flows.collect.records import Attempt, Target
from flows.collect.sources import SourceSettings
from flows.collect.warc import one_line
from warehouse.outcomes import Outcome

_LONGEST = 2000
"""Characters of what stands in the place of a URL: some feeds put whole images there."""


def refusal(source: SourceSettings, entry: Entry, urls: tuple[str, str] | None, now: datetime) -> Attempt | None:
    """Give the attempt that is never made; None for a page that should be asked for.

    Args:
        source: that names it.
        entry: what it says.
        urls: the page's URL and its key; None where there is none in the entry.
        now: the time of this pass.
    """
    why = _unwanted(source, urls[0], entry) if urls else "not an http or https URL"
    if why is None:
        return None
    written = one_line(entry.url[:_LONGEST]) or "(unreadable)"
    url, canonical = urls or (quote(written, safe=":/?#[]@!$&'()*+,;=%"), written)  # a record's URI has no spaces
    target = Target(
        url=url,
        canonical=canonical,
        source=source.name,
        found_url=written,
        feed_published=entry.published,
        feed_title=entry.title,
    )
    outcome = Outcome.EXCLUDED if urls else Outcome.BAD_URL
    return Attempt(target, (), answered=False, outcome=outcome, detail=why, finished_at=now)


def _unwanted(source: SourceSettings, url: str, entry: Entry) -> str | None:
    """Say why a source's own settings refuse a page; the feed's word on its day goes first."""
    if not source.wants(url):
        return "the source's 'include' or 'exclude' refuses it"
    if source.first_date is None:
        return None
    published, updated = moment_of(entry.published, source.timezone), moment_of(entry.updated, source.timezone)
    day = published.date() if published else day_in(url) or (updated.date() if updated else None)
    return f"of {day}, before the source's 'first_date'" if day is not None and day < source.first_date else None

"""The demonstration's articles, as their writers filed them: data files to records.

In goes `stories/*.md` (TOML between two lines of `+++`, then the text); out come frozen `Story` records, their text
in parts, their days counted from a base date so that the news is always fresh. `{weekday-1}`, `{date+2}` and
`{month-30}` in a text are the day of publication with so many days added. Nothing here is HTML.
"""

import re
import tomllib
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any, Final

_FENCE: Final = "+++\n"
_DATE_WORD: Final = re.compile(r"\{(weekday|date|month)([+-]\d{1,3})?\}")
_MARKS: Final = {"## ": "heading", "> ": "quote", "- ": "item", "| ": "row", "!! ": "caption"}


class Style(StrEnum):
    """What is special about an article's page."""

    NEWS = "news"
    OPINION = "opinion"
    LIVE = "live"
    """A page that grows: its later entries come with the follow-ups."""
    BROKEN = "broken"
    """Cut off in its head, as a crashed server leaves it."""
    FORBIDDEN = "forbidden"
    """Closed to robots by robots.txt, though the sitemap names it."""


@dataclass(frozen=True, slots=True)
class Story:
    """One article as filed.

    Attributes:
        name: of its file.
        outlets: keys of the outlets that print it; the first wrote it.
        path: of its page, the same in each outlet.
        days_ago: days before the base date on which it was published.
        at: time of publication, UTC.
        charset: of its page; nothing but the page's own meta tag says so.
        followup: whether it is part of the second edition.
        body: the text as written, see `parts`.
    """

    name: str
    outlets: tuple[str, ...]
    path: str
    title: str
    byline: str
    section: str
    days_ago: int
    at: time
    summary: str
    body: str
    style: Style = Style.NEWS
    charset: str = "utf-8"
    language: str = "en"
    followup: bool = False

    def published(self, base: date) -> datetime:
        """The moment of publication when the newsroom's today is `base`."""
        return datetime.combine(base - timedelta(days=self.days_ago), self.at, UTC)


@dataclass(frozen=True, slots=True)
class Part:
    """One paragraph: its kind (paragraph, heading, quote, item, row, caption, read, prompt) and its text."""

    kind: str
    text: str


@cache
def stories() -> tuple[Story, ...]:
    """All articles, the newest first."""
    folder = files("flows.demo").joinpath("stories")
    found = [_story(entry.name, entry.read_text("utf-8")) for entry in folder.iterdir() if entry.name.endswith(".md")]
    return tuple(sorted(found, key=lambda story: (story.days_ago, -story.at.hour, -story.at.minute, story.name)))


def _story(file: str, text: str) -> Story:
    _, head, body = text.split(_FENCE, 2)
    fields = tomllib.loads(head)
    known: dict[str, Any] = {
        "name": file.removesuffix(".md"),
        "body": body.strip(),
        "path": f"/{fields.pop('path')}",
        "at": time.fromisoformat(fields.pop("time")),
        "outlets": tuple(fields.pop("outlets")),
        "style": Style(fields.pop("style", Style.NEWS)),
    }
    return Story(**known, **fields)


def parts(story: Story, day: date, *, second_edition: bool) -> tuple[Part, ...]:
    """The paragraphs of a text, its dates filled in.

    A line that begins with `## `, `> `, `- `, `| ` or `!! ` is a heading, a quotation, a list item, a row of a table
    or a caption; `@@ read: ` and `@@ prompt: ` are the page's furniture; what stands between `%% later` and `%% all`
    comes with the second edition.

    Args:
        story: the article.
        day: its day of publication.
        second_edition: whether the later entries are out.
    """
    found: list[Part] = []
    later = False
    for line in _with_dates(story.body, day).splitlines():
        if line.startswith("%% "):
            later = line == "%% later"
        elif line.strip() and (second_edition or not later):
            found.append(_part(line))
    return tuple(found)


def _part(line: str) -> Part:
    if line.startswith("@@ "):
        kind, _, text = line[3:].partition(": ")
        return Part(kind, text)
    mark = next((mark for mark in _MARKS if line.startswith(mark)), "")
    return Part(_MARKS.get(mark, "paragraph"), line[len(mark) :].strip())


def _with_dates(text: str, day: date) -> str:
    def word(found: re.Match[str]) -> str:
        meant = day + timedelta(days=int(found[2] or 0))
        if found[1] == "weekday":
            return f"{meant:%A}"
        return f"{meant:%B}" if found[1] == "month" else f"{meant.day} {meant:%B}"

    return _DATE_WORD.sub(word, text)

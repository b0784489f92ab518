"""The pages that the demonstration's outlets print: records to HTML.

In go a story, an outlet and its base URL; out comes the page as bytes, in the outlet's own make-up
(`templates/*.html`): navigation, structured data, captions, related links, prompts and comments around the text,
as real sites have them. Every page says in a visible line that it is fiction.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from functools import cache
from html import escape
from importlib.resources import files
from itertools import groupby
from string import Template
from typing import Any, Final

from flows.demo.story import Part, Story, Style, parts

FICTION: Final = "This page is fiction, written to demonstrate Tallywire: the places are real, the events are not."
_BROKEN_AT: Final = "<body"
"""Where the broken page is cut off: its head is whole, its text never comes."""
_SCHEMA: Final = {Style.LIVE: "LiveBlogPosting", Style.OPINION: "OpinionNewsArticle"}


@dataclass(frozen=True, slots=True)
class Outlet:
    """One fictional newspaper; see `outlets.toml`.

    Attributes:
        key: its name in stories and templates.
        name: as printed.
        source: kind of source that a run reads it by (`feed`, `sitemap`).
        feed: format of its list of news (`rss`, `atom`, `sitemap`).
        feed_path: where that list is.
        country: ISO 3166-1 alpha-3 of its seat.
        utc_offset_hours: of the times that it prints.
        read_label: what it writes before links inside a text.
        withdrawn: path that its feed names and its server does not have.
    """

    key: str
    name: str
    source: str
    feed: str
    feed_path: str
    country: str
    utc_offset_hours: int
    read_label: str
    withdrawn: str | None = None

    def local(self, moment: datetime) -> datetime:
        """A moment in the outlet's own time."""
        return moment.astimezone(timezone(timedelta(hours=self.utc_offset_hours)))


@dataclass(frozen=True, slots=True)
class Setting:
    """What a page is printed in: its outlet, where that is served, the base date, the edition and its stories."""

    outlet: Outlet
    base_url: str
    base: date
    second_edition: bool
    stories: Sequence[Story]


def render(story: Story, setting: Setting) -> bytes:
    """One story's page as the outlet's server sends it."""
    outlet = setting.outlet
    published = story.published(setting.base)
    local = outlet.local(published)
    url = setting.base_url + story.path
    page = _template(outlet.key).substitute(
        title=escape(story.title),
        summary=escape(story.summary),
        byline=escape(story.byline),
        section=escape(story.section),
        name=escape(outlet.name),
        url=escape(url),
        home=escape(setting.base_url),
        language=story.language,
        charset=story.charset,
        og_type="article",
        iso=local.isoformat(),
        shown=f"{local.day} {local:%B %Y, %H:%M}",
        json_ld=_json_ld(story, setting, url, local.isoformat()),
        body=_body(parts(story, published.date(), second_edition=setting.second_edition), outlet),
        related=_related(story, setting),
        fiction=escape(FICTION),
    )
    if story.style is Style.BROKEN:
        page = page.partition(_BROKEN_AT)[0]
    return page.encode(story.charset, "xmlcharrefreplace")


@cache
def _template(key: str) -> Template:
    return Template(files("flows.demo").joinpath("templates", f"{key}.html").read_text("utf-8"))


def _json_ld(story: Story, setting: Setting, url: str, stamp: str) -> str:
    """schema.org data, in a graph with the outlet and its site as content systems write it."""
    article: dict[str, Any] = {
        "@type": _SCHEMA.get(story.style, "NewsArticle"),
        "headline": story.title,
        "description": story.summary,
        "url": url,
        "datePublished": stamp,
        "dateModified": stamp,
        "inLanguage": story.language,
        "author": [{"@type": "Person", "name": story.byline}],
        "publisher": {"@type": "NewsMediaOrganization", "name": setting.outlet.name},
        "articleSection": story.section,
    }
    site = {"@type": "WebSite", "name": setting.outlet.name, "url": setting.base_url}
    graph = {"@context": "https://schema.org", "@graph": [site, article]}
    return json.dumps(graph).replace("</", "<\\/")


def _related(story: Story, setting: Setting, count: int = 4) -> str:
    """Links to other stories of the outlet; their headlines have numbers that are not this page's."""
    others = [other for other in setting.stories if other.name != story.name and other.style is Style.NEWS][:count]
    return "\n".join(
        f'<li><a href="{escape(setting.base_url + other.path)}">{escape(other.title)}</a></li>' for other in others
    )


def _body(found: Sequence[Part], outlet: Outlet) -> str:
    blocks: list[str] = []
    for kind, run in groupby(found, key=lambda part: part.kind):
        texts = [escape(part.text, quote=False) for part in run]
        if kind == "item":
            blocks.append("<ul>" + "".join(f"<li>{text}</li>" for text in texts) + "</ul>")
        elif kind == "row":
            blocks.append(_table(texts))
        else:
            blocks += [_block(kind, text, outlet) for text in texts]
    return "\n".join(blocks)


def _table(rows: Sequence[str]) -> str:
    lines = []
    for number, row in enumerate(rows):
        tag = "td" if number else "th"
        cells = (cell.strip() for cell in row.rstrip("| ").split("|"))
        lines.append("<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in cells) + "</tr>")
    return "<table>" + "".join(lines) + "</table>"


def _block(kind: str, text: str, outlet: Outlet) -> str:
    match kind:
        case "heading":
            return f"<h2>{text}</h2>"
        case "quote":
            return f"<blockquote><p>{text}</p></blockquote>"
        case "caption":
            return (
                f'<figure><img src="/pictures/1.jpg" alt=""><figcaption>{text} Archive picture.</figcaption></figure>'
            )
        case "read":
            link = f'<a href="/archive/{sum(map(ord, text))}">{text}</a>'
            return f'<p class="inline-link"><strong>{outlet.read_label}{link}</strong></p>'
        case "prompt":
            return f"<p><em>{text}</em></p>"
        case _:
            return f"<p>{text}</p>"

"""The lists of news that the demonstration's outlets publish: RSS, Atom and a news sitemap.

In goes a setting; out comes the list as bytes, newest first. A list may name a page that has been taken down,
as real ones do.
"""

from datetime import datetime, timedelta
from email.utils import format_datetime
from xml.sax.saxutils import escape

from flows.demo.page import FICTION, Setting
from flows.demo.story import Story


def render_feed(setting: Setting) -> bytes:
    """The outlet's list of news in its own format."""
    makers = {"rss": _rss, "atom": _atom, "sitemap": _sitemap}
    return ('<?xml version="1.0" encoding="UTF-8"?>\n' + makers[setting.outlet.feed](setting)).encode()


def newest(setting: Setting) -> datetime:
    """When the newest story of the list was published."""
    return max(story.published(setting.base) for story in setting.stories)


def _rss(setting: Setting) -> str:
    items = "\n".join(_rss_item(story, setting) for story in setting.stories)
    return f"""<rss version="2.0"><channel>
<title>{escape(setting.outlet.name)}</title>
<link>{setting.base_url}/</link>
<description>{escape(FICTION)}</description>
<lastBuildDate>{format_datetime(newest(setting))}</lastBuildDate>
{items}
</channel></rss>
"""


def _rss_item(story: Story, setting: Setting) -> str:
    url = setting.base_url + story.path
    return f"""<item>
<title>{escape(story.title)}</title>
<link>{url}?utm_source=rss&amp;utm_medium=feed</link>
<guid isPermaLink="true">{url}</guid>
<pubDate>{format_datetime(setting.outlet.local(story.published(setting.base)))}</pubDate>
<description>{escape(story.summary)}</description>
</item>"""


def _atom(setting: Setting) -> str:
    entries = [
        _atom_entry(story.title, story.path, story.summary, story.published(setting.base), setting)
        for story in setting.stories
    ]
    if setting.outlet.withdrawn:
        stamp = newest(setting) - timedelta(days=1)
        entries.append(_atom_entry("Report withdrawn", setting.outlet.withdrawn, "No longer online.", stamp, setting))
    return f"""<feed xmlns="http://www.w3.org/2005/Atom">
<title>{escape(setting.outlet.name)}</title>
<subtitle>{escape(FICTION)}</subtitle>
<id>{setting.base_url}/</id>
<link rel="self" href="{setting.base_url}{setting.outlet.feed_path}"/>
<updated>{newest(setting).isoformat()}</updated>
{"".join(entries)}</feed>
"""


def _atom_entry(title: str, path: str, summary: str, published: datetime, setting: Setting) -> str:
    stamp = setting.outlet.local(published).isoformat()
    return f"""<entry>
<title>{escape(title)}</title>
<link rel="alternate" type="text/html" href="{setting.base_url}{path}"/>
<id>{setting.base_url}{path}</id>
<published>{stamp}</published>
<updated>{stamp}</updated>
<summary>{escape(summary)}</summary>
</entry>
"""


def _sitemap(setting: Setting) -> str:
    name = escape(setting.outlet.name)
    urls = "".join(_sitemap_url(story, name, setting) for story in setting.stories)
    return f"""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
{urls}</urlset>
"""


def _sitemap_url(story: Story, name: str, setting: Setting) -> str:
    return f"""<url>
<loc>{setting.base_url}{story.path}</loc>
<news:news>
<news:publication><news:name>{name}</news:name><news:language>{story.language}</news:language></news:publication>
<news:publication_date>{setting.outlet.local(story.published(setting.base)).isoformat()}</news:publication_date>
<news:title>{escape(story.title)}</news:title>
</news:news>
</url>
"""

"""What a source is: the model behind `[[source]]` in `tallywire.toml`.

In goes one table of the settings file, out comes a frozen `SourceSettings`, or a message that says what would be
right. This module knows nothing of the network and never opens a file.
"""

import re
from datetime import date
from enum import StrEnum
from hashlib import blake2b
from pathlib import Path
from typing import Annotated, Self
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator
from selectolax.lexbor import LexborHTMLParser, SelectolaxError


def _is_pattern(text: str) -> str:
    try:
        re.compile(text)
    except re.error as error:
        raise ValueError(f"is not a regular expression: {error}") from None
    return text


def _is_country(code: str) -> str:
    if not re.fullmatch("[A-Z]{3}", code):
        raise ValueError(f"is '{code}'; write the country's three letters of ISO 3166-1, such as 'KEN' for Kenya")
    return code


def _is_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError("is not a time zone; write one like 'Asia/Beirut'") from None
    return name


def _is_web_address(url: str) -> str:
    try:
        parts = urlsplit(url)
        bad = parts.scheme not in {"http", "https"} or not parts.hostname
    except ValueError:
        bad = True
    if bad:
        raise ValueError("is not a web address; write one that starts with https:// or http://")
    return url


def _is_selector(text: str) -> str:
    try:
        LexborHTMLParser("<p></p>").css(text)
    except (SelectolaxError, ValueError):
        raise ValueError("is not a CSS selector; write one like 'article h2 a'") from None
    return text


WebAddress = Annotated[str, AfterValidator(_is_web_address)]
Pattern = Annotated[str, AfterValidator(_is_pattern)]
Seconds = Annotated[float, Field(ge=0, le=3600)]


class SourceKind(StrEnum):
    """How a source names its pages."""

    FEED = "feed"
    """RSS, Atom or JSON Feed, told apart by content."""
    SITEMAP = "sitemap"
    """A news sitemap, a plain one, or an index of them; gzip too."""
    PAGE = "page"
    """A page whose links match `selector`."""
    URLS = "urls"
    """A list of URLs, one a line: a file (`path`) or an address (`url`)."""
    WARC = "warc"
    """WARC files made by anyone: a file or folder (`path`) or an address (`url`) of one or of a list of them."""


class SourceSettings(BaseModel):
    """One place that news comes from; `[[source]]` in the file.

    Attributes:
        name: short and unique; stored with every URL that the source brings.
        kind: how it names its pages.
        url: where it is on the web.
        path: where it is on this disk (`urls` and `warc` only).
        outlet: the newspaper's or agency's name as readers know it.
        country: ISO 3166-1 alpha-3 of the outlet's seat.
        language: ISO 639-1 code of its pages.
        timezone: IANA zone of dates that state none.
        selector: CSS selector of the links to follow (`page` only).
        include: regular expressions; a URL must match one (anywhere in it), if there are any.
        exclude: regular expressions; a URL must match none.
        first_date: pages that are known to be older are left alone.
        delay_s: seconds between two requests to one host, if more than `[fetch]` and robots.txt ask.
        enabled: false leaves the source out of runs and keeps its entry.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)

    name: str = Field(pattern=r"^[\w.-]{1,64}$")
    kind: SourceKind
    url: WebAddress | None = None
    path: Path | None = None
    outlet: str | None = None
    country: Annotated[str, AfterValidator(_is_country)] | None = None
    language: str | None = Field(default=None, pattern=r"^[a-z]{2}$")
    timezone: Annotated[str, AfterValidator(_is_zone)] = "UTC"
    selector: Annotated[str, AfterValidator(_is_selector)] | None = None
    include: tuple[Pattern, ...] = ()
    exclude: tuple[Pattern, ...] = ()
    first_date: date | None = None
    delay_s: Seconds | None = None
    enabled: bool = True

    @model_validator(mode="after")
    def _fits_its_kind(self) -> Self:
        """A source is either on the web or on this disk, and only some kinds may be on disk."""
        on_disk = self.kind in {SourceKind.URLS, SourceKind.WARC}
        if not on_disk and (self.url is None or self.path is not None):
            raise ValueError(f"a source of kind '{self.kind}' needs 'url' and has no 'path'")
        if on_disk and (self.url is None) == (self.path is None):
            raise ValueError(f"a source of kind '{self.kind}' needs either 'path' or 'url'")
        if (self.kind is SourceKind.PAGE) != (self.selector is not None):
            raise ValueError("'selector' is needed for kind 'page', and for no other")
        return self

    @property
    def fingerprint(self) -> str:
        """What decides which pages it names: where that changes, what it answered before is read anew."""
        decisive = {"kind", "url", "path", "selector", "include", "exclude", "first_date"}
        return blake2b(self.model_dump_json(include=decisive).encode(), digest_size=8).hexdigest()

    def wants(self, url: str) -> bool:
        """Tell whether the source's own patterns let a URL in."""
        if self.include and not any(re.search(pattern, url) for pattern in self.include):
            return False
        return not any(re.search(pattern, url) for pattern in self.exclude)

"""What a run is told: `tallywire.toml`, read and checked.

In goes the path of a settings file, out comes a frozen `Settings`. Every mistake is reported at once, each with
its file, line and key and what would be right. Relative paths are meant from the file's own folder, so that a
run works from any directory. This module never touches the network and never creates a file.
"""

import difflib
import re
import tomllib
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Self
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from flows.errors import SettingsError
from flows.toml_lines import line_of, lines_of

DEFAULT_FILE = "tallywire.toml"


def _is_pattern(text: str) -> str:
    try:
        re.compile(text)
    except re.error as error:
        raise ValueError(f"is not a regular expression: {error}") from None
    return text


def _is_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        raise ValueError("is not a time zone; write one like 'Asia/Beirut'") from None
    return name


def _is_web_address(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError("is not a web address; write one that starts with https:// or http://")
    return url


WebAddress = Annotated[str, AfterValidator(_is_web_address)]
Pattern = Annotated[str, AfterValidator(_is_pattern)]
Seconds = Annotated[float, Field(ge=0, le=3600)]


class SourceKind(StrEnum):
    """How a source names its pages."""

    FEED = "feed"
    """RSS, Atom or JSON Feed, told apart by content."""
    SITEMAP = "sitemap"
    """A news sitemap or a sitemap index, gzip too."""
    PAGE = "page"
    """A page whose links match `selector`."""
    URLS = "urls"
    """A list of URLs, one a line: a file (`path`) or an address (`url`)."""
    WARC = "warc"
    """WARC files made by anyone: a file or folder (`path`) or an address (`url`)."""


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class Source(_Model):
    """One place that news comes from; `[[source]]` in the file.

    Attributes:
        name: short and unique; stored with every URL that the source brings.
        kind: how it names its pages.
        url: where it is on the web.
        path: where it is on this disk, absolute after loading (`urls` and `warc` only).
        outlet: the newspaper's or agency's name as readers know it.
        country: ISO 3166-1 alpha-3 of the outlet's seat.
        language: ISO 639-1 code of its pages.
        timezone: IANA zone of dates that state none.
        selector: CSS selector of the links to follow (`page` only).
        include: regular expressions; a URL must match one, if there are any.
        exclude: regular expressions; a URL must match none.
        first_date: pages that are known to be older are left alone.
        delay_s: seconds between two requests to one host, if more than `[fetch]` and robots.txt ask.
        enabled: false leaves the source out of runs and keeps its entry.
    """

    name: str = Field(pattern=r"^[\w.-]{1,64}$")
    kind: SourceKind
    url: WebAddress | None = None
    path: Path | None = None
    outlet: str | None = None
    country: str | None = Field(default=None, pattern=r"^[A-Z]{3}$")
    language: str | None = Field(default=None, pattern=r"^[a-z]{2}$")
    timezone: Annotated[str, AfterValidator(_is_zone)] = "UTC"
    selector: str | None = None
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


class Fetch(_Model):
    """How the network is used; `[fetch]` in the file. The defaults are a polite guest's.

    Attributes:
        contact: an address or page for the webmasters who see us in their logs; part of the User-Agent.
        connections: requests in flight over all hosts.
        connections_per_host: requests in flight to one host.
        delay_s: seconds between the starts of two requests to one host; Crawl-delay and Retry-After may raise it.
        deadline_s: seconds for one request, redirects and retries of a read included.
        retries: further tries of a request that failed in a way that may pass.
        max_bytes: of one response as sent; a longer one is cut off and counted as `too_large`.
        max_decoded_bytes: of one response after decompression.
        max_pages_per_source: of one run, newest first.
        allow_loopback: lets 127.0.0.1 and ::1 be fetched, for the demo and for tests; never other private addresses.
    """

    contact: str = "https://example.org/contact-not-set"
    connections: int = Field(default=32, ge=1, le=512)
    connections_per_host: int = Field(default=2, ge=1, le=32)
    delay_s: Seconds = 1.0
    deadline_s: float = Field(default=30.0, gt=0, le=600)
    retries: int = Field(default=2, ge=0, le=10)
    max_bytes: int = Field(default=8_000_000, ge=10_000)
    max_decoded_bytes: int = Field(default=24_000_000, ge=10_000)
    max_pages_per_source: int = Field(default=2000, ge=1)
    allow_loopback: bool = False


class Extract(_Model):
    """How pages are read; `[extract]` in the file.

    Attributes:
        workers: processes; 0 means one for each core this process may use.
        deadline_s: seconds for one page; one that takes longer is counted as `extract_timeout`, its worker replaced.
        batch: pages in one Parquet part.
    """

    workers: int = Field(default=0, ge=0, le=256)
    deadline_s: float = Field(default=20.0, gt=0, le=600)
    batch: int = Field(default=200, ge=1, le=10_000)


class Settings(_Model):
    """All of `tallywire.toml`. Paths are absolute after `load_settings`."""

    data_dir: Path = Path("data")
    fetch: Fetch = Fetch()
    extract: Extract = Extract()
    source: tuple[Source, ...] = ()

    @model_validator(mode="after")
    def _names_are_unique(self) -> Self:
        names = [source.name for source in self.source]
        if twice := sorted({name for name in names if names.count(name) > 1}):
            raise ValueError(f"two sources are called '{twice[0]}'; a name belongs to one [[source]]")
        return self

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources that take part in runs."""
        return tuple(source for source in self.source if source.enabled)

    @property
    def archive_dir(self) -> Path:
        """WARC files: the truth, from which everything else can be rebuilt."""
        return self.data_dir / "archive"

    @property
    def parts_dir(self) -> Path:
        """Parquet parts, one folder each."""
        return self.data_dir / "parts"

    @property
    def warehouse_file(self) -> Path:
        """The pipeline's own database; nobody else opens it."""
        return self.data_dir / "warehouse.duckdb"

    @property
    def published_file(self) -> Path:
        """The copy that analysts open."""
        return self.data_dir / "tallywire.duckdb"

    @property
    def lock_file(self) -> Path:
        """Held by the one run that may write in `data_dir`."""
        return self.data_dir / "tallywire.lock"


def load_settings(path: Path) -> Settings:
    """Read and check a settings file.

    Args:
        path: the TOML file; relative paths inside are meant from its folder.

    Returns:
        The settings, every path absolute.

    Raises:
        SettingsError: the file is missing, is not TOML, or has wrong keys or values; all of them are named.
    """
    try:
        text = path.read_text(encoding="utf-8")
        content = tomllib.loads(text)
    except FileNotFoundError:
        raise SettingsError(
            f"reading the settings: {path} does not exist; name another with --config, write one (README, "
            "'Settings'), or try 'tallywire run --demo', which needs none"
        ) from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"reading the settings: {path} cannot be read as TOML: {error}") from None
    try:
        settings = Settings.model_validate(content)
    except ValidationError as error:
        raise SettingsError(_explain(path, text, error)) from None
    home = path.resolve().parent
    return settings.model_copy(
        update={
            "data_dir": home / settings.data_dir.expanduser(),
            "source": tuple(
                source.model_copy(update={"path": home / source.path.expanduser()}) if source.path else source
                for source in settings.source
            ),
        }
    )


def _explain(path: Path, text: str, error: ValidationError) -> str:
    """Write one line for each mistake: file, line, key, what is wrong, what would be right."""
    lines = lines_of(text)
    mistakes = []
    for detail in error.errors():
        location = detail["loc"]
        key = str(location[-1]) if location and isinstance(location[-1], str) else ""
        wrong = detail["msg"].removeprefix("Value error, ")
        if detail["type"] == "extra_forbidden":
            wrong = f"there is no such key{_suggestion(location, key)}"
        elif detail["type"] == "missing":
            wrong = "is needed and is missing"
        name = f"'{key}'" if key else "the list"
        if location and isinstance(location[-1], int):
            name = f"[[{location[0]}]]" if len(location) == 2 else f"'{location[-2]}'"  # noqa: PLR2004  (table, n)
        mistakes.append(f"{path}:{line_of(lines, location)}: {name if location else 'settings'}: {wrong}")
    return "reading the settings; mend this and run again:\n  " + "\n  ".join(mistakes)


def _suggestion(location: tuple[str | int, ...], key: str) -> str:
    tables: dict[str, type[BaseModel]] = {"source": Source, "fetch": Fetch, "extract": Extract}
    model = tables.get(str(location[0]), Settings) if len(location) > 1 else Settings
    near: list[Any] = difflib.get_close_matches(key, model.model_fields, n=1)
    return f"; did you mean '{near[0]}'?" if near else "; the keys are " + ", ".join(model.model_fields)

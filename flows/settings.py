"""What a run is told: `tallywire.toml`, read and checked.

In goes the path of a settings file, out comes a frozen `Settings`. Every mistake is reported at once, each with
its file, line and key and what would be right. Relative paths are meant from the file's own folder, so that a
run works from any directory. This module never touches the network and never creates a file.
"""

import difflib
import tomllib
from pathlib import Path
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from flows.collect.sources import Seconds, SourceSettings
from flows.errors import SettingsError
from flows.toml_lines import line_of, lines_of

NO_CONTACT = "no contact given"
"""What the User-Agent says until the user says better; every run on the web reminds of it."""


_SHAPES = {
    "name": "has letters, digits, '.', '-' and '_' only, 64 at most",
    "country": "is not an ISO 3166-1 alpha-3 code; write three capitals like 'LBN'",
    "language": "is not an ISO 639-1 code; write two small letters like 'en'",
}
"""What a key of fixed shape must look like, for its error."""


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


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

    contact: str = NO_CONTACT
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
    """

    workers: int = Field(default=0, ge=0, le=256)
    deadline_s: float = Field(default=20.0, gt=0, le=600)


class Settings(_Model):
    """All of `tallywire.toml`. Paths are absolute after `load_settings`."""

    data_dir: Path = Path("data")
    fetch: Fetch = Fetch()
    extract: Extract = Extract()
    source: tuple[SourceSettings, ...] = ()

    @model_validator(mode="after")
    def _names_are_unique(self) -> Self:
        names = [source.name for source in self.source]
        if twice := sorted({name for name in names if names.count(name) > 1}):
            raise ValueError(f"two sources are called '{twice[0]}'; a name belongs to one [[source]]")
        return self

    @property
    def sources(self) -> tuple[SourceSettings, ...]:
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
        elif detail["type"] == "string_pattern_mismatch":
            wrong = _SHAPES.get(key, wrong)
        elif detail["type"] == "missing":
            wrong = "is needed and is missing"
        name = f"'{key}'" if key else "the list"
        if location and isinstance(location[-1], int):
            name = f"[[{location[0]}]]" if len(location) == 2 else f"'{location[-2]}'"  # noqa: PLR2004  (table, n)
        mistakes.append(f"{path}:{line_of(lines, location)}: {name if location else 'settings'}: {wrong}")
    return "reading the settings; mend this and run again:\n  " + "\n  ".join(mistakes)


def _suggestion(location: tuple[str | int, ...], key: str) -> str:
    tables: dict[str, type[BaseModel]] = {"source": SourceSettings, "fetch": Fetch, "extract": Extract}
    model = tables.get(str(location[0]), Settings) if len(location) > 1 else Settings
    near = difflib.get_close_matches(key, model.model_fields, n=1)
    return f"; did you mean '{near[0]}'?" if near else "; the keys are " + ", ".join(model.model_fields)

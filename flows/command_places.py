"""`tallywire places update`: a GeoNames dump is added to the gazetteer of this installation."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from extractors.gazetteer import DEFAULT_PATH, LICENCE, GazetteerError
from extractors.gazetteer_build import update as add
from flows.collect.download import download
from flows.errors import TallywireError, UsageError
from flows.settings import Fetch


def update(table: str, alternate_names: str | None, settings: Fetch) -> None:
    """Add a dump; the gazetteer is replaced when the new one is whole.

    Args:
        table: GeoNames' main table, plain or zipped: a file's name or an http(s) address.
        alternate_names: its table of alternate names, the same.
        settings: `[fetch]`, for addresses.

    Raises:
        UsageError: a file is missing or is not GeoNames'.
        TallywireError: a file cannot be fetched, or the gazetteer cannot be written.
    """
    with TemporaryDirectory(prefix="tallywire-places-") as folder:
        source = _file(table, Path(folder), settings)
        names = _file(alternate_names, Path(folder), settings) if alternate_names else None
        try:
            places = add(source, names, DEFAULT_PATH)
        except GazetteerError as error:
            raise UsageError(f"updating the gazetteer: {error}") from None
        except OSError as error:
            raise TallywireError(
                f"updating the gazetteer {DEFAULT_PATH}: {error.strerror or error}; call this as the user who "
                "installed Tallywire, or install it into an environment of your own"
            ) from None
    sys.stdout.write(f"{DEFAULT_PATH}: {places:,} places\n{LICENCE}\n")


def _file(name: str, folder: Path, settings: Fetch) -> Path:
    """The file itself; one on the network is fetched into `folder` first."""
    if not name.startswith(("http://", "https://")):
        return Path(name)
    target = folder / (urlsplit(name).path.rpartition("/")[2] or "table")
    sys.stderr.write(f"downloading {name}\n")
    download(name, target, settings)
    return target

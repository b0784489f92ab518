"""`tallywire places update`: a GeoNames dump is added to the gazetteer of this installation."""

import sys
from pathlib import Path

from extractors.gazetteer import DEFAULT_PATH, GazetteerError
from extractors.gazetteer_build import update as add
from flows.errors import TallywireError, UsageError


def update(table: Path, alternate_names: Path | None) -> None:
    """Add a dump; the gazetteer is replaced when the new one is whole.

    Args:
        table: GeoNames' main table, plain or zipped.
        alternate_names: its table of alternate names, plain or zipped.

    Raises:
        UsageError: a file is missing or is not GeoNames'.
        TallywireError: the gazetteer cannot be written.
    """
    if str(table).startswith(("http:", "https:")):
        raise UsageError(f"updating the gazetteer: download {table} first, and give the file's name")
    try:
        places = add(table, alternate_names, DEFAULT_PATH)
    except GazetteerError as error:
        raise UsageError(f"updating the gazetteer: {error}") from None
    except OSError as error:
        raise TallywireError(
            f"updating the gazetteer {DEFAULT_PATH}: {error.strerror or error}; call this as the user who installed "
            "Tallywire, or install it into an environment of your own"
        ) from None
    sys.stdout.write(f"{DEFAULT_PATH}: {places:,} places\nPlaces: GeoNames (www.geonames.org), CC BY 4.0\n")

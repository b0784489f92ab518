"""The gazetteer: every place that the compiled file knows, looked up by name in microseconds.

In goes a name as a text spells it, out come `Entry` records with coordinates, country and divisions. The file
is mapped into memory, not read: opening costs a millisecond, and worker processes share its pages. It is
compiled by `gazetteer_build` when the package is built; this module never writes, and never decides which of
several namesakes a text means.

Names are found by hash. The file holds no strings but the places' own names: each key's 48-bit hash (16 bits
choose a bucket, 32 are stored) leads to place numbers, so that one look-up in ten million finds a wrong one.
"""

import json
import math
import mmap
import struct
import sys
import zlib
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Final

from extractors import gazetteer_names as names

LICENCE: Final = (
    "Place data: GeoNames (https://www.geonames.org), licensed under CC BY 4.0 "
    "(https://creativecommons.org/licenses/by/4.0/), compiled and abridged by Tallywire."
)
"""The notice that GeoNames' licence asks for, wherever its data are shown or passed on."""

MAGIC: Final = b"TWGAZ\x00\x02\n"
"""First bytes of the file: its kind and the version of its layout."""
DEFAULT_PATH: Final = Path(__file__).with_name("gazetteer.bin")
HEADER: Final = struct.Struct("<8sQ")
"""Magic, then the length of the JSON header that follows."""
BUCKETS: Final = 1 << 16
SCALE: Final = 100_000
"""Coordinates are whole numbers of 1e-5 degrees, about a metre: GeoNames' own precision."""
NONE: Final = 0xFFFFFFFF
"""A missing division."""
LEAST_BONES: Final = 3
"""Consonants that a skeleton needs: two fit too many names to tell a place by."""
_PART: Final = 0.2
"""Share of a country's divisions that its north, east, south or west holds."""
_ENTRIES = 1 << 15
_LOOKUPS = 1 << 16
"""Look-ups remembered: most capitalised words of the news are asked for again and again; some 10 MB when full."""


class GazetteerError(RuntimeError):
    """The gazetteer file is absent, of another version, or damaged; the message says how to build it."""


class Kind(IntEnum):
    """What a place is."""

    COUNTRY = 0
    ADMIN1 = 1
    ADMIN2 = 2
    SETTLEMENT = 3
    POINT = 4


@dataclass(frozen=True, slots=True)
class Entry:
    """One place.

    Attributes:
        index: its number in the file, what look-ups return.
        geonames_id: GeoNames' id, None for a place that another source gave.
        name: its name as GeoNames writes it.
        lat: WGS 84 degrees north.
        lon: WGS 84 degrees east.
        country: ISO 3166-1 alpha-3.
        kind: country, division, settlement or point.
        admin1: index of its first-level division, None where it has none.
        admin2: index of its second-level division, None where it has none.
        population: people, 0 where it is not known.
        seat: what it is the seat of: `COUNTRY`, `ADMIN1`, or None.
    """

    index: int
    geonames_id: int | None
    name: str
    lat: float
    lon: float
    country: str
    kind: Kind
    admin1: int | None
    admin2: int | None
    population: int
    seat: Kind | None


@dataclass(frozen=True, slots=True)
class Country:
    """What the header says of one country: its index, ISO codes, capital's index and neighbours (alpha-3)."""

    index: int
    iso3: str
    iso2: str
    capital: int | None
    neighbours: frozenset[str]


def key_hash(key: str) -> int:
    """The 48-bit hash under which a key is filed; the same in every process and on every machine."""
    return int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=6).digest(), "big")


class Gazetteer:
    """A compiled gazetteer file, open for look-up. Safe to share between threads; made again in each process."""

    def __init__(self, path: Path = DEFAULT_PATH) -> None:
        """Open `path`.

        Raises:
            GazetteerError: there is no such file, or it was not written by this version.
        """
        how = "build it with: python -m extractors.gazetteer_build"
        try:
            with path.open("rb") as file:
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError) as error:
            raise GazetteerError(f"opening the gazetteer {path}: {error}; {how}") from error
        try:
            magic, length = HEADER.unpack_from(self._map)
            if magic != MAGIC:
                raise GazetteerError(f"opening the gazetteer {path}: it has another version's layout; {how}")
            header = json.loads(self._map[HEADER.size : HEADER.size + length])
            if header["byteorder"] != sys.byteorder:
                raise GazetteerError(f"opening the gazetteer {path}: it was compiled on another kind of machine; {how}")
            whole = memoryview(self._map)
            sections = {
                name: whole[start : start + size].cast(code) for name, (start, size, code) in header["sections"].items()
            }
        except (struct.error, ValueError, KeyError, TypeError) as error:
            raise GazetteerError(f"opening the gazetteer {path}: it is damaged ({error}); {how}") from error
        self.path = path
        self.source: str = header["source"]
        self.fingerprint: str = header["fingerprint"]
        self.countries: dict[str, Country] = {
            row[1]: Country(row[0], row[1], row[4], row[2], frozenset(row[3])) for row in header["countries"]
        }
        self._codes: list[str] = [row[1] for row in header["countries"]]
        self._ids, self._lats, self._lons = sections["id"], sections["lat"], sections["lon"]
        self._populations, self._country = sections["population"], sections["country"]
        self._kind, self._admin1, self._admin2 = sections["kind"], sections["admin1"], sections["admin2"]
        self._seat, self._ends, self._text = sections["seat"], sections["name_end"], sections["names"]
        self._buckets, self._hashes, self._places = sections["bucket"], sections["hash"], sections["place"]
        self._order, self._divisions = sections["order"], sections["divisions"]
        self.exact = lru_cache(_LOOKUPS)(self._exact)
        self.tolerant = lru_cache(_LOOKUPS)(self._tolerant)
        self.entry = lru_cache(_ENTRIES)(self._entry)
        self._part = lru_cache(_ENTRIES)(self._middle)
        self._divided: dict[str, list[Entry]] | None = None

    def __len__(self) -> int:
        """How many places the file holds."""
        return len(self._ids)

    def _exact(self, name: str) -> tuple[int, ...]:
        """Indexes of the places that `name` names, whatever its case, marks, apostrophes and hyphens."""
        key = names.strict(name)
        return self._find(key) if key else ()

    def _tolerant(self, name: str, country: str | None = None) -> tuple[int, ...]:
        """`exact` and without articles and doubled letters, else by consonants within `country` (alpha-3)."""
        found = tuple(dict.fromkeys((*self.exact(name), *self.loosely(name))))
        if found or country is None:
            return found
        return self.within(country, names.skeleton(name))

    def within(self, country: str, bones: str) -> tuple[int, ...]:
        """Indexes of the places of `country` (alpha-3) whose names have these consonants (`names.skeleton`)."""
        return self._find(f"{country}:{bones}") if len(bones) >= LEAST_BONES else ()

    def loosely(self, name: str) -> tuple[int, ...]:
        """`exact` without articles, doubled letters and long vowels."""
        return self._find(names.loose(name))

    def prefix(self, start: str, limit: int = 10) -> tuple[int, ...]:
        """Indexes of at most `limit` places whose own name begins with `start`, in alphabetical order."""
        key = names.strict(start)
        low = bisect_left(self._order, key, key=lambda i: names.strict(self._name(i)))
        found: list[int] = []
        for i in self._order[low : low + limit]:
            if not names.strict(self._name(i)).startswith(key):
                break
            found.append(i)
        return tuple(found)

    def part(self, country: str, bearing: float) -> tuple[float, float] | None:
        """The middle of a country's part in a direction ("northern Cameroon"), from its first-level divisions.

        Args:
            country: ISO 3166-1 alpha-3.
            bearing: degrees clockwise from north.

        Returns:
            Latitude and longitude; None for a country without divisions.
        """
        return self._part(country, bearing)

    def _middle(self, country: str, bearing: float) -> tuple[float, float] | None:
        divisions = self._first_level().get(country)
        if not divisions:
            return None
        centre = self.entry(self.countries[country].index)
        angle, narrow = math.radians(bearing), math.cos(math.radians(centre.lat))

        def far(entry: Entry) -> float:
            north, east = entry.lat - centre.lat, (entry.lon - centre.lon) * narrow
            return north * math.cos(angle) + east * math.sin(angle)

        ahead = sorted(divisions, key=far)[-max(1, round(len(divisions) * _PART)) :]
        return sum(e.lat for e in ahead) / len(ahead), sum(e.lon for e in ahead) / len(ahead)

    def _first_level(self) -> dict[str, list[Entry]]:
        """First-level divisions by country; read once, when a part of a country is first asked for."""
        if self._divided is None:
            self._divided = {}
            for index, kind in enumerate(self._kind):
                if kind == Kind.ADMIN1:
                    entry = self._entry(index)
                    self._divided.setdefault(entry.country, []).append(entry)
        return self._divided

    def divisions(self) -> dict[str, int]:
        """GeoNames codes of divisions ("SY.12") with their indexes; for `gazetteer_build.update`, not for look-up."""
        codes: dict[str, int] = json.loads(zlib.decompress(self._divisions))
        return codes

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Every key's hash with a place's index, in order; for `gazetteer_build.update`, not for look-up."""
        for bucket in range(BUCKETS):
            for at in range(self._buckets[bucket], self._buckets[bucket + 1]):
                yield bucket << 32 | self._hashes[at], self._places[at]

    def _entry(self, index: int) -> Entry:
        """The place with this number.

        Raises:
            IndexError: there is none.
        """
        admin1, admin2, seat = self._admin1[index], self._admin2[index], self._seat[index]
        return Entry(
            index=index,
            geonames_id=self._ids[index] or None,
            name=self._name(index),
            lat=self._lats[index] / SCALE,
            lon=self._lons[index] / SCALE,
            country=self._codes[self._country[index]],
            kind=Kind(self._kind[index]),
            admin1=None if admin1 == NONE else admin1,
            admin2=None if admin2 == NONE else admin2,
            population=self._populations[index],
            seat=None if seat == 0 else Kind(seat - 1),
        )

    def _name(self, index: int) -> str:
        start = self._ends[index - 1] if index else 0
        return bytes(self._text[start : self._ends[index]]).decode("utf-8")

    def _find(self, key: str) -> tuple[int, ...]:
        number = key_hash(key)
        bucket, rest = number >> 32, number & 0xFFFFFFFF
        high = self._buckets[bucket + 1]
        at = bisect_left(self._hashes, rest, self._buckets[bucket], high)
        if at == high or self._hashes[at] != rest:
            return ()
        end = at + 1
        while end < high and self._hashes[end] == rest:
            end += 1
        return tuple(self._places[at:end])


@cache
def default() -> Gazetteer:
    """The gazetteer that the package carries, opened once in each process.

    Raises:
        GazetteerError: it is absent or of another version.
    """
    return Gazetteer()

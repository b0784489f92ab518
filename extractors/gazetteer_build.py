"""Compile the gazetteer file: `python -m extractors.gazetteer_build`, the wheel's build hook, and `update`.

In go records of places (`gazetteer_sources` reads them from packages, `gazetteer_geonames` from a GeoNames
dump); out comes one file that `gazetteer` maps into memory. The same records give the same bytes. Nothing is
downloaded here, and nothing at run time needs the packages that the records came from.
"""

import argparse
import json
import sys
import zlib
from array import array
from collections.abc import Iterable, Iterator
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final

from extractors import gazetteer, lexicon
from extractors import gazetteer_names as names
from extractors.gazetteer import BUCKETS, HEADER, MAGIC, NONE, SCALE, Gazetteer, GazetteerError, Kind, key_hash
from extractors.gazetteer_record import Nation, Record

_SHARDS: Final = 256
"""Pairs of key and place are kept apart by the first byte of the hash, so that each lot sorts by itself."""
_PLACE_BITS: Final = 24
"""Places are numbered up to 16 million: GeoNames has 12 million features of all classes, we keep half."""
_HASH_MASK: Final = (1 << 40) - 1
_LATIN_END: Final = 0x250
_LATIN_ADDITIONAL: Final = range(0x1E00, 0x1F00)
_PARTICLES: Final = ("al", "el", "ar", "as", "ash", "at", "an", "ad", "az", "es", "en", "et", "d'", "l'", "'", "‘", "ʿ")
_FEATURES: Final = lexicon.words("places", "compile", "features")
_OF: Final = frozenset({"of", "de", "del", "du", "da", "do", "des", "d", "e", "i", "la", "el"})


class Writer:
    """Collects records and writes the file; countries and divisions come before what lies in them."""

    def __init__(self, nations: Iterable[Nation]) -> None:
        """Start an empty file that knows these countries."""
        self.nations = {nation.iso3: nation for nation in nations}
        self._number = {iso3: i for i, iso3 in enumerate(self.nations)}
        self._country_index: dict[str, int] = {}
        self._capital: dict[str, int] = {}
        self.divisions: dict[str, int] = {}
        self.by_id: dict[int, int] = {}
        self.ids, self.populations = array("I"), array("I")
        self.lats, self.lons = array("i"), array("i")
        self.country, self.kind, self.seat = array("H"), array("B"), array("B")
        self.admin1, self.admin2, self.ends = array("I"), array("I"), array("I")
        self.text = bytearray()
        self._shards = [array("Q") for _ in range(_SHARDS)]

    def add(self, record: Record) -> None:
        """Add a place, or new names and coordinates for one that is there by its GeoNames id."""
        index = self.by_id.get(record.geonames_id) if record.geonames_id else None
        if index is None:
            index = self._append(record)
        else:
            self.lats[index], self.lons[index] = round(record.lat * SCALE), round(record.lon * SCALE)
        self._file(index, record.country, (record.name, *record.names), division=record.kind < Kind.SETTLEMENT)

    def copy(self, base: Gazetteer) -> None:
        """Take over every place and name of a compiled file."""
        divisions = base.divisions()
        codes = {index: code for code, index in divisions.items()}
        for index in range(len(base)):
            entry = base.entry(index)
            self._append(
                Record(
                    entry.geonames_id or 0, entry.name, entry.lat, entry.lon, entry.country, entry.kind,
                    codes.get(entry.admin1, "") if entry.admin1 is not None else "",
                    codes.get(entry.admin2, "") if entry.admin2 is not None else "",
                    entry.population, (), codes.get(index, ""), entry.seat,
                )
            )  # fmt: skip
        for number, place in base.pairs():
            self._pair(number, place)

    def write(self, target: Path, source: str, fingerprint: str) -> None:
        """Write the file in one step: it exists whole or not at all."""
        buckets, hashes, places = array("I", [0]), array("I"), array("I")
        for shard, pairs in enumerate(self._shards):
            bucket = shard << 8
            for pair in sorted(set(pairs)):
                number = pair >> _PLACE_BITS
                while bucket < (shard << 8) + (number >> 32):
                    buckets.append(len(hashes))
                    bucket += 1
                hashes.append(number & 0xFFFFFFFF)
                places.append(pair & ((1 << _PLACE_BITS) - 1))
            while bucket < (shard + 1) << 8:
                buckets.append(len(hashes))
                bucket += 1
        if len(buckets) != BUCKETS + 1:
            raise GazetteerError(f"compiling the gazetteer {target}: {len(buckets)} buckets; report this as a defect")
        order = array("I", sorted(range(len(self.ids)), key=lambda i: (names.strict(self._name(i)), i)))
        sections: dict[str, tuple[str, bytes]] = {
            "id": ("I", self.ids.tobytes()), "lat": ("i", self.lats.tobytes()), "lon": ("i", self.lons.tobytes()),
            "population": ("I", self.populations.tobytes()), "admin1": ("I", self.admin1.tobytes()),
            "admin2": ("I", self.admin2.tobytes()), "name_end": ("I", self.ends.tobytes()),
            "bucket": ("I", buckets.tobytes()), "hash": ("I", hashes.tobytes()), "place": ("I", places.tobytes()),
            "order": ("I", order.tobytes()), "country": ("H", self.country.tobytes()),
            "kind": ("B", self.kind.tobytes()), "seat": ("B", self.seat.tobytes()), "names": ("B", bytes(self.text)),
            "divisions": ("B", zlib.compress(json.dumps(self.divisions, sort_keys=True).encode(), 9)),
        }  # fmt: skip
        _write(target, source, fingerprint, self._countries(), sections)

    def _countries(self) -> list[list[Any]]:
        return [
            [self._country_index.get(iso3, 0), iso3, self._capital.get(iso3), list(nation.neighbours), nation.iso2]
            for iso3, nation in self.nations.items()
        ]

    def _append(self, record: Record) -> int:
        index = len(self.ids)
        if record.geonames_id:
            self.by_id[record.geonames_id] = index
        if record.division:
            self.divisions[record.division] = index
        if record.kind is Kind.COUNTRY:
            self._country_index[record.country] = index
        if record.seat is Kind.COUNTRY:
            self._capital[record.country] = index
        self.ids.append(record.geonames_id)
        self.lats.append(round(record.lat * SCALE))
        self.lons.append(round(record.lon * SCALE))
        self.populations.append(min(record.population, NONE))
        self.country.append(self._number[record.country])
        self.kind.append(record.kind)
        self.seat.append(0 if record.seat is None else record.seat + 1)
        self.admin1.append(self.divisions.get(record.admin1, NONE))
        self.admin2.append(self.divisions.get(record.admin2, NONE))
        self.text += record.name.encode()
        self.ends.append(len(self.text))
        return index

    def _name(self, index: int) -> str:
        return self.text[self.ends[index - 1] if index else 0 : self.ends[index]].decode()

    def _file(self, index: int, country: str, spellings: Iterable[str], *, division: bool) -> None:
        keys: set[str] = set()
        for spelling in sorted(set(filter(_is_name, spellings))):
            for variant in _variants(spelling) if division else (spelling,):
                keys.update((names.strict(variant), names.loose(variant)))
                bones = names.skeleton(variant)
                if len(bones) >= gazetteer.LEAST_BONES:
                    keys.add(f"{country}:{bones}")
        keys.discard("")
        for key in keys:
            self._pair(key_hash(key), index)

    def _pair(self, number: int, place: int) -> None:
        self._shards[number >> 40].append((number & _HASH_MASK) << _PLACE_BITS | place)


def _is_name(spelling: str) -> bool:
    """Whether a spelling is one that a text in Latin letters would use.

    GeoNames' alternate names hold other scripts, codes ("DAM") and machine romanisations of other scripts, which
    begin in lower case ("dmshq", "da ma shi ge").
    """
    if len(spelling) < 2 or any(c.isdigit() for c in spelling):  # noqa: PLR2004 - one letter is no name
        return False
    if any(c.isalpha() and ord(c) >= _LATIN_END and ord(c) not in _LATIN_ADDITIONAL for c in spelling):
        return False
    if len(spelling) <= 4 and spelling.isupper():  # noqa: PLR2004 - airport and country codes
        return False
    if spelling[0].islower():
        return spelling.startswith(_PARTICLES) and any(c.isupper() for c in spelling)
    return True


def _variants(name: str) -> Iterator[str]:
    """A division's name with and without the word that says what kind it is: "Idlib Governorate", "Idlib"."""
    yield name
    words = name.split()
    if len(words) > 1:
        for end in (len(words) - 1, len(words) - 2, len(words) - 3):
            if end >= 1 and names.strict(" ".join(words[end:])) in _FEATURES:
                yield " ".join(words[:end])
        if names.strict(words[0]) in _FEATURES:
            start = 2 if len(words) > 2 and names.strict(words[1]) in _OF else 1  # noqa: PLR2004 - word, of, name
            yield " ".join(words[start:])


def _write(
    target: Path, source: str, fingerprint: str, countries: list[list[Any]], sections: dict[str, tuple[str, bytes]]
) -> None:
    spans: dict[str, tuple[int, int, str]] = {}
    # The header's own length decides where sections start: they are laid after room that surely holds it.
    room = 256 * (2 + len(countries))
    position = room
    for name, (code, data) in sections.items():
        spans[name] = (position, len(data), code)
        position += (len(data) + 7) // 8 * 8
    header = json.dumps(
        {
            "source": source, "fingerprint": fingerprint, "licence": gazetteer.LICENCE, "byteorder": sys.byteorder,
            "countries": countries, "sections": spans,
        },
        separators=(",", ":"),
    ).encode()  # fmt: skip
    if HEADER.size + len(header) > room:
        raise GazetteerError(f"compiling the gazetteer {target}: the header needs {len(header)} bytes; raise `room`")
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(target.name + ".part")
    with partial.open("wb") as file:
        file.write(HEADER.pack(MAGIC, len(header)) + header)
        for name, (_, data) in sections.items():
            file.seek(spans[name][0])
            file.write(data)
        file.truncate(position)
    partial.replace(target)


def fingerprint() -> str:
    """What the file depends on besides its sources: this code and the words it uses, as 16 hex characters."""
    here = Path(__file__).parent
    code = [here.joinpath(f"gazetteer_{part}.py").read_bytes() for part in ("build", "names", "record", "sources")]
    return blake2b(b"\0".join((*code, " ".join(sorted(_FEATURES)).encode())), digest_size=8).hexdigest()


def build(target: Path | None = None, *, force: bool = False) -> bool:
    """Compile the file that the package carries, unless it is there and fresh.

    Args:
        target: where to write; the package's own place by default.
        force: compile even when the file is fresh.

    Returns:
        Whether it was compiled.

    Raises:
        GazetteerError: a package that holds the data is not installed.
    """
    from extractors import gazetteer_sources  # noqa: PLC0415 - only building needs it

    path = target or gazetteer.DEFAULT_PATH
    mark = fingerprint()
    if not force:
        with suppress(GazetteerError):
            if Gazetteer(path).fingerprint == mark:
                return False
    nations, records = gazetteer_sources.read()
    writer = Writer(nations)
    for record in records:
        writer.add(record)
    writer.write(path, gazetteer_sources.SOURCE, mark)
    return True


def update(source: Path, alternate_names: Path | None, target: Path) -> int:
    """Add a GeoNames dump to the gazetteer that the package carries, and write the whole to `target`.

    Args:
        source: `allCountries`, `cities500` or any other table in GeoNames' main layout, plain or zipped.
        alternate_names: `alternateNames` or `alternateNamesV2`, plain or zipped; None to use those of `source`.
        target: the file to write; `gazetteer.Gazetteer(target)` opens it.

    Returns:
        How many places the new file holds.

    Raises:
        GazetteerError: a file cannot be read or is not in GeoNames' layout.
    """
    from extractors import gazetteer_geonames  # noqa: PLC0415 - only updating needs it

    base = Gazetteer()
    writer = Writer(Nation(c.iso3, c.iso2, tuple(sorted(c.neighbours))) for c in base.countries.values())
    writer.copy(base)
    for record in gazetteer_geonames.read(source, alternate_names, writer.nations.values()):
        writer.add(record)
    writer.write(target, f"{base.source}, {source.name}", base.fingerprint)
    return len(writer.ids)


def main() -> None:
    """Compile the package's gazetteer and say where it is."""
    parser = argparse.ArgumentParser(description="Compile the gazetteer from the installed data packages.")
    parser.add_argument("--force", action="store_true", help="compile even when the file is fresh")
    parser.add_argument("--target", type=Path, default=gazetteer.DEFAULT_PATH, help="the file to write")
    arguments = parser.parse_args()
    built = build(arguments.target, force=arguments.force)
    print(f"{arguments.target} {'compiled' if built else 'is fresh'}")  # noqa: T201 - this is a command


if __name__ == "__main__":
    main()

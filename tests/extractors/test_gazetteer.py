"""The compiled gazetteer: look-ups by exact name, by press spelling and by prefix, and what its entries say."""

from pathlib import Path

import pytest

from extractors import gazetteer
from extractors.gazetteer import Entry, Gazetteer, GazetteerError, Kind

try:
    BOOK = gazetteer.default()
except GazetteerError as error:  # a checkout that has not been built
    pytest.skip(str(error), allow_module_level=True)


def best(name: str, country: str | None = None) -> Entry | None:
    """The most populous town of that name, in `country` if one is given."""
    entries = [BOOK.entry(i) for i in BOOK.tolerant(name, country)]
    entries = [e for e in entries if country in (None, e.country)]
    return max(entries, key=lambda e: (e.kind is Kind.SETTLEMENT, e.population), default=None)


@pytest.mark.parametrize(
    ("name", "country", "lat", "lon"),
    [
        ("Aleppo", "SYR", 36.2, 37.16),
        ("Halab", "SYR", 36.2, 37.16),
        ("Deir ez-Zor", "SYR", 35.3, 40.1),
        ("Dayr al-Zawr", "SYR", 35.3, 40.1),
        ("Ma`arrat an-Nu`man", "SYR", 35.65, 36.68),
        ("Maarrat al-Numan", "SYR", 35.65, 36.68),
        ("Kafr Nabl", "SYR", 35.61, 36.56),
        ("Khan Shaykhun", "SYR", 35.44, 36.65),
        ("Khan Cheikhoun", "SYR", 35.44, 36.65),
        ("Al-Hasakah", "SYR", 36.5, 40.75),
        ("Saraqib", "SYR", 35.86, 36.8),
        ("Douma", "SYR", 33.57, 36.4),
        ("Kharkiv", "UKR", 50.0, 36.23),
        ("Kharkov", "UKR", 50.0, 36.23),
        ("Mykolaiv", "UKR", 46.97, 32.0),
        ("Zaporizhzhia", "UKR", 47.85, 35.12),
        ("Zaporozhye", "UKR", 47.85, 35.12),
        ("Odesa", "UKR", 46.48, 30.73),
        ("Odessa", "UKR", 46.48, 30.73),
        ("Kramatorsk", "UKR", 48.72, 37.56),
        ("Khartoum", "SDN", 15.55, 32.53),
        ("Omdurman", "SDN", 15.64, 32.48),
        ("El Fasher", "SDN", 13.63, 25.35),
        ("al-Fashir", "SDN", 13.63, 25.35),
        ("El Geneina", "SDN", 13.45, 22.45),
        ("Nyala", "SDN", 12.05, 24.88),
        ("Maiduguri", "NGA", 11.85, 13.16),
        ("Jos", "NGA", 9.93, 8.89),
        ("Gwoza", "NGA", 11.1, 13.7),
        ("Port Harcourt", "NGA", 4.78, 7.01),
        ("Medellín", "COL", 6.25, -75.56),
        ("Medellin", "COL", 6.25, -75.56),
        ("San José del Guaviare", "COL", 2.57, -72.64),
        ("Tumaco", "COL", 1.8, -78.8),
        ("Cúcuta", "COL", 7.89, -72.5),
        ("Zamboanga City", "PHL", 6.92, 122.08),
        ("Tacloban", "PHL", 11.24, 125.0),
        ("Marawi", "PHL", 8.0, 124.29),
        ("Cotabato", "PHL", 7.22, 124.25),
        ("Mosul", "IRQ", 36.34, 43.13),
        ("Baqubah", "IRQ", 33.75, 44.64),
        ("Fallujah", "IRQ", 33.35, 43.78),
        ("Mogadishu", "SOM", 2.04, 45.34),
        ("Kismaayo", "SOM", -0.36, 42.55),
        ("Goma", "COD", -1.67, 29.23),
        ("Bangui", "CAF", 4.36, 18.55),
        ("Juba", "SSD", 4.85, 31.58),
        ("Sana'a", "YEM", 15.35, 44.21),
        ("Taiz", "YEM", 13.58, 44.02),
        ("St. Louis", "USA", 38.63, -90.2),
    ],
)
def test_press_spellings_lead_to_the_town(name: str, country: str, lat: float, lon: float) -> None:
    found = best(name, country)
    assert found is not None
    assert (found.country, found.lat, found.lon) == (
        country, pytest.approx(lat, abs=0.7), pytest.approx(lon, abs=0.7),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "country", "kind"),
    [
        ("Syria", "SYR", Kind.COUNTRY),
        ("Ivory Coast", "CIV", Kind.COUNTRY),
        ("Borno", "NGA", Kind.ADMIN1),
        ("Borno State", "NGA", Kind.ADMIN1),
        ("Khyber Pakhtunkhwa", "PAK", Kind.ADMIN1),
        ("South Darfur", "SDN", Kind.ADMIN1),
        ("Terrebonne Parish", "USA", Kind.ADMIN2),
        ("Nawzad", "AFG", Kind.ADMIN2),
    ],
)
def test_divisions_are_filed_with_and_without_their_kind(name: str, country: str, kind: Kind) -> None:
    assert (country, kind) in {(BOOK.entry(i).country, BOOK.entry(i).kind) for i in BOOK.exact(name)}


@pytest.mark.parametrize("name", ["", " ", "-", "Qxzzyv", "\x00", "'", "al", "\ud800"])
def test_a_name_that_no_place_has_finds_nothing(name: str) -> None:
    assert [i for i in BOOK.exact(name) if BOOK.entry(i).population > 1_000_000] == []


@pytest.mark.parametrize(("start", "expected"), [("Khan Sha", "Khān Shaykhūn"), ("maidug", "Maiduguri")])
def test_prefixes_list_names_in_order(start: str, expected: str) -> None:
    listed = [BOOK.entry(i).name for i in BOOK.prefix(start, 20)]
    assert expected in listed
    assert len(listed) <= 20


def test_an_entry_knows_its_divisions_and_country() -> None:
    """Idlib the town lies in Idlib the province of Syria."""
    town = next(e for e in map(BOOK.entry, BOOK.exact("Idlib")) if e.kind is Kind.SETTLEMENT)
    assert town.admin1 is not None
    assert (town.country, BOOK.entry(town.admin1).name, town.geonames_id) == ("SYR", "Idlib", 169389)


def test_countries_know_capitals_and_neighbours() -> None:
    sudan = BOOK.countries["SDN"]
    assert sudan.capital is not None
    assert BOOK.entry(sudan.capital).name == "Khartoum"
    assert {"SSD", "TCD", "EGY"} <= sudan.neighbours


@pytest.mark.parametrize(
    ("country", "bearing", "lat", "lon"), [("CMR", 0, 10, 14), ("NGA", 45, 11.5, 12), ("AFG", 180, 31.5, 65)]
)
def test_parts_of_countries_lie_in_their_direction(country: str, bearing: float, lat: float, lon: float) -> None:
    assert BOOK.part(country, bearing) == (pytest.approx(lat, abs=2), pytest.approx(lon, abs=2))


def test_an_absent_file_says_how_to_build_it(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match=r"python -m extractors\.gazetteer_build"):
        Gazetteer(tmp_path / "none.bin")


@pytest.mark.parametrize("content", [b"", b"short", b"TWGAZ\x00\x01\n" + b"\0" * 64, gazetteer.MAGIC + b"\xff" * 64])
def test_a_foreign_file_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "bad.bin"
    path.write_bytes(content)
    with pytest.raises(GazetteerError, match="opening the gazetteer"):
        Gazetteer(path)


def test_the_licence_is_stated() -> None:
    assert "CC BY 4.0" in gazetteer.LICENCE
    assert "GeoNames" in gazetteer.LICENCE

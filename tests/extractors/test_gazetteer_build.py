"""Compiling a gazetteer: the same records give the same bytes, and a GeoNames dump adds to what is there."""

import zipfile
from pathlib import Path

import pytest

from extractors import gazetteer, gazetteer_build, gazetteer_geonames
from extractors import gazetteer_names as names
from extractors.gazetteer import Gazetteer, GazetteerError, Kind
from extractors.gazetteer_build import Writer
from extractors.gazetteer_record import Nation, Record

NATIONS = [Nation("AAA", "AA", ("BBB",)), Nation("BBB", "BB", ("AAA",))]
RECORDS = [
    Record(1, "Arcadia", 10.0, 10.0, "AAA", Kind.COUNTRY, population=500),
    Record(2, "Brenland", 20.0, 20.0, "BBB", Kind.COUNTRY, population=900),
    Record(3, "Dhamar Governorate", 10.5, 10.5, "AAA", Kind.ADMIN1, division="AA.01", names=("Wilayat Dhamar",)),
    Record(4, "Al Qaryah", 10.6, 10.6, "AAA", Kind.ADMIN2, admin1="AA.01", division="AA.01.7"),
    Record(5, "Khān al-Başal", 10.7, 10.7, "AAA", Kind.SETTLEMENT, "AA.01", "AA.01.7", 1200, ("Khan el Basal", "KHB")),
    Record(6, "Portus", 20.1, 20.1, "BBB", Kind.SETTLEMENT, population=400, seat=Kind.COUNTRY),
]


def compile_to(path: Path) -> Gazetteer:
    writer = Writer(NATIONS)
    for record in RECORDS:
        writer.add(record)
    writer.write(path, "test", "mark")
    return Gazetteer(path)


def found(book: Gazetteer, name: str, country: str | None = None) -> list[int | None]:
    return sorted(book.entry(i).geonames_id or 0 for i in book.tolerant(name, country))


@pytest.mark.parametrize(
    ("name", "country", "ids"),
    [
        ("Arcadia", None, [1]),
        ("dhamar", None, [3]),
        ("Dhamar Governorate", None, [3]),
        ("Dhamar", None, [3]),
        ("Qarya", None, [4]),
        ("Khan al-Basal", None, [5]),
        ("Khan Basal", None, [5]),
        ("Khan Bisel", "AAA", [5]),
        ("Khan Bisel", "BBB", []),
        ("KHB", None, []),
        ("Nowhere", None, []),
    ],
)
def test_names_are_found_in_what_was_compiled(tmp_path: Path, name: str, country: str | None, ids: list[int]) -> None:
    assert found(compile_to(tmp_path / "book.bin"), name, country) == ids


def test_the_same_records_give_the_same_bytes(tmp_path: Path) -> None:
    compile_to(tmp_path / "one.bin")
    compile_to(tmp_path / "two.bin")
    assert (tmp_path / "one.bin").read_bytes() == (tmp_path / "two.bin").read_bytes()


def test_divisions_capitals_and_prefixes_survive(tmp_path: Path) -> None:
    book = compile_to(tmp_path / "book.bin")
    town = book.entry(book.exact("Khan al Basal")[0])
    assert (town.admin1, town.admin2, town.population) == (2, 3, 1200)
    assert book.countries["BBB"].capital == 5
    assert [book.entry(i).name for i in book.prefix("po")] == ["Portus"]


def row(geonames_id: int, name: str, code: str, admin: str = "01\t7", population: int = 0, country: str = "AA") -> str:
    feature_class = "A" if code.startswith("ADM") else "P" if code.startswith("P") else "S"
    return (
        f"{geonames_id}\t{name}\t{name}\tOther {name}\t11.25\t12.5\t{feature_class}\t{code}\t{country}\t\t{admin}\t\t\t"
        f"{population}\t\t\tUTC\t2026-01-01\n"
    )


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Gazetteer:
    path = tmp_path / "base.bin"
    book = compile_to(path)
    monkeypatch.setattr(gazetteer_build, "Gazetteer", lambda: book)
    return book


@pytest.mark.parametrize("zipped", [False, True])
@pytest.mark.usefixtures("base")
def test_a_dump_adds_to_the_gazetteer(tmp_path: Path, zipped: bool) -> None:  # noqa: FBT001 - a parameter of the table
    table = (
        row(5, "Khan al Basal", "PPL", population=1300) + row(70, "Tell Zeitoun", "PPL") + row(71, "Old Wall", "WALL")
    )
    source = tmp_path / "AA.txt"
    source.write_text(table, encoding="utf-8")
    if zipped:
        with zipfile.ZipFile(tmp_path / "AA.zip", "w") as archive:
            archive.writestr("readme.txt", "short")
            archive.writestr("AA.txt", table)
        source = tmp_path / "AA.zip"
    alternates = tmp_path / "alternateNames.txt"
    alternates.write_text("1\t70\ten\tOlive Hill\n2\t70\tlink\thttps://example.org/Tell\n", encoding="utf-8")
    count = gazetteer_build.update(source, alternates, tmp_path / "new.bin")
    book = Gazetteer(tmp_path / "new.bin")
    assert count == len(book) == len(RECORDS) + 1
    assert found(book, "Olive Hill") == [70]
    assert found(book, "Tell Zeitoun") == [70]
    assert found(book, "Arcadia") == [1]
    assert found(book, "Khan Bisel", "AAA") == [5]
    moved = book.entry(book.exact("Khan Basal")[0] if book.exact("Khan Basal") else book.tolerant("Khan Basal")[0])
    assert (moved.lat, moved.lon) == (11.25, 12.5)
    assert book.entry(book.exact("Tell Zeitoun")[0]).admin1 == 2


@pytest.mark.parametrize(
    ("content", "message"),
    [(b"a\tb\n", "columns"), (b"\xff\xfe\tx", "whole download"), (b"PK\x03\x04broken", "columns|whole download")],
)
def test_what_is_no_geonames_table_is_refused(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(content)
    with pytest.raises(GazetteerError, match=message):
        list(gazetteer_geonames.read(path, None, NATIONS))


def test_a_row_with_words_for_numbers_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bad.txt"
    path.write_text(row(70, "Tell", "PPL").replace("11.25", "north"), encoding="utf-8")
    with pytest.raises(GazetteerError, match="GeoNames' layout"):
        list(gazetteer_geonames.read(path, None, NATIONS))


def test_a_fresh_file_is_left_alone(tmp_path: Path) -> None:
    writer = Writer(NATIONS)
    writer.write(tmp_path / "book.bin", "test", gazetteer_build.fingerprint())
    assert gazetteer_build.build(tmp_path / "book.bin") is False


def test_the_packages_file_is_of_this_code() -> None:
    """The file in the source tree was compiled by the code beside it."""
    try:
        assert gazetteer.default().fingerprint == gazetteer_build.fingerprint()
    except GazetteerError as error:
        pytest.skip(str(error))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Al-Hasakah", "Hasaka"),
        ("Ar Raqqah", "Raqqa"),
        ("Ash Shaddadi", "Shaddadi"),
        ("Jisr ash-Shughur", "Jisr Shughur"),
        ("Saint Joseph", "St. Joseph"),
        ("Łódź", "Lodz"),
        ("Bāmyān", "Bamyan"),
        ("Qalat", "Kalat"),
        ("Nusaybin", "Nusaibin"),
        ("Mykolayiv", "Mykolaiiv"),
    ],
)
def test_loose_keys_meet(one: str, other: str) -> None:
    assert names.loose(one) == names.loose(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Maaret al-Numan", "Ma‘arrat an Nu‘mān"),
        ("Kafranbel", "Kafr Nabl"),
        ("Khan Sheikhoun", "Khān Shaykhūn"),
        ("Deir Ezzor", "Dayr az Zawr"),
        ("Sarmada", "Sermada"),
        ("Zabadani", "Az Zabadānī"),
        ("Quneitra", "Al Qunayţirah"),
    ],
)
def test_skeletons_meet(one: str, other: str) -> None:
    assert names.skeleton(one) == names.skeleton(other)


@pytest.mark.parametrize(("one", "other"), [("Homs", "Hama"), ("Idlib", "Aleppo"), ("Baniyas", "Banyas al-Qadim")])
def test_skeletons_of_different_towns_differ(one: str, other: str) -> None:
    assert names.skeleton(one) != names.skeleton(other)

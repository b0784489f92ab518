"""`tallywire places update`: GeoNames' tables from files and from addresses, here on 127.0.0.1 alone."""

import io
import zipfile
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from extractors import gazetteer, gazetteer_geonames
from extractors.gazetteer_record import Nation, Record
from flows import command_places
from flows.errors import TallywireError
from flows.settings import Fetch

_spec = spec_from_file_location("collect_server", Path(__file__).with_name("collect_server.py"))
server = module_from_spec(_spec)
_spec.loader.exec_module(server)

FETCH = Fetch(allow_loopback=True, delay_s=0, retries=1)
TABLE = "901\tQal‘at Birka\tQalat Birka\t\t11.25\t41.5\tP\tPPL\tAA\t\t07\t\t\t\t800\t\t\t\t2026"
NAMES = "1\t901\ten\tBirkah Castle\t\t\t\t"


def zipped(name: str, text: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("readme.txt", "x")
        archive.writestr(name, f"{text}\n" * 40)
    return packed.getvalue()


@pytest.fixture
def added(monkeypatch: pytest.MonkeyPatch) -> list[Record]:
    """The records that would be added; the installation's own gazetteer is left alone."""
    records: list[Record] = []

    def add(source: Path, names: Path | None, _target: Path) -> int:
        records.extend(gazetteer_geonames.read(source, names, [Nation("AAA", "AA", ())]))
        return len(records)

    monkeypatch.setattr(command_places, "add", add)
    return records


def test_a_file_is_read_where_it_lies(added: list[Record], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "AA.zip").write_bytes(zipped("AA.txt", TABLE))
    command_places.update(str(tmp_path / "AA.zip"), None, FETCH)
    assert {record.geonames_id for record in added} == {901}
    assert gazetteer.LICENCE in capsys.readouterr().out


def test_tables_come_from_addresses(added: list[Record]) -> None:
    """Redirects are followed, names are added, and nothing stays in the temporary folder."""
    routes = {
        "/AA.zip": server.answer(status=302, Location="/dump/AA.zip"),
        "/dump/AA.zip": server.answer(zipped("AA.txt", TABLE), Content_Type="application/zip"),
        "/names.txt": server.answer(NAMES.encode(), Content_Type="text/plain"),
    }
    with server.Server(routes) as web:
        command_places.update(f"{web.base}/AA.zip", f"{web.base}/names.txt", FETCH)
    assert "Birkah Castle" in added[0].names


def test_a_broken_transfer_goes_on_where_it_stopped(added: list[Record]) -> None:
    body = zipped("AA.txt", TABLE)

    def half(call: server.Call) -> None:
        begins = call.headers.get("range", "")
        if not begins:
            head = f"HTTP/1.1 200 OK\r\nContent-Length: {len(body)}\r\n\r\n".encode()
            call.send(head + body[:50])
            call.keep = False
            return
        start = int(begins.removeprefix("bytes=").removesuffix("-"))
        call.reply(body[start:], 206, Content_Range=f"bytes {start}-{len(body) - 1}/{len(body)}")

    with server.Server({"/AA.zip": half}) as web:
        command_places.update(f"{web.base}/AA.zip", None, FETCH)
        assert [call.headers.get("range") for call in web.asked("/AA.zip")] == [None, "bytes=50-"]
    assert added


@pytest.mark.parametrize(
    ("path", "settings", "message"),
    [
        ("/missing.zip", FETCH, "answered 404"),
        ("/loop.zip", FETCH, "redirects"),
        ("/local.zip", FETCH, "only http and https"),
        ("/AA.zip", Fetch(delay_s=0, retries=0), "127.0.0.1"),
        ("/page.zip", FETCH, "GeoNames"),
    ],
)
def test_what_cannot_be_fetched_is_said(added: list[Record], path: str, settings: Fetch, message: str) -> None:
    """A missing file, a loop, another scheme, a private address, and a page instead of a table."""
    routes = {
        "/AA.zip": server.answer(zipped("AA.txt", TABLE)),
        "/loop.zip": server.answer(status=302, Location="/loop.zip"),
        "/local.zip": server.answer(status=302, Location="file:///etc/hosts"),
        "/page.zip": server.answer(b"<html>Not here</html>\n"),
    }
    with server.Server(routes) as web, pytest.raises(TallywireError, match=message):
        command_places.update(web.base + path, None, settings)
    assert added == []

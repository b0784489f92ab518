"""HTTPS and HTTP/2, with a certificate made for the test and a server of a few lines."""

import asyncio
import shutil
import ssl
import subprocess
import threading
from pathlib import Path

import pytest
from h2.config import H2Configuration
from h2.connection import H2Connection
from h2.events import RequestReceived

from flows.collect.archive import read
from flows.collect.crawl import collect
from flows.collect.records import Role, Target
from flows.collect.warc import records
from flows.settings import Fetch
from warehouse.outcomes import Outcome

pytestmark = pytest.mark.skipif(not shutil.which("openssl"), reason="makes its certificate with the openssl command")

SETTINGS = Fetch(allow_loopback=True, delay_s=0, deadline_s=5, retries=1)
PAGE = b"<html><p>Twelve people</p></html>"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("tls") / "both.pem"
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=news.test"]
    names = ["-addext", "subjectAltName=DNS:news.test"]
    key = path.with_name("key.pem")
    subprocess.run([*made, *names, "-keyout", key, "-out", path], check=True, capture_output=True)
    return path


async def _serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Answer over HTTP/2; the first request for /reset is reset."""
    connection = H2Connection(H2Configuration(client_side=False, header_encoding="utf-8"))
    connection.initiate_connection()
    writer.write(connection.data_to_send())
    try:
        while data := await reader.read(65536):
            for event in connection.receive_data(data):
                if not isinstance(event, RequestReceived):
                    continue
                path = dict(event.headers)[":path"]
                if path == "/reset":
                    connection.reset_stream(event.stream_id)
                    continue
                found = path == "/page"
                head = [(":status", "200" if found else "404"), ("content-type", "text/html")]
                connection.send_headers(event.stream_id, head)
                connection.send_data(event.stream_id, PAGE if found else b"no", end_stream=True)
            writer.write(connection.data_to_send())
            await writer.drain()
    except (ConnectionError, ssl.SSLError):
        pass
    finally:
        writer.close()


@pytest.fixture
def port(certificate):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, certificate.with_name("key.pem"))
    context.set_alpn_protocols(["h2"])
    loop = asyncio.new_event_loop()
    listening = loop.run_until_complete(asyncio.start_server(_serve, "127.0.0.1", 0, ssl=context))
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    yield listening.sockets[0].getsockname()[1]

    async def stop() -> None:
        listening.close()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    asyncio.run_coroutine_threadsafe(stop(), loop).result(5)
    loop.call_soon_threadsafe(loop.stop)
    thread.join(5)
    loop.close()


@pytest.fixture
def fetch(tmp_path):
    async def resolve(_host: str, _port: int) -> list[str]:
        return ["127.0.0.1"]

    def run(*urls: str):
        targets = [Target(url, url, "source") for url in urls]
        done = collect(targets, archive_dir=tmp_path, run_id="r", settings=SETTINGS, resolve=resolve)
        visits = [visit for path in done.archived for visit in read(path) if visit.role is Role.PAGE]
        return {visit.url: visit for visit in visits}, done

    return run


def test_http2(port, fetch, certificate, monkeypatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    base = f"https://news.test:{port}"
    visits, done = fetch(base + "/page", base + "/none", base + "/reset")
    assert {url.removeprefix(base): (visit.outcome, visit.status, visit.body) for url, visit in visits.items()} == {
        "/page": (None, 200, PAGE),
        "/none": (Outcome.NOT_FOUND, 404, b"no"),
        "/reset": (Outcome.PROTOCOL, None, b""),
    }
    [path] = done.archived
    protocols = {r.header("WARC-Protocol") for r in records(path) if r.header("WARC-Type") == "response"}
    assert protocols == {"h2"}


def test_a_certificate_that_nobody_signed(port, fetch) -> None:
    url = f"https://news.test:{port}/page"
    visits, _ = fetch(url)
    assert (visits[url].outcome, visits[url].status) == (Outcome.TLS, None)
    assert "certificate" in visits[url].detail


def test_a_certificate_for_another_name(port, fetch, certificate, monkeypatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    url = f"https://other.test:{port}/page"
    visits, _ = fetch(url)
    assert visits[url].outcome is Outcome.TLS

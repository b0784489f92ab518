"""Which answers are pages."""

import pytest

from flows.collect.judge import judge_page
from warehouse.outcomes import Outcome

PAGE = b"<!doctype html><html><p>Twelve</p></html>"


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (200, None),
        (203, None),
        (304, Outcome.UNCHANGED),
        (302, Outcome.PROTOCOL),
        (400, Outcome.CLIENT_ERROR),
        (401, Outcome.BLOCKED),
        (403, Outcome.BLOCKED),
        (404, Outcome.NOT_FOUND),
        (405, Outcome.CLIENT_ERROR),
        (408, Outcome.TIMEOUT),
        (410, Outcome.GONE),
        (429, Outcome.BLOCKED),
        (451, Outcome.BLOCKED),
        (500, Outcome.SERVER_ERROR),
        (503, Outcome.SERVER_ERROR),
        (522, Outcome.SERVER_ERROR),
        (777, Outcome.PROTOCOL),
        (999, Outcome.BLOCKED),
    ],
)
def test_by_status(status, outcome) -> None:
    assert judge_page(status, "text/html", PAGE)[0] == outcome


@pytest.mark.parametrize(
    ("declared", "body", "outcome"),
    [
        ("text/html; charset=utf-8", PAGE, None),
        (None, PAGE, None),
        ("", b"Twelve people, said a plain text.", None),
        ("text/plain", b"Twelve people", None),
        ("application/xhtml+xml", b"<?xml version='1.0'?><html/>", None),
        ("application/octet-stream", b"\n\n <!-- hello --><html>", None),
        ("application/json", PAGE, None),
        ("application/json", b'{"killed": 12}', Outcome.WRONG_TYPE),
        ("text/css", b"p { color: red }", Outcome.WRONG_TYPE),
        ("application/javascript", b"alert(12)", Outcome.WRONG_TYPE),
        ("application/pdf", PAGE, Outcome.WRONG_TYPE),
        ("image/png", PAGE, Outcome.WRONG_TYPE),
        ("Video/MP4; codecs=x", b"", Outcome.WRONG_TYPE),
        ("text/html", b"%PDF-1.4", Outcome.WRONG_TYPE),
        ("text/html", b"\x89PNG\r\n\x1a\n", Outcome.WRONG_TYPE),
        ("text/html", b"\x00\x00\x00\x18ftypmp42", Outcome.WRONG_TYPE),
        ("text/html", b"PK\x03\x04", Outcome.WRONG_TYPE),
        ("text/html", b"", Outcome.BAD_CONTENT),
        ("text/html", b"\n \t", Outcome.BAD_CONTENT),
        ("text/html", bytes(range(32)) * 20, Outcome.BAD_CONTENT),
        ("text/html", b"<p>one\x00two" + b"three " * 9, None),
        ("text/html", "<p>Zw\u00f6lf".encode("utf-16"), None),
        ("text/html", b"<p>caf\xe9 \x92 \xff", None),
    ],
)
def test_by_type_and_bytes(declared, body, outcome) -> None:
    found, detail = judge_page(200, declared, body)
    assert found == outcome
    assert bool(detail) == (outcome is not None)

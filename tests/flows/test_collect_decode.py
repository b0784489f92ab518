"""Content codings, well made, badly made and made to hurt."""

import gzip
import zlib
from contextlib import suppress

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.collect.decode import MAX_RATIO, BadCoding, Decoder, TooLarge, decode

TEXT = b"<p>Twelve people, and a few more words.</p>" * 500
CAP = 10_000_000


def bare_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


WELL_MADE = [
    (None, TEXT),
    ("", TEXT),
    ("identity", TEXT),
    ("gzip", gzip.compress(TEXT)),
    ("GZip", gzip.compress(TEXT)),
    ("x-gzip", gzip.compress(TEXT)),
    ("gzip", gzip.compress(TEXT[:100]) + gzip.compress(TEXT[100:])),
    ("gzip", gzip.compress(TEXT) + bytes(512)),
    ("deflate", zlib.compress(TEXT)),
    ("deflate", bare_deflate(TEXT)),
    ("br", brotli.compress(TEXT)),
    ("gzip, br", brotli.compress(gzip.compress(TEXT))),
    ("gzip", b"<p>stored decoded, as some crawlers do"),
]


@pytest.mark.parametrize(("coding", "body"), WELL_MADE)
def test_well_made(coding, body) -> None:
    expected = body if body.startswith(b"<p>stored") else TEXT
    assert decode(body, coding, CAP) == expected


@pytest.mark.parametrize("size", [1, 7, 4096])
@pytest.mark.parametrize(("coding", "body"), WELL_MADE[:-1])
def test_in_pieces(coding, body, size) -> None:
    decoder = Decoder(coding, CAP, CAP)
    for start in range(0, len(body), size):
        decoder.feed(body[start : start + size])
    assert decoder.finish() == TEXT


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ("zstd", TEXT),
        ("gzip, gzip, gzip", TEXT),
        ("gzip", b"\x1f\x8b\x08" + b"nonsense"),
        ("gzip", gzip.compress(TEXT)[:-10]),
        ("gzip", gzip.compress(TEXT)[:50] + b"\xff" * 50),
        ("deflate", b"\xff" * 50),
        ("deflate", zlib.compress(TEXT)[:-10]),
        ("br", b"\xff" * 50),
        ("br", brotli.compress(TEXT)[:-5]),
    ],
)
def test_badly_made(coding, body) -> None:
    with pytest.raises(BadCoding):
        decode(body if body is not TEXT else b"\x00" + TEXT, coding, CAP)


@pytest.mark.parametrize("pack", [gzip.compress, brotli.compress, zlib.compress])
def test_bombs_stop_at_a_cap(pack) -> None:
    """By size under a low cap, by ratio under a high one."""
    coding = {gzip.compress: "gzip", brotli.compress: "br", zlib.compress: "deflate"}[pack]
    bomb = pack(bytes(CAP * 2)) if pack is not brotli.compress else pack(bytes(CAP * 2), quality=4)
    with pytest.raises(TooLarge, match="after decompression"):
        decode(bomb, coding, 100_000)
    with pytest.raises(TooLarge, match=f"more than {MAX_RATIO} times"):
        decode(bomb, coding, CAP * 4)


def test_bytes_as_sent_are_capped() -> None:
    decoder = Decoder(None, 1000, 1000)
    decoder.feed(bytes(1000))
    with pytest.raises(TooLarge, match="more than 1000 bytes"):
        decoder.feed(b"x")


@given(st.binary(max_size=300), st.sampled_from(["gzip", "deflate", "br", "gzip, br", "br, deflate"]))
def test_any_bytes_give_a_body_or_a_finding(body, coding) -> None:
    with suppress(BadCoding, TooLarge):
        assert len(decode(body, coding, 10_000)) <= 10_000

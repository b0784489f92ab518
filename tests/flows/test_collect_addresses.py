"""Addresses: the public Internet and nothing else."""

import pytest

from flows.collect.addresses import refusal

PUBLIC = ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "::ffff:93.184.216.34", "64:ff9b::5db8:d822"]

INSIDE = [
    ("127.0.0.1", "loopback"),
    ("127.9.9.9", "loopback"),
    ("0.0.0.0", "unspecified"),  # noqa: S104
    ("10.0.0.1", "private"),
    ("172.31.255.255", "private"),
    ("192.168.0.1", "private"),
    ("100.64.0.1", "private"),
    ("169.254.1.1", "link-local"),
    ("169.254.169.254", "metadata"),
    ("168.63.129.16", "Azure"),
    ("192.0.2.1", "private"),
    ("198.18.0.1", "private"),
    ("224.0.0.1", "multicast"),
    ("240.0.0.1", "private"),
    ("255.255.255.255", "private"),
    ("::", "unspecified"),
    ("::1", "loopback"),
    ("fe80::1", "link-local"),
    ("fe80::1%eth0", "link-local"),
    ("fec0::1", "site-local"),
    ("fc00::1", "private"),
    ("fd00:ec2::254", "metadata"),
    ("ff02::1", "multicast"),
    ("2001:db8::1", "private"),
    ("::ffff:127.0.0.1", "loopback"),
    ("::ffff:169.254.169.254", "metadata"),
    ("::127.0.0.1", "loopback"),
    ("64:ff9b::7f00:1", "loopback"),
    ("64:ff9b::a9fe:a9fe", "metadata"),
    ("64:ff9b:1::7f00:1", "private"),
    ("2002:7f00:1::", "loopback"),
    ("2002:c0a8:1::1", "private"),
    ("2001:0:4136:e378:8000:63bf:f5ff:fffe", "private"),
    ("2606:4700::5efe:10.0.0.1", "private"),
    ("news.example", "not an IP address"),
]


@pytest.mark.parametrize("address", PUBLIC)
def test_public(address) -> None:
    assert refusal(address) is None


@pytest.mark.parametrize(("address", "kind"), INSIDE)
def test_inside(address, kind) -> None:
    assert kind in (refusal(address) or "nothing")


@pytest.mark.parametrize(
    ("address", "open_"),
    [(address, address in {"127.0.0.1", "127.9.9.9", "::1"}) for address, _ in INSIDE],
)
def test_only_loopback_can_be_opened(address, open_) -> None:
    assert (refusal(address, allow_loopback=True) is None) == open_

"""Which IP addresses may be connected to: the public Internet, and nothing else.

In goes an address as a resolver gave it, out comes the reason why it is refused, or None. A news page or a redirect
must never make us ask a router, a database or a cloud's metadata service inside somebody's network. IPv6 addresses
that carry an IPv4 address inside are judged by both.
"""

from collections.abc import Iterator
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

Address = IPv4Address | IPv6Address

_METADATA = {
    ip_address("169.254.169.254"): "the metadata service of most clouds",
    ip_address("168.63.129.16"): "Azure's host service",  # a public address by number
    ip_address("100.100.100.200"): "Alibaba's metadata service",
    ip_address("192.0.0.192"): "Oracle's metadata service",
    ip_address("fd00:ec2::254"): "the metadata service of AWS",
}

_ONLY_IPV4 = (
    IPv6Network("64:ff9b::/96"),  # NAT64, RFC 6052: what every IPv4 host looks like in a network without IPv4
    IPv6Network("::ffff:0:0/96"),  # IPv4-mapped, RFC 4291, 2.5.5.2
)
"""Networks that are IPv4 in IPv6 notation: the last 32 bits alone are judged."""

_IPV4_INSIDE = (
    *_ONLY_IPV4,
    IPv6Network("::/96"),  # IPv4-compatible, RFC 4291, 2.5.5.1
    IPv6Network("::ffff:0:0:0/96"),  # IPv4-translated, RFC 2765
)
"""Networks whose last 32 bits are an IPv4 address; 6to4 and Teredo addresses are known to `ipaddress`."""

_LOCAL_NAT64 = IPv6Network("64:ff9b:1::/48")
"""Reserved for a network's own translation (RFC 8215): the IPv4 address sits where that network likes."""

_NOWHERE, _LOOPBACK = ip_address("::"), ip_address("::1")
"""The two addresses that look like IPv4 inside and are not. Compared, not asked: what `is_loopback` says of a mapped
address depends on the version of Python."""

_ISATAP = (0x00005EFE, 0x02005EFE)
"""Upper half of the interface part of an address that carries an IPv4 address in the lower (RFC 5214, 6.1)."""


def refusal(address: str, *, allow_loopback: bool = False) -> str | None:
    """Tell why an address must not be connected to.

    Args:
        address: IPv4 or IPv6, also with a zone (`fe80::1%eth0`).
        allow_loopback: lets 127.0.0.0/8 and ::1 through, and nothing else.

    Returns:
        The reason in words; None for an address of the public Internet.
    """
    try:
        outer = ip_address(address.partition("%")[0])
    except ValueError:
        return f"'{address}' is not an IP address"
    notation = any(outer in network for network in _ONLY_IPV4)
    if allow_loopback and outer.is_loopback and not notation:
        return None
    inside = tuple(_inside(outer))
    for one in inside if notation else (*inside, outer):
        if (what := _METADATA.get(one)) or (what := _kind(one)):
            shown = str(outer) if one == outer else f"{outer} (which stands for {one})"
            return f"{shown} is {what}"
    return None


def _kind(address: Address) -> str | None:
    """Name the kind of an address that is not public (IANA's special-purpose registries)."""
    for is_so, name in (
        (address.is_unspecified, "the unspecified address"),
        (address.is_loopback, "a loopback address"),
        (address.is_link_local, "a link-local address"),
        (address.is_multicast, "a multicast address"),
        (not address.is_global or address.is_reserved, "a private or reserved address"),
        (isinstance(address, IPv6Address) and address.is_site_local, "a site-local address"),
        (address in _LOCAL_NAT64, "a local translation address"),
    ):
        if is_so:
            return name
    return None


def _inside(address: Address) -> Iterator[IPv4Address]:
    """Give the IPv4 addresses that an IPv6 address stands for."""
    if isinstance(address, IPv4Address) or address in {_NOWHERE, _LOOPBACK}:
        return
    if address.sixtofour:
        yield address.sixtofour
    if address.teredo:
        yield from address.teredo
    number = int(address)
    last = number & 0xFFFFFFFF
    if any(address in network for network in _IPV4_INSIDE) or (number >> 32) & 0xFFFFFFFF in _ISATAP:
        yield IPv4Address(last)

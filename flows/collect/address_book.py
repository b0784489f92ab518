"""The addresses of hosts: resolved, checked, and remembered for a while.

In goes a host name or a literal address, out come addresses that may be connected to. How names are resolved is a
function of the caller's; nothing here touches the network.
"""

from collections.abc import Awaitable, Callable, Sequence
from ipaddress import ip_address

from flows.collect.addresses import refusal
from flows.collect.clock import Clock
from flows.collect.request import Failed
from flows.settings import Fetch
from warehouse.outcomes import Outcome

Resolve = Callable[[str, int], Awaitable[Sequence[str]]]
"""Gives the IP addresses of a host; raises OSError where it has none."""

_ADDRESS_TTL_S = 300.0
"""Seconds for which a host's checked addresses are used: shorter than most DNS lifetimes, long enough for a batch."""


class AddressBook:
    """Resolves hosts and lets only permitted addresses through.

    Args:
        resolve: gives the addresses of a name.
        settings: `[fetch]` of the settings file: whether loopback is open.
        clock: for the age of addresses.
    """

    def __init__(self, resolve: Resolve, settings: Fetch, clock: Clock) -> None:  # noqa: D107
        self._resolve = resolve
        self._allow_loopback = settings.allow_loopback
        self._clock = clock
        self._known: dict[tuple[str, int], tuple[float, list[str]]] = {}

    async def addresses(self, host: str, port: int) -> list[str]:
        """Give the permitted addresses of a host, at least one.

        Raises:
            Failed: there is no address, or none that is permitted.
        """
        expires, permitted = self._known.get((host, port), (0.0, []))
        if permitted and self._clock.monotonic() < expires:
            return permitted
        try:
            ip_address(host)
            found: Sequence[str] = [host]
        except ValueError:
            try:
                found = await self._resolve(host, port)
            except (OSError, UnicodeError) as error:
                raise Failed(Outcome.DNS, f"'{host}' has no address: {error}") from None
        reasons = {address: refusal(address, allow_loopback=self._allow_loopback) for address in found}
        permitted = [address for address, reason in reasons.items() if reason is None]
        if not permitted:
            if not reasons:
                raise Failed(Outcome.DNS, f"'{host}' has no address")
            raise Failed(Outcome.PRIVATE_ADDRESS, f"'{host}' leads inside: {next(iter(reasons.values()))}")
        self._known[host, port] = (self._clock.monotonic() + _ADDRESS_TTL_S, permitted)
        return permitted

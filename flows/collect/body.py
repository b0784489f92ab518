"""The body of an answer, taken in as it comes: counted as sent and decoded, and given up at its caps.

In go an answer's headers and the pieces of its body, out come the decoded bytes. Where the pieces come from is the
caller's: nothing here touches the network.
"""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack

from flows.collect.decode import Decoder, TooLarge
from flows.collect.request import Caps

_LARGE = 1_000_000
"""Decoded bytes from which a body counts as large; news pages have a fifth of it on average."""

_LARGE_AT_ONCE = 8
"""Large bodies read at once; others wait, so that memory stays bounded whatever the servers send."""


class Intake:
    """Takes in the bodies of one network, any number at once."""

    def __init__(self) -> None:
        """Start with none in hand."""
        self._large = asyncio.Semaphore(_LARGE_AT_ONCE)

    async def take(
        self, headers: Mapping[str, str], pieces: AsyncIterator[bytes], caps: Caps
    ) -> tuple[bytes, int, bool]:
        """Take in one body.

        Args:
            headers: of the answer, by case-insensitive name.
            pieces: of the body, transfer coding taken off.
            caps: how large it may be.

        Returns:
            The body decoded, its size as sent, and whether it was cut at a cap.

        Raises:
            TooLarge: it passes a cap and must not be cut.
            BadCoding: it is not coded as its headers say.
        """
        declared = headers.get("Content-Length", "")
        if not caps.cut and declared.isdigit() and int(declared[:18]) > caps.sent:
            raise TooLarge(f"declares {declared[:18]} bytes; the cap is {caps.sent}")
        decoder = Decoder(headers.get("Content-Encoding"), caps.sent, caps.decoded)
        async with AsyncExitStack() as held:
            large = False
            async for piece in pieces:
                try:
                    decoder.feed(piece)
                except TooLarge:
                    if caps.cut:
                        return decoder.so_far()[: caps.decoded], decoder.received, True
                    raise
                if decoder.size > _LARGE and not large:
                    await held.enter_async_context(self._large)
                    large = True
        return decoder.finish(), decoder.received, False

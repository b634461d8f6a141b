"""Events to whoever looks: each reader has one slot, which says that there is something newer, never what.

What is sent is drawn when it is sent. So a slow reader misses what is out of date, not what is true, and costs nothing.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.types import Receive, Scope, Send

PATIENCE: Final = 10.0
"""Seconds that a reader may take nothing before it is cut off."""

PING: Final = b":\n\n"
FIRST: Final = b"retry: 1000\n\n"

HEADERS: Final = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
]


class Slot:
    """One reader, and what it has not seen yet."""

    __slots__ = ("bye", "client", "counts", "gone", "ping", "since", "state", "wake")

    def __init__(self, client: tuple[str, int] | None) -> None:
        """Begin with a snapshot to send."""
        self.client: Final = client
        self.wake: Final = asyncio.Event()
        self.state = True
        self.counts = False
        self.ping = False
        self.bye: bytes | None = None
        self.gone = False
        self.since: float | None = None
        """When it was given what it has not taken yet."""

    def tell(self, *, state: bool = False, counts: bool = False, ping: bool = False) -> None:
        """Note that there is something newer."""
        self.state |= state
        self.counts |= counts
        self.ping |= ping
        self.wake.set()

    def leave(self, reason: str) -> None:
        """End it with a word."""
        self.bye = b'event: bye\ndata: {"reason":"%b"}\n\n' % reason.encode()
        self.wake.set()

    def drop(self) -> None:
        """End it without one."""
        self.gone = True
        self.wake.set()

    def stalls(self, now: float) -> bool:
        """Tell whether it has been taking nothing for too long."""
        return self.since is not None and now - self.since > PATIENCE


class Stream:
    """The response that sends a slot's events until one side has had enough."""

    def __init__(
        self,
        slot: Slot,
        *,
        state: Callable[[], bytes],
        counts: Callable[[], bytes] | None = None,
        left: Callable[[], None],
    ) -> None:
        """Send what ``state`` and ``counts`` draw, as JSON; ``left`` is called at the end, whatever it is."""
        self._slot = slot
        self._draw_state = state
        self._draw_counts = counts
        self._left = left

    async def __call__(self, _scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        slot = self._slot
        watching = asyncio.create_task(_watch(slot, receive))
        try:
            await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
            chunk = FIRST
            while not slot.gone:
                chunk += self._due()
                if chunk:
                    slot.since = asyncio.get_running_loop().time()
                    await send({"type": "http.response.body", "body": chunk, "more_body": slot.bye is None})
                    slot.since = None
                if slot.bye is not None:
                    return
                chunk = b""
                await slot.wake.wait()
                slot.wake.clear()
            with suppress(OSError):
                await send({"type": "http.response.body", "body": b"", "more_body": False})
        finally:
            watching.cancel()
            self._left()

    def _due(self) -> bytes:
        """Return what is to be sent now; a snapshot holds the counts too."""
        slot = self._slot
        if slot.bye is not None:
            return slot.bye
        due = b""
        if slot.state:
            due = b"event: state\ndata: %b\n\n" % self._draw_state()
        elif slot.counts and self._draw_counts is not None:
            due = b"event: counts\ndata: %b\n\n" % self._draw_counts()
        elif slot.ping:
            due = PING
        slot.state = slot.counts = slot.ping = False
        return due


async def _watch(slot: Slot, receive: Receive) -> None:
    """Notice when the reader goes."""
    while (await receive())["type"] != "http.disconnect":
        pass
    slot.drop()

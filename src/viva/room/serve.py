"""The process that serves a room: sockets, and connections that are cut when they keep others waiting."""

from __future__ import annotations

import logging
import socket
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from viva.room.server import application, most_requests

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable

    from viva.room.asking import Access
    from viva.room.live import Live, Opened

IDLE: Final = 20
"""Seconds that a connection may be open without a request: between two questions, or because somebody stalls."""

BUFFER: Final = 64 * 1024
"""Bytes that wait for a reader who takes none, in the system and again in the process."""


class Connection(H11Protocol):
    """A connection that is cut when nothing complete comes through it, or nothing gets out."""

    open: Final[dict[tuple[str, int], Connection]] = {}
    _idle: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as uvicorn has it
        """Take up a connection."""
        super().connection_made(transport)
        transport.set_write_buffer_limits(BUFFER)
        found = transport.get_extra_info("socket")
        if found is not None:
            with suppress(OSError):
                found.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, BUFFER)
                found.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        if self.client is not None:
            self.open[self.client] = self
        self._watch()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget a connection."""
        if self._idle is not None:
            self._idle.cancel()
        if self.client is not None:
            self.open.pop(self.client, None)
        super().connection_lost(exc)

    def on_response_complete(self) -> None:
        """Wait for the next request, but not for ever."""
        super().on_response_complete()
        self._watch()

    def _watch(self) -> None:
        if self._idle is not None:
            self._idle.cancel()
        self._idle = self.loop.call_later(IDLE, self._cut_if_idle)

    def _cut_if_idle(self) -> None:
        cycle: Any = self.cycle  # None before the first request, whatever its type says
        if cycle is None or cycle.response_complete:
            self.transport.abort()

    @classmethod
    def abort(cls, client: tuple[str, int]) -> None:
        """Cut a connection, whatever still waits in it."""
        found = cls.open.get(client)
        if found is not None:
            found.transport.abort()


class Server(uvicorn.Server):
    """uvicorn, but that streams end when it does."""

    def __init__(self, config: uvicorn.Config) -> None:
        """Serve as configured."""
        super().__init__(config)
        self.live: Live | None = None

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End the streams, then everything else."""
        if self.live is not None:
            self.live.hang_up()
        await super().shutdown(sockets)


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens; port 0 takes one that is free.

    Raises:
        OSError: if the port is taken, or the address is not this machine's.

    """
    found = socket.create_server((host, port), backlog=2048, reuse_port=False)
    found.setblocking(False)  # noqa: FBT003 - a socket has no better word for it
    return found


def server_of(opened: Opened, access: Access, *, ready: Callable[[Live], None] = lambda _: None) -> Server:
    """Return what serves a room, not running yet; ``ready`` is called when phones can come."""

    def began(live: Live) -> None:
        server.live = live
        live.audience.abort = Connection.abort
        ready(live)

    config = uvicorn.Config(
        application(opened, access, began=began),
        http=Connection,
        ws="none",
        loop="asyncio",  # uvloop cannot be had on Windows, and is never needed
        lifespan="on",
        access_log=False,
        log_config=None,
        server_header=False,
        date_header=False,
        proxy_headers=False,
        limit_concurrency=2 * most_requests(opened.game.facts.cap),  # where not even a refusal can be afforded
        timeout_keep_alive=IDLE,
        timeout_graceful_shutdown=2,
    )
    server = Server(config)
    return server


def serve(opened: Opened, access: Access, listening: socket.socket, *, ready: Callable[[], None]) -> None:
    """Serve a room until the process is told to stop; ``ready`` is called when phones can come.

    Raises:
        StoreError: if the room cannot be written to; nobody has come in then.

    """
    opened.store.write([opened.game.progress], opened.clock)  # here, where somebody is still told what is wrong
    _allow_many()
    logging.getLogger("uvicorn").setLevel(logging.CRITICAL)  # no line about anybody; what is wrong, the host is told
    with suppress(KeyboardInterrupt):
        server_of(opened, access, ready=lambda _: ready()).run(sockets=[listening])


def _allow_many() -> None:
    """Let the process have as many connections as the system allows: a phone has two."""
    with suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - not there on Windows, which needs no asking

        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted: Any = hard if hard != resource.RLIM_INFINITY else max(soft, 65536)
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))

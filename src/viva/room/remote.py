"""The teacher's desk in a class with phones: a client of the server, which is a process of its own.

The screen never slows the server, may be closed and opened again, and there may be several. One thread reads the
stream and comes back by itself when it is cut; a command is a request of its own.
"""

from __future__ import annotations

import asyncio
import os
import signal
import threading
import time
from contextlib import suppress
from http.client import HTTPConnection, HTTPException
from typing import TYPE_CHECKING, Any, Final, TypeVar

import msgspec
from msgspec.structs import replace

from viva.room import ways
from viva.room.commands import Refused
from viva.room.net import qr_lines
from viva.room.protocol import BASE, Commanded, Commanding, First, HostCounts, HostFrame, Notes, Refusal, Results

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator

    from viva.room.commands import Command
    from viva.room.ways import Way

SILENCE: Final = 25.0
"""Seconds without a sign of life after which a stream is opened again."""

AGAIN: Final = (0.2, 0.5, 1.0, 2.0)
"""Seconds to wait before the stream is opened again, ever longer."""

PATIENCE: Final = 10.0
"""Seconds for an answer to a request."""

Message = TypeVar("Message")


class RemoteDesk:
    """A desk beside a server."""

    hands: Final = False

    def __init__(self, way: Way, revive: Callable[[Way], Way | None] = lambda _: None) -> None:
        """Sit down at a room that is served; ``revive`` serves it again where its server has died."""
        self.way = way
        self._revive: Final = revive
        self._latest: HostFrame | None = None
        self._changed: Final = asyncio.Event()
        self._ends = False
        self._line: HTTPConnection | None = None

    @property
    def questions(self) -> int:
        """How many questions there are."""
        return self.way.questions

    @property
    def board(self) -> str:
        """Where the board is."""
        return self.way.board_address

    @property
    def link(self) -> str:
        """Where the host's page is."""
        return self.way.host_address

    @property
    def file(self) -> str:
        """Where the class is kept."""
        return self.way.file

    async def begin(self) -> None:
        """Begin to read the stream."""
        loop = asyncio.get_running_loop()
        threading.Thread(target=self._read, args=(loop,), name="viva-host", daemon=True).start()

    async def end(self) -> None:
        """Get up; the class goes on without this screen."""
        self._ends = True
        line = self._line
        if line is not None and line.sock is not None:
            with suppress(OSError):
                line.sock.close()

    async def close(self) -> None:
        """Stop the server: the class is over, and everybody has seen what came of it."""
        # Where nothing answers, the number may be another process's by now; and 0 would be all of our own.
        if self.way.pid > 0 and await asyncio.to_thread(ways.leads, self.way):
            with suppress(OSError):
                os.kill(self.way.pid, signal.SIGTERM)
        ways.forget(self.way.room)

    async def frames(self) -> AsyncIterator[HostFrame | None]:
        """Yield snapshots as they come; None while there is no server."""
        while not self._ends:
            await self._changed.wait()
            self._changed.clear()
            yield self._latest

    async def command(self, command: Command, rev: int | None = None) -> Commanded:
        """Have the server do something.

        Raises:
            Refused: with the server's reason; ``away`` if it cannot be reached.

        """
        return await self._ask("POST", "command", Commanded, Commanding(command, rev))

    async def notes(self) -> Notes:
        """Return the key of the question that is on; as `command`."""
        return await self._ask("GET", "notes", Notes)

    async def past(self, place: int) -> HostFrame:
        """Return an earlier question as it was revealed; as `command`."""
        return await self._ask("GET", f"past/{place}", HostFrame)

    async def first(self, place: int) -> None:
        """Put one of several addresses first, on the board as well; as `command`."""
        await asyncio.to_thread(self._request, "POST", "first", First(place))

    async def results(self) -> Results:
        """Return what came of it; as `command`."""
        return await self._ask("GET", "results?names=1", Results)

    async def sheet(self, by: str) -> bytes:
        """Return what came of it as a sheet; as `command`."""
        return await asyncio.to_thread(self._request, "GET", f"results.csv?by={by}")

    def qr(self) -> list[str]:
        """Return the code of the first address."""
        join = self._latest.join if self._latest is not None else None
        return qr_lines(f"{join.addresses[0]}#{join.code}") if join is not None and join.addresses else []

    async def _ask(self, method: str, path: str, shape: type[Message], body: Any = None) -> Message:  # noqa: ANN401 - any message
        return msgspec.json.decode(await asyncio.to_thread(self._request, method, path, body), type=shape)

    def _request(self, method: str, path: str, body: Any = None) -> bytes:  # noqa: ANN401
        line = self.way.line(PATIENCE)
        headers = self._headers | ({"Content-Type": "application/json"} if body is not None else {})
        try:
            line.request(method, f"{BASE}/host/{path}", None if body is None else msgspec.json.encode(body), headers)
            response = line.getresponse()
            told = response.read()
        except (OSError, HTTPException):
            raise Refused("away") from None
        finally:
            line.close()
        if response.status >= 400:  # noqa: PLR2004 - where HTTP's refusals begin
            try:
                raise Refused(msgspec.json.decode(told, type=Refusal).error)
            except ValueError:
                raise Refused("away") from None
        return told

    @property
    def _headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.way.token}"}

    # In the thread.

    def _read(self, loop: asyncio.AbstractEventLoop) -> None:
        """Read the stream until the desk is left, and open it again whenever it is cut."""
        tried = 0
        while not self._ends:
            with suppress(OSError, HTTPException, ValueError, AttributeError):  # the last where `end` was quicker
                for frame in self._events():
                    tried = 0
                    self._tell(loop, frame)
            self._tell(loop, None)
            time.sleep(AGAIN[min(tried, len(AGAIN) - 1)])
            tried += 1
            if tried > 1 and not ways.leads(self.way):
                self.way = self._revive(self.way) or self.way

    def _tell(self, loop: asyncio.AbstractEventLoop, frame: HostFrame | None) -> None:
        def told() -> None:
            self._latest = frame
            self._changed.set()

        with suppress(RuntimeError):  # the screen has gone
            loop.call_soon_threadsafe(told)

    def _events(self) -> Iterator[HostFrame]:
        """Yield a snapshot for each event."""
        self._line = line = self.way.line(SILENCE)
        yield from events(line, self.way.token)
        line.close()


def events(line: HTTPConnection, token: str) -> Iterator[HostFrame]:
    """Yield a host's snapshot for each event of a stream; counts are put into the last one."""
    line.request("GET", f"{BASE}/host/stream", headers={"Authorization": f"Bearer {token}"})
    event, frame = "", None
    for raw in line.getresponse():
        name, _, value = raw.rstrip(b"\r\n").partition(b": ")
        if name == b"event":
            event = value.decode()
        elif name == b"data" and event == "state":
            frame = msgspec.json.decode(value, type=HostFrame)
            yield frame
        elif name == b"data" and event == "counts" and frame is not None:
            more = msgspec.json.decode(value, type=HostCounts)
            frame = replace(frame, now=more.now, counts=more.counts, players=more.players, texts=more.texts)
            yield frame

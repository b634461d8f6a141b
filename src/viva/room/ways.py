"""The teacher's way into a class that is served: kept in a file of their own, so that a screen can be opened again.

It holds the host's token for as long as the server runs; nobody else can read it, and it goes with the room.
"""

from __future__ import annotations

import os
from contextlib import suppress
from http.client import HTTPConnection, HTTPException
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

import msgspec
from msgspec import Struct

from viva.room.protocol import BASE, RoomInfo
from viva.room.store import WAY, path_of, rooms_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PATIENCE: Final = 2.0
"""Seconds to wait for a server on this machine."""


class Way(Struct, frozen=True, kw_only=True):
    """A way in."""

    room: str
    source: str
    """What the questions were asked for by."""
    questions: int
    here: str
    """Where this machine finds the server."""
    token: str
    """The host's."""
    board: str
    """The board's."""
    file: str
    pid: int
    serving: tuple[str, ...] = ()
    """How it is served, as on the command line, so that it can be served again."""

    @property
    def board_address(self) -> str:
        """The board for a browser."""
        return f"{self.here}board#{self.board}"

    @property
    def host_address(self) -> str:
        """The host's page for a browser."""
        return f"{self.here}host#{self.token}"

    def line(self, timeout: float) -> HTTPConnection:
        """Return a line to the server, not open yet."""
        return HTTPConnection(urlsplit(self.here).netloc, timeout=timeout)


def keep(way: Way) -> None:
    """Keep a way, where nobody else can read it."""
    path = _file(way.room)
    path.parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(msgspec.json.encode(way))


def forget(room: str) -> None:
    """Forget a way: its server has gone."""
    with suppress(OSError):
        _file(room).unlink()


def ways() -> Iterator[Way]:
    """Yield the ways that lead somewhere, the last one kept first; those that lead nowhere are forgotten."""
    try:
        files = [path for path in rooms_folder().iterdir() if path.name.endswith(WAY)]
    except OSError:
        return
    for path in sorted(files, key=lambda one: one.stat().st_mtime, reverse=True):
        try:
            way = msgspec.json.decode(path.read_bytes(), type=Way)
        except (OSError, ValueError):
            continue
        if leads(way):
            yield way
        else:
            forget(way.room)


def leads(way: Way) -> bool:
    """Tell whether there is a server at its end, and of this very room."""
    line = way.line(PATIENCE)
    try:
        line.request("GET", f"{BASE}/room")
        return msgspec.json.decode(line.getresponse().read(), type=RoomInfo).room == way.room
    except (OSError, HTTPException, ValueError):
        return False
    finally:
        line.close()


def _file(room: str) -> Path:
    path = path_of(room)
    return path.with_name(path.name + WAY)

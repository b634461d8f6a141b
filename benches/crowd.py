"""A crowd of phones made of a script: each holds its stream open, and answers on a connection of its own."""

from __future__ import annotations

import asyncio
import gc
import json
import secrets
import socket
import time
from typing import Any, Final
from urllib.parse import urlsplit

AT_ONCE: Final = 50
"""Who come in side by side."""

PATIENCE: Final = 120


class Line:
    """A connection that is kept, for requests one after the other."""

    def __init__(self, port: int) -> None:
        """Talk to a port of this machine."""
        self.port = port
        self.reader: asyncio.StreamReader | None = None
        self.writer: asyncio.StreamWriter | None = None

    async def open(self) -> None:
        """Connect anew."""
        self.close()
        self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port)

    async def post(self, path: str, body: object, token: str = "") -> tuple[int, bytes]:
        """Send a request and return the status and the body."""
        text = json.dumps(body).encode()
        head = (
            f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\nContent-Type: application/json\r\n"
            f"Authorization: Bearer {token}\r\nContent-Length: {len(text)}\r\n\r\n"
        )
        if self.writer is None or self.reader is None:
            await self.open()
        assert self.writer is not None and self.reader is not None  # noqa: PT018, S101 - just opened
        self.writer.write(head.encode() + text)
        answered = await self.reader.readuntil(b"\r\n\r\n")
        length = int(answered.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0] or 0)
        return int(answered[9:12]), await self.reader.readexactly(length)

    def close(self) -> None:
        """Hang up."""
        if self.writer is not None:
            self.writer.close()
        self.reader = self.writer = None


class Phone:
    """One player."""

    def __init__(self, port: int) -> None:
        """Be nobody yet."""
        self.key = secrets.token_urlsafe(16)
        self.line = Line(port)
        self.messages = 0
        self.state = ""
        self.changed = asyncio.Event()
        self.reading: asyncio.Task[None] | None = None

    async def come(self, code: str) -> None:
        """Join, and open the stream."""
        status, body = await self.line.post("/api/1/join", {"code": code, "key": self.key})
        if status != 200:  # noqa: PLR2004 - what else
            raise RuntimeError(body)
        self.line.close()
        await self.look("stream")

    async def look(self, path: str) -> None:
        """Open a stream, and read whatever comes."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.line.port, limit=2**22)
        head = f"Host: 127.0.0.1:{self.line.port}\r\nAuthorization: Bearer {self.key}\r\n\r\n"
        writer.write(f"GET /api/1/{path} HTTP/1.1\r\n{head}".encode())
        self.reading = asyncio.create_task(self._read(reader, writer))

    async def _read(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while line := await reader.readline():
                if line.startswith(b"data: "):
                    self.messages += 1
                    self.state = line.partition(b'"state":"')[2].partition(b'"')[0].decode()
                    self.changed.set()
        finally:
            writer.close()

    async def until(self, state: str) -> None:
        """Wait until the room is in a state."""
        while self.state != state:
            self.changed.clear()
            await asyncio.wait_for(self.changed.wait(), PATIENCE)

    def leave(self) -> None:
        """Go."""
        self.line.close()
        if self.reading is not None:
            self.reading.cancel()


class Crowd:
    """Many players of one room."""

    def __init__(self, room: dict[str, Any], count: int) -> None:
        """Be so many, of the room that ``viva host --json`` told of."""
        self.port = urlsplit(room["here"]).port or 80
        self.code: str = room["code"]
        self.token: str = room["host"]["token"]
        self.phones = [Phone(self.port) for _ in range(count)]
        self.desk, self.board = Phone(self.port), Phone(self.port)
        self.desk.key, self.board.key = self.token, room["board"]["token"]
        self.place = -1

    async def come(self) -> None:
        """All join, under the eyes of a host and of a board."""
        await self.desk.look("host/stream")
        await self.board.look("board/stream")
        for start in range(0, len(self.phones), AT_ONCE):
            await asyncio.gather(*(phone.come(self.code) for phone in self.phones[start : start + AT_ONCE]))
        await self.all_in("lobby")

    async def all_in(self, state: str) -> None:
        """Wait until everybody is told of a state."""
        await asyncio.gather(*(phone.until(state) for phone in self.phones))

    async def host(self, name: str) -> None:
        """Do as a host."""
        line = Line(self.port)
        status, body = await line.post("/api/1/host/command", {"command": {"do": name}}, self.token)
        line.close()
        if status != 200:  # noqa: PLR2004
            raise RuntimeError(body)

    async def play(self) -> tuple[list[float], int]:
        """Play a question to its reveal; return how long each answer waited, and the most messages to one."""
        before = [phone.messages for phone in self.phones]
        self.place += 1
        await self.host("next")
        await self.all_in("read")
        await self.host("open")
        await self.all_in("open")
        body = {"place": self.place, "round": 1, "n": 1, "response": {"gave": "passed"}}
        lines = [(phone.line, phone.key) for phone in self.phones]
        waited = await spread(lines, "/api/1/answer", body)
        for name, state in (("close", "closed"), ("reveal", "reveal")):
            await self.host(name)
            await self.all_in(state)
        return waited, max(phone.messages - was for phone, was in zip(self.phones, before, strict=True))

    def stalled(self, count: int) -> list[socket.socket]:
        """Open streams, with the keys of so many players, that nobody will ever read."""
        found = []
        for phone in self.phones[:count]:
            line = socket.create_connection(("127.0.0.1", self.port))
            line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            head = f"Host: 127.0.0.1:{self.port}\r\nAuthorization: Bearer {phone.key}\r\n\r\n"
            line.sendall(f"GET /api/1/stream HTTP/1.1\r\n{head}".encode())
            found.append(line)
        return found

    def leave(self) -> None:
        """All go."""
        for phone in (*self.phones, self.desk, self.board):
            phone.leave()


async def spread(lines: list[tuple[Line, str]], path: str, body: object, seconds: float = 1.0) -> list[float]:
    """Have everybody send a request at a moment of their own within a time, and return how long each waited."""
    for start in range(0, len(lines), AT_ONCE):
        await asyncio.gather(*(line.open() for line, _ in lines[start : start + AT_ONCE]))
    began = asyncio.get_running_loop().time() + 0.1

    async def one(place: int, line: Line, key: str) -> float:
        await asyncio.sleep(began + seconds * place / len(lines) - asyncio.get_running_loop().time())
        sent = time.perf_counter()
        status, answered = await line.post(path, body, key)
        waited = time.perf_counter() - sent
        if status != 200:  # noqa: PLR2004
            raise RuntimeError(answered)
        return waited

    gc.collect()
    gc.disable()  # what is measured is the server's time, not ours
    try:
        return await asyncio.gather(*(one(place, *line) for place, line in enumerate(lines)))
    finally:
        gc.enable()

"""A room's server, killed at any moment, loses no answer that it has acknowledged, and goes on where it was."""

from __future__ import annotations

import http.client
import json
import os
import secrets
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from random import Random
from typing import TYPE_CHECKING, Any, Final

import pytest

from viva.asking.response import Judged
from viva.room.store import Store, path_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from viva.room.progress import Answer

pytestmark = pytest.mark.soak

KILLS: Final = 100
PLAYERS: Final = 8
QUESTIONS: Final = 400
SECONDS: Final = 1000
"""How long a vote is open: longer than the test."""

BANK: Final = "viva: 1\nlang: en\ntitle: Soaked\nquestions:\n"
MOVES: Final = {"lobby": "next", "read": "open", "paused": "resume", "closed": "reveal", "reveal": "next"}


class Room:
    """A server in a process of its own, started again each time that it was killed."""

    def __init__(self, bank: Path) -> None:
        self.token = secrets.token_urlsafe(16)
        self.name = ""
        self.code = ""
        self.port = 0
        self.process: subprocess.Popen[bytes] | None = None
        self.bank = bank

    def start(self, *more: str) -> None:
        line = [
            sys.executable,
            "-m",
            "viva",
            "host",
            "--headless",
            "--json",
            "--address",
            "127.0.0.1",
            "--port",
            "0",
            *more,
        ]
        line += [self.name, "--resume"] if self.name else [str(self.bank), "--timer", str(SECONDS)]
        self.process = subprocess.Popen(line, stdout=subprocess.PIPE, env=os.environ | {"VIVA_HOST_TOKEN": self.token})
        assert self.process.stdout is not None
        told = json.loads(self.process.stdout.readline())
        self.name, self.code = told["room"], told["code"]
        self.port = int(told["here"].rstrip("/").rpartition(":")[2])

    def kill(self) -> None:
        if self.process is None:
            return
        assert self.process.stdout is not None
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(30)
        self.process.stdout.close()
        self.process = None

    def post(self, path: str, body: object, key: str) -> tuple[int, Any]:
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            head = {"Content-Type": "application/json", "Authorization": f"Bearer {key}"}
            line.request("POST", f"/api/1/{path}", json.dumps(body), head)
            response = line.getresponse()
            return response.status, json.loads(response.read())
        finally:
            line.close()

    def snapshot(self, key: str) -> Any:  # noqa: ANN401 - a frame
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        line.request("GET", "/api/1/stream", headers={"Authorization": f"Bearer {key}"})
        response = line.getresponse()
        while text := response.readline():
            if text.startswith(b"data: "):
                line.close()
                return json.loads(text[6:])
        raise AssertionError("no snapshot")


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    bank = tmp_path / "soaked.en.yaml"
    asked = (f"- id: q{n}\n  claim: Is {n} so?\n  answer: {'false' if n % 2 else 'true'}\n" for n in range(QUESTIONS))
    bank.write_text(BANK + "".join(asked), encoding="utf-8")
    found = Room(bank)
    yield found
    found.kill()


class Class:
    """Everybody in a room, and what each of them knows: what was sent, and what was acknowledged."""

    def __init__(self, room: Room, random: Random) -> None:
        self.room = room
        self.random = random
        self.keys = [secrets.token_urlsafe(16) for _ in range(PLAYERS)]
        self.numbers: dict[str, int] = {}
        self.counting = threading.Lock()
        self.count: dict[tuple[int, int], int] = {}
        self.sent: dict[tuple[int, int, int], str] = {}
        self.acknowledged: dict[tuple[int, int], int] = {}
        self.rev = 0
        self.state = "lobby"
        self.place = -1

    def come(self) -> None:
        for key in self.keys:
            status, joined = self.room.post("join", {"code": self.room.code, "key": key}, "")
            assert status == 200
            self.numbers[key] = int(joined["id"][1:])

    def answer(self, key: str, place: int) -> None:
        """Answer, and change one's mind, until that is over or the server is."""
        player = self.numbers[key]
        with suppress(OSError, http.client.HTTPException, ValueError):
            for _ in range(10):
                truth = self.random.choice(("true", "false", "unsaid"))
                with self.counting:  # an earlier thread may still be at it
                    n = self.count[player, place] = self.count.get((player, place), 0) + 1
                    self.sent[player, place, n] = truth
                body = {"place": place, "round": 1, "n": n, "response": {"gave": "judged", "truth": truth}}
                status, kept = self.room.post("answer", body, key)
                if status != 200:
                    return
                with self.counting:
                    known = self.acknowledged.get((player, place), 0)
                    self.acknowledged[player, place] = max(known, kept["n"])

    def play(self) -> None:
        """Move on, and answer meanwhile, until the server dies in the midst of something."""
        answering: list[threading.Thread] = []
        with suppress(OSError, http.client.HTTPException, ValueError):
            while True:
                if self.state == "open":
                    for key in self.keys:
                        answering.append(threading.Thread(target=self.answer, args=(key, self.place)))
                        answering[-1].start()
                    time.sleep(self.random.uniform(0, 0.03))
                name = MOVES.get(self.state) or self.random.choice(("pause", "close", "close", "close"))
                status, moved = self.room.post("host/command", {"command": {"do": name}}, self.room.token)
                assert status == 200, moved
                self.rev, self.state = moved["rev"], moved["state"]
                self.place += name == "next"
        for one in answering:
            one.join()


def test_a_room_killed_a_hundred_times_is_the_room_that_its_players_know(
    room: Room, random: Random, progress: Callable[[str], None]
) -> None:
    room.start()
    school = Class(room, random)
    school.come()
    states = set()
    for kill in range(KILLS):
        killer = threading.Timer(random.uniform(0, 0.3), room.kill)
        killer.start()
        school.play()
        killer.join()

        with Store(path_of(room.name)) as store:
            saved = store.read()
        kept = {(one.player, one.place): one for one in saved.answers}
        for (player, place), n in school.acknowledged.items():
            assert kept[player, place].n >= n, (player, place)
        for (player, place), one in kept.items():
            assert truth_of(one) == school.sent[player, place, one.n]
        assert saved.progress.rev in {school.rev, school.rev + 1}

        room.start()
        frame = room.snapshot(school.keys[0])
        before = saved.progress
        states.add(before.state)
        if before.state == "open":
            assert before.until is not None
            assert (frame["state"], frame["rev"]) == ("paused", before.rev + 1)
            assert frame["turn"]["left"] == before.until - saved.clock
        else:
            assert (frame["state"], frame["rev"]) == (before.state, before.rev)
        for key in school.keys:
            mine = [one for (player, _), one in kept.items() if player == school.numbers[key]]
            right = [one for one in mine if truth_of(one) == ("false" if one.place % 2 else "true")]
            expected = sum(100 for one in right if before.played_at(one.place).revealed)
            assert room.snapshot(key)["you"]["points"] == expected
        school.rev, school.state, school.place = frame["rev"], frame["state"], before.place
        if kill % 10 == 9:
            progress(f"{kill + 1}/{KILLS}")

    assert len(school.acknowledged) > KILLS
    assert {"read", "open", "closed", "reveal"} <= states


def truth_of(answer: Answer) -> str:
    assert isinstance(answer.response, Judged)
    return answer.response.truth


def test_the_time_that_was_left_is_known_to_the_second(room: Room) -> None:
    room.start()
    school = Class(room, Random(1))
    school.come()
    for name in ("next", "open"):
        assert room.post("host/command", {"command": {"do": name}}, room.token)[0] == 200
    opened = room.snapshot(school.keys[0])
    began = time.monotonic()
    time.sleep(4)
    room.kill()
    spent = (time.monotonic() - began) * 1000
    room.start()
    left = room.snapshot(school.keys[0])["turn"]["left"]

    given = opened["turn"]["until"] - opened["now"]
    assert given - spent <= left  # never less than there was
    assert left <= given - 1000  # the clock was written down since; every second, where the machine is not busy


@pytest.mark.parametrize("count", [200, 1000])
async def test_no_player_of_a_crowd_gets_a_byte_of_a_key_before_its_reveal(room: Room, count: int) -> None:
    import asyncio

    canary = secrets.token_hex(8)
    asked = (
        f"- id: {canary}-{n}\n  typed: What is {n}?\n  answer: {canary} {n}\n  explain: Because {canary}.\n"
        f"- id: choice-{n}\n  choice: Which is {n}?\n  answer: right\n  wrong: [{{text: off, because: {canary}}}]\n"
        for n in range(4)
    )
    room.bank.write_text(BANK + "".join(asked), encoding="utf-8")
    room.start("--players", str(count))
    keys = [secrets.token_urlsafe(16) for _ in range(count)]
    for key in keys:
        assert room.post("join", {"code": room.code, "key": key}, "")[0] == 200
    received = dict.fromkeys(keys, b"")

    async def listen(key: str) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", room.port)
        head = f"Host: 127.0.0.1:{room.port}\r\nAuthorization: Bearer {key}\r\n\r\n"
        writer.write(f"GET /api/1/stream HTTP/1.1\r\n{head}".encode())
        try:
            while piece := await reader.read(65536):
                received[key] += piece
        finally:
            writer.close()

    async def until(state: str) -> None:
        while not all(received[key].rstrip().endswith(b"}}") and last(received[key]) == state for key in keys):  # noqa: ASYNC110 - what comes from a socket
            await asyncio.sleep(0.02)

    def last(text: bytes) -> str:
        return text.rpartition(b'"state":"')[2].partition(b'"')[0].decode()

    listening = [asyncio.create_task(listen(key)) for key in keys]
    for place in range(8):
        for name, state in (("next", "read"), ("open", "open")):
            await asyncio.to_thread(room.post, "host/command", {"command": {"do": name}}, room.token)
            await asyncio.wait_for(until(state), 60)
        response = {"gave": "passed"}
        for key in keys[::10]:
            body = {"place": place, "round": 1, "n": 1, "response": response}
            status, kept = await asyncio.to_thread(room.post, "answer", body, key)
            assert status == 200
            assert canary not in str(kept)
        await asyncio.to_thread(room.post, "host/command", {"command": {"do": "close"}}, room.token)
        await asyncio.wait_for(until("closed"), 60)
        for key in keys:
            assert canary.encode() not in received[key]
        await asyncio.to_thread(room.post, "host/command", {"command": {"do": "reveal"}}, room.token)
        await asyncio.wait_for(until("reveal"), 60)
        for key in keys:
            assert canary.encode() in received[key]
            received[key] = b""
    for one in listening:
        one.cancel()

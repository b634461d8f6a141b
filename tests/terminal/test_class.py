"""A class in a real terminal: a lesson by one keyboard; with phones, a screen and a server that go and come back."""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import socket
import sqlite3
import subprocess
import time
from contextlib import closing, suppress
from typing import TYPE_CHECKING, Any

import pytest

from tests.terminal.conftest import VIVA

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.terminal.conftest import Terminal

pytestmark = pytest.mark.terminal

LESSON = 18
KILLED_AT = 9
COUNTS = ("1", "2", "Enter", "7", "Enter")


def progress(folder: Path) -> dict[str, Any]:
    """Return how far the class came, as it is on disk once nobody has it open."""
    (path,) = (folder / "viva" / "rooms").glob("*.sqlite")
    with closing(sqlite3.connect(path)) as db:
        found: dict[str, Any] = json.loads(db.execute("SELECT progress FROM room").fetchone()[0])
        return found


class Teacher:
    """Looks at the footer only: it says what space does next, and whether there is something to count."""

    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal
        self.screen = ""
        self.steps: list[str] = []
        self.counted: set[tuple[int, str]] = set()

    @property
    def place(self) -> int:
        found = re.search(rf"(\d+) of {LESSON}", self.screen)
        return int(found[1]) if found else 0

    @property
    def step(self) -> str:
        found = re.search(r"␣ (\w+(?: \w+)*)", self.screen.rstrip().splitlines()[-1])
        return found[1] if found else ""

    @property
    def vote(self) -> str:
        return "2" if "vote 2" in self.screen else "1"

    def go_on(self) -> None:
        if self.step != "more":
            self.steps.append(self.step)
        self.terminal.press("Space")
        self.screen = self.terminal.wait_for_other_than(self.screen)

    def count(self) -> bool:
        """Type two counts, once for each vote, where counts are asked for and the vote is over."""
        asked = "next row" in self.screen and self.step != "close the vote"
        if not asked or (self.place, self.vote) in self.counted:
            return False
        self.counted.add((self.place, self.vote))
        self.terminal.press(*COUNTS)
        self.see_counts()
        return True

    def see_counts(self) -> None:
        """Wait until both counts are there, one below the other."""
        while not re.search(r" 12 .*\n(?:.*\n)*? .* 7 ", self.screen):
            self.screen = self.terminal.wait_for_other_than(self.screen)

    def look(self, for_text: str) -> None:
        self.screen = self.terminal.wait_for(for_text)


def test_a_lesson_of_eighteen_questions_is_held_by_one_keyboard(terminal: Terminal) -> None:
    terminal.start("host", "alibaba-covid", "--no-phones", "--seed", "4")
    teacher = Teacher(terminal)
    teacher.look("18 questions")
    killed = False
    while "18 questions played" not in teacher.screen:
        counted = teacher.count()
        if counted and teacher.place == KILLED_AT:
            terminal.kill()
            at = progress(terminal.folder)
            assert (at["place"], at["state"]) == (KILLED_AT - 1, "closed")
            assert sorted(at["played"][str(KILLED_AT - 1)]["tallies"]["1"].values()) == [7, 12]
            terminal.start("host", "alibaba-covid", "--no-phones")
            terminal.wait_for(f"This class was left at question {KILLED_AT} of {LESSON}")
            terminal.press("Enter")
            teacher.look("next row")
            teacher.see_counts()
            killed = True
        teacher.go_on()
    assert killed
    terminal.press("q")
    terminal.wait_for("status=0")
    at = progress(terminal.folder)
    assert at["state"] == "finished"
    assert len(at["played"]) == LESSON
    assert all(one["revealed"] and sum(one["tallies"]["1"].values()) == 19 for one in at["played"].values())
    assert at["played"][str(LESSON - 1)]["rounds"] == 2, "the discussion was voted on twice"
    assert {"begin", "vote", "close the vote", "reveal", "next", "think", "in pairs", "together", "end"} <= set(
        teacher.steps
    )


def way(folder: Path) -> dict[str, Any]:
    """Return the way into the class that is served."""
    (path,) = (folder / "viva" / "rooms").glob("*-way")
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return found


def ask(at: dict[str, Any], method: str, path: str, body: object = None, token: str = "") -> Any:  # noqa: ANN401
    """Send a request to the server of a class."""
    headers = {"Content-Type": "application/json", "Authorization": f"Bearer {token}"}
    with closing(http.client.HTTPConnection(at["here"].split("/")[2], timeout=20)) as line:
        line.request(method, f"/api/1/{path}", None if body is None else json.dumps(body), headers)
        return json.loads(line.getresponse().read())


@pytest.fixture
def served(terminal: Terminal) -> Iterator[Terminal]:
    """A terminal that leaves no server behind."""
    yield terminal
    for path in (terminal.folder / "viva" / "rooms").glob("*-way"):
        with suppress(ProcessLookupError):
            os.kill(json.loads(path.read_text("utf-8"))["pid"], signal.SIGKILL)


def test_a_class_with_phones_outlives_its_screen_and_its_server(served: Terminal) -> None:
    terminal = served
    terminal.start("host", "alibaba-covid/fund", "--address", "127.0.0.1", "--seed", "1", columns=100, rows=34)
    code = re.search(r"Code (\d{6})", terminal.wait_for("Code "))
    assert code is not None
    at, key = way(terminal.folder), "k" * 22
    joined = ask(at, "POST", "join", {"code": code[1], "key": key, "name": ""})
    terminal.wait_for(joined["name"])
    terminal.press("Space")
    terminal.wait_for("␣ vote")
    terminal.press("Space")
    terminal.wait_for("0 of 1 answered")
    os.kill(at["pid"], signal.SIGKILL)
    terminal.wait_for("Paused")
    again = way(terminal.folder)
    assert again["pid"] != at["pid"]
    assert (again["here"], again["token"], again["board"]) == (at["here"], at["token"], at["board"])
    terminal.press("Space")
    terminal.wait_for("0 of 1 answered")
    question = ask(again, "GET", "host/past/0", token=at["token"])
    assert question == {"error": "cannot"}, "it is still on"
    terminal.press("q")
    terminal.wait_for("Leave the class open?")
    terminal.press("Enter")
    terminal.wait_for("status=0")

    terminal.start("host", columns=100, rows=34)
    terminal.wait_for("0 of 1 answered")
    terminal.press("f")
    terminal.wait_for("End the class?")
    terminal.press("Enter")
    terminal.wait_for("No question was played")
    terminal.press("q")
    terminal.wait_for(f"viva host --resume {at['room']}")
    terminal.press("Enter")
    terminal.wait_for("status=0")
    assert not list((terminal.folder / "viva" / "rooms").glob("*-way"))
    with pytest.raises(ConnectionRefusedError):
        until_refused(again)

    terminal.start("host", "--resume", at["room"], "--address", "127.0.0.1", columns=100, rows=34)
    terminal.wait_for("No question was played")


def until_refused(at: dict[str, Any]) -> None:
    """Ask until nobody answers."""
    for _ in range(100):
        ask(at, "GET", "room")
        time.sleep(0.1)


def test_what_keeps_a_server_from_starting_is_said(terminal: Terminal) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        terminal.start("host", "alibaba-covid", "--address", "127.0.0.1", "--port", port)
        screen = terminal.wait_for("status=2")
    assert f"Port {port} cannot be had" in screen


def test_without_a_terminal_it_says_so() -> None:
    line = [str(VIVA), "host", "alibaba-covid", "--no-phones"]
    done = subprocess.run(line, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)

    assert done.returncode == 2
    assert "--headless" in done.stderr

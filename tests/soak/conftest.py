"""A learner made of a script, who answers the real program in a process of its own and may be killed with it."""

from __future__ import annotations

import os
import re
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from threading import Timer
from typing import TYPE_CHECKING, Final

import pytest
from msgspec import Struct, field

from viva import settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from random import Random

DECK: Final = """\
viva: 1
key: "00112233445566aa"
languages: [en]
title: {en: Soaked}
banks:
- {file: all, anki: {en: Soaked}}
"""

ANSWERED: Final = (
    "SELECT question, payload ->> 'round', payload ->> 'got' FROM event WHERE type = 'response' ORDER BY seq"
)

ASKED: Final = re.compile(r"(Once more\.)?\nWhat is q(\d+)\?\nYour answer: $")
"""The end of what is said when a question waits; the first group is there where it comes again."""


@pytest.fixture
def deck() -> Callable[[int], Path]:
    """Write a deck of so many questions, each of which names itself once its answer is kept."""

    def write(count: int) -> Path:
        folder = settings.own_decks() / "soaked"
        folder.mkdir(parents=True)
        (folder / "deck.yaml").write_text(DECK, encoding="utf-8")
        asked = (
            f"- id: q{place}\n  typed: What is q{place}?\n  answer: right\n  explain: Told {place}.\n"
            for place in range(count)
        )
        bank = "viva: 1\nlang: en\ntitle: Soaked\nquestions:\n" + "".join(asked)
        (folder / "all.en.yaml").write_text(bank, encoding="utf-8")
        return folder

    return write


def answer(question: int, *, again: bool) -> str:
    """Return what the script answers: to every third question something wrong when it first comes."""
    return "right" if again or question % 3 else "nonsense"


class Script(Struct):
    """One run of the program line by line, answered as the script says until it ends or is killed."""

    playing: subprocess.Popen[bytes]
    said: str = ""
    told: list[int] = field(default_factory=list)
    """Questions whose verdict was heard, in their order."""

    def play(self, *, kill: tuple[int, float] | None = None) -> None:
        """Answer; ``kill`` is after how many answers the program is killed, and how many seconds after the last."""
        assert self.playing.stdin is not None
        assert self.playing.stdout is not None
        after, wait = kill or (-1, 0)
        killer = Timer(wait, self.playing.kill)
        given = 0
        if after == 0:
            killer.start()
        while piece := os.read(self.playing.stdout.fileno(), 65536):
            self.said += piece.decode()
            if waits := ASKED.search(self.said):
                line = answer(int(waits[2]), again=waits[1] is not None)
                self.said += "\n"
                try:
                    self.playing.stdin.write(f"{line}\n".encode())
                    self.playing.stdin.flush()
                except BrokenPipeError:  # killed meanwhile: what it said before is still to be read
                    continue
                given += 1
                if given == after:
                    killer.start()
        killer.cancel()
        self.told = [int(name) for name in re.findall(r"^Told (\d+)\.$", self.said, re.MULTILINE)]
        self.playing.wait(timeout=60)
        self.playing.stdin.close()
        self.playing.stdout.close()

    @property
    def killed(self) -> bool:
        return self.playing.returncode == -signal.SIGKILL


@pytest.fixture
def script() -> Iterator[Callable[..., Script]]:
    """Start the program line by line, with the arguments given."""
    started: list[subprocess.Popen[bytes]] = []

    def start(*arguments: str, **environment: str) -> Script:
        playing = subprocess.Popen(
            [sys.executable, "-m", "viva", "quiz", "soaked", "--plain", "--seed", "1", *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
            env=os.environ | environment,
        )
        started.append(playing)
        return Script(playing)

    yield start
    for playing in started:
        playing.kill()
        playing.wait()


@pytest.fixture
def rows() -> Callable[..., list[tuple[object, ...]]]:
    """Ask the journal something, as any other program would, and whether it is sound; one not made yet has no rows."""

    def ask(statement: str = ANSWERED, path: Path | None = None) -> list[tuple[object, ...]]:
        path = path or settings.journal_path()
        if not path.exists():
            return []
        with closing(sqlite3.connect(path)) as database:
            assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            if database.execute("PRAGMA user_version").fetchone() == (0,):
                return []
            return database.execute(statement).fetchall()

    return ask


@pytest.fixture
def random(request: pytest.FixtureRequest) -> Random:
    """A source of chance whose seed is told, so that a red run can be run again with SOAK_SEED."""
    from random import Random, SystemRandom

    seed = int(os.environ.get("SOAK_SEED") or SystemRandom().getrandbits(31))
    _aloud(request, f"SOAK_SEED={seed}")
    return Random(seed)


@pytest.fixture
def progress(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Say on the terminal how far a long test has come."""
    return lambda text: _aloud(request, text)


def _aloud(request: pytest.FixtureRequest, text: str) -> None:
    capture = request.config.pluginmanager.get_plugin("capturemanager")
    if capture is not None:
        with capture.global_and_fixture_disabled():
            print(text, end=" ", flush=True)  # noqa: T201 - several minutes are long without a word

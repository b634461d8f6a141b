"""The program in a real terminal: what it shows, and keys."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

VIVA = Path(sys.executable).with_name("viva")
PATIENCE = 40
"""Seconds: the machine may be busy."""


class Terminal:
    """A terminal of 80 by 24 with the program in it."""

    def __init__(self, tmux: str, folder: Path) -> None:
        self.command = [tmux, "-S", str(folder / "tmux"), "-f", "/dev/null"]
        self.folder = folder
        self.started = False

    def start(self, *arguments: str, columns: int = 80, rows: int = 24, **variables: str) -> None:
        settings = {"VIVA_HOME": str(self.folder / "viva"), "VIVA_LANG": "en", "TEXTUAL_ANIMATIONS": "none"} | variables
        line = ["env", *(f"{name}={value}" for name, value in settings.items()), str(VIVA), *arguments]
        shell = " ".join(f"'{word}'" for word in line) + "; echo status=$?; cat"
        if self.started:
            self.run("respawn-pane", "-k", "-t", "viva", shell)
        else:
            self.run("new-session", "-d", "-s", "viva", "-x", str(columns), "-y", str(rows), shell)
            self.run("set-option", "-g", "remain-on-exit", "on")  # whatever ends there, the terminal stays to be asked
        self.started = True

    def run(self, *arguments: str) -> str:
        environment = {name: value for name, value in os.environ.items() if name != "TMUX"}
        done = subprocess.run([*self.command, *arguments], capture_output=True, text=True, check=False, env=environment)
        assert done.returncode == 0, f"tmux {' '.join(arguments)}: {done.stderr}"
        return done.stdout

    @property
    def screen(self) -> str:
        return self.run("capture-pane", "-p", "-t", "viva").replace("\u00a0", " ")

    def wait_for(self, text: str) -> str:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            screen = self.screen
            if text in screen:
                return screen
            time.sleep(0.05)
        message = f"{text!r} did not come:\n{self.screen}"
        raise AssertionError(message)

    def wait_for_other_than(self, before: str) -> str:
        """Wait until the screen shows something else, and all of it."""
        until = time.monotonic() + PATIENCE
        last = before
        while time.monotonic() < until:
            if (screen := self.screen) == last != before:
                return screen
            last = screen
            time.sleep(0.05)
        message = f"nothing came of it:\n{before}"
        raise AssertionError(message)

    def press(self, *keys: str) -> None:
        self.run("send-keys", "-t", "viva", *keys)

    def kill(self) -> None:
        """Kill the program as a power cut would."""
        (pid,) = self.run("list-panes", "-t", "viva", "-F", "#{pane_pid}").split()
        children = subprocess.run(["pgrep", "-P", pid], capture_output=True, text=True, check=True).stdout.split()
        subprocess.run(["kill", "-9", *children], check=True)
        self.wait_for("status=137")

    def responses(self) -> int:
        with sqlite3.connect(self.folder / "viva" / "journal.sqlite") as database:
            return int(database.execute("SELECT count(*) FROM event WHERE type = 'response'").fetchone()[0])


@pytest.fixture
def terminal(needs: Callable[[str], str], tmp_path: Path) -> Iterator[Terminal]:
    made = Terminal(needs("tmux"), tmp_path)
    yield made
    subprocess.run([*made.command, "kill-server"], check=False, capture_output=True)

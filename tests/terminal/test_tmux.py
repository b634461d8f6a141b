"""The program in a real terminal: from the command line to the journal on disk."""

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

pytestmark = pytest.mark.terminal

VIVA = Path(sys.executable).with_name("viva")
PATIENCE = 20
"""Seconds: the machine may be busy."""


class Terminal:
    """A terminal of 80 by 24 with the program in it."""

    def __init__(self, tmux: str, folder: Path) -> None:
        self.command = [tmux, "-S", str(folder / "tmux"), "-f", "/dev/null"]
        self.folder = folder

    def start(self, *arguments: str, columns: int = 80, rows: int = 24, **variables: str) -> None:
        settings = {"VIVA_HOME": str(self.folder / "viva"), "VIVA_LANG": "en", "TEXTUAL_ANIMATIONS": "none"} | variables
        line = ["env", *(f"{name}={value}" for name, value in settings.items()), str(VIVA), *arguments]
        shell = " ".join(f"'{word}'" for word in line) + "; echo status=$?; cat"
        self.run("new-session", "-d", "-s", "viva", "-x", str(columns), "-y", str(rows), shell)

    def run(self, *arguments: str) -> str:
        environment = {name: value for name, value in os.environ.items() if name != "TMUX"}
        done = subprocess.run([*self.command, *arguments], capture_output=True, text=True, check=True, env=environment)
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

    def press(self, *keys: str) -> None:
        self.run("send-keys", "-t", "viva", *keys)

    def responses(self) -> int:
        with sqlite3.connect(self.folder / "viva" / "journal.sqlite") as database:
            return int(database.execute("SELECT count(*) FROM event WHERE type = 'response'").fetchone()[0])


@pytest.fixture
def terminal(needs: Callable[[str], str], tmp_path: Path) -> Iterator[Terminal]:
    made = Terminal(needs("tmux"), tmp_path)
    yield made
    subprocess.run([*made.command, "kill-server"], check=False, capture_output=True)


def test_a_question_is_answered_and_kept(terminal: Terminal) -> None:
    terminal.start("quiz", "alibaba-covid/health-codes", "--seed", "1")
    screen = terminal.wait_for("Esc commands")
    assert "According to Martin Pasquier" in screen
    assert "1 of 10" in screen
    terminal.press("a")
    terminal.wait_for("yours")
    terminal.wait_for("Interview 1.3")
    assert terminal.responses() == 1
    terminal.press("Enter")
    terminal.wait_for("2 of 10")
    terminal.press("Escape")
    terminal.wait_for("leave (kept)")
    terminal.press("q")
    screen = terminal.wait_for("status=0")
    assert "1 of 10 answered. It is kept, and offered again." in screen


def test_killing_the_program_loses_no_answer(terminal: Terminal) -> None:
    terminal.start("quiz", "alibaba-covid/health-codes", "--seed", "1")
    terminal.wait_for("Esc commands")
    terminal.press("a")
    terminal.wait_for("yours")
    (pid,) = terminal.run("list-panes", "-t", "viva", "-F", "#{pane_pid}").split()
    children = subprocess.run(["pgrep", "-P", pid], capture_output=True, text=True, check=True).stdout.split()
    subprocess.run(["kill", "-9", *children], check=True)
    terminal.wait_for("status=137")
    assert terminal.responses() == 1


def test_home_opens_at_forty_by_fifteen_and_ctrl_q_quits(terminal: Terminal) -> None:
    terminal.start(columns=40, rows=15)
    screen = terminal.wait_for("Taobao") if "Taobao" in terminal.screen else terminal.wait_for("Health codes")
    assert "▸ A mix of everything" in screen
    assert all(len(line) <= 40 for line in screen.splitlines())
    terminal.press("C-q")
    terminal.wait_for("status=0")


def test_a_terminal_that_changes_its_size_shows_the_question_anew(terminal: Terminal) -> None:
    terminal.start("quiz", "alibaba-covid/health-codes", "--seed", "1")
    terminal.wait_for("Esc commands")
    terminal.run("resize-window", "-t", "viva", "-x", "40", "-y", "15")
    time.sleep(0.3)
    screen = terminal.wait_for("Esc commands")
    assert "A colour code" in screen
    assert all(len(line) <= 40 for line in screen.splitlines())


def test_a_shipped_question_is_edited_in_a_copy_and_asked_as_it_was_left(terminal: Terminal) -> None:
    editor = terminal.folder / "editor"
    editor.write_text('#!/bin/sh\nsed -i "s/What did each citizen/What did every citizen/" "$1"\n', encoding="utf-8")
    editor.chmod(0o755)
    terminal.start("quiz", "alibaba-covid/health-codes", "--seed", "1", EDITOR=str(editor))
    terminal.wait_for("What did each citizen")
    terminal.press("Escape")
    terminal.wait_for("stop here")  # Esc and a letter at once are Alt and the letter
    terminal.press("e")
    terminal.wait_for("What did every citizen")
    terminal.wait_for("is yours now")
    terminal.wait_for("1 of 10")  # the line above may be drawn after the page

    copy = terminal.folder / "viva" / "decks" / "alibaba-covid"
    assert "every citizen" in (copy / "health-codes.en.yaml").read_text(encoding="utf-8")
    terminal.press("Escape")
    terminal.wait_for("stop here")
    terminal.press("k")
    terminal.wait_for("next")
    assert terminal.responses() == 1


def test_an_editor_that_is_not_there_is_told_and_the_quiz_goes_on(terminal: Terminal) -> None:
    terminal.start("quiz", "alibaba-covid/health-codes", "--seed", "1", EDITOR="no-such-editor")
    terminal.wait_for("Esc commands")
    terminal.press("Escape")
    terminal.wait_for("stop here")
    terminal.press("e")
    terminal.wait_for("cannot be run")
    terminal.press("a")
    terminal.wait_for("next")
    assert terminal.responses() == 1


def test_an_exam_is_sat_left_and_handed_in(terminal: Terminal) -> None:
    terminal.start(
        "quiz", "alibaba-covid/health-codes", "--mode", "exam", "--count", "2", "--minutes", "30", "--seed", "1"
    )
    terminal.wait_for("1 of 2")
    terminal.press("a")
    terminal.wait_for("2 of 2")
    terminal.press("Escape")
    terminal.wait_for("hand in")
    terminal.press("q")
    terminal.wait_for("It is kept")
    assert terminal.responses() == 0
    terminal.run("kill-session", "-t", "viva")

    terminal.start("quiz", "alibaba-covid/health-codes", "--resume")
    terminal.wait_for("2 of 2")
    terminal.press("Escape")
    terminal.wait_for("hand in")
    terminal.press("h")
    terminal.wait_for("Hand the paper in?")
    terminal.press("Enter")
    terminal.wait_for("/ 100")
    assert terminal.responses() == 1


def test_an_answer_is_taken_back_and_the_language_changed(terminal: Terminal) -> None:
    terminal.start("quiz", "alibaba-covid/health-codes", "--seed", "1")
    terminal.wait_for("Esc commands")
    terminal.press("a")
    terminal.wait_for("next")
    terminal.press("l")
    terminal.wait_for("Selon Martin Pasquier")
    terminal.press("u")
    terminal.wait_for("Taken back.")
    with sqlite3.connect(terminal.folder / "viva" / "journal.sqlite") as database:
        types = [row[0] for row in database.execute("SELECT type FROM event ORDER BY seq")]
    assert types == ["response", "undo"]


def test_a_window_may_be_resized_at_any_moment(terminal: Terminal) -> None:
    terminal.start("quiz", "alibaba-covid/health-codes", "--seed", "1")
    terminal.wait_for("Esc commands")
    for columns, rows in ((40, 15), (160, 50), (20, 8), (80, 24)):
        terminal.run("resize-window", "-t", "viva", "-x", str(columns), "-y", str(rows))
        time.sleep(0.3)
    terminal.wait_for("Esc commands")
    terminal.press("a")
    terminal.run("resize-window", "-t", "viva", "-x", "40", "-y", "15")
    terminal.wait_for("yours")
    assert terminal.responses() == 1

"""The program in a real terminal: from the command line to the journal on disk."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import time
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.terminal.conftest import Terminal

pytestmark = pytest.mark.terminal


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


def test_without_colours_the_terminal_keeps_its_own(terminal: Terminal) -> None:
    terminal.start("quiz", "alibaba-covid", "--seed", "1", NO_COLOR="1", COLORFGBG="0;15")
    terminal.wait_for("Esc commands")
    painted = terminal.run("capture-pane", "-e", "-p", "-t", "viva")

    codes = {code for found in re.findall(r"\x1b\[([0-9;]*)m", painted) for code in found.split(";") if code}
    assert codes - {"0", "1", "2", "3", "4", "7", "9", "39", "49"} == set()
    assert "1" in codes  # bold is no colour


def test_without_colours_the_place_where_one_writes_is_seen(terminal: Terminal) -> None:
    terminal.start("quiz", "alibaba-covid/fund", "--seed", "3", "-n", "0", NO_COLOR="1")
    terminal.wait_for("give the answer")
    terminal.press("1")
    terminal.wait_for("read as 1")
    painted = terminal.run("capture-pane", "-e", "-p", "-t", "viva")

    line = next(line for line in painted.splitlines() if "▸" in line)
    assert re.search(r"\x1b\[([0-9]+;)*7(;[0-9]+)*m", line)

"""The program itself, as a shell runs it: pipes, a terminal, kills, and bytes that are no text."""

from __future__ import annotations

import os
import pty
import re
import signal
import sqlite3
import subprocess
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Protocol

import pytest

from viva import settings

if TYPE_CHECKING:
    from pathlib import Path

HEALTH = ("quiz", "alibaba-covid/health-codes", "--plain", "--seed", "1")


class Viva(Protocol):
    def __call__(
        self, *arguments: str, given: bytes = ..., **environment: str
    ) -> subprocess.CompletedProcess[bytes]: ...


def responses() -> int:
    with sqlite3.connect(settings.journal_path()) as db:
        (count,) = db.execute("SELECT count(*) FROM event WHERE type = 'response'").fetchone()
    db.close()
    return int(count)


@pytest.mark.parametrize(("lang", "score"), [("en", "Score: "), ("fr", "Score\u00a0: ")])
@pytest.mark.parametrize("given", [b"", b"a\nb\n:k\na b\n:k\n", b":k\n" * 99], ids=["nothing", "some", "more than all"])
def test_a_pipe_of_answers_ends_with_a_score_and_status_0(lang: str, score: str, given: bytes, viva: Viva) -> None:
    ran = viva(*HEALTH, given=given, VIVA_LANG=lang)

    assert ran.returncode == 0
    assert ran.stderr == b""
    assert score in ran.stdout.decode()


def test_the_same_answers_meet_the_same_questions(viva: Viva) -> None:
    first, second = (viva(*HEALTH, given=b"a\n", VIVA_HOME=f"{settings.data_folder()}-{place}") for place in range(2))

    assert first.stdout == second.stdout


def test_killed_after_the_third_verdict_three_responses_are_kept() -> None:
    playing = subprocess.Popen(
        [sys.executable, "-m", "viva", *HEALTH], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert playing.stdin is not None
    assert playing.stdout is not None
    for _ in range(3):
        playing.stdin.write(":k\n")
        playing.stdin.flush()
        while not playing.stdout.readline().startswith("You did not know"):
            assert playing.poll() is None
    playing.send_signal(signal.SIGKILL)
    playing.communicate()

    assert playing.returncode == -signal.SIGKILL
    assert responses() == 3


def test_a_reader_that_leaves_early_ends_it_quietly() -> None:
    # As in `viva quiz … | head -1`.
    reading, writing = os.pipe()
    playing = subprocess.Popen(
        [sys.executable, "-m", "viva", *HEALTH],
        stdin=subprocess.PIPE,
        stdout=writing,
        stderr=subprocess.PIPE,
    )
    os.close(writing)
    os.read(reading, 1)
    os.close(reading)
    errors = playing.communicate(b":k\n" * 50)[1]

    assert errors == b""
    assert playing.returncode == 0


def test_interrupted_it_ends_with_the_score() -> None:
    playing = subprocess.Popen(
        [sys.executable, "-m", "viva", *HEALTH], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert playing.stdout is not None
    while "Question 1" not in playing.stdout.readline():
        assert playing.poll() is None
    playing.send_signal(signal.SIGINT)
    said, _ = playing.communicate()

    assert "Score: " in said
    assert playing.returncode == 0


def test_bytes_that_are_no_text_are_told_in_a_sentence(viva: Viva) -> None:
    ran = viva(*HEALTH, given=b"caf\xe9 \xff\n:k\n", PYTHONIOENCODING="utf-8:strict")

    said = ran.stdout.decode()
    assert "That line is not text that can be read here. Type it again." in said
    assert "You did not know" in said
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert responses() == 1


@pytest.mark.parametrize("environment", [{"PYTHONIOENCODING": "ascii"}, {"PYTHONIOENCODING": "latin-1"}], ids=str)
def test_an_encoding_that_lacks_our_signs_breaks_nothing(environment: dict[str, str], viva: Viva) -> None:
    ran = viva(*HEALTH, given=b":k\n", VIVA_LANG="fr", **environment)

    assert (ran.returncode, ran.stderr) == (0, b"")
    assert b"Score" in ran.stdout


@pytest.mark.parametrize("closed", [0, 1])
def test_without_a_standard_stream_it_ends_without_a_traceback(closed: int) -> None:
    command = f"exec {closed}>&-; exec {sys.executable} -m viva {' '.join(HEALTH)}"
    ran = subprocess.run(["sh", "-c", command], capture_output=True, stdin=subprocess.DEVNULL, check=False, timeout=60)

    assert (ran.returncode, ran.stderr) == (0, b"")


def test_an_infinite_line_does_not_fill_the_memory(viva: Viva) -> None:
    ran = viva(*HEALTH, given=b"x" * 5_000_000 + b"\n:k\n")

    assert ran.returncode == 0
    assert "20000 characters at most" in ran.stdout.decode()


@pytest.mark.parametrize(("what", "code"), [("no-folder", 3), ("damaged", 3)])
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_answers_that_cannot_be_kept_are_told_before_the_first_question(
    what: str, code: int, lang: str, viva: Viva, tmp_path: Path
) -> None:
    place = tmp_path / "place"
    if what == "no-folder":
        place.write_text("a file")
    else:
        place.mkdir()
        (place / "journal.sqlite").write_text("no journal" * 100)

    ran = viva(*HEALTH, given=b":k\n", VIVA_HOME=str(place), VIVA_LANG=lang)

    assert ran.returncode == code
    assert ran.stdout == b""
    assert str(place).encode() in ran.stderr
    assert b"Traceback" not in ran.stderr
    assert (
        {"en": "Let VIVA_HOME", "fr": "Donnez à VIVA_HOME"}
        if what == "no-folder"
        else {"en": "Move it", "fr": "Déplacez"}
    )[lang] in ran.stderr.decode()


def test_on_a_terminal_lines_are_wrapped_and_a_broken_session_is_offered() -> None:
    first = _on_a_terminal(["a\n", "\x04"])
    assert "\x1b" not in first
    prose = [line for line in first.splitlines() if "http" not in line]
    assert max(map(len, prose)) <= 60
    assert "Score: " in first

    second = _on_a_terminal(["\n", ":q\n"])
    assert re.search(r"Go on with it\? \(Y/n\)\s+Health codes, going on after 1 of 10 questions\.", second)


def _on_a_terminal(lines: list[str]) -> str:
    """Type lines as the prompts come, in a terminal of 60 columns, and return what it showed."""
    main, side = pty.openpty()
    environment = os.environ | {"COLUMNS": "60", "LINES": "24"}
    playing = subprocess.Popen(
        [sys.executable, "-m", "viva", *HEALTH], stdin=side, stdout=side, stderr=side, env=environment
    )
    os.close(side)
    shown = ""
    waiting = list(lines)
    with suppress(OSError):  # Linux's way to say that the other side is closed
        while piece := os.read(main, 4096):
            shown += piece.decode(errors="replace")
            if waiting and re.search(r"(: |\? \(Y/n\) )$", shown):
                os.write(main, waiting.pop(0).encode())
                shown += "\n"
    playing.wait(timeout=60)
    os.close(main)
    assert playing.returncode == 0
    return shown.replace("\r\n", "\n")

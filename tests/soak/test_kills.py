"""Killed at any moment, the program loses nothing that it has said is kept, and goes on where it was."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from typing import TYPE_CHECKING, Protocol

import pytest

from viva import settings
from viva.study.journal import Journal
from viva.study.opening import STEPS, VERSION

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from random import Random

pytestmark = pytest.mark.soak

KILLS = 100
SCREEN_KILLS = 100
QUESTIONS = 12


class Script(Protocol):
    said: str
    told: list[int]
    killed: bool

    def play(self, *, kill: tuple[int, float] | None = ...) -> None: ...


class Start(Protocol):
    def __call__(self, *arguments: str) -> Script: ...


class Rows(Protocol):
    def __call__(self, statement: str = ..., path: Path | None = ...) -> list[tuple[object, ...]]: ...


def asked(rows: Sequence[tuple[object, ...]]) -> list[int]:
    """Return the numbers of the questions in the order in which they were answered."""
    return [int(str(row[0])[1:]) for row in rows]


def test_a_session_that_is_killed_again_and_again_is_the_session_that_never_was(
    deck: Callable[[int], Path],
    script: Start,
    rows: Rows,
    random: Random,
    progress: Callable[[str], None],
) -> None:
    deck(QUESTIONS)
    began = time.monotonic()
    whole = script("--count", "0")
    whole.play()
    length = time.monotonic() - began
    undisturbed = rows()
    assert asked(undisturbed) == whole.told
    assert len(undisturbed) > QUESTIONS  # some came twice

    kills = 0
    while kills < KILLS:
        for file in settings.data_folder().glob("journal.sqlite*"):
            file.unlink()
        kept: list[tuple[object, ...]] = []
        over = False
        while not over:
            playing = script("--count", "0", "--resume")
            early = (0, random.uniform(0, length))
            between = (random.randint(1, 3), random.uniform(0, 0.01))
            playing.play(kill=early if random.random() < 0.3 else between)
            if playing.killed and (kills := kills + 1) % 10 == 0:
                progress(f"{kills}/{KILLS}")
            if kept and playing.said:
                done = len({question for question, _, _ in kept})
                assert playing.said.startswith(f"Soaked, going on after {done} of {QUESTIONS} questions.\n")
            before, kept = kept, rows()
            assert kept == undisturbed[: len(kept)]  # exactly what was left is asked, in the same order
            assert asked(kept[len(before) :])[: len(playing.told)] == playing.told  # what was acknowledged is there
            assert len(kept) - len(before) - len(playing.told) in {0, 1}  # and one at most that was not yet
            over = rows("SELECT count(*) FROM sitting WHERE ended IS NOT NULL") == [(1,)]
        assert kept == undisturbed


@pytest.mark.terminal
def test_what_was_seen_on_the_full_screen_is_kept_too(
    *,
    deck: Callable[[int], Path],
    needs: Callable[[str], str],
    rows: Rows,
    random: Random,
    progress: Callable[[str], None],
    tmp_path: Path,
) -> None:
    deck(2 * SCREEN_KILLS)
    tmux = [needs("tmux"), "-S", str(tmp_path / "tmux"), "-f", "/dev/null"]
    environment = {name: value for name, value in os.environ.items() if name != "TMUX"}

    def run(*arguments: str) -> str:
        return subprocess.run([*tmux, *arguments], capture_output=True, text=True, check=True, env=environment).stdout

    def wait_for(pattern: str) -> str:
        until = time.monotonic() + 30
        while (found := re.search(pattern, screen := run("capture-pane", "-p", "-t", "viva"))) is None:
            assert time.monotonic() < until, f"{pattern} did not come:\n{screen}"
        return found[1]

    line = f"'{sys.executable}' -m viva quiz soaked --count 0 --seed 1 --resume; echo over; cat"
    seen: list[int] = []
    run("new-session", "-d", "-s", "idle", "cat")  # without any session tmux ends, and may do so as the next begins
    try:
        for kill in range(SCREEN_KILLS):
            run("new-session", "-d", "-s", "viva", "-x", "80", "-y", "24", line)
            (shell,) = run("list-panes", "-t", "viva", "-F", "#{pane_pid}").split()
            question = int(wait_for(r"What is q(\d+)\?"))
            assert question not in seen  # it goes on with the rest
            run("send-keys", "-t", "viva", "-l", "right")  # literally: else it is the arrow key
            run("send-keys", "-t", "viva", "Enter")
            if random.random() < 0.3:  # else it is killed somewhere around the verdict
                wait_for(rf"Told ({question})\.")
                run("send-keys", "-t", "viva", "Enter")
            time.sleep(random.uniform(0, 0.06))
            subprocess.run(["pkill", "-9", "-P", shell], check=True)
            wait_for("(over)")
            seen += map(int, re.findall(r"Told (\d+)\.", run("capture-pane", "-p", "-t", "viva")))
            kept = asked(rows())
            assert set(seen) <= set(kept)
            seen = kept
            run("kill-session", "-t", "viva")
            progress(f"{kill + 1}/{SCREEN_KILLS}")
    finally:
        subprocess.run([*tmux, "kill-server"], check=False, capture_output=True)


# While the journal itself is made, or brought up to date.

OPENING = """
import sys
from pathlib import Path
from viva.study.journal import Journal
print("go", flush=True)
Journal(Path(sys.argv[1])).close()
"""


def killed_while_opening(path: Path, wait: float) -> bool:
    """Open a journal in another process, kill it so many seconds later, and tell whether that was in time."""
    opening = subprocess.Popen([sys.executable, "-c", OPENING, str(path)], stdout=subprocess.PIPE)
    assert opening.stdout is not None
    opening.stdout.readline()
    time.sleep(wait)
    opening.kill()
    opening.communicate()
    return opening.returncode != 0


def test_a_journal_that_was_being_made_is_made_the_next_time(
    rows: Rows, random: Random, progress: Callable[[str], None], tmp_path: Path
) -> None:
    in_time = 0
    for turn in range(40):
        path = tmp_path / str(turn) / "journal.sqlite"
        in_time += killed_while_opening(path, random.uniform(0, 0.008))

        with Journal(path) as journal:
            assert journal.device
        assert rows("PRAGMA user_version", path) == [(VERSION,)]
        assert rows("SELECT count(*) FROM own WHERE name = 'device'", path) == [(1,)]
    progress(f"{in_time}/40 in time")
    assert in_time


def test_a_journal_that_was_being_brought_up_to_date_keeps_every_response(
    rows: Rows, random: Random, progress: Callable[[str], None], tmp_path: Path
) -> None:
    events = 20_000
    old = tmp_path / "old.sqlite"
    with closing(sqlite3.connect(old)) as database:
        database.executescript(STEPS[0].read_text("utf-8"))
        payload = """'{"rating":"good","kind":"typed","round":0,"got":1}'"""
        database.execute("INSERT INTO own VALUES ('device', 'd')")
        database.execute(
            f"""WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < {events})
            INSERT INTO event SELECT 'd', n, 'response', n, 0, 'deck', 'q' || n, 'en', {payload} FROM number"""  # noqa: S608 - ours
        )
        database.execute("PRAGMA user_version=1")
        database.commit()
    copied = tmp_path / "whole" / "journal.sqlite"
    copied.parent.mkdir()
    shutil.copy(old, copied)
    began = time.monotonic()
    Journal(copied).close()
    length = time.monotonic() - began
    everything = rows("SELECT * FROM event", copied)
    assert len(everything) == events
    evidence = rows("SELECT * FROM evidence", copied)

    in_time = 0
    for turn in range(40):
        path = tmp_path / str(turn) / "journal.sqlite"
        path.parent.mkdir()
        shutil.copy(old, path)
        in_time += killed_while_opening(path, random.uniform(0, length))

        assert rows("SELECT * FROM event", path) == everything
        Journal(path).close()
        assert rows("PRAGMA user_version", path) == [(VERSION,)]
        assert rows("SELECT * FROM event", path) == everything
        assert rows("SELECT * FROM evidence", path) == evidence
    progress(f"{in_time}/40 in time")
    assert in_time

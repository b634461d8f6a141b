"""Twenty learners at once on one journal: every answer that was acknowledged is there, each with its own number."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Protocol

import pytest

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.soak

PROGRAMS = 20
QUESTIONS = 50


class Script(Protocol):
    told: list[int]
    playing: subprocess.Popen[bytes]

    def play(self) -> None: ...


class Rows(Protocol):
    def __call__(self, statement: str = ...) -> list[tuple[object, ...]]: ...


def test_twenty_programs_write_in_one_journal_that_none_of_them_has_seen_before(
    deck: Callable[[int], Path], script: Callable[..., Script], rows: Rows, progress: Callable[[str], None]
) -> None:
    deck(QUESTIONS)
    playing = [script("--count", "0", "--new") for _ in range(PROGRAMS)]

    def play(one: Script) -> None:
        one.play()
        progress(".")

    with ThreadPoolExecutor(PROGRAMS) as pool:
        list(pool.map(play, playing))

    assert [one.playing.returncode for one in playing] == [0] * PROGRAMS
    told = sorted(place for one in playing for place in one.told)
    assert len(told) > PROGRAMS * QUESTIONS  # misses came again
    kept = rows("SELECT substr(question, 2) + 0 FROM event WHERE type = 'response' ORDER BY 1")
    assert [place for (place,) in kept] == told
    assert rows("SELECT count(DISTINCT device), min(seq), max(seq), count(*) FROM event") == [
        (1, 1, len(told), len(told))
    ]
    sessions = rows("SELECT count(*) FROM event GROUP BY payload ->> 'session'")
    assert sorted(int(str(count)) for (count,) in sessions) == sorted(len(one.told) for one in playing)
    assert rows("SELECT count(*) FROM sitting WHERE ended IS NULL") == [(0,)]

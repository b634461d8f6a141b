"""From a key to the last byte that it draws, with the answer on disk by then; and what the program holds at rest."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benches.generate import bank
from benches.learner import year
from benches.ratio import Ratio, late
from benches.terminal import FOURTH, MINIMAL, VIVA, Terminal

if TYPE_CHECKING:
    from collections.abc import Iterator

PRESSES: Final = 200
DOWN: Final = b"\x1b[B"
REST: Final = 1.5
"""Seconds after which a program is at rest."""


def run() -> Iterator[Ratio]:
    """Yield the ratios."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "choices.en.yaml"
        path.write_text(bank(PRESSES, choices=True), "utf-8")
        home = year(Path(folder) / "home")
        quiz = [VIVA, "quiz", str(path), "--new", "--count", "0", "--seed", "1"]
        with Terminal(MINIMAL, folder) as minimal, Terminal(quiz, home) as viva:
            minimal.until(FOURTH)
            viva.until(b" d ")
            time.sleep(REST)
            held, ours = minimal.kilobytes, viva.kilobytes
            theirs, cursor, answer = [], [], []
            for _ in range(PRESSES):
                theirs.append(minimal.press(DOWN))
                cursor.append(viva.press(DOWN))
                answer.append(viva.press(b"a"))
                if b"yours" not in viva.drawn:
                    message = "an answer showed no verdict"
                    raise RuntimeError(message)
                viva.press(b"\r")
    yield Ratio("cursor key to repaint, of 20 the slowest, to a minimal Textual app", late(cursor), late(theirs), 1.5)
    yield Ratio("answer to verdict, on disk, of 20 the slowest, to a cursor key there", late(answer), late(theirs), 2.5)
    yield Ratio("memory at rest after a year, to a minimal Textual app", ours / 1024, held / 1024, 1.5, unit="MB")

"""From process start to the first thing on screen, in a pseudo-terminal of 80 × 24."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from benches.generate import bank
from benches.learner import year
from benches.ratio import Ratio, side_by_side
from benches.terminal import FOURTH, MINIMAL, VIVA, until_shown
from viva.bank.reader import read_bank

if TYPE_CHECKING:
    from collections.abc import Iterator

TIMES = 15


def run() -> Iterator[Ratio]:
    """Yield the ratios."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "generated.en.yaml"
        path.write_text(bank(10_000), "utf-8")
        first = read_bank(path).questions[0].prompt.split()[0].encode()
        used = year(Path(folder) / "used")
        begin = ["--new", "--seed", "1"]
        shipped = [VIVA, "quiz", "alibaba-covid", *begin]
        minimal, fresh, after, home, large, reading = side_by_side(
            [
                lambda: until_shown(MINIMAL, FOURTH, folder),
                lambda: until_shown(shipped, b"What did each citizen", folder),
                lambda: until_shown(shipped, b"According to", used),
                lambda: until_shown([VIVA], b"Taobao", used),
                lambda: until_shown([VIVA, "quiz", str(path), *begin], first, folder),
                lambda: _seconds_to_read(path),
            ],
            times=TIMES,
        )
    yield Ratio("first question of the shipped deck on screen, to a minimal Textual app", fresh, minimal, 1.3)
    yield Ratio("the same after a year of answers, with settings of one's own", after, minimal, 1.3)
    yield Ratio("home screen after a year", home, minimal, 1.7)
    yield Ratio("what a bank of 10,000 questions adds to that, to reading it", large - fresh, reading, 1.3)


def _seconds_to_read(path: Path) -> float:
    began = time.perf_counter()
    read_bank(path)
    return time.perf_counter() - began

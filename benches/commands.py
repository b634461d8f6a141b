"""The commands that need nothing, against Python itself."""

from __future__ import annotations

import subprocess
import sys
import time
from typing import TYPE_CHECKING

from benches.ratio import Ratio, side_by_side
from benches.terminal import VIVA

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TIMES = 21


def run() -> Iterator[Ratio]:
    """Yield the ratios."""
    nothing, version, usage = side_by_side(
        [
            lambda: seconds([sys.executable, "-c", "pass"]),
            lambda: seconds([VIVA, "--version"]),
            lambda: seconds([VIVA, "--help"]),
        ],
        times=TIMES,
    )
    yield Ratio("viva --version, to python -c pass", version, nothing, 6)
    yield Ratio("viva --help, to python -c pass", usage, nothing, 6)


def seconds(command: Sequence[str]) -> float:
    """Return how long a command takes."""
    began = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began

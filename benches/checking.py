"""Checking banks with all default rules: against PyYAML's own loader, and against a fourth of the questions."""

from __future__ import annotations

import gc
import subprocess
import sys
import tempfile
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from typing import TYPE_CHECKING

import yaml

from benches.generate import bank
from benches.ratio import Ratio, cpu, side_by_side
from viva.check import check_path

if TYPE_CHECKING:
    from collections.abc import Iterator

QUESTIONS = 10_000
LARGER = 4
NATURAL = 20_000
"""Words, the commonest a thousand times as common as the thousandth."""
FEW = 30
"""Words, all equally common: every text is made of the same pieces."""


def run() -> Iterator[Ratio]:
    """Yield the ratios."""
    with tempfile.TemporaryDirectory() as folder:
        natural, large, few = (Path(folder) / f"{name}.en.yaml" for name in ("natural", "large", "few"))
        natural.write_text(bank(QUESTIONS, vocabulary=NATURAL, zipf=True), "utf-8")
        large.write_text(bank(QUESTIONS * LARGER, vocabulary=NATURAL, zipf=True), "utf-8")
        few.write_text(bank(QUESTIONS, vocabulary=FEW), "utf-8")
        text = natural.read_text("utf-8")
        ours, command, theirs, fourfold, poor = side_by_side(
            [
                lambda: checked(natural),
                lambda: commanded(natural),
                lambda: cpu(lambda: yaml.load(text, yaml.CSafeLoader)),
                lambda: checked(large),
                lambda: checked(few),
            ],
            times=3,
        )
    what = f"checking {QUESTIONS:,} questions"
    yield Ratio(f"{what}, CPU, to yaml.load with CSafeLoader", ours, theirs, 2)
    yield Ratio(f"{what} by `viva check`, its start included", command, theirs, 2)
    yield Ratio(
        f"checking {QUESTIONS * LARGER:,} questions, to {LARGER} times {QUESTIONS:,}", fourfold, LARGER * ours, 1.15
    )
    yield Ratio(f"{what} that know {FEW} words, to {NATURAL:,}", poor, ours, 5)


def checked(path: Path) -> float:
    """Return the CPU seconds of a check, the collector off as in the command."""
    gc.disable()
    try:
        return cpu(lambda: check_path(path))
    finally:
        gc.enable()


def commanded(path: Path) -> float:
    """Return the CPU seconds of the whole command."""
    before = getrusage(RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-m", "viva", "check", path], stdout=subprocess.DEVNULL, check=False)
    after = getrusage(RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

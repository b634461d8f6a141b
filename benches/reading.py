"""Reading and validating 10,000 questions, against PyYAML's own loader on the same text."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from benches.generate import bank
from benches.ratio import Ratio, cpu, side_by_side
from viva.bank.reader import read_bank

if TYPE_CHECKING:
    from collections.abc import Iterator

QUESTIONS = 10_000


def run() -> Iterator[Ratio]:
    """Yield the ratio."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "generated.en.yaml"
        text = bank(QUESTIONS)
        path.write_text(text, "utf-8")
        ours, theirs = side_by_side(
            [lambda: cpu(lambda: read_bank(path)), lambda: cpu(lambda: yaml.load(text, yaml.CSafeLoader))],
            times=3,
        )
    name = f"reading {QUESTIONS:,} questions ({len(text) / 1e6:.1f} MB), CPU, to yaml.load with CSafeLoader"
    yield Ratio(name, ours, theirs, 0.4)

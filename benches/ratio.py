"""What a benchmark says: a ratio of two things measured side by side, and the most it may be."""

from __future__ import annotations

import gc
import time
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Ratio:
    """One row of the table."""

    name: str
    ours: float
    """Seconds, or megabytes."""
    theirs: float
    """The same of what it is compared with, measured in the same run."""
    most: float
    unit: str = "ms"
    """How it is shown: ``ms`` or ``MB``."""

    @property
    def shown(self) -> tuple[str, str]:
        """Both, with their unit."""
        scale = 1000 if self.unit == "ms" else 1
        return f"{self.ours * scale:,.1f} {self.unit}", f"{self.theirs * scale:,.1f} {self.unit}"

    @property
    def value(self) -> float:
        """How many times as long as what it is compared with."""
        return self.ours / self.theirs

    @property
    def holds(self) -> bool:
        """It is within what was promised."""
        return self.value <= self.most


def cpu(work: Callable[[], object]) -> float:
    """Return the CPU seconds that ``work`` takes."""
    gc.collect()
    began = time.process_time()
    work()
    return time.process_time() - began


def side_by_side(measures: list[Callable[[], float]], times: int) -> list[float]:
    """Measure several things in turn, ``times`` over, and return the median of each.

    In turn, not one after the other: whatever else the machine does then falls on all of them alike.
    """
    rounds = [[measure() for measure in measures] for _ in range(times)]
    return [median(column) for column in zip(*rounds, strict=True)]


def late(times: list[float]) -> float:
    """Return the 95th percentile: of twenty, the slowest but for chance."""
    return sorted(times)[len(times) * 95 // 100]

"""FSRS-6, the engine inside Anki, and the few numbers of it that Viva needs. Loaded when something is worked out."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from fsrs_rs_python import FSRS

PARAMETERS: Final = (
    *(0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629),
    *(1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542),
)
"""FSRS-6's own, fitted to many learners: those of one change nothing below some four hundred reviews.

They stand here and not in the engine, so that a newer engine does not change what everybody knows overnight.
"""

DECAY: Final = -PARAMETERS[20]
FACTOR: Final = 0.9 ** (1 / DECAY) - 1
"""The curve of forgetting: after as many days as a memory is stable, nine of ten are still there."""

LONGEST: Final = 36_500
"""Days until a question comes again, at most: a hundred years, as in Anki."""


@cache
def engine() -> FSRS:
    """Return the engine."""
    from fsrs_rs_python import FSRS  # noqa: PLC0415 - a start that asks nothing of the memory need not load it

    return FSRS(PARAMETERS)


def chance(stability: float, days: float) -> float:
    """Return how likely it is, 0 to 1, that something is remembered ``days`` after its last review.

    ``stability`` is in days. The engine has this only for what it simulates itself.
    """
    return float((1 + FACTOR * max(days, 0.0) / stability) ** DECAY)


def target(retention: float, options: int | None) -> float:
    """Return the success, 0 to 1, at which a question asked with so many options should come again.

    A learner who knows r of the questions gets r + (1 − r)/k of those right where one of k is to be picked: what they
    do not know, they guess. The ratings that the memory is worked out from hold those lucky answers, so the success
    that FSRS foresees is the one to be seen, luck and all. To have ``retention`` of them *known*, it must be aimed
    that much higher: at .9 + .1/k for .9, which brings four options back after some two thirds of the days.
    """
    return retention + (1 - retention) / options if options else retention


@cache
def reach(wanted: float) -> float:
    """Return the days, for each day of stability, after which the chance of success has fallen to ``wanted``."""
    return engine().next_interval(1.0, wanted, 3)


def interval(stability: float, wanted: float) -> int:
    """Return the whole days, at least one, after which the chance of success has fallen to ``wanted``. No fuzz."""
    return whole(stability * reach(wanted))


def whole(days: float) -> int:
    """Return days as a question waits them: whole ones, at least one, and at most a hundred years."""
    return min(max(round(days), 1), LONGEST)

"""The memory of a question: how stable it is, when it was last met, when it is due. One for all its languages.

It is replayed from the evidence in the journal: see ``docs/memory.md``. A day is a study day, counted as
`date.toordinal` does.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final, Literal

import msgspec
from msgspec import Struct

from viva.study.days import ROLLOVER
from viva.study.engine import PARAMETERS, chance

if TYPE_CHECKING:
    from datetime import datetime

KNOWN: Final = 21
"""Days for which a memory must be stable to count as known: three weeks, as Anki's *mature*."""

LEECH: Final = 8
"""Lapses from which a question is a leech: it takes more than it gives, and is better rewritten than repeated."""

Standing = Literal["known", "seen", "new"]
"""●, ◐ or ○."""


class Rules(Struct, frozen=True, kw_only=True):
    """How evidence is read: what a learner may settle."""

    retention: float = 0.9
    """The share of questions to be known when they come again, 0 to 1."""
    rollover: int = ROLLOVER // timedelta(hours=1)
    """The hour, 0 to 23, at which a study day ends."""

    @property
    def print(self) -> str:
        """What tells these rules from others: states worked out by other rules do not hold."""
        return msgspec.json.encode((1, self.retention, self.rollover, PARAMETERS)).decode()

    def day(self, moment: datetime) -> int:
        """Return the study day of a moment, by its own time zone."""
        return (moment - timedelta(hours=self.rollover)).toordinal()


class State(Struct, frozen=True):
    """What is known of how well a question is known."""

    stability: float
    """Days until nine of ten such memories are left."""
    difficulty: float
    """1 to 10."""
    first: int
    """The study day on which it was met first."""
    last: int
    due: int
    """The study day on which it should come again."""
    reps: int
    """Pieces of evidence."""
    lapses: int
    """Times it was forgotten from one study day to another."""
    options: int | None = None
    """Among how many one was picked when it was last asked so."""

    def retrievability(self, day: int) -> float:
        """Return how likely it is that it is remembered on a study day, 0 to 1."""
        return chance(self.stability, day - self.last)

    @property
    def leech(self) -> bool:
        """Forgotten so often that repeating it is no help."""
        return self.lapses >= LEECH


def standing(state: State | None) -> Standing:
    """Return how a question stands, by its memory and not by today's chance."""
    if state is None:
        return "new"
    return "known" if state.stability >= KNOWN else "seen"

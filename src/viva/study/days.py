"""Study days: a day ends at four in the morning where the learner is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Final

Clock = Callable[[], datetime]
"""Returns the present, with the learner's time zone."""

ROLLOVER: Final = timedelta(hours=4)
"""When a study day ends, after midnight: who learns at one in the morning still learns today."""


def local_now() -> datetime:
    """Return the present in the time zone of the machine: the `Clock` of real life."""
    return datetime.now().astimezone()


def study_day(moment: datetime, rollover: timedelta = ROLLOVER) -> date:
    """Return the study day of a moment, by its own time zone; a day ends ``rollover`` after midnight."""
    return (moment - rollover).date()

"""Numbers as people write them, in the program's language: shares, times, counts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from viva.asking.quantity import write_number
from viva.render.charts import wrapped
from viva.words import language, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viva.render.charts import Row

MINUTE: Final = 60_000
"""Milliseconds."""


def head(name: str, width: int) -> Iterator[Row]:
    """Yield what a picture is called."""
    yield from wrapped(say(f"stats.{name}"), width, "strong")


def percent(share: float) -> str:
    """Return a share of 1."""
    return say("stats.percent", number=round(share * 100))


def duration(ms: int) -> str:
    """Return a time in hours and minutes."""
    hours, minutes = divmod(round(ms / MINUTE), 60)
    return say("stats.hours", hours=number(hours), minutes=minutes) if hours else say("stats.minutes", minutes=minutes)


def number(count: int) -> str:
    """Return a count."""
    return write_number(Decimal(count), language())


def month(day: int, *, short: bool = False) -> str:
    """Return the abbreviated name of a day's month; with ``short`` in three letters, however it is written."""
    return say("stats.months-short" if short else "stats.months").split()[date.fromordinal(day).month - 1]

"""How it goes, as rows that any face can draw: pictures first, then a word; 36 columns are enough.

What is phrased here is phrased once for the command line and for the full screen, as nothing else below the faces is.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from rich.cells import cell_len

from viva.render.charts import GAP, TICK, bar, columns, heatmap, legend, wrapped
from viva.render.safe import visible
from viva.study.phrasing import MINUTE, duration, head, month, number, percent
from viva.study.picturing_known import hardest, levels, passages, topics
from viva.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from viva.render.charts import Piece, Row
    from viva.study.progress import Retention
    from viva.study.stats import Stats

SECTIONS: Final = ("year", "time", "due", "remembered", "topics", "passages", "hardest")
"""What there is to see, in its order."""

WEEK: Final = 7
WEEKS: Final = 52

LOW, HIGH = 4, 10
"""Rows of columns, at least and at most."""

CALENDAR: Final = 9
"""Rows of a block of the calendar, with the months above it and the gap before the next."""

BESIDE: Final = 6
"""Rows of words with a picture."""

WIDE: Final = 72
"""Columns from which a bar has the count of reviews beside it."""

LONGEST: Final = 40
"""Cells of a bar."""


class Room(Struct, frozen=True):
    """What there is room for."""

    width: int
    """36 columns at least."""
    rows: int = 0
    """What can be seen at once; 0 where all can, as on a page that only ever grows."""


def picture(stats: Stats, new_per_day: int, width: int) -> Iterator[Row]:
    """Yield all of it, one picture below the other, none wider than ``width``; new questions a day as settled."""
    if stats.title:
        yield from wrapped(visible(stats.title), width, "strong")
    if not stats.answers:
        yield from wrapped(say("stats.nothing"), width)
        return
    for place, name in enumerate(sections(stats)):
        if place or stats.title:
            yield GAP
        yield from section(name, stats, new_per_day, Room(width))


def sections(stats: Stats) -> list[str]:
    """Return the pictures that there is something to see in."""
    empty = {"time": not stats.spent, "passages": not stats.sources}
    return [name for name in SECTIONS if not empty.get(name)]


def section(name: str, stats: Stats, new_per_day: int, room: Room) -> Iterator[Row]:
    """Yield one picture with its words."""
    width = room.width
    match name:
        case "year":
            yield from _year(stats, room)
        case "time":
            yield from _time(stats, room)
        case "due":
            yield from _due(stats, new_per_day, room)
        case "remembered":
            yield from _remembered(stats, width)
        case "topics":
            yield from topics(stats, width)
            yield from levels(stats, width)
        case "passages":
            yield from passages(stats, width)
        case _:
            yield from hardest(stats, width)


def _height(room: Room) -> int:
    """Return the rows that columns are given."""
    return min(max(room.rows - BESIDE, LOW), HIGH) if room.rows else LOW


def _year(stats: Stats, room: Room) -> Iterator[Row]:
    """Yield the calendar; where it would not be seen at once, its last months."""
    width = room.width
    yield from head("year", width)
    counts = [day.answers for day in stats.days]
    days = [day.day for day in stats.days]
    weekday = date.fromordinal(stats.days[0].day).weekday()
    most = max((room.rows - BESIDE) // CALENDAR, 1) if room.rows else 0
    names = say("stats.days").split()
    yield from heatmap(counts, weekday, width, names, _months(days), short=_months(days, short=True), most=most)
    yield from legend(counts, width)
    yield GAP
    told = [say("stats.answers", n=stats.answers, number=number(stats.answers))]
    if stats.streak > 1:
        told.append(say("stats.streak", n=stats.streak))
    yield from wrapped(" ".join(told), width, "muted")


def _months(days: Sequence[int], *, short: bool = False) -> list[str]:
    """Return, for each day that begins a month, its name; nothing for the others."""
    return [month(day, short=short) if date.fromordinal(day).day == 1 else "" for day in days]


def _time(stats: Stats, room: Room) -> Iterator[Row]:
    """Yield the minutes of each week of a year, this one last."""
    width = room.width
    yield from head("time", width)
    days = stats.days[-WEEKS * WEEK :]
    weeks = [days[place : place + WEEK] for place in range(0, len(days), WEEK)]
    minutes = [round(sum(day.ms for day in week) / MINUTE) for week in weeks]
    marks, short = (
        ["".join(names[place : place + WEEK]) for place in range(0, len(days), WEEK)]
        for names in (_months([day.day for day in days]), _months([day.day for day in days], short=True))
    )
    top = say("stats.minutes", minutes=max(minutes))
    yield from columns(minutes, width, _height(room), marks=marks, short=short, top=top, last=True)
    yield GAP
    week, lately, ever = map(duration, (stats.spent_week, stats.spent_month, stats.spent))
    yield from wrapped(say("stats.spent", week=week, month=lately, ever=ever), width, "muted")
    yield from wrapped(say("stats.each", n=stats.pace, seconds=number(stats.pace)), width, "muted")


def _due(stats: Stats, new_per_day: int, room: Room) -> Iterator[Row]:
    width = room.width
    yield from head("due", width)
    total = sum(stats.due)
    if total:
        marks = ["" if day % WEEK else f"+{day}" for day in range(len(stats.due))]
        marks[0] = say("stats.today")
        top = number(max(stats.due))
        height = max(_height(room) - 1, LOW)  # one row is of the ticks
        yield from columns(stats.due, width, height, marks=marks, top=top, ticks=True)
        yield GAP
    told = say("stats.due-in-all", n=total, today=number(stats.due[0])) if total else say("stats.due-none")
    yield from wrapped(f"{told} {say('stats.new-besides', n=new_per_day)}", width, "muted")


def _remembered(stats: Stats, width: int) -> Iterator[Row]:
    """Yield what was remembered from one day to another, below what was foreseen; then month by month."""
    yield from head("remembered", width)
    if not stats.ever.reviews:
        yield from wrapped(say("stats.no-reviews"), width, "muted")
        return
    for name, one in (("month", stats.month), ("ever", stats.ever)):
        if one.reviews and (name == "ever" or one != stats.ever):
            yield from _retention(name, one, width)
    if len(stats.months) > 1:
        yield GAP
        yield from wrapped(say("stats.by-month", tick=TICK), width)
        for found in stats.months:
            beside = number(found.retention.reviews) if width >= WIDE else ""
            yield _line(month(found.first), found.retention, width, _names(), beside)
    yield GAP
    yield from wrapped(say("stats.wanted", percent=percent(stats.wanted)), width, "muted")


def _names() -> list[str]:
    return [say("stats.expected"), say("stats.observed")]


def _retention(name: str, one: Retention, width: int) -> Iterator[Row]:
    yield from wrapped(say(f"stats.reviews-{name}", n=one.reviews, number=number(one.reviews)), width)
    label = max(map(cell_len, _names()))
    for text, share in zip(_names(), (one.expected, one.observed), strict=True):
        drawn = bar(share or 0.0, _bar_room(width, label))
        yield (f"  {text}{' ' * (label - cell_len(text))}  ", "muted"), *drawn, (f" {percent(share or 0.0)}", "")


def _line(name: str, one: Retention, width: int, names: Sequence[str], beside: str) -> Row:
    """Return what was remembered in a month, with a mark at what was foreseen."""
    label = max(map(cell_len, names))
    drawn = bar(one.observed or 0.0, _bar_room(width, label), one.expected)
    told: list[Piece] = [(f" {percent(one.observed or 0.0)}", "")]
    if beside:
        told.append((f"  {beside}", "muted"))
    return (f"  {name}{' ' * (label - cell_len(name))}  ", "muted"), *drawn, *told


def _bar_room(width: int, label: int) -> int:
    return min(width - label - 4 - 6, LONGEST)

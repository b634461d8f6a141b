"""How it goes, as rows that any face can draw: pictures first, then a word; 40 columns are enough.

What is phrased here is phrased once for the command line and for the full screen, as nothing else below the faces is.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from rich.cells import cell_len

from viva.asking.quantity import write_number
from viva.render.charts import GAP, bar, columns, heatmap, legend, standing, wrapped
from viva.render.plain import one_line
from viva.render.safe import visible
from viva.words import language, say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from viva.render.charts import Row
    from viva.study.progress import Hard, Retention, Standings
    from viva.study.stats import Stats

WEEK: Final = 7
MINUTE: Final = 60_000
HEIGHT: Final = 4
"""Rows of what comes due."""

NARROW: Final = 60
"""Columns below which a name stands above its picture."""

LONGEST: Final = 40
"""Cells of a bar."""

LONGEST_NAME: Final = 30


def picture(stats: Stats, new_per_day: int, width: int) -> Iterator[Row]:
    """Yield all rows of it, none wider than ``width``, which is 36 at least; new questions a day as settled."""
    yield from _told(stats, width)
    if not stats.answers:
        return
    yield from _head("year", width)
    yield from _year(stats, width)
    yield from _head("due", width)
    yield from _due(stats, new_per_day, width)
    yield from _head("remembered", width)
    yield from _remembered(stats, width)
    yield from _head("topics", width)
    yield from _known(_topics(stats), width)
    yield from wrapped(say("stats.signs"), width, "muted")
    levels = {say(f"stats.level-{level or 'none'}"): found for level, found in stats.levels.items()}
    if set(stats.levels) - {None}:
        yield from _head("levels", width)
        yield from _known(list(levels.items()), width)
    if stats.hardest:
        yield from _head("hardest", width)
        for one in stats.hardest:
            yield from _hard(one, width)
        if stats.leeches:
            yield GAP
            yield from wrapped(say("stats.leeches", n=stats.leeches), width, "warning")


def _head(name: str, width: int) -> Iterator[Row]:
    yield GAP
    yield from wrapped(say(f"stats.{name}"), width, "strong")


def _told(stats: Stats, width: int) -> Iterator[Row]:
    """Yield what it comes to; where nothing was answered, what to do."""
    if stats.title:
        yield from wrapped(visible(stats.title), width, "strong")
    if not stats.answers:
        yield from wrapped(say("stats.nothing"), width)
        return
    told = [say("stats.answers", n=stats.answers, number=_number(stats.answers))]
    if stats.streak > 1:
        told.append(say("stats.streak", n=stats.streak))
    yield from wrapped(" ".join(told), width)
    if stats.spent:
        week, month, ever = map(duration, (stats.spent_week, stats.spent_month, stats.spent))
        spent = say("stats.spent", week=week, month=month, ever=ever)
        yield from wrapped(spent, width, "muted")


def _year(stats: Stats, width: int) -> Iterator[Row]:
    counts = [day.answers for day in stats.days]
    dates = [date.fromordinal(day.day) for day in stats.days]
    days, months = say("stats.days").split(), say("stats.months").split()
    marks = [months[day.month - 1] if day.day == 1 else "" for day in dates]
    yield from heatmap(counts, dates[0].weekday(), width, days, marks)
    yield from legend(max(counts), width)


def _due(stats: Stats, new_per_day: int, width: int) -> Iterator[Row]:
    total = sum(stats.due)
    if total:
        marks = [say("stats.today"), *(f"+{day}" for day in range(WEEK, len(stats.due), WEEK))]
        yield from columns(stats.due, width, HEIGHT, every=WEEK, marks=marks)
    told = say("stats.due-in-all", n=total, today=_number(stats.due[0])) if total else say("stats.due-none")
    yield from wrapped(f"{told} {say('stats.new-besides', n=new_per_day)}", width, "muted")


def _remembered(stats: Stats, width: int) -> Iterator[Row]:
    """Yield what was remembered from one day to another, below what was foreseen."""
    if not stats.ever.reviews:
        yield from wrapped(say("stats.no-reviews"), width, "muted")
        return
    for name, one in (("month", stats.month), ("ever", stats.ever)):
        if one.reviews and (name == "ever" or one != stats.ever):
            yield from _retention(name, one, width)
    yield from wrapped(say("stats.wanted", percent=percent(stats.wanted)), width, "muted")


def _retention(name: str, one: Retention, width: int) -> Iterator[Row]:
    yield from wrapped(say(f"stats.reviews-{name}", n=one.reviews, number=_number(one.reviews)), width)
    names = [say("stats.expected"), say("stats.observed")]
    column = max(map(cell_len, names)) + 2
    for label, share in zip(names, (one.expected, one.observed), strict=True):
        drawn = bar(share or 0.0, min(width - column - 7, LONGEST))
        yield (f"  {label:{column - 2}}  ", "muted"), *drawn, (f" {percent(share or 0.0)}", "")


def _topics(stats: Stats) -> list[tuple[str, Standings]]:
    return [(visible(topic.title), topic.standings) for topic in stats.topics]


def _known(lines: Sequence[tuple[str, Standings]], width: int) -> Iterator[Row]:
    """Yield a line of ●◐○ for each; in little room, below its name."""
    counts = [say("stats.known", n=one.known, of=one.known + one.seen + one.new) for _, one in lines]
    room = max(map(cell_len, counts), default=0) + 2
    column = min(max((cell_len(name) for name, _ in lines), default=0), LONGEST_NAME)
    for (name, one), count in zip(lines, counts, strict=True):
        if width < NARROW:
            yield from wrapped(name, width)
            yield ("  ", ""), *standing(one.known, one.seen, one.new, width - room - 2), (f"  {count}", "muted")
            continue
        *above, last = list(wrapped(name, column))
        yield from above
        places = min(width - column - 2 - room, LONGEST)
        drawn = standing(one.known, one.seen, one.new, places)
        yield *last, (" " * (column - sum(cell_len(text) for text, _ in last) + 2), ""), *drawn, (f"  {count}", "muted")


def _hard(one: Hard, width: int) -> Iterator[Row]:
    """Yield a question with how often it was forgotten."""
    prompt = one_line(one.question.prompt, blanks=one.question.kind == "cloze")
    yield from wrapped(prompt, width, lead="✗ " if one.leech else "· ")
    told = say("stats.lapses", n=one.state.lapses)
    told = say("stats.leech", told=told) if one.leech else told
    yield from wrapped(visible(f"{told} ({one.question.home.bank}/{one.question.id})"), width, "muted", lead="  ")


def percent(share: float) -> str:
    """Return a share of 1 as people write it."""
    return say("stats.percent", number=round(share * 100))


def duration(ms: int) -> str:
    """Return a time in hours and minutes."""
    hours, minutes = divmod(round(ms / MINUTE), 60)
    return say("stats.hours", hours=_number(hours), minutes=minutes) if hours else say("stats.minutes", minutes=minutes)


def _number(number: int) -> str:
    return write_number(Decimal(number), language())

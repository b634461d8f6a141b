"""How well it is known, as rows: by topic, by level, by passage, and what is hardest to keep."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from rich.cells import cell_len

from viva.render.charts import GAP, SIGNS, standing, wrapped
from viva.render.plain import one_line
from viva.render.safe import visible
from viva.study.phrasing import head
from viva.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from viva.render.charts import Piece, Row
    from viva.study.memory import Standing
    from viva.study.progress import Hard, Standings
    from viva.study.stats import Cited, Rests, Stats

NARROW: Final = 60
"""Columns below which a name stands above its picture."""

LONGEST: Final = 40
"""Cells of a line of signs."""

LONGEST_NAME: Final = 30

LEAST: Final = 5
"""Passages listed as those known least."""

SIGN: Final[dict[Standing | None, Piece]] = {"known": SIGNS[0], "seen": SIGNS[1], "new": SIGNS[2], None: ("·", "muted")}
"""Of a passage; a dot where nothing is asked about it."""


def topics(stats: Stats, width: int) -> Iterator[Row]:
    """Yield how the questions of each bank stand; below the title of their deck, where there are several."""
    yield from head("topics", width)
    decks = [list(found) for _, found in groupby(stats.topics, key=lambda topic: topic.deck)]
    for place, found in enumerate(decks):
        if len(decks) > 1:
            if place:
                yield GAP
            yield from wrapped(visible(found[0].deck_title), width)
        yield from _known([(visible(topic.title), topic.standings) for topic in found], width)
    yield from _signs(width)
    if stats.talks:
        yield from wrapped(say("stats.talks", n=stats.talks), width, "muted")


def levels(stats: Stats, width: int) -> Iterator[Row]:
    """Yield how the questions of each level stand, where there are levels."""
    if set(stats.levels) - {None}:
        yield GAP
        yield from head("levels", width)
        yield from _known([(say(f"stats.level-{level or 'none'}"), one) for level, one in stats.levels.items()], width)


def _signs(width: int) -> Iterator[Row]:
    yield from wrapped(say("stats.signs"), width, "muted")


def _known(lines: Sequence[tuple[str, Standings]], width: int) -> Iterator[Row]:
    """Yield a line of ●◐○ for each; in little room, below its name."""
    counts = [say("stats.known", n=one.known, of=one.of) for _, one in lines]
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


# Passages.


def passages(stats: Stats, width: int) -> Iterator[Row]:
    """Yield a sign for each passage of a source, a row for each of its parts; then those that are known least."""
    yield from head("passages", width)
    for place, source in enumerate(stats.sources):
        if place:
            yield GAP
        if len(stats.sources) > 1:
            yield from wrapped(visible(source.deck_title), width)
        yield from _map(source, width)
    yield from wrapped(say("stats.passage-signs"), width, "muted")
    for source in stats.sources:
        yield from _least(source, width)


def _map(source: Rests, width: int) -> Iterator[Row]:
    """Yield the signs of all passages, those of a part beside its number."""
    parts = [(part, list(found)) for part, found in groupby(source.passages, key=lambda one: one.id.rpartition(".")[0])]
    label = max(cell_len(part) for part, _ in parts) + 2
    room = max((width - label) // 2, 1)
    for part, found in parts:
        for at in range(0, len(found), room):
            name = "" if at else part
            signs = [SIGN[one.standings.whole] for one in found[at : at + room]]
            yield (f"{name}{' ' * (label - cell_len(name))}", "muted"), *((f"{text} ", tone) for text, tone in signs)


def _least(source: Rests, width: int) -> Iterator[Row]:
    """Yield the passages with the smallest part of their questions known, of those that were met."""
    met = [one for one in source.passages if one.standings.whole == "seen"]
    if not met:
        return
    met.sort(key=lambda one: one.standings.known / one.standings.of)
    yield GAP
    yield from head("least", width)
    for one in met[:LEAST]:
        yield from _passage(one, width)


def _passage(one: Cited, width: int) -> Iterator[Row]:
    known, stand = say("stats.known", n=one.standings.known, of=one.standings.of), one.standings
    room = min(width - cell_len(one.id) - cell_len(known) - 4, LONGEST)
    drawn = standing(stand.known, stand.seen, stand.new, room)
    yield (f"{one.id}  ", "strong"), *drawn, (f"  {known}", "muted")
    yield from wrapped(one_line(one.gist), width, lead="  ", most=2)


# What is hard.


def hardest(stats: Stats, width: int) -> Iterator[Row]:
    """Yield the questions that were forgotten most often, and what to do about leeches."""
    yield from head("hardest", width)
    if not stats.hardest:
        yield from wrapped(say("stats.none-hard"), width, "muted")
        return
    yield from about_leeches(stats, width)
    for one in stats.hardest:
        yield from hard(one, width, visible(f"{one.question.home.bank}/{one.question.id}"))


def about_leeches(stats: Stats, width: int) -> Iterator[Row]:
    """Yield what a leech is, where there is one."""
    if stats.leeches:
        yield from wrapped(say("stats.leeches", n=stats.leeches), width, "warning")
        yield GAP


def hard(one: Hard, width: int, where: str = "") -> Iterator[Row]:
    """Yield a question with how often it was forgotten, and where it stands."""
    yield from wrapped(prompt_of(one), width, lead="✗ " if one.leech else "· ", most=2)
    told = say("stats.lapses", n=one.state.lapses)
    told = say("stats.leech", told=told) if one.leech else told
    if where and cell_len(told) + cell_len(where) + 5 <= width:
        told, where = f"{told} · {where}", ""
    yield from wrapped(told, width, "muted", lead="  ")
    if where:
        yield from wrapped(where, width, "muted", lead="  ")


def prompt_of(one: Hard) -> str:
    """Return a prompt on one line, the blanks of a cloze empty."""
    return one_line(one.question.prompt, blanks=one.question.kind == "cloze")

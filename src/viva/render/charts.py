"""Small pictures made of characters, for any face: plain numbers in, rows of pieces out, each piece with its tone.

A sign or a length says everything; a tone only repeats it, so nothing is lost in a pipe or without colour. No row is
wider than the width that was asked for.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from rich.cells import cell_len, chop_cells

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Tone = Literal["", "strong", "muted", "accent", "warning"]
Piece: TypeAlias = tuple[str, Tone]
Row: TypeAlias = tuple[Piece, ...]

STEPS: Final = "·░▒▓█"
"""From nothing to the most."""

WEEK: Final = 7

EIGHTHS: Final = " ▁▂▃▄▅▆▇█"
ACROSS: Final = " ▏▎▍▌▋▊▉█"
"""A cell filled by so many eighths, from below and from the left."""

SIGNS: Final[tuple[Piece, ...]] = (("●", "accent"), ("◐", "accent"), ("○", "muted"))
"""Known, seen, new."""

GAP: Final[Row] = ()
"""An empty row."""


def plain(row: Row) -> str:
    """Return a row without its tones."""
    return "".join(text for text, _ in row)


def steps(most: int) -> list[int]:
    """Return the highest count of each step above nothing, for counts up to ``most``; as many as differ."""
    return sorted({ceil(most * step / 4) for step in range(1, 5)} - {0})


def heatmap(
    counts: Sequence[int], weekday: int, width: int, days: Sequence[str], marks: Sequence[str]
) -> Iterator[Row]:
    """Yield a calendar: a column for each week, in as many blocks below each other as it takes.

    The last count is of today. ``weekday`` is that of the first, 0 for Monday; ``days`` are the names of the seven, and
    ``marks`` has for each count what stands above its week, such as a month on its first day, or nothing.
    """
    padded: list[int | None] = [*[None] * weekday, *counts]
    begins = [*[""] * weekday, *marks]
    weeks = [padded[place : place + WEEK] for place in range(0, len(padded), WEEK)]
    names = ["".join(begins[place : place + WEEK]) for place in range(0, len(padded), WEEK)]
    label = max(map(cell_len, days)) + 1
    room = max(width - label, 1)
    cells = 2 if room >= 2 * len(weeks) else 1
    blocks = ceil(len(weeks) * cells / room)
    size = ceil(len(weeks) / blocks)
    bounds = steps(max(counts, default=0))
    for block in range(blocks):
        part = slice(block * size, (block + 1) * size)
        if block:
            yield GAP
        yield ((_above(names[part], cells, label), "muted"),)
        for day in range(WEEK):
            signs = "".join(_sign(week[day] if day < len(week) else None, bounds) * cells for week in weeks[part])
            name = days[day] if day % 2 == 0 else ""
            yield ((f"{name}{' ' * (label - cell_len(name))}", "muted"), (signs.rstrip(), "accent"))


def _sign(count: int | None, bounds: list[int]) -> str:
    if count is None:
        return " "
    if not count:
        return STEPS[0]
    step = next((place for place, most in enumerate(bounds) if count <= most), len(bounds) - 1)
    return STEPS[-len(bounds) :][step]  # the most is always full


def _above(names: Sequence[str], cells: int, label: int) -> str:
    """Return the names above the weeks that have one, as far as they have room."""
    line = ""
    for place, name in enumerate(names):
        at = label + place * cells
        if name and (not line or cell_len(line) < at) and at + cell_len(name) <= label + len(names) * cells:
            line += " " * (at - cell_len(line)) + name
    return line


def legend(most: int, width: int) -> Iterator[Row]:
    """Yield what the steps of a `heatmap` mean."""
    bounds, low = steps(most), 0
    told = [f"{STEPS[0]} 0"]
    for sign, high in zip(STEPS[-len(bounds) :], bounds, strict=True):
        told.append(f"{sign} {low + 1}–{high}" if high > low + 1 else f"{sign} {high}")
        low = high
    line = ""
    for one in told:
        if line and cell_len(line) + 3 + cell_len(one) > width:
            yield ((line, "muted"),)
            line = ""
        line += f"   {one}" if line else one
    yield ((line, "muted"),)


def columns(values: Sequence[int], width: int, height: int, *, every: int, marks: Sequence[str]) -> Iterator[Row]:
    """Yield a column for each value, the highest as high as ``height``; below each ``every``-th one of the ``marks``.

    The highest value stands at its height. What is more than nothing is seen.
    """
    most = max(values, default=0)
    label = f"{most} "
    room = max(width - len(label), 1)
    shown = values[:room]
    cells = max(min(room // max(len(shown), 1), 3), 1)
    body = max(cells - 1, 1)  # columns that are wider have a gap between them
    for row in reversed(range(height)):
        line = ""
        for value in shown:
            eighths = max(round(value * height * 8 / most), 1) if value else 0
            line += (EIGHTHS[min(max(eighths - 8 * row, 0), 8)] * body).ljust(cells)
        name = label if row == height - 1 else " " * len(label)
        yield ((name, "muted"), (line.rstrip(), "accent"))
    axis = " " * len(label)
    for place, mark in zip(range(0, len(shown), every), marks, strict=False):
        at = len(label) + place * cells
        if cell_len(axis.rstrip()) < at + (at == len(label)) and at + cell_len(mark) <= width:
            axis = axis.ljust(at) + mark
    yield ((axis.rstrip(), "muted"),)


def bar(share: float, width: int) -> Row:
    """Return a bar that is full for a share of 1, on a track of the whole ``width``."""
    eighths = round(min(max(share, 0), 1) * width * 8)
    full, rest = divmod(eighths, 8)
    drawn = "█" * full + (ACROSS[rest] if rest else "")
    return (drawn, "accent"), ("·" * (width - len(drawn)), "muted")


def standing(known: int, seen: int, new: int, places: int) -> Row:
    """Return how questions stand: ● known, ◐ seen, ○ new; a sign for each where there is room, else their shares.

    What there is at all has a sign, where there are three places.
    """
    counts = shares((known, seen, new), places)
    return tuple((sign * count, tone) for (sign, tone), count in zip(SIGNS, counts, strict=True) if count)


def shares(counts: Sequence[int], places: int) -> list[int]:
    """Return how many of the places each count takes; what is there has one, as far as there are enough."""
    total = sum(counts)
    if total <= places:
        return list(counts)
    found = [max(round(count * places / total), 1) if count else 0 for count in counts]
    while sum(found) != places:
        step = 1 if sum(found) < places else -1
        # Where it changes least; nothing that is there goes as long as something else can give.
        fit = [place for place, count in enumerate(counts) if count and (step > 0 or found[place] > 1)]
        fit = fit or [place for place, share in enumerate(found) if share]
        best = max(fit, key=lambda place: step * (counts[place] * places / total - found[place]))
        found[best] += step
    return found


def wrapped(text: str, width: int, tone: Tone = "", *, lead: str = "") -> Iterator[Row]:
    """Yield a text in as many rows as it takes, after ``lead`` on the first; a no-break space holds its words."""
    indent = cell_len(lead)
    room = max(width - indent, 2)
    first = True
    for line in _lines(text, room):
        yield (lead if first else " " * indent, "" if not lead.strip() else tone), (line, tone)
        first = False


def _lines(text: str, room: int) -> Iterator[str]:
    line = ""
    for word in _words(text, room):
        if line and cell_len(line) + 1 + cell_len(word) > room:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line


def _words(text: str, room: int) -> Iterable[str]:
    for word in text.split(" "):
        if word:
            yield from chop_cells(word, room) if cell_len(word) > room else (word,)

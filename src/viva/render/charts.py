"""Small pictures made of characters, for any face: plain numbers in, rows of pieces out, each piece with its tone.

A sign or a length says everything; a tone only repeats it, so nothing is lost in a pipe or without colour. No row is
wider than the width that was asked for.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from rich.cells import cell_len, chop_cells, set_cell_size

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

TICK: Final = "│"
"""What stands on a bar where another share would end."""

POINTER: Final = "╵"
"""What leads from a column to its name below it."""

GAP: Final[Row] = ()
"""An empty row."""


def plain(row: Row) -> str:
    """Return a row without its tones."""
    return "".join(text for text, _ in row)


def steps(counts: Iterable[int]) -> list[int]:
    """Return the highest count of each step above nothing: a quarter of the counts in each, as far as they differ.

    So one day of very many answers does not make all the others look alike.
    """
    there = sorted(count for count in counts if count)
    return sorted({there[ceil(len(there) * step / 4) - 1] for step in range(1, 5)}) if there else []


def heatmap(  # noqa: PLR0913 - what a calendar has
    counts: Sequence[int],
    weekday: int,
    width: int,
    days: Sequence[str],
    marks: Sequence[str],
    *,
    short: Sequence[str] = (),
    most: int = 0,
) -> Iterator[Row]:
    """Yield a calendar: a column for each week, in as many blocks below each other as it takes, ``most`` of them.

    The last count is of today; where there is room for fewer, the first weeks go. ``weekday`` is that of the first
    count, 0 for Monday; ``days`` are the names of the seven, and ``marks`` has for each count what stands above its
    week, such as a month on its first day, or nothing; ``short`` what stands there where that has no room.
    """
    padded: list[int | None] = [*[None] * weekday, *counts]
    weeks = [padded[place : place + WEEK] for place in range(0, len(padded), WEEK)]
    names, shorter = (
        ["".join([*[""] * weekday, *one][place : place + WEEK]) for place in range(0, len(padded), WEEK)]
        for one in (marks, short or marks)
    )
    label = max(map(cell_len, days)) + 1
    room = max(width - label, 1)
    cells = 2 if room * max(most, 1) >= 2 * len(weeks) else 1  # two make a square
    if most:
        seen = slice(-most * (room // cells), None)
        weeks, names, shorter = weeks[seen], names[seen], shorter[seen]
    blocks = ceil(len(weeks) * cells / room)
    size = ceil(len(weeks) / blocks)
    bounds = steps(counts)
    for block in range(blocks):
        part = slice(block * size, (block + 1) * size)
        if block:
            yield GAP
        yield ((_fitting(names[part], shorter[part], cells, label), "muted"),)
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


def _fitting(names: Sequence[str], short: Sequence[str], cells: int, label: int, end: int = 0) -> str:
    """Return what stands above or below the columns: the short names where more of them have room."""
    long, brief = (_above(one, cells, label, end) for one in (names, short))
    return brief if len(brief.split()) > len(long.split()) else long


def _above(names: Sequence[str], cells: int, label: int, end: int = 0) -> str:
    """Return the names above the columns that have one, as far as they have room up to ``end``, or to the last."""
    line = ""
    end = end or label + len(names) * cells
    for place, name in enumerate(names):
        at = label + place * cells
        if name and (not line or cell_len(line) < at) and at + cell_len(name) <= end:
            line += " " * (at - cell_len(line)) + name
    return line


def legend(counts: Iterable[int], width: int) -> Iterator[Row]:
    """Yield what the steps of a `heatmap` mean."""
    bounds, low = steps(counts), 0
    told = [f"{STEPS[0]} 0"]
    for sign, high in zip(STEPS[len(STEPS) - len(bounds) :], bounds, strict=True):
        told.append(f"{sign} {low + 1}–{high}" if high > low + 1 else f"{sign} {high}")
        low = high
    line = ""
    for one in told:
        if line and cell_len(line) + 3 + cell_len(one) > width:
            yield ((line, "muted"),)
            line = ""
        line += f"   {one}" if line else one
    yield ((line, "muted"),)


def columns(  # noqa: PLR0913 - what a chart has
    values: Sequence[int],
    width: int,
    height: int,
    *,
    marks: Sequence[str],
    top: str,
    short: Sequence[str] = (),
    last: bool = False,
    ticks: bool = False,
) -> Iterator[Row]:
    """Yield a column for each value, the highest as high as ``height``, which ``top`` names.

    ``marks`` has for each value what stands below its column, or nothing, ``short`` what stands there where that has
    no room; with ``ticks`` a tick leads to each. Where there is room for fewer, the last values go, or with ``last``
    the first. What is more than nothing is seen.
    """
    label = f"{top} "
    room = max(width - cell_len(label), 1)
    part = slice(-room, None) if last else slice(room)
    shown, names, shorter = values[part], marks[part], (short or marks)[part]
    most = max(shown, default=0)
    cells = max(min(room // max(len(shown), 1), 3), 1)
    body = max(cells - 1, 1)  # columns that are wider have a gap between them
    for row in reversed(range(height)):
        line = ""
        for value in shown:
            eighths = max(round(value * height * 8 / most), 1) if value else 0
            line += (EIGHTHS[min(max(eighths - 8 * row, 0), 8)] * body).ljust(cells)
        name = label if row == height - 1 else " " * cell_len(label)
        yield ((name, "muted"), (line.rstrip(), "accent"))
    if ticks:
        line = "".join((POINTER if name else " ") + " " * (cells - 1) for name in names)
        yield ((f"{' ' * cell_len(label)}{line}".rstrip(), "muted"),)
    yield ((_fitting(names, shorter, cells, cell_len(label), width).rstrip(), "muted"),)


def bar(share: float, width: int, tick: float | None = None) -> Row:
    """Return a bar that is full for a share of 1, on a track of the whole ``width``, with a mark at another share."""
    eighths = round(min(max(share, 0), 1) * width * 8)
    full, rest = divmod(eighths, 8)
    drawn = "█" * full + (ACROSS[rest] if rest else "")
    track = "·" * (width - len(drawn))
    if tick is None:
        return (drawn, "accent"), (track, "muted")
    at = min(round(min(max(tick, 0), 1) * width), width - 1)
    left, right = drawn[:at], drawn[at + 1 :]
    before, after = track[: max(at - len(drawn), 0)], track[max(at + 1 - len(drawn), 0) :]
    return (left, "accent"), (before, "muted"), (TICK, "strong"), (right, "accent"), (after, "muted")


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


def wrapped(text: str, width: int, tone: Tone = "", *, lead: str = "", most: int = 0) -> Iterator[Row]:
    """Yield a text in as many rows as it takes, after ``lead`` on the first; a no-break space holds its words.

    Of more than ``most`` rows the rest is left out, which an ellipsis tells.
    """
    indent = cell_len(lead)
    room = max(width - indent, 2)
    lines = list(_lines(text, room))
    if most and len(lines) > most:
        lines[most - 1 :] = [_cut(lines[most - 1], room)]
    for place, line in enumerate(lines):
        yield (" " * indent if place else lead, "" if not lead.strip() else tone), (line, tone)


def _cut(line: str, room: int) -> str:
    """Return a line with an ellipsis in the place of its last words, as far as it takes."""
    while cell_len(line) > room - 2 and " " in line:
        line = line.rpartition(" ")[0]
    return f"{set_cell_size(line, min(cell_len(line), room - 2))} …"


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

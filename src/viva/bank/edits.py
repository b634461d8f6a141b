"""Edits by the program: spans of a file's text put in the place of others, so that every comment stays where it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from viva.bank.problems import Place

if TYPE_CHECKING:
    from collections.abc import Iterable


class Edit(Struct, frozen=True, order=True):
    """What to write in the place of a span: from ``start`` up to, not including, ``end``."""

    start: Place
    end: Place
    text: str


def edited(text: str, edits: Iterable[Edit]) -> str:
    """Return ``text`` with all ``edits`` made; of two that overlap, the one that starts first.

    Places count lines and columns from 1, as everywhere; a place beyond the end of its line is the end of that line.
    """
    lines = text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    pieces: list[str] = []
    last = 0
    for edit in sorted(edits):
        start, end = (_offset(place, lines, starts) for place in (edit.start, edit.end))
        if start < last or end < start:
            continue
        pieces += [text[last:start], edit.text]
        last = end
    return "".join([*pieces, text[last:]])


def _offset(place: Place, lines: list[str], starts: list[int]) -> int:
    if place.line > len(lines):
        return starts[-1] - 1
    return starts[place.line - 1] + min(place.column - 1, len(lines[place.line - 1]))

"""The line above: what this is about, and how far one has come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.widget import Widget

from viva.tui.content import ACCENT, EMPTY, MUTED, join, plain

if TYPE_CHECKING:
    from textual.content import Content

BAR: Final = 14
"""Cells of the progress bar."""

WITH_BAR: Final = 56
"""Cells of the whole line from which there is room for a bar."""


class Bar(Widget):
    """A title at the left; at the right a note, a bar and a count, as far as they fit."""

    def __init__(self, title: str = "") -> None:
        super().__init__()
        self._title = title
        self._count = ""
        self._share = -1.0
        self._note = ""

    def show(self, title: str, *, count: str = "", share: float = -1.0, note: str = "") -> None:
        """Show a title, and how far it is: ``share`` from 0 to 1 makes the bar, below 0 there is none."""
        self._title, self._count, self._share, self._note = title, count, share, note
        self.refresh()

    def progress(self, share: float) -> None:
        """Move the bar, and nothing else."""
        self._share = share
        self.refresh()

    def render(self) -> Content:
        """Return the line."""
        width = self.content_size.width
        right = plain(self._count, MUTED)
        if self._share >= 0 and width >= WITH_BAR:
            right = join(_bar(self._share), " ", right)
        if self._note:
            right = join(plain(self._note, ACCENT), "  ", right)
        room = width - right.cell_length - 2
        title = plain(self._title, "bold").truncate(max(room, 0), ellipsis=True)
        return join(title, " " * (width - title.cell_length - right.cell_length), right)


def _bar(share: float) -> Content:
    """Draw a share in half cells."""
    halves = round(share * BAR * 2)
    full, half = divmod(halves, 2)
    done = plain("━" * full + "╸" * half, ACCENT) if halves else EMPTY
    return join(done, plain("─" * (BAR - full - half), MUTED))

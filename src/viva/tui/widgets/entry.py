"""A line of the home screen: a deck, a bank, or a session to go on with, and how much of it was seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.content import Content
from textual.message import Message

from viva.tui.content import ACCENT, EMPTY, MUTED, PARTLY, Block, Layout, join, plain
from viva.tui.widgets.prose import Prose
from viva.words import say

if TYPE_CHECKING:
    from textual import events

    from viva.tui.shelf import Entry

MOST: Final = 13
"""Marks in the picture of a bank: more would say no more."""

BESIDE: Final = 56
"""Cells from which the picture stands beside the title."""


class EntryLine(Prose):
    """An entry, drawn."""

    class Pressed(Message):
        """An entry was clicked."""

        def __init__(self, line: EntryLine) -> None:
            self.line = line
            super().__init__()

    def __init__(self, entry: Entry, column: int) -> None:
        super().__init__(classes="entry")
        self.display = True
        self.entry = entry
        self.column = column
        self.cursor = False

    def point(self, *, on: bool) -> None:
        """Put the cursor here, or take it away."""
        self.cursor = on
        self.set_class(on, "-cursor")
        self.redraw()

    def layouts(self, width: int) -> tuple[Layout, ...]:
        """Return the line; in little room, the picture under the title."""
        entry = self.entry
        lead = plain("▸ " if self.cursor else "  ", f"bold {ACCENT}")
        tone = MUTED if entry.sort == "broken" else ("bold" if self.cursor else "")
        title = plain(entry.title, tone)
        side = self._side(short=width < BESIDE)
        if not side:
            return (Block(title, lead),)
        if width < BESIDE:
            return (Block(title, lead), Block(side, Content("  ")))
        room = min(self.column, width - 38)
        title = title.truncate(room, ellipsis=True).pad_right(max(room - title.cell_length, 0))
        return (Block(join(title, "   ", side), lead),)

    def _side(self, *, short: bool) -> Content:
        """Draw how much of it was seen, and when."""
        entry = self.entry
        if entry.sort == "broken":
            return plain(say("tui.cannot-read"), PARTLY)
        if entry.sort == "today":
            return plain(entry.last, ACCENT)
        if entry.sort == "resume":
            return plain(join_words(say("tui.count", number=entry.seen, of=entry.of), entry.last), MUTED)
        if entry.of is None:
            known = say("tui.seen-some", n=entry.seen) if entry.seen else say("tui.new")
            return plain(join_words(known, entry.last), MUTED)
        picture = marks(entry.known, entry.seen, entry.of)
        if not entry.seen:
            return join(picture, "  ", plain(say("tui.new"), MUTED))
        counts = say("tui.known-short" if short else "tui.known", known=entry.known, of=entry.of)
        when = say("tui.due", n=entry.due) if entry.due else entry.last
        return join(picture, "  ", plain(join_words(counts, when), MUTED))

    def on_click(self, event: events.Click) -> None:
        """Tell that it was pressed."""
        event.stop()
        self.post_message(self.Pressed(self))


def marks(known: int, seen: int, of: int) -> Content:
    """Draw what is known of a bank as ●, what was seen as ◐ and what is new as ○: a mark a question, if there is room.

    Where there is not, what there is at all has a mark.
    """
    if not of:
        return EMPTY
    places = min(of, MOST)
    full = _share(seen, of, places)
    stable = _share(known, seen, full)
    drawn = join(plain("●" * stable, f"bold {ACCENT}"), plain("◐" * (full - stable), ACCENT))
    return join(drawn, plain("○" * (places - full), MUTED), " " * (MOST - places))


def _share(part: int, of: int, places: int) -> int:
    """Return how many of the places a part takes: one at least if there is any, not all unless it is all."""
    if not of or not places:
        return 0
    return min(max(round(part * places / of), int(part > 0)), places - int(part < of and places > 1))


def join_words(*words: str) -> str:
    """Return what there is of ``words``, with commas."""
    return ", ".join(word for word in words if word)

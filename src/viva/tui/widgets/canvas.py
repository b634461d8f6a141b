"""A page that is drawn anew for each width, and knows on which line its cursor is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message
from textual.style import Style

from viva.tui.content import Block
from viva.tui.widgets.prose import Prose

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from textual import events

    from viva.tui.content import Layout


class AtCursor:
    """What the cursor is on, so that it can be scrolled to."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout

    def lines(self, width: int) -> list[Content]:
        """Return its lines."""
        return self.layout.lines(width)


def pressable(place: int, row: Block) -> Block:
    """Return a row that tells its place when it is clicked."""
    there = Style.from_meta({"row": place})
    return Block(row.body.stylize(there), row.lead.stylize(there), row.rest)


class Canvas(Prose):
    """A page."""

    class Pressed(Message):
        """A row was clicked."""

        def __init__(self, place: int) -> None:
            self.place = place
            super().__init__()

    def __init__(self, draw: Callable[[int], Iterable[Layout]]) -> None:
        super().__init__()
        self.display = True
        self.draw = draw
        self.cursor: tuple[int, int] | None = None
        """The first line of what the cursor is on, and the one after its last."""

    def _lay(self, width: int) -> Content:
        if self._laid[0] != width:
            lines: list[Content] = []
            self.cursor = None
            for layout in self.draw(width):
                found = layout.lines(width)
                if isinstance(layout, AtCursor):
                    self.cursor = (len(lines), len(lines) + len(found))
                lines += found
            self._laid = (width, Content("\n").join(lines))
        return self._laid[1]

    def on_click(self, event: events.Click) -> None:
        """Tell which row was clicked, if one was."""
        place = event.style.meta.get("row")
        if isinstance(place, int):
            event.stop()
            self.post_message(self.Pressed(place))

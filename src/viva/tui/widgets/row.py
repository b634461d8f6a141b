"""A row that can be picked: an option, an item, a point, with its mark and letter, and reasons below."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.content import Content
from textual.message import Message

from viva.tui.content import ACCENT, EMPTY, MUTED, Block, Layout, join, plain, unbroken
from viva.tui.widgets.prose import Prose

if TYPE_CHECKING:
    from textual import events

ROOMY: Final = 50
"""Cells from which a row's letter stands well apart from its text."""


class Row(Prose):
    """One thing to pick."""

    class Pressed(Message):
        """A row was clicked."""

        def __init__(self, row: Row) -> None:
            self.row = row
            super().__init__()

    def __init__(self, place: int, letter: str, text: Content) -> None:
        super().__init__(classes="row")
        self.display = True
        self.place = place
        self._letter = letter
        self._text = text
        self._mark = ""
        self._tone = ""
        self._paint = True
        self._box = ""
        self._beside = EMPTY
        self._column = 0
        self._tail = EMPTY
        self._below: tuple[Content, ...] = ()
        self._cursor = False
        self.live = True
        """Whether pressing it does something."""

    def point(self, *, on: bool) -> None:
        """Put the cursor here, or take it away."""
        if on != self._cursor:
            self._cursor = on
            self.redraw()

    def box(self, sign: str) -> None:
        """Show ``sign`` before the letter: a tick box, a rank."""
        self._box = sign
        self.redraw()

    def mark(
        self,
        sign: str = "",
        tone: str = "",
        *,
        paint: bool = True,
        tail: Content = EMPTY,
        below: tuple[Content, ...] = (),
    ) -> None:
        """Mark it: ``sign`` in ``tone``, and with ``paint`` its text too; ``tail`` after it, ``below`` under it."""
        self._mark, self._tone, self._tail, self._below = sign, tone, tail, below
        self._paint = paint
        self.redraw()

    def rename(self, letter: str, text: Content) -> None:
        """Show another text with another letter."""
        self._letter, self._text = letter, text
        self.redraw()

    def pair(self, beside: Content, column: int) -> None:
        """Show ``beside`` after its text, which takes ``column`` cells where there is room for both."""
        self._beside, self._column = beside, column
        self.redraw()

    def settle(self) -> None:
        """From now on, pressing it does nothing."""
        self.live = False
        self.point(on=False)
        self.call_after_refresh(self.add_class, "-settled")  # what hovering looks like from now on can wait

    def layouts(self, width: int) -> tuple[Layout, ...]:
        """Return the row, and under it what was added."""
        sign = self._mark or ("▸" if self._cursor else " ")
        gap = "   " if width >= ROOMY else " "
        letter = plain(self._letter, MUTED if self._tone == MUTED else f"bold {self._tone or ACCENT}")
        lead = join(plain(sign, f"bold {self._tone or ACCENT}"), " ", self._box, letter, gap)
        text = self._text.stylize(self._tone) if self._tone and self._paint else self._text
        if self._cursor:
            text = text.stylize("bold")
        if self._beside:
            missing = self._column - text.cell_length if width >= ROOMY else 0
            text = join(text, " " * max(missing, 0), self._beside)
        body = join(text, "   ", unbroken(self._tail)) if self._tail else text
        inset = Content(" " * lead.cell_length)
        return (Block(body, lead), *(Block(one, inset) for one in self._below))

    def on_click(self, event: events.Click) -> None:
        """Tell that it was pressed."""
        if self.live:
            event.stop()
            self.post_message(self.Pressed(self))

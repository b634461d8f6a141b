"""Answering by picking rows: letters, digits, arrows with Enter, or a click."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic

from viva.tui.content import rich
from viva.tui.keys import letter_of, place_of, span_of
from viva.tui.messages import Stirred
from viva.tui.widgets.answering import Answering, Kind
from viva.tui.widgets.row import Row

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import ComposeResult


class Rows(Answering[Kind], Generic[Kind]):
    """Rows with a cursor that is nowhere until an arrow is pressed, so that a stray Enter answers nothing."""

    def __init__(self, shown: Kind, texts: Iterable[str] = (), letters: str | None = None) -> None:
        super().__init__(shown)
        self.rows = [
            Row(place, letters[place] if letters else letter_of(place), rich(text)) for place, text in enumerate(texts)
        ]
        self.cursor = -1

    def compose(self) -> ComposeResult:
        """Stack the rows."""
        yield from self.rows

    @property
    def span(self) -> str:
        """The letters of the rows."""
        return span_of(len(self.rows))

    def chosen(self, place: int) -> None:
        """Take the row that was chosen by letter or click."""
        raise NotImplementedError

    def enter(self) -> None:
        """Take Enter: the row at the cursor, unless there is more to it."""
        if self.cursor >= 0:
            self.chosen(self.cursor)

    def back(self) -> None:
        """Take back the last step, where there is one."""

    def press(self, key: str, character: str | None) -> bool:
        """Take letters, digits, arrows, Enter and Backspace."""
        place = place_of(character, len(self.rows))
        if place is not None:
            self.chosen(place)
        elif key in {"up", "down"} and self.rows:
            self.point(self.cursor + (1 if key == "down" else -1))
        elif key == "enter":
            self.enter()
        elif key == "space" and self.cursor >= 0:
            self.chosen(self.cursor)
        elif key == "backspace":
            self.back()
        else:
            return key == "space"
        return True

    def point(self, place: int) -> None:
        """Move the cursor, round at the ends."""
        if self.cursor < 0 and place < 0:
            place = -1
        self.cursor = place % len(self.rows)
        for row in self.rows:
            row.point(on=row.place == self.cursor)
        self.rows[self.cursor].scroll_visible(animate=False)

    def stir(self) -> None:
        """Tell that the answer has taken another shape."""
        self.post_message(Stirred())

    def settle(self) -> None:
        """Take no answer any more."""
        super().settle()
        for row in self.rows:
            row.settle()

    def on_row_pressed(self, event: Row.Pressed) -> None:
        """Take a click as its letter."""
        event.stop()
        if not self.settled:
            self.chosen(event.row.place)

"""A screen with a list whose lines are chosen from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from textual.widgets import OptionList
from textual.widgets.option_list import Option

from viva.tui.content import ACCENT, join, plain
from viva.tui.screens.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.content import Content

    from viva.room.protocol import HostFrame
    from viva.tui.actions import Action

Outcome = TypeVar("Outcome")


class ListScreen(Sheet[Outcome], Generic[Outcome]):
    """A list with a cursor, below whatever else stands on the page; `chosen` is told a line's place."""

    AUTO_FOCUS = "OptionList"

    def listed(self, lines: Iterable[Content]) -> OptionList:
        """Return a list of these lines, for the page."""
        return OptionList(*(Option(line) for line in lines), compact=True)

    @property
    def options(self) -> OptionList:
        """The list."""
        return self.query_one(OptionList)

    @property
    def cursor(self) -> int:
        """The place of the line the cursor is on, from 0."""
        return self.options.highlighted or 0

    def point(self, place: int) -> None:
        """Put the cursor on a line; with the first one, what stands above the list is seen too."""
        self.options.highlighted = place
        if place == 0:
            self.call_after_refresh(self.scroll.scroll_home, animate=False)

    def chosen(self, place: int) -> None:
        """Do what choosing a line means."""
        raise NotImplementedError

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take a click, or Enter."""
        event.stop()
        self.chosen(event.option_index)

    def do_down(self) -> None:
        """Go down a line."""
        self.options.action_cursor_down()

    def do_up(self) -> None:
        """Go up a line."""
        self.options.action_cursor_up()

    def helped(self) -> list[Action]:
        """Explain both arrows at once."""
        return [action for action in self.actions() if action.name != "up"]


class PointedList(ListScreen[None]):
    """A list that stays open and follows the class while it does; an arrow stands at its cursor."""

    aside = True
    _marked = -1

    @property
    def lines(self) -> Sequence[Content]:
        """What is listed now."""
        raise NotImplementedError

    def take(self, frame: HostFrame) -> None:
        """Take what is listed from a snapshot of the class."""
        raise NotImplementedError

    def relist(self, place: int) -> None:
        """List everything anew, with the cursor on a line."""
        options, lines = self.options, self.lines
        with options.prevent(OptionList.OptionHighlighted):
            if options.option_count != len(lines):
                options.clear_options()
                options.add_options(Option(line) for line in lines)
            self._marked = -1
            for at, line in enumerate(lines):
                options.replace_option_prompt_at_index(at, join("  ", line))
            options.highlighted = min(place, len(lines) - 1) if lines else None
        self._mark()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Move the arrow to where the cursor is."""
        event.stop()
        self._mark()

    def _mark(self) -> None:
        lines = self.lines
        if 0 <= self._marked < len(lines):
            self.options.replace_option_prompt_at_index(self._marked, join("  ", lines[self._marked]))
        self._marked = -1
        if lines and self.cursor < self.options.option_count:
            self._marked = self.cursor
            arrow = plain("▸ ", f"bold {ACCENT}")
            self.options.replace_option_prompt_at_index(self._marked, join(arrow, lines[self._marked]))

    def do_close(self) -> None:
        """Go back to the class."""
        self.dismiss(None)

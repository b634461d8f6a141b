"""A screen with a list whose lines are chosen from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from textual.widgets import OptionList
from textual.widgets.option_list import Option

from viva.tui.screens.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.content import Content

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

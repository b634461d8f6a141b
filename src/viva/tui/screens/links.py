"""The links of the board and of the host's page, in full: for a browser that does not open by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viva.tui.content import ACCENT, GAP, MUTED, Block, plain
from viva.tui.screens.sheet import Sheet
from viva.tui.widgets.prose import Prose
from viva.words import say

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from viva.tui.actions import Place
    from viva.tui.desk import Desk


class LinksScreen(Sheet[None]):
    """Where the pages are."""

    aside = True

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk

    @property
    def place(self) -> Place:
        """The links."""
        return "class-links"

    def page(self) -> ComposeResult:
        """Show them, each on lines of its own so that it can be copied."""
        for name, link in (("board", self.desk.board), ("host", self.desk.link)):
            yield Prose(Block(plain(say(f"host.link-{name}"), MUTED)), Block(plain(link, ACCENT)), GAP)

    def on_mount(self) -> None:
        """Say what they are."""
        self.bar.show(say("host.links"))
        self.refoot()

    def do_close(self) -> None:
        """Go back to the class."""
        self.dismiss(None)

"""A sentence to read before going on: what could not be done, and the way out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viva.tui.content import Block, plain
from viva.tui.screens.sheet import Sheet
from viva.tui.widgets.prose import Prose
from viva.words import say

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from viva.tui.actions import Place


class NoticeScreen(Sheet[None]):
    """One sentence."""

    def __init__(self, sentence: str) -> None:
        super().__init__()
        self.sentence = sentence

    @property
    def place(self) -> Place:
        """A notice."""
        return "notice"

    def page(self) -> ComposeResult:
        """Show the sentence."""
        yield Prose(Block(plain(self.sentence)))

    def on_mount(self) -> None:
        """Say whose sentence it is."""
        self.bar.show(say("tui.name"))
        self.refoot()

    def do_close(self) -> None:
        """Go on."""
        self.dismiss(None)

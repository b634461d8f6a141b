"""What cannot be taken back is asked about before it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viva.tui.content import GAP, MUTED, Block, plain
from viva.tui.screens.sheet import Sheet
from viva.tui.widgets.prose import Prose
from viva.words import say

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from viva.tui.actions import Action, Place


class SureScreen(Sheet[bool]):
    """Do it, or do not; the words are ``host.sure-WHAT`` with what it means, and what the key does."""

    aside = True

    def __init__(self, what: str, *, room: str = "") -> None:
        super().__init__()
        self.what = what
        self.room = room

    @property
    def place(self) -> Place:
        """The question before it is done."""
        return "class-sure"

    def page(self) -> ComposeResult:
        """Say what it means."""
        asked, means = say(f"host.sure-{self.what}"), say(f"host.sure-{self.what}-means", room=self.room)
        yield Prose(Block(plain(asked, "bold")), GAP, Block(plain(means, MUTED)))

    def on_mount(self) -> None:
        """Say whose screen it is."""
        self.bar.show(say("tui.name"))
        self.refoot()

    def words_for(self, action: Action) -> str:
        """Say what the key does."""
        return say(f"host.sure-{self.what}-do") if action.name == "sure" else super().words_for(action)

    def do_sure(self) -> None:
        """Do it."""
        self.dismiss(result=True)

    def do_close(self) -> None:
        """Do not."""
        self.dismiss(result=False)

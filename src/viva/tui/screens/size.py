"""How many are in the class."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Input

from viva.tui.content import GAP, MUTED, Block, plain
from viva.tui.screens.sheet import Sheet
from viva.tui.widgets.prose import Prose
from viva.words import say

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from viva.tui.actions import Place


class SizeScreen(Sheet[int | None]):
    """A number to write; returns it, 0 for none, or None where it stays as it was."""

    AUTO_FOCUS = "Input"
    aside = True

    def __init__(self, size: int | None) -> None:
        super().__init__()
        self.size_before = size

    @property
    def place(self) -> Place:
        """Something to write, as a note is."""
        return "note"

    def page(self) -> ComposeResult:
        """Say what it is good for, and show a line to write on."""
        yield Prose(Block(plain(say("host.size"), "bold")), GAP, Block(plain(say("host.size-why"), MUTED)), GAP)
        yield Input(str(self.size_before or ""), restrict=r"[0-9]*", max_length=4, compact=True)

    def on_mount(self) -> None:
        """Say whose screen it is."""
        self.bar.show(say("tui.name"))
        self.refoot()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take it."""
        event.stop()
        self.do_keep()

    def do_keep(self) -> None:
        """Take what stands there; nothing is nobody knows."""
        self.dismiss(int(self.query_one(Input).value or 0))

    def do_close(self) -> None:
        """Leave it as it was."""
        self.dismiss(None)

"""What becomes of a class with phones when its host leaves the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from viva.tui.content import GAP, MUTED, Block, plain
from viva.tui.screens.sheet import Sheet
from viva.tui.widgets.prose import Prose
from viva.words import say

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from viva.tui.actions import Place


class LeavingScreen(Sheet[Literal["left", "end"] | None]):
    """Leave it open for the phones, end it, or stay."""

    aside = True

    @property
    def place(self) -> Place:
        """The question before one leaves."""
        return "class-leave"

    def page(self) -> ComposeResult:
        """Say what each means."""
        yield Prose(Block(plain(say("host.leaving"), "bold")), GAP, Block(plain(say("host.leaving-means"), MUTED)))

    def on_mount(self) -> None:
        """Say whose screen it is."""
        self.bar.show(say("tui.name"))
        self.refoot()

    def do_leave_open(self) -> None:
        """Leave it open."""
        self.dismiss("left")

    def do_end_class(self) -> None:
        """End it, and see what came of it."""
        self.dismiss("end")

    def do_close(self) -> None:
        """Stay."""
        self.dismiss(None)

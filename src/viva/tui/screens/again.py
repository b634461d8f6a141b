"""The offer to go on with a class that was broken off."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from viva.tui.content import GAP, MUTED, Block, plain
from viva.tui.screens.sheet import Sheet
from viva.tui.widgets.prose import Prose
from viva.words import say

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from viva.tui.actions import Place


class AgainScreen(Sheet[Literal["go-on", "anew"] | None]):
    """Go on, begin anew, or leave."""

    def __init__(self, told: str) -> None:
        super().__init__()
        self.told = told

    @property
    def place(self) -> Place:
        """An offer."""
        return "offer"

    def page(self) -> ComposeResult:
        """Say how far it came."""
        yield Prose(Block(plain(self.told, "bold")), GAP, Block(plain(say("host.offer"), MUTED)))

    def on_mount(self) -> None:
        """Say whose screen it is."""
        self.bar.show(say("tui.name"))
        self.refoot()

    def do_go_on(self) -> None:
        """Go on where it was broken off."""
        self.dismiss("go-on")

    def do_anew(self) -> None:
        """Begin a new one; the other one is kept."""
        self.dismiss("anew")

    def do_quit(self) -> None:
        """Decide another time."""
        self.dismiss(None)

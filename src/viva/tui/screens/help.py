"""What the keys do on the screen one comes from, made from the table of actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viva.tui.content import ACCENT, GAP, MUTED, Block, Layout, join, plain
from viva.tui.screens.sheet import Sheet
from viva.tui.widgets.prose import Prose
from viva.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from viva.tui.actions import Action, Place

SIGNS = 5
"""Cells for the key."""


class HelpScreen(Sheet[None]):
    """Keys and what they do."""

    def __init__(self, actions: Sequence[Action], letters: str = "") -> None:
        super().__init__()
        self.told = actions
        self.letters = letters

    @property
    def place(self) -> Place:
        """The help."""
        return "help"

    def page(self) -> ComposeResult:
        """List the keys of the screen one comes from, then those that work everywhere."""
        yield Prose(
            *(self._line(action.sign.format(span=self.letters), f"tui.help-{action.name}") for action in self.told),
            GAP,
            *(self._line(sign, key) for sign, key in (("PgUp PgDn", "tui.help-scroll"), ("Ctrl+Q", "tui.help-quit"))),
            GAP,
            Block(plain(say("tui.help-everywhere"), MUTED)),
        )

    def _line(self, sign: str, key: str) -> Layout:
        pad = " " * max(SIGNS - len(sign), 0)
        return Block(plain(say(key)), join(plain(sign, f"bold {ACCENT}"), pad, "  "))

    def on_mount(self) -> None:
        """Say what this is."""
        self.bar.show(say("tui.help-title"))
        self.refoot()

    def do_close(self) -> None:
        """Go back."""
        self.dismiss(None)

"""What the keys do on the screen one comes from, made from the table of actions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from viva.tui.content import ACCENT, GAP, MUTED, Block, Layout, join, plain
from viva.tui.screens.sheet import Sheet
from viva.tui.widgets.prose import Prose
from viva.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from viva.tui.actions import Action, Place

EVERYWHERE: Final = (("PgUp PgDn", "tui.help-scroll"), ("Ctrl+P", "tui.help-palette"), ("Ctrl+Q", "tui.help-quit"))
"""Keys that no setting changes."""


class HelpScreen(Sheet[None]):
    """Keys and what they do."""

    aside = True

    def __init__(
        self,
        actions: Sequence[Action],
        letters: str = "",
        *,
        everywhere: Sequence[tuple[str, str]] = EVERYWHERE,
        about: str = "tui.help-everywhere",
    ) -> None:
        super().__init__()
        self.everywhere = everywhere
        self.about = about
        self.told = actions
        self.letters = letters

    @property
    def place(self) -> Place:
        """The help."""
        return "help"

    def page(self) -> ComposeResult:
        """List the keys of the screen one comes from, then those that work everywhere."""
        told = [(action.sign.format(span=self.letters), f"tui.help-{action.name}") for action in self.told]
        yield Prose(
            *_lines(told),
            GAP,
            *_lines(self.everywhere),
            GAP,
            Block(plain(say(self.about), MUTED)),
        )

    def on_mount(self) -> None:
        """Say what this is."""
        self.bar.show(say("tui.help-title"))
        self.refoot()

    def do_close(self) -> None:
        """Go back."""
        self.dismiss(None)


def _lines(keys: Sequence[tuple[str, str]]) -> list[Layout]:
    """Draw keys in one column, and what they do in another."""
    width = max((len(sign) for sign, _ in keys), default=0)
    return [
        Block(plain(say(key)), join(plain(sign, f"bold {ACCENT}"), " " * (width - len(sign)), "  "))
        for sign, key in keys
    ]

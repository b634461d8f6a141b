"""What the learner's app and the host's share: themes, keys, the palette, and how they end when something breaks."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING, Final

from textual.app import App

from viva import settings
from viva.tui.actions import ACTIONS
from viva.tui.themes import DARK, LIGHT, OURS, legible, theme_named
from viva.words import say

if TYPE_CHECKING:
    from textual.command import Provider

    from viva.tui.actions import Table

LONG: Final = 12.0
"""Seconds that a sentence about a file stays: time enough to read it twice."""


class BaseApp(App[None]):
    """An app of Viva's."""

    CSS_PATH = "app.tcss"
    TITLE = "Viva"
    ENABLE_COMMAND_PALETTE = True

    settled = False
    """The theme is chosen."""

    def __init__(self, notice: str = "") -> None:
        # Without colours the terminal keeps its own, and bold and reverse stay; else Textual would make greys of ours.
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)
        self._settle()
        self.failure: BaseException | None = None
        """What broke, if something did."""
        self.notice = notice
        """What is wrong with the settings, if something is: shown once."""

    def _settle(self) -> None:
        """Take what the settings say of colours, movement and keys."""
        chosen = settings.current()
        # Here, not once mounted: a change of theme reads all the style sheets again.
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self.set_reactive(BaseApp.theme, theme_named(chosen.theme, os.environ))
        self.settled = True
        self.stylesheet.set_variables(self.get_css_variables())
        if chosen.animation == "off" and "TEXTUAL_ANIMATIONS" not in os.environ:
            self.animation_level = "none"
        self.table: Table = ACTIONS
        """What can be done in each place, and by which keys."""
        if chosen.keys:
            from viva.tui.remapping import remapped  # noqa: PLC0415 - most take the keys there are

            self.table, _ = remapped(chosen.keys)

    def on_ready(self) -> None:
        """Let the collector work again, but for what the start has brought: that stays."""
        gc.freeze()
        gc.enable()
        if self.notice:
            self.notify(self.notice, severity="warning", timeout=LONG, markup=False)

    def _fatal_error(self) -> None:
        """Leave without a word when something breaks: `viva.tui.run` raises it, and its caller finds the words."""
        self.failure = sys.exc_info()[1]
        self._close_messages_no_wait()

    # What all screens share.

    def other_theme(self) -> None:
        """Change between dark and light."""
        self.theme = LIGHT.name if self.current_theme.dark else DARK.name

    def action_help_quit(self) -> None:
        """Say how to leave, to who presses Ctrl+C."""
        self.notify(say("tui.ctrl-c"), markup=False)

    def action_command_palette(self) -> None:
        """Open the palette, in our words."""
        from textual.command import CommandPalette  # noqa: PLC0415 - seldom needed

        if not CommandPalette.is_open(self):  # type: ignore[arg-type]  # whatever an app returns
            self.push_screen(CommandPalette([self.doings()], placeholder=say("tui.palette"), id="--command-palette"))

    def doings(self) -> type[Provider]:
        """Return what the palette lists."""
        from viva.tui.palette import Doings  # noqa: PLC0415 - as above

        return Doings

    def get_css_variables(self) -> dict[str, str]:
        """Give the colours of a theme; those of text that cannot be read on its ground are made so."""
        if not self.settled:
            return {}  # Textual asks for those of its own theme first, which nobody will see
        found = super().get_css_variables()
        if self.theme not in OURS:
            found = self.theme_variables = found | legible(found)
        if self.no_color:
            found = self.theme_variables = found | {"input-cursor-text-style": "reverse"}
        return found

"""The offer to go on with a session that was broken off."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from viva.tui.content import GAP, MUTED, Block, plain
from viva.tui.names import ago, language_name
from viva.tui.screens.sheet import Sheet
from viva.tui.widgets.prose import Prose
from viva.words import say

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from viva.study.journal import Broken
    from viva.tui.actions import Place


class OfferScreen(Sheet[Literal["go-on", "anew"] | None]):
    """Go on, begin anew, or leave."""

    def __init__(self, broken: Broken) -> None:
        super().__init__()
        self.broken = broken

    @property
    def place(self) -> Place:
        """The offer."""
        return "offer"

    def page(self) -> ComposeResult:
        """Say what was broken off, and when."""
        plan = self.broken.plan
        when = ago(self.broken.began, self.viva.clock())
        yield Prose(
            Block(plain(say("tui.broken-off", when=when), "bold")),
            GAP,
            Block(plain(say("tui.answered", n=self.broken.answered, of=len(plan.questions)))),
            Block(plain(f"{say(f'tui.mode-{plan.mode}')}, {language_name(plan.lang)}", MUTED)),
            GAP,
            Block(plain(say("tui.offer"), MUTED)),
        )

    def on_mount(self) -> None:
        """Say what it was about."""
        self.bar.show(self.broken.plan.title)
        self.refoot()

    def do_go_on(self) -> None:
        """Go on where it was broken off."""
        self.dismiss("go-on")

    def do_anew(self) -> None:
        """Give it up and begin a new one."""
        self.dismiss("anew")

    def do_quit(self) -> None:
        """Decide another time."""
        self.dismiss(None)

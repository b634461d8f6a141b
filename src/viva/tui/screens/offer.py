"""The offer to go on with a session that was broken off."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from viva.study.examining import left_of
from viva.tui.content import ACCENT, GAP, MUTED, Block, Layout, plain
from viva.tui.names import ago, clock_face, language_name
from viva.tui.screens.sheet import Sheet
from viva.tui.widgets.prose import Prose
from viva.words import say

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from viva.study.journal import Broken
    from viva.study.start import Wish
    from viva.tui.actions import Place


class OfferScreen(Sheet[Literal["go-on", "anew"] | None]):
    """Go on, begin anew, or leave; where another session was ``asked`` for, by its title, that one comes first."""

    def __init__(self, broken: Broken, wish: Wish, asked: str | None) -> None:
        super().__init__()
        self.broken = broken
        self.wish = wish
        self.asked = asked

    @property
    def place(self) -> Place:
        """The offer."""
        return "offer" if self.asked is None else "offer-other"

    def page(self) -> ComposeResult:
        """Say what was broken off, and when; and what was asked for, if that is something else."""
        plan = self.broken.plan
        when = ago(self.broken.began, self.viva.clock())
        n, of = self.broken.answered, len(plan.questions)
        if self.asked is not None:
            asked = say(f"offer.{self.wish.mode}", title=self.asked)
            broken = say(f"offer.{plan.mode}", title=plan.title)
            yield Prose(
                Block(plain(say("offer.asked", asked=asked), "bold")),
                GAP,
                Block(plain(say("offer.other", broken=broken, n=n, of=of))),
                Block(plain(when, MUTED)),
                *self._clock(),
                GAP,
                Block(plain(say("offer.kept"), MUTED)),
            )
            return
        yield Prose(
            Block(plain(say("tui.broken-off", when=when), "bold")),
            GAP,
            Block(plain(say("tui.answered", n=n, of=of))),
            Block(plain(f"{say(f'tui.mode-{plan.mode}')}, {language_name(plan.lang)}", MUTED)),
            *self._clock(),
            GAP,
            Block(plain(say("tui.offer"), MUTED)),
        )

    def _clock(self) -> list[Layout]:
        """Say of an exam that it is one, and how much time is left."""
        plan = self.broken.plan
        if plan.mode != "exam":
            return []
        left = left_of(plan)
        told = say("offer.exam-open") if left is None else say("offer.exam-left", left=clock_face(left))
        return [Block(plain(told, ACCENT))]

    def on_mount(self) -> None:
        """Say what it was about."""
        self.bar.show(self.broken.plan.title if self.asked is None else say("tui.name"))
        self.refoot()

    def do_go_on(self) -> None:
        """Go on where it was broken off."""
        self.dismiss("go-on")

    def do_other(self) -> None:
        """Go on with what was not asked for."""
        self.dismiss("go-on")

    def do_anew(self) -> None:
        """Give it up and begin a new one."""
        self.dismiss("anew")

    def do_asked(self) -> None:
        """Begin what was asked for."""
        self.dismiss("anew")

    def do_quit(self) -> None:
        """Decide another time."""
        self.dismiss(None)

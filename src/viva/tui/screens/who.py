"""Who is in a class, to be taken out and let back in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viva.room.commands import Kick, Readmit
from viva.tui.content import ACCENT, MUTED, PARTLY, RIGHT, Block, join, plain
from viva.tui.screens.listing import PointedList
from viva.tui.widgets.prose import Prose
from viva.words import say

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.content import Content

    from viva.room.protocol import HostFrame, PlayerRow
    from viva.tui.actions import Place
    from viva.tui.screens.hosting import HostingScreen


class WhoScreen(PointedList):
    """The players."""

    def __init__(self, host: HostingScreen) -> None:
        super().__init__()
        self.host = host
        self.players = host.frame.players if host.frame is not None else ()

    @property
    def place(self) -> Place:
        """Who is in."""
        return "class-who"

    def page(self) -> ComposeResult:
        """List them."""
        yield Prose(*self._nobody(), id="nobody")
        yield self.listed(())

    def on_mount(self) -> None:
        """Begin with the first."""
        self._show(0)
        self.refoot()

    @property
    def lines(self) -> list[Content]:
        """The players."""
        return list(map(_line, self.players))

    def take(self, frame: HostFrame) -> None:
        """See who is in now."""
        self.players = frame.players
        self._show(self.cursor)

    def _nobody(self) -> list[Block]:
        return [] if self.players else [Block(plain(say("host.nobody-in"), MUTED))]

    def _show(self, place: int) -> None:
        self.bar.show(say("host.who"), count=str(sum(not one.kicked for one in self.players)))
        self.query_one("#nobody", Prose).show(*self._nobody())
        self.relist(place)

    def chosen(self, place: int) -> None:
        """Take somebody out, or let them back in."""
        self.run_worker(self._kick(place))

    def do_kick(self) -> None:
        """Take out who the cursor is on, or let them back in."""
        self.chosen(self.cursor)

    async def _kick(self, place: int) -> None:
        if place >= len(self.players):
            return
        player = self.players[place]
        await self.host.send(Readmit(player.id) if player.kicked else Kick(player.id))


def _line(player: PlayerRow) -> Content:
    sign, tone = ("●", RIGHT) if player.here else ("○", MUTED)
    told = [say("host.points", n=player.points)]
    if player.kicked:
        sign, tone, told = "✗", PARTLY, [say("host.kicked")]
    elif not player.here:
        told.append(say("host.not-here"))
    answered = plain(" ✓" if player.answered else "  ", f"bold {ACCENT}")
    return join(plain(f"{sign} ", tone), plain(player.name), answered, plain("  " + ", ".join(told), MUTED))

"""What was typed on phones, most frequent first, to let some of it count for all who gave it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viva.room.commands import Accept
from viva.tui.content import MUTED, Block, join, plain
from viva.tui.screens.listing import ListScreen
from viva.tui.telling import SIGNS, TONES
from viva.tui.widgets.prose import Prose
from viva.words import say

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.content import Content

    from viva.room.protocol import TextRow
    from viva.tui.actions import Place
    from viva.tui.screens.hosting import HostingScreen


class TypedScreen(ListScreen[None]):
    """The texts."""

    aside = True

    def __init__(self, host: HostingScreen) -> None:
        super().__init__()
        self.host = host
        self.texts = host.frame.texts if host.frame is not None else ()

    @property
    def place(self) -> Place:
        """The texts."""
        return "class-texts"

    def page(self) -> ComposeResult:
        """List them."""
        if not self.texts:
            yield Prose(Block(plain(say("host.nothing-typed"), MUTED)))
        yield self.listed(map(_line, self.texts))

    def on_mount(self) -> None:
        """Begin with the first."""
        self.bar.show(say("host.typed"))
        if self.texts:
            self.point(0)
        self.refoot()

    def chosen(self, place: int) -> None:
        """Let a text count."""
        self.run_worker(self._accept(place))

    def do_accept(self) -> None:
        """Let the text count that the cursor is on."""
        self.chosen(self.cursor)

    async def _accept(self, place: int) -> None:
        if place >= len(self.texts):
            return
        one = self.texts[place]
        if await self.host.send(Accept(one.text)) is not None:
            self.host.tell(say("host.accepted", text=one.text))
        if self.app.screen is self:  # else the class has ended meanwhile
            self.dismiss(None)

    def do_close(self) -> None:
        """Go back to the class."""
        self.dismiss(None)


def _line(one: TextRow) -> Content:
    sign, tone = (SIGNS[one.outcome], TONES[one.outcome]) if one.outcome else (" ", MUTED)
    return join(plain(f"{sign} ", f"bold {tone}"), plain(f"{one.n:>3} × ", MUTED), plain(one.text))

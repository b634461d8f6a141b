"""Looking back at the questions of a class that is over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viva.room.commands import Refused
from viva.tui.classroom import draw
from viva.tui.content import Block, plain
from viva.tui.scene import Scene
from viva.tui.screens.sheet import Sheet
from viva.tui.widgets.canvas import Canvas
from viva.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.app import ComposeResult

    from viva.room.protocol import HostFrame
    from viva.tui.actions import Place
    from viva.tui.content import Layout
    from viva.tui.desk import Desk


class BackScreen(Sheet[None]):
    """One question after the other, as they were revealed."""

    aside = True

    def __init__(self, desk: Desk, places: Sequence[int]) -> None:
        super().__init__()
        self.desk = desk
        self.places = places
        self.at = len(places) - 1
        self.frame: HostFrame | None = None
        self.trouble = ""

    @property
    def place(self) -> Place:
        """What was."""
        return "class-past"

    def page(self) -> ComposeResult:
        """Show a question."""
        yield Canvas(self.draw)

    async def on_mount(self) -> None:
        """Show the last one."""
        await self._show()

    def draw(self, width: int) -> Iterable[Layout]:
        """Yield the page."""
        if self.trouble:
            yield Block(plain(self.trouble))
        elif self.frame is not None:
            yield from draw(Scene(self.frame, self.desk.hands), width)

    def can(self, name: str) -> bool:
        """Look at what there is."""
        match name:
            case "onward":
                return self.at + 1 < len(self.places) or self.scroll.scroll_offset.y < self.scroll.max_scroll_y
            case "look-back":
                return self.at > 0
            case _:
                return True

    async def do_onward(self) -> None:
        """Show more of it, or the next one."""
        if self.scroll.scroll_offset.y < self.scroll.max_scroll_y:
            # At once, so that the next press finds the page where this one has left it.
            page = self.scroll
            page.scroll_to(y=page.scroll_offset.y + page.size.height, animate=False, immediate=True)
            return
        self.at += 1
        await self._show()

    async def do_look_back(self) -> None:
        """Show the one before."""
        self.at -= 1
        await self._show()

    async def _show(self) -> None:
        try:
            self.frame = await self.desk.past(self.places[self.at])
        except Refused:
            self.trouble = say("host.away")
        if self.frame is not None and self.frame.turn is not None:
            turn = self.frame.turn
            count = say("host.looking-back", number=turn.place + 1, of=turn.of)
            self.bar.show(self.frame.room.title, count=count, share=(turn.place + 1) / turn.of)
        self.query_one(Canvas).redraw()
        self.scroll.scroll_home(animate=False)
        self.refoot()

    def do_close(self) -> None:
        """Go back to what came of it."""
        self.dismiss(None)

"""What was typed on phones, most frequent first, to let some of it count for all who gave it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viva.room.commands import Accept
from viva.tui.content import MUTED, Block, join, plain
from viva.tui.screens.listing import PointedList
from viva.tui.telling import SIGNS, TONES
from viva.tui.widgets.prose import Prose
from viva.words import say

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.content import Content

    from viva.room.protocol import HostFrame, TextRow
    from viva.tui.actions import Place
    from viva.tui.screens.hosting import HostingScreen


class TypedScreen(PointedList):
    """The texts."""

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
        yield Prose(*self._nothing(), id="nothing")
        yield self.listed(())

    def on_mount(self) -> None:
        """Begin with the first that does not count as right yet."""
        self.bar.show(say("host.typed"))
        self.relist(next((at for at, one in enumerate(self.texts) if not _counts(one)), 0))
        self.refoot()

    @property
    def lines(self) -> list[Content]:
        """The texts."""
        return list(map(_line, self.texts))

    def take(self, frame: HostFrame) -> None:
        """See what is typed by now; the cursor stays on its text."""
        text = self.texts[self.cursor].text if self.texts else ""
        self.texts = frame.texts
        self.query_one("#nothing", Prose).show(*self._nothing())
        self.relist(next((at for at, one in enumerate(self.texts) if one.text == text), 0))

    def _nothing(self) -> list[Block]:
        return [] if self.texts else [Block(plain(say("host.nothing-typed"), MUTED))]

    def chosen(self, place: int) -> None:
        """Let a text count, or take that back."""
        self.run_worker(self._accept(place))

    def do_accept(self) -> None:
        """Let the text count that the cursor is on."""
        self.chosen(self.cursor)

    async def _accept(self, place: int) -> None:
        if place >= len(self.texts):
            return
        one = self.texts[place]
        if one.accepted:
            await self.host.send(Accept(one.accepted, on=False))
        elif one.outcome != "right":
            await self.host.send(Accept(one.text))


def _line(one: TextRow) -> Content:
    outcome = "right" if _counts(one) else one.outcome
    sign, tone = (SIGNS[outcome], TONES[outcome]) if outcome else (" ", MUTED)
    return join(plain(f"{sign} ", f"bold {tone}"), plain(f"{one.n:>3} × ", MUTED), plain(one.text))


def _counts(one: TextRow) -> bool:
    return one.outcome == "right" or bool(one.accepted)

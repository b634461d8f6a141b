"""What the host's screen is built on: the snapshots of a class, its commands, its clock, and what it refuses."""

from __future__ import annotations

from datetime import timedelta
from time import monotonic
from typing import TYPE_CHECKING, Final, Literal

from textual.message import Message

from viva.room.commands import Refused
from viva.tui.content import GAP, PARTLY, Block, plain
from viva.tui.lobby import troubles
from viva.tui.names import clock_face
from viva.tui.screens.help import EVERYWHERE, HelpScreen
from viva.tui.screens.listing import PointedList
from viva.tui.screens.sheet import Sheet
from viva.tui.widgets.canvas import Canvas
from viva.words import knows, say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import ComposeResult

    from viva.room.commands import Command
    from viva.room.protocol import HostFrame, Notes
    from viva.tui.content import Layout
    from viva.tui.desk import Desk

LOOKS: Final = 0.25
"""Seconds between two looks at the clock."""

OVER: Final = frozenset({"finished", "aborted"})

Leaving = Literal["left", "over"]
"""How a host leaves the screen: for a while, or since the class is over."""


class Framed(Message):
    """There is a new snapshot; None: the class cannot be reached."""

    def __init__(self, frame: HostFrame | None) -> None:
        self.frame = frame
        super().__init__()


class HostingScreen(Sheet[Leaving]):
    """A class as its last snapshot has it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.frame: HostFrame | None = None
        self.over = False
        """It came to its end, wherever that was said."""
        self.away = False
        """The class cannot be reached just now."""
        self.said = ""
        """A sentence on what was done last."""
        self.notes: Notes | None = None
        """The key of the question that is on, where the teacher may see it."""
        self._began = 0.0
        self._seen: object = None
        """Where the cursor was when it was scrolled to."""

    def page(self) -> ComposeResult:
        """Show what there is."""
        yield Canvas(self.draw)

    def on_mount(self) -> None:
        """Take up the class, and let its clock run."""
        self.bar.show(say("tui.name"))
        self.refoot()
        self.run_worker(self._listen(), exit_on_error=True)
        self.set_interval(LOOKS, self.show_bar)
        self.watch(self.scroll, "virtual_size", self.refoot, init=False)
        self.watch(self.scroll, "scroll_y", self.refoot, init=False)

    async def _listen(self) -> None:
        async for frame in self.desk.frames():
            self.post_message(Framed(frame))

    def on_framed(self, event: Framed) -> None:
        """Draw a snapshot."""
        event.stop()
        self.away = event.frame is None
        if event.frame is not None:
            before, self.frame = self.frame, event.frame
            self._began = monotonic() * 1000 - event.frame.now
            if before is None or before.rev != event.frame.rev:
                self.said = ""
            self.changed(before, event.frame)
            if isinstance(above := self.app.screen, PointedList):
                above.take(event.frame)
        self.redraw()
        if event.frame is not None and event.frame.state in OVER and not self.over:
            self.over = True
            while self.app.screen is not self:  # whatever lies over it was about a class that goes on
                self.app.pop_screen()
            self.dismiss("over")

    def changed(self, before: HostFrame | None, now: HostFrame) -> None:
        """Note what a new snapshot brings."""

    def do_help(self) -> None:
        """Show what the keys do here."""
        everywhere = (("↑ ↓", "tui.help-scroll"), *EVERYWHERE[1:])
        self.app.push_screen(HelpScreen(self.helped(), self.span, everywhere=everywhere, about="host.everywhere"))

    def redraw(self) -> None:
        """Draw everything anew, unless the screen is going: a class that was over opens and closes it at once."""
        if not self.query(Canvas):
            return
        self.query_one(Canvas).redraw()
        self.show_bar()
        self.refoot()
        self.call_after_refresh(self._settled)

    @property
    def spot(self) -> object:
        """Where the cursor is; the page follows it when that is another one."""
        return None

    def follow(self) -> None:
        """Draw everything anew, and have the cursor seen wherever the page was."""
        self._seen = None
        self.redraw()

    def _settled(self) -> None:
        """Scroll to the cursor if it has moved; who scrolls away from it meanwhile is left alone."""
        if not self.query(Canvas):
            return
        cursor = self.query_one(Canvas).cursor
        if cursor is not None and self._seen != self.spot:
            self._seen = self.spot
            first, after = cursor
            page = self.scroll
            top = min(max(page.scroll_offset.y, after - page.size.height), first)
            page.scroll_to(y=top, animate=False)

    @property
    def more_below(self) -> bool:
        """Whether the page goes on below what is seen."""
        return self.scroll.scroll_offset.y < self.scroll.max_scroll_y

    def draw(self, width: int) -> Iterable[Layout]:
        """Yield what is wrong, what was said, and the page."""
        if self.away:
            yield Block(plain(say("host.away"), f"bold {PARTLY}"))
            yield GAP
        if self.frame is None:
            return
        yield from troubles(self.frame.troubles)
        if self.said:
            yield Block(plain(self.said, PARTLY))
            yield GAP
        yield from self.draw_class(self.frame, width)

    def draw_class(self, frame: HostFrame, width: int) -> Iterable[Layout]:
        """Yield the page."""
        raise NotImplementedError

    # The clock.

    @property
    def left(self) -> float | None:
        """The milliseconds that are left, where there is a timer."""
        turn = self.frame.turn if self.frame is not None else None
        if turn is None or self.frame is None:
            return None
        if self.frame.state == "paused":
            return turn.left
        if turn.until is None or self.frame.state not in {"read", "open"}:
            return None
        return max(turn.until - (monotonic() * 1000 - self._began), 0)

    def show_bar(self) -> None:
        """Say where the class is, and how long there is."""
        if self.frame is None:
            return
        turn, left = self.frame.turn, self.left
        if turn is None:
            self.bar.show(self.frame.room.title)
            return
        notes = [say("host.locked-now")] if self.frame.join.locked else []
        notes += [say("host.vote", n=turn.round)] if turn.round > 1 else []
        if left is not None:
            notes.append(clock_face(timedelta(milliseconds=left)))
        count = say("tui.count", number=turn.place + 1, of=turn.of)
        self.bar.show(self.frame.room.title, count=count, share=(turn.place + 1) / turn.of, note="  ".join(notes))

    # Commands.

    async def send(self, command: Command, rev: int | None = None) -> int | None:
        """Have something done, and return the revision that came of it; where it is refused, say why."""
        try:
            return (await self.desk.command(command, rev)).rev
        except Refused as refusal:
            if refusal.code != "stale":  # somebody was quicker: what came of that is on the way
                self.complain(refusal)
            return None

    def complain(self, refusal: Refused) -> None:
        """Say why something was not done."""
        key = f"host.refused-{refusal.code}"
        self.tell(say(key if knows(key) else "host.refused"))

    def tell(self, sentence: str) -> None:
        """Say something until the class goes on."""
        self.said = sentence
        self.redraw()
        self.scroll.scroll_home(animate=False)

    async def look_at_notes(self) -> None:
        """Get the key of the question that is on, for the teacher."""
        try:
            self.notes = await self.desk.notes()
        except Refused as refusal:
            self.complain(refusal)

"""What a host can have done in a class, by single letters: the part of the host's screen that sends commands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from viva.room.commands import Changes, Extend, Finish, Lock, Open, Pause, Refused, Resume, Settle, Show, Skip, Talk
from viva.tui.screens.counting import CountingScreen
from viva.tui.steps import THINK, votes

if TYPE_CHECKING:
    from viva.room.commands import Command

MORE: Final = 30
"""Seconds that are given at once."""


class CommandingScreen(CountingScreen):
    """A class that takes commands."""

    peeking = False
    showing_way = False
    """The way in is shown while a question is on."""

    @property
    def may_vote_now(self) -> bool:
        """Whether a talk can be cut short by the vote after it."""
        frame = self.frame
        if frame is None or frame.turn is None or frame.state != "read" or frame.turn.phase == "read":
            return False
        return votes(frame, hands=self.desk.hands)

    async def do_show_key(self) -> None:
        """Reveal at once."""
        await self._leave_row()
        await self.send(Show())

    async def do_vote_again(self) -> None:
        """Have the class think and talk before it votes again; in the midst of that, vote at once."""
        await self._leave_row()
        await self.send(Open() if self.may_vote_now else Talk("think", THINK))

    async def do_more_time(self) -> None:
        """Give more time, or begin a timer."""
        turn = self.frame.turn if self.frame is not None else None
        if self.frame is None or turn is None:
            return
        if self.frame.state == "read":
            left = round((self.left or 0) / 1000)
            phase = "think" if turn.phase == "read" else turn.phase
            await self.send(Talk(phase, left + (MORE if left else THINK)))
        else:
            await self.send(Extend(MORE))

    async def do_no_timer(self) -> None:
        """Take the timer away."""
        turn = self.frame.turn if self.frame is not None else None
        if self.frame is not None and turn is not None and self.frame.state == "read":
            await self.send(Talk("think" if turn.phase == "read" else turn.phase, None))
        else:
            await self.send(Extend(None))

    async def do_pause(self) -> None:
        """Stop the vote for a while, or go on with it."""
        paused = self.frame is not None and self.frame.state == "paused"
        await self.send(Resume() if paused else Pause())

    def do_skip(self) -> None:
        """Leave this question out, when that is meant."""
        self.ask_first("skip", Skip())

    def ask_first(self, what: str, command: Command) -> None:
        """Have something done that cannot be taken back, when that is meant."""
        from viva.tui.screens.sure import SureScreen  # noqa: PLC0415 - seldom needed

        async def done() -> None:
            await self._leave_row()
            await self.send(command)

        def said(sure: bool | None) -> None:  # noqa: FBT001 - what the screen answers
            if sure:
                self.run_worker(done())

        self.app.push_screen(SureScreen(what), said)

    def do_correct(self) -> None:
        """Mend the counts after the reveal, or have done with that."""
        self.correcting = not self.correcting
        self._count(again=self.correcting)
        self.redraw()

    async def do_peek(self) -> None:
        """Show the key to the teacher, who has seen to it that nobody else sees it; or hide it again."""
        self.peeking = not self.peeking
        if self.peeking and self.notes is None:
            await self.look_at_notes()
        self.redraw()

    def do_size(self) -> None:
        """Ask how many are in the class."""
        from viva.tui.screens.size import SizeScreen  # noqa: PLC0415 - once in a lesson

        def given(size: int | None) -> None:
            if self.frame is not None and size is not None:
                self.run_worker(self.send(Settle(Changes(size=size or None))))

        self.app.push_screen(SizeScreen(self.frame.settings.size if self.frame is not None else None), given)

    def do_who(self) -> None:
        """List who is in."""
        from viva.tui.screens.who import WhoScreen  # noqa: PLC0415 - with phones only

        self.app.push_screen(WhoScreen(self))

    def do_texts(self) -> None:
        """List what was typed, to let some of it count."""
        from viva.tui.screens.typed import TypedScreen  # noqa: PLC0415 - as above

        self.app.push_screen(TypedScreen(self))

    async def do_lock(self) -> None:
        """Let nobody new in, or do again."""
        if self.frame is not None:
            await self.send(Lock(on=not self.frame.join.locked))

    async def do_way_in(self) -> None:
        """Show how phones come in; where that is seen, by the next network, on the board as well."""
        if self.frame is None or not self.frame.join.addresses:
            return
        last = len(self.frame.join.addresses) - 1
        if self.frame.turn is not None and (not self.showing_way or not last):
            self.showing_way = not self.showing_way
            self.redraw()
            return
        try:
            await self.desk.first(last)
        except Refused as refusal:
            self.complain(refusal)

    def do_board(self) -> None:
        """Open the board in a browser."""
        self.app.open_url(self.desk.board)

    def do_links(self) -> None:
        """Show the links of the board and of the host's page."""
        from viva.tui.screens.links import LinksScreen  # noqa: PLC0415 - once in a lesson

        self.app.push_screen(LinksScreen(self.desk))

    def do_theme(self) -> None:
        """Change between dark and light."""
        self.viva.other_theme()

    def do_finish(self) -> None:
        """End the class when that is meant, and see what came of it."""
        self.ask_first("finish", Finish())

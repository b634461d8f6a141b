"""The host's screen: a class, question by question, run by space, a clicker or single letters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from viva.room.commands import Finish, Refused
from viva.tui.classroom import draw
from viva.tui.content import GAP
from viva.tui.lobby import lobby, way_in
from viva.tui.scene import Scene
from viva.tui.screens.commanding import CommandingScreen
from viva.tui.steps import BY_HAND, step
from viva.tui.widgets.foot import Key
from viva.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual import events

    from viva.room.protocol import HostFrame
    from viva.tui.actions import Action, Place
    from viva.tui.content import Layout

TALL: Final = 32
"""Lines of a page from which rows stand apart: a question with its bars and reasons takes about as many."""

LETTERLESS: Final = {sign: str((place + 1) % 10) for place, sign in enumerate("&é\"'(-è_çà")}
"""What AZERTY gives for digits without Shift."""


class HostScreen(CommandingScreen):
    """A class with its keys."""

    commands_open = False
    back: HostFrame | None = None
    """An earlier question that is looked at."""

    # What is shown.

    @property
    def place(self) -> Place:
        """Where one is."""
        if self.commands_open:
            return "class-commands"
        if self.back is not None:
            return "class-past"
        if self.counting is not None:
            return "class-counting"
        return "class-ticking" if self.ticking else "class"

    def draw_class(self, frame: HostFrame, width: int) -> Iterable[Layout]:
        """Yield the page: the lobby, or a question."""
        if self.back is not None:
            yield from draw(Scene(self.back, self.desk.hands, tall=self.tall), width)
            return
        if frame.turn is None or self.showing_way:
            if frame.join.addresses:
                code = self.desk.qr()
                if len(code) > self.scroll.size.height:
                    code = []  # half of one is none
                yield from way_in(frame.join, code, self.desk.board, width)
                yield GAP
            yield from lobby(frame, self.desk.questions, hands=self.desk.hands)
            return
        scene = Scene(
            frame,
            self.desk.hands,
            self.counting,
            ticking=self.ticking,
            peek=self.peeking,
            notes=self.notes,
            tall=self.tall,
        )
        yield from draw(scene, width)

    @property
    def tall(self) -> bool:
        """Whether there is room for empty lines between the rows."""
        return self.scroll.size.height >= TALL

    def changed(self, before: HostFrame | None, now: HostFrame) -> None:
        """Begin anew with each question, and have the counts ready where hands are counted."""
        was, turn = before.turn if before is not None else None, now.turn
        if turn is None or was is None or was.place != turn.place:
            self.notes, self.peeking, self.correcting, self.counting = None, False, False, None
            self.commands_open = self.showing_way = False
            self.back = None
            self.scroll.scroll_home(animate=False)
        if before is not None and before.state != now.state:
            self.commands_open = self.correcting = False
            self.scroll.scroll_home(animate=False)
        self._count(again=was is None or turn is None or (was.place, was.round) != (turn.place, turn.round))
        if turn is not None and self.kind == "discuss" and self.notes is None:
            self.run_worker(self._get_notes())

    async def _get_notes(self) -> None:
        await self.look_at_notes()
        self.redraw()

    def show_bar(self) -> None:
        """Say where the class is; while an earlier question is looked at, that it is one."""
        if self.back is None or self.back.turn is None:
            super().show_bar()
            return
        turn = self.back.turn
        count = say("host.looking-back", number=turn.place + 1, of=turn.of)
        self.bar.show(self.back.room.title, count=count, share=(turn.place + 1) / turn.of)

    # Keys.

    def can(self, name: str) -> bool:  # noqa: C901, PLR0911, PLR0912 - an arm for each
        """Tell whether a command makes sense now."""
        frame = self.frame
        if frame is None:
            return name in {"help", "leave", "close", "commands", "theme"}
        can, hands, kind = frame.can, self.desk.hands, self.kind
        match name:
            case "onward":
                return self.back is not None or self.more_to_see or step(frame, hands=hands) is not None
            case "look-back":
                return self._earlier() is not None
            case "show-key":
                return "reveal" in can
            case "vote-again":
                return ("talk" in can and frame.state == "closed") or self.may_vote_now
            case "more-time":
                return "extend" in can or frame.state == "read"
            case "no-timer":
                return self.left is not None
            case "pause":
                return not hands and ("pause" in can or "resume" in can)
            case "skip":
                return "skip" in can
            case "correct":
                return hands and frame.state == "reveal" and kind in BY_HAND and bool(frame.counts.rounds)
            case "take-back":
                return self.counting is not None
            case "peek":
                return frame.state in {"read", "open", "paused", "closed"}
            case "size":
                return hands
            case "who" | "lock" | "way-in" | "board" | "links":
                return not hands and (name not in {"board", "links"} or bool(self.desk.board))
            case "texts":
                return not hands and "accept" in can and kind in {"typed", "number"}
            case "finish":
                return "finish" in can and frame.state != "lobby"
            case _:
                return True

    @property
    def more_to_see(self) -> bool:
        """Whether going on shows more of the page first: of a question, and of what is told after it."""
        if self.frame is None or self.frame.turn is None or not self.more_below:
            return False
        return not self.showing_way and (self.back is not None or self.frame.state in {"read", "reveal"})

    def words_for(self, action: Action) -> str:
        """Return the footer's words: of going on, what it leads to."""
        frame = self.frame
        if action.name == "onward" and frame is not None:
            if self.showing_way:
                return say("host.step-back")
            if self.more_to_see:
                return say("host.step-more")
            if self.back is not None:
                return say("host.step-forward")
            found = step(frame, hands=self.desk.hands)
            return say(f"host.step-{found[0]}") if found else ""
        if action.name == "vote-again" and self.may_vote_now:
            return say("host.step-vote")
        if action.name == "pause" and frame is not None and frame.state == "paused":
            return say("host.step-resume")
        if action.name == "more-time" and self.left is None:
            return say("host.step-timer")
        if action.name == "lock" and frame is not None and frame.join.locked:
            return say("host.unlock")
        return super().words_for(action)

    def keys(self) -> list[Key]:
        """Return the footer's keys, with the letters that there are."""
        return [Key(one.name, one.sign.format(span=self.span), self.words_for(one)) for one in self.footed()]

    def helped(self) -> list[Action]:
        """Explain the keys there are, and what the row of commands has."""
        here = [one for one in self.actions() if one.name not in {"commands", "row-before", "help", "close"}]
        known = {one.name for one in here}
        row = self.viva.table["class-commands"] if self.back is None else ()
        return [*here, *(one for one in row if one.name not in known and self.can(one.name) and one.name != "close")]

    async def on_key(self, event: events.Key) -> None:
        """Take digits and letters of counts and points before all else."""
        sign = (event.character or "").lower()
        if self.place == "class-counting" and self.counting is not None:
            digit = sign if sign.isdecimal() and sign.isascii() else LETTERLESS.get(sign)
            if digit is not None:
                self.counting.digit(digit)
            elif len(sign) == 1 and sign in self.counting.letters:
                await self._leave_row()
                self.counting.go(self.counting.letters.index(sign))
            else:
                await super().on_key(event)
                return
            self.follow()
        elif self.place == "class-ticking" and len(sign) == 1 and sign.isalpha() and await self._tick(sign):
            pass
        else:
            await super().on_key(event)
            return
        event.stop()
        event.prevent_default()

    async def act(self, name: str) -> None:
        """Do an action; one of the row of commands closes it."""
        if self.commands_open:
            self.do_close()
            if name == "close":
                return
        await super().act(name)

    def do_commands(self) -> None:
        """Open the row of commands."""
        self.commands_open = True
        self.refoot()

    def do_close(self) -> None:
        """Close the row of commands, or come back from an earlier question."""
        if self.commands_open:
            self.commands_open = False
            self.refoot()
        else:
            self.back = None
            self.redraw()

    # Going on, and back.

    async def go_on(self) -> None:
        """Take the next step."""
        await self.do_onward()

    async def do_onward(self) -> None:
        """Show more of the page, or take the next step."""
        frame = self.frame
        if frame is None:
            return
        if self.showing_way:
            self.showing_way = False
            self.redraw()
            return
        if self.more_to_see:
            # At once, so that the next press finds the page where this one has left it.
            page = self.scroll
            page.scroll_to(y=page.scroll_offset.y + page.size.height, animate=False, immediate=True)
            self.call_after_refresh(self.refoot)
            return
        if self.back is not None:
            await self._look(1)
            return
        kept = await self._leave_row()
        found = step(frame, hands=self.desk.hands)
        if found is not None:
            await self.send(found[1], frame.rev if kept is None else kept)  # a clicker that bounces does one step

    async def do_look_back(self) -> None:
        """Look at an earlier question."""
        await self._look(-1)

    async def _look(self, by: int) -> None:
        """Look at another question that was played; behind the last one is where the class is."""
        if by > 0 and self.back is not None and self.back.turn is not None:
            place: int | None = self.back.turn.place + 1
        else:
            place = self._earlier()
        now = self.frame.turn.place if self.frame is not None and self.frame.turn is not None else 0
        if place is None or place >= now:
            self.back = None
        else:
            try:
                self.back = await self.desk.past(place)
            except Refused as refusal:
                self.complain(refusal)
        self.redraw()
        self.scroll.scroll_home(animate=False)

    def _earlier(self) -> int | None:
        """Return the place of the question before the one that is seen."""
        seen = self.back or self.frame
        place = seen.turn.place - 1 if seen is not None and seen.turn is not None else -1
        return place if place >= 0 else None

    def do_leave(self) -> None:
        """Leave; with phones, say first what becomes of the class."""
        if self.desk.hands:
            self.dismiss("left")
            return
        from viva.tui.screens.leaving import LeavingScreen  # noqa: PLC0415 - with phones only

        def said(ending: str | None) -> None:
            if ending == "left":
                self.dismiss("left")
            elif ending == "end":
                self.run_worker(self.send(Finish()))

        self.app.push_screen(LeavingScreen(), said)

    def go_away(self) -> None:
        """Close, to make room for something else."""
        self.dismiss("left")

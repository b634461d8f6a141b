"""Counting raised hands and ticking points: the part of the host's screen that takes letters and digits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viva.room.commands import Heard, Tally
from viva.tui.bars import HAD_IT
from viva.tui.counting import Counting
from viva.tui.keys import letter_of, span_of
from viva.tui.scene import lines_of
from viva.tui.screens.hosting import HostingScreen
from viva.tui.steps import BY_HAND
from viva.words import say

if TYPE_CHECKING:
    from viva.room.shapes import QuestionWire
    from viva.tui.widgets.canvas import Canvas

TALKS = frozenset({"think", "pairs", "talk"})
"""What a class does while points are ticked."""


class CountingScreen(HostingScreen):
    """A class whose hands are counted."""

    counting: Counting | None = None
    correcting = False
    """Counts of a vote are mended after its reveal."""

    @property
    def question(self) -> QuestionWire | None:
        """What is asked now."""
        return self.frame.turn.question if self.frame is not None and self.frame.turn is not None else None

    @property
    def kind(self) -> str:
        """Its kind."""
        return str(self.question.__struct_config__.tag) if self.question is not None else ""

    @property
    def ticking(self) -> bool:
        """Whether points of a discussion are ticked now."""
        turn = self.frame.turn if self.frame is not None else None
        if turn is None or self.frame is None or self.kind != "discuss" or self.notes is None:
            return False
        return self.frame.state == "read" and turn.phase in TALKS

    @property
    def span(self) -> str:
        """The letters there are."""
        if self.counting is not None:
            letters = self.counting.letters
            return span_of(len(letters)) if letters.startswith("a") else " ".join(letters)
        points = getattr(self.notes.reveal.answer, "points", ()) if self.notes is not None else ()
        return span_of(len(points)) if points else ""

    @property
    def spot(self) -> object:
        """Where the cursor is."""
        frame, counting = self.frame, self.counting
        if frame is None or frame.turn is None or counting is None:
            return None
        return frame.turn.place, frame.turn.round, frame.state, counting.cursor

    def _count(self, *, again: bool) -> None:
        """Have rows for the counts, or none."""
        keys, letters = self._rows()
        if not keys:
            self.counting = None
        elif again or self.counting is None or self.counting.keys != tuple(keys):
            self.counting = self._counting(keys, letters)
        elif self.frame is not None:
            self.counting.size = self.frame.settings.size

    def _rows(self) -> tuple[list[str], str]:
        """Return what hands are counted for now: options in a vote, whether one had it right after the reveal."""
        frame, question = self.frame, self.question
        if frame is None or question is None or not self.desk.hands:
            return [], ""
        lines = lines_of(question, frame.room.lang)
        if self.kind in BY_HAND:
            now = frame.state in {"open", "closed", "paused"} or (frame.state == "reveal" and self.correcting)
            return ([line.key for line in lines], "".join(line.letter for line in lines)) if now else ([], "")
        return (list(HAD_IT), "ab") if frame.state == "reveal" and self.kind != "card" else ([], "")

    def _counting(self, keys: list[str], letters: str) -> Counting:
        assert self.frame is not None  # noqa: S101 - it has rows
        turn = self.frame.turn
        counts: dict[str, int] = {}
        for one in self.frame.counts.rounds:
            if turn is not None and one.round == turn.round:
                known = one.outcomes
                found = {"right": known.right, "wrong": known.wrong} if known is not None and not one.options else {}
                counts = {key: count for key, count in {**found, **one.options}.items() if key in keys}
        if not any(counts.values()):
            counts = {}
        return Counting(keys, letters, counts, size=self.frame.settings.size, apart=self.kind != "select")

    async def on_canvas_pressed(self, event: Canvas.Pressed) -> None:
        """Take a click as the letter of its row."""
        event.stop()
        if self.counting is not None and event.place < len(self.counting.keys):
            await self._leave_row()
            self.counting.go(event.place)
            self.follow()
        elif self.ticking:
            await self._tick(letter_of(event.place))

    def do_row(self) -> None:
        """Go to the next row, for who clicks."""
        if self.counting is not None:
            self.counting.go(self.counting.cursor + 1)
            self.follow()

    async def do_next_row(self) -> None:
        """Keep the count of a row, and go to the next; where all are counted, go on."""
        counting = self.counting
        if counting is None:
            return
        if counting.full and not counting.changed:
            await self.go_on()
            return
        await self._leave_row()
        if not counting.full or counting.cursor + 1 < len(counting.keys):
            counting.go(counting.cursor + 1)
        self.follow()

    async def do_row_before(self) -> None:
        """Go a row up."""
        if self.counting is not None:
            await self._leave_row()
            self.counting.go(self.counting.cursor - 1)
            self.follow()

    def do_erase(self) -> None:
        """Take a digit back."""
        if self.counting is not None:
            self.counting.erase()
            self.follow()

    async def do_take_back(self) -> None:
        """Put the counts back as they were before the last change."""
        counting = self.counting
        if counting is None or not counting.undo():
            self.tell(say("host.nothing-to-undo"))
            return
        await self.send(Tally(counting.counts))
        counting.undone()
        self.follow()

    async def _leave_row(self) -> int | None:
        """Keep what was counted, on disk; return the revision that came of it, where there was something to keep."""
        counting = self.counting
        if counting is None or not counting.changed:
            return None
        rev = await self.send(Tally(counting.counts))
        if rev is not None:
            counting.sent()
        return rev

    async def _tick(self, sign: str) -> bool:
        """Tick a point that was heard, or untick it."""
        assert self.notes is not None  # noqa: S101 - its letters are those of the points
        assert self.frame is not None  # noqa: S101
        points = getattr(self.notes.reveal.answer, "points", ())
        place = next((at for at in range(len(points)) if letter_of(at) == sign), None)
        if place is None or self.frame.turn is None:
            return False
        heard = [str(one) for one in self.frame.turn.heard]
        await self.send(Heard(place, on=str(points[place].text) not in heard))
        return True

    def do_heard(self) -> None:
        """Say which keys tick, to who clicks."""
        self.tell(say("host.letters-tick"))

    async def go_on(self) -> None:
        """Take the next step."""
        raise NotImplementedError

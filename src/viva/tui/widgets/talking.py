"""Discussing: positions and minutes to think or talk; then the points, to tick those one touched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viva.asking.response import Talked
from viva.asking.reveal import RevealedPoints
from viva.asking.shown import ShownDiscuss
from viva.tui.content import GAP, MUTED, Block, Layout, join, plain, rich
from viva.tui.keys import letter_of
from viva.tui.messages import Turned
from viva.tui.telling import cited
from viva.tui.widgets.prose import Prose
from viva.tui.widgets.row import Row
from viva.tui.widgets.rows import Rows
from viva.words import say

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from viva.asking.reveal import Reveal
    from viva.study.results import Answered


class Talking(Rows[ShownDiscuss]):
    """First the positions, then the points; the rows are those that can be picked now."""

    def __init__(self, shown: ShownDiscuss) -> None:
        super().__init__(shown, shown.positions)
        self.positions = self.rows
        self.position: int | None = None
        self.open = False
        self.touched: set[int] = set()
        self.above = self.other_side = Prose(*self._minutes())
        self.below = Prose()
        for row in self.rows:
            row.box("( ) ")

    def compose(self) -> ComposeResult:
        """Say how long to talk, above the positions."""
        yield self.above
        yield from self.positions
        yield self.below

    def _minutes(self) -> tuple[Layout, ...]:
        minutes = self.shown.minutes
        if not minutes:
            return ()
        return (Block(plain(say("asking.minutes", lang=self.shown.lang, n=minutes), MUTED)), GAP)

    @property
    def stage(self) -> str:
        """Whether the points are shown."""
        if self.open:
            return "discuss-turned"
        return "discuss-positions" if self.positions else "discuss"

    def chosen(self, place: int) -> None:
        """Take a position, or leave it; once the points are shown, tick one or untick it."""
        if self.open:
            self.touched ^= {place}
            self.rows[place].box("[x] " if place in self.touched else "[ ] ")
        else:
            self.position = None if self.position == place else place
            for row in self.positions:
                row.box("(•) " if row.place == self.position else "( ) ")
        self.stir()

    def enter(self) -> None:
        """Show the points; then go on."""
        if self.open:
            self.give(Talked(tuple(sorted(self.touched)), self.position))
        else:
            self.post_message(Turned())

    def turned(self, reveal: Reveal) -> None:
        """Show the points, with what they rest on."""
        answer = reveal.answer
        assert isinstance(answer, RevealedPoints)  # noqa: S101 - of this kind
        self._show_points(answer)
        self.cursor = -1
        self.stir()

    def _show_points(self, answer: RevealedPoints) -> None:
        self.open = True
        lang = self.shown.lang
        for row in self.positions:
            row.settle()
            row.display = False
        lines: list[Layout] = []
        if self.position is not None:
            stand = rich(self.shown.positions[self.position])
            lines += [Block(join(plain(say("tui.your-stand", lang=lang) + " ", MUTED), stand)), GAP]
        self.above.show(*lines, Block(plain(say("tui.points-touched", lang=lang), MUTED)), GAP)
        self.rows = [Row(place, letter_of(place), rich(point.text)) for place, point in enumerate(answer.points)]
        for row, point in zip(self.rows, answer.points, strict=True):
            row.box("[ ] ")
            said = (join(rich(entry.says), "  ", cited(entry, lang)) for entry in point.elsewhere)
            row.mark(below=tuple(one.stylize_before(MUTED) for one in said))
        self.mount_all(self.rows, before=self.below)

    def tell(self, answered: Answered) -> None:
        """Show the points to who passed; who talked has seen them."""
        answer = answered.reveal.answer
        if not self.open and isinstance(answer, RevealedPoints):
            self._show_points(answer)
            for row in self.rows:
                row.settle()

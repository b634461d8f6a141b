"""Picking every right option: letters tick and untick, Enter gives the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viva.asking.response import Picked
from viva.asking.reveal import RevealedOptions
from viva.asking.shown import ShownSelect
from viva.tui.messages import Refused
from viva.tui.telling import mark_option
from viva.tui.widgets.rows import Rows
from viva.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from viva.study.results import Answered


class Ticking(Rows[ShownSelect]):
    """Several options of several."""

    def __init__(self, shown: ShownSelect) -> None:
        super().__init__(shown, (option.text for option in shown.options))
        self.ticked: set[int] = set()
        for row in self.rows:
            row.box("[ ] ")

    def chosen(self, place: int) -> None:
        """Tick an option, or untick it."""
        self.ticked ^= {place}
        self.rows[place].box("[x] " if place in self.ticked else "[ ] ")
        self.stir()

    def enter(self) -> None:
        """Give what is ticked."""
        if not self.ticked:
            self.post_message(Refused(say("tui.tick-some")))
            return
        self.give(Picked(self.begun))

    @property
    def begun(self) -> tuple[str, ...]:
        """The keys of what is ticked."""
        return tuple(self.shown.options[place].key for place in sorted(self.ticked))

    def take_up(self, begun: Sequence[str]) -> None:
        """Tick it again."""
        self.ticked = {place for place, option in enumerate(self.shown.options) if option.key in begun}
        for place in self.ticked:
            self.rows[place].box("[x] ")
        self.stir()

    def tell(self, answered: Answered) -> None:
        """Mark the right options, those of yours that were not, and those you missed."""
        answer = answered.reveal.answer
        assert isinstance(answer, RevealedOptions)  # noqa: S101 - of this kind
        known = {option.key: option for option in answer.options}
        gave = any(option.yours for option in answer.options)
        for row, option in zip(self.rows, self.shown.options, strict=True):
            row.box("[x] " if known[option.key].yours else "[ ] ")
            mark_option(row, known[option.key], self.shown.lang, several=gave)

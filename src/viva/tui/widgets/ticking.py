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
        self.give(Picked(tuple(self.shown.options[place].key for place in sorted(self.ticked))))

    def tell(self, answered: Answered) -> None:
        """Mark the right options, those of yours that were not, and those you missed."""
        answer = answered.reveal.answer
        assert isinstance(answer, RevealedOptions)  # noqa: S101 - of this kind
        known = {option.key: option for option in answer.options}
        gave = any(option.yours for option in answer.options)
        for row, option in zip(self.rows, self.shown.options, strict=True):
            mark_option(row, known[option.key], self.shown.lang, several=gave)

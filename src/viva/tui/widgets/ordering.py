"""Arranging: letters in sequence, ranks appear, Backspace takes one back, Enter gives the complete order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viva.asking.response import Arranged
from viva.asking.reveal import RevealedOrder
from viva.asking.shown import ShownOrder
from viva.tui.content import MUTED, RIGHT, WRONG, plain, rich
from viva.tui.messages import Refused
from viva.tui.widgets.rows import Rows
from viva.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from viva.study.results import Answered


class Ordering(Rows[ShownOrder]):
    """Items to arrange."""

    def __init__(self, shown: ShownOrder) -> None:
        super().__init__(shown, (item.text for item in shown.items))
        self.sequence: list[int] = []
        self._draw()

    @property
    def stage(self) -> str:
        """Whether Enter would give the order."""
        return "order-full" if len(self.sequence) == len(self.rows) else "order"

    def _draw(self) -> None:
        width = len(str(len(self.rows)))
        for row in self.rows:
            rank = str(self.sequence.index(row.place) + 1) if row.place in self.sequence else "·"
            row.box(f"{rank:>{width}}  ")

    def chosen(self, place: int) -> None:
        """Put an item next; one that has its rank is taken out again."""
        if place in self.sequence:
            self.sequence.remove(place)
        else:
            self.sequence.append(place)
        self._draw()
        self.stir()

    def back(self) -> None:
        """Take the last item back."""
        if self.sequence:
            self.sequence.pop()
            self._draw()
            self.stir()

    def enter(self) -> None:
        """Give the order when it is complete, else take the item at the cursor."""
        left = len(self.rows) - len(self.sequence)
        if not left:
            self.give(Arranged(tuple(self.shown.items[place].key for place in self.sequence)))
        elif self.cursor >= 0 and self.cursor not in self.sequence:
            self.chosen(self.cursor)
        else:
            self.post_message(Refused(say("tui.rank-all", n=left)))

    @property
    def begun(self) -> tuple[str, ...]:
        """What has its rank."""
        return tuple(self.shown.items[place].key for place in self.sequence)

    def take_up(self, begun: Sequence[str]) -> None:
        """Give it its rank again."""
        places = {item.key: place for place, item in enumerate(self.shown.items)}
        self.sequence = [places[key] for key in begun if key in places]
        self._draw()
        self.stir()

    def tell(self, answered: Answered) -> None:
        """Show the items in their right order, and where you had those that were out of it."""
        answer = answered.reveal.answer
        assert isinstance(answer, RevealedOrder)  # noqa: S101 - of this kind
        lang = self.shown.lang
        width = max(len(item.number) for item in answer.items)
        for row, item in zip(self.rows, answer.items, strict=True):
            row.rename(f"{item.number:>{width}}", rich(item.text))
            row.box("")
            if item.yours is None:
                row.mark("", "")
            elif item.right:
                row.mark("✓", RIGHT, paint=False)
            else:
                had = say("tui.you-had-rank", lang=lang, rank=item.yours + 1)
                row.mark("✗", WRONG, paint=False, tail=plain(had, MUTED))

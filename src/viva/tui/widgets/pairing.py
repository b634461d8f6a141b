"""Pairing: one left at a time waits for the letter of its right; Enter gives the pairs when all have one.

On a low screen only the left that waits is seen, with what the letters mean below it, and all pairs once all are made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from viva.asking.response import Paired
from viva.asking.reveal import RevealedPairs
from viva.asking.shown import ShownMatch
from viva.tui.content import ACCENT, EMPTY, GAP, MUTED, RIGHT, WRONG, join, plain, rich
from viva.tui.keys import letter_of
from viva.tui.messages import Refused
from viva.tui.widgets.prose import Prose
from viva.tui.widgets.row import Row
from viva.tui.widgets.rows import Rows
from viva.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.content import Content

    from viva.study.results import Answered

MOST: Final = 32
"""Cells that the lefts may take beside their rights."""


class Pairing(Rows[ShownMatch]):
    """Lefts above, rights with their letters below."""

    def __init__(self, shown: ShownMatch) -> None:
        super().__init__(shown, (right.text for right in shown.rights))
        self.lefts = [Row(place, " ", rich(left.text)) for place, left in enumerate(shown.lefts)]
        self.pairs: dict[int, int] = {}
        """Which right each left has, in the order given."""
        self.active = 0
        self.column = min(max(rich(left.text).cell_length for left in shown.lefts), MOST)
        self.gap = Prose(GAP)
        self.low = False
        """Whether the screen is low."""
        self.looking = False
        """Whether, on a low screen, a left is looked at once more though all have their right."""
        self._draw()

    def compose(self) -> ComposeResult:
        """Stack the lefts, then the rights."""
        yield from self.lefts
        yield self.gap
        yield from self.rows

    @property
    def stage(self) -> str:
        """Whether Enter would give the pairs."""
        return "match-full" if len(self.pairs) == len(self.lefts) else "match"

    def on_mount(self) -> None:
        """Draw it for the screen there is."""
        self.on_resize()

    def on_resize(self) -> None:
        """Draw it anew where the screen has become low, or is no more."""
        low = self.screen.has_class("-low")
        if low != self.low and not self.settled:
            self.low = low
            self._draw()

    def _draw(self) -> None:
        of = len(self.lefts)
        is_single = self.low and (self.looking or len(self.pairs) < of)
        self.gap.display = not self.low
        for row in self.rows:
            row.display = is_single or not self.low
        for row in self.lefts:
            row.display = not is_single or row.place == self.active
            row.rename(f"{row.place + 1}/{of}" if is_single else " ", rich(self.shown.lefts[row.place].text))
            given = self.pairs.get(row.place)
            waits = row.place == self.active and len(self.pairs) < len(self.lefts)
            row.pair(self._right(given, waits=waits), self.column)
            row.point(on=row.place == self.active)
        if is_single and self.is_mounted:
            self.rows[-1].scroll_visible(animate=False)
            self.lefts[self.active].scroll_visible(animate=False)

    def _right(self, place: int | None, *, waits: bool) -> Content:
        """Draw what a left has got."""
        if place is None:
            return join(plain("  →\u00a0", MUTED), plain("?", f"bold {ACCENT}")) if waits else EMPTY
        letter = plain(letter_of(place) + "\u00a0", f"bold {ACCENT}")
        return join(plain("  →\u00a0", MUTED), letter, rich(self.shown.rights[place].text))

    def chosen(self, place: int) -> None:
        """Give the active left its right, and go on to the next left that has none."""
        self.pairs.pop(self.active, None)
        self.pairs[self.active] = place
        left = [row.place for row in self.lefts if row.place not in self.pairs]
        later = [one for one in left if one > self.active]
        self.active = next(iter(later or left), self.active)
        self.looking = False
        self._draw()
        self.lefts[self.active].scroll_visible(animate=False)
        self.stir()

    def back(self) -> None:
        """Take the last pair apart."""
        if self.pairs:
            self.active, _ = self.pairs.popitem()
            self._draw()
            self.stir()

    def enter(self) -> None:
        """Give the pairs when there are all, else take the right at the cursor."""
        left = len(self.lefts) - len(self.pairs)
        if not left:
            lefts, rights = self.shown.lefts, self.shown.rights
            pairs = ((lefts[one].key, rights[self.pairs[one]].key) for one in range(len(lefts)))
            self.give(Paired(tuple(pairs)))
        elif self.cursor >= 0:
            self.chosen(self.cursor)
        else:
            self.post_message(Refused(say("tui.pair-all", n=left)))

    def press(self, key: str, character: str | None) -> bool:
        """Take what rows take, and Tab to go to another left."""
        if key in {"tab", "shift+tab"}:
            self._turn((self.active + (1 if key == "tab" else -1)) % len(self.lefts))
            return True
        return super().press(key, character)

    def _turn(self, place: int) -> None:
        """Go to another left."""
        self.active, self.looking = place, True
        self._draw()

    def on_row_pressed(self, event: Row.Pressed) -> None:
        """Take a click: on a right as its letter, on a left as Tab."""
        if event.row in self.lefts and not self.settled:
            event.stop()
            self._turn(event.row.place)
        else:
            super().on_row_pressed(event)

    @property
    def begun(self) -> tuple[str, ...]:
        """The keys of each left that has its right, and of that."""
        lefts, rights = self.shown.lefts, self.shown.rights
        return tuple(key for one, other in self.pairs.items() for key in (lefts[one].key, rights[other].key))

    def take_up(self, begun: Sequence[str]) -> None:
        """Pair them again, and go on to the first left that has none."""
        lefts = {left.key: place for place, left in enumerate(self.shown.lefts)}
        rights = {right.key: place for place, right in enumerate(self.shown.rights)}
        pairs = zip(begun[::2], begun[1::2], strict=False)
        self.pairs = {lefts[one]: rights[other] for one, other in pairs if one in lefts and other in rights}
        self.active = next((row.place for row in self.lefts if row.place not in self.pairs), self.active)
        self._draw()
        self.stir()

    def settle(self) -> None:
        """Take no answer any more; the rights have nothing to say then."""
        super().settle()
        for row in self.lefts:
            row.settle()
            row.rename(" ", rich(self.shown.lefts[row.place].text))
            row.display = True
        self.gap.display = False
        for row in self.rows:
            row.display = False

    def tell(self, answered: Answered) -> None:
        """Show each left, in its place, with its right, and what you had where that was another."""
        answer = answered.reveal.answer
        assert isinstance(answer, RevealedPairs)  # noqa: S101 - of this kind
        known = {pair.left: pair for pair in answer.pairs}
        lang = self.shown.lang
        for row, left in zip(self.lefts, self.shown.lefts, strict=True):
            pair = known[left.text]
            row.pair(join(plain("  →\u00a0", MUTED), rich(pair.right)), self.column)
            if pair.is_right:
                row.mark("✓", RIGHT, paint=False)
            elif pair.yours is None:
                row.mark()
            else:
                yours = join(plain(say("tui.you-had", lang=lang) + " ", MUTED), rich(pair.yours, MUTED))
                row.mark("✗", WRONG, paint=False, below=(yours,))

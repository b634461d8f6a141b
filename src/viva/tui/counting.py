"""Counts of raised hands while they are typed: one for each row, and one that follows from the size of the class."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MOST_DIGITS: Final = 4
"""No school holds ten thousand."""


class Counting:
    """Rows with a number each, a cursor, and a way back to what was there before."""

    def __init__(
        self, keys: Sequence[str], letters: str, counts: Mapping[str, int], *, size: int | None, apart: bool
    ) -> None:
        """Begin with what is known; ``apart``: each raises one hand only, so that the counts add up to the size."""
        self.keys: Final = tuple(keys)
        self.letters: Final = letters
        self.typed = {key: str(counts[key]) for key in keys if key in counts}
        self.size = size
        self.apart: Final = apart
        self.cursor = 0
        self._sent = dict(counts)
        self._before: list[tuple[dict[str, int], int]] = []
        self._typed_at = 0
        """The row that a digit was typed in last."""

    @property
    def key(self) -> str:
        """The row the cursor is on."""
        return self.keys[self.cursor]

    @property
    def rest(self) -> str | None:
        """The one row without a number, where all the others and the size of the class give it."""
        empty = [key for key in self.keys if not self.typed.get(key)]
        if not self.apart or self.size is None or len(empty) != 1 or len(self.keys) == 1:
            return None
        return empty[0] if self._sum() <= self.size else None

    def _sum(self) -> int:
        return sum(int(text) for text in self.typed.values() if text)

    @property
    def counts(self) -> dict[str, int]:
        """What was counted so far, with what follows from it."""
        found = {key: int(self.typed[key]) for key in self.keys if self.typed.get(key)}
        rest = self.rest
        if rest is not None and self.size is not None:
            found[rest] = self.size - self._sum()
        return found

    @property
    def changed(self) -> bool:
        """Whether there is something that was not sent yet."""
        return self.counts != self._sent

    @property
    def full(self) -> bool:
        """Whether every row has its number."""
        return len(self.counts) == len(self.keys)

    @property
    def too_many(self) -> int:
        """How many hands there are more than heads, by the size of the class."""
        if self.size is None:
            return 0
        found = self.counts.values()
        return max((sum(found) if self.apart else max(found, default=0)) - self.size, 0)

    def sent(self) -> None:
        """Note that the counts as they are now were sent."""
        self._before.append((self._sent, self._typed_at))
        self._sent = self.counts

    def digit(self, sign: str) -> None:
        """Write a digit behind those that are there; a row that was finished begins anew."""
        self._typed_at = self.cursor
        text = self.typed.get(self.key, "")
        if self._sent.get(self.key) == int(text or -1):
            text = ""
        if len(text) < MOST_DIGITS:
            self.typed[self.key] = str(int(text + sign))

    def erase(self) -> None:
        """Take the last digit away."""
        self._typed_at = self.cursor
        self.typed[self.key] = self.typed.get(self.key, "")[:-1]

    def go(self, place: int) -> None:
        """Go to a row, round at the ends."""
        self.cursor = place % len(self.keys)

    def undo(self) -> bool:
        """Go back to the counts before the last ones that were sent, and to their row; tell whether there were any."""
        if not self._before:
            return False
        before, self.cursor = self._before.pop()
        self.typed = {key: str(count) for key, count in before.items()}
        return True

    def undone(self) -> None:
        """Note that what was undone was sent."""
        self._sent = self.counts

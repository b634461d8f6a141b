"""The log of reviews in a package, as plain values: what was rated, of which note, and what is left out and why."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, Generic, Literal, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from viva.formats.anki.opening import Package

Key = TypeVar("Key")

LOG: Final = """
    SELECT revlog.id, revlog.ease, revlog.type, revlog.factor, revlog.time, cards.nid
    FROM revlog LEFT JOIN cards ON cards.id = revlog.cid ORDER BY revlog.id"""

FIRST: Final = 1_136_073_600_000
"""The first moment of 2006, the year in which Anki began, in milliseconds."""

AHEAD: Final = 24 * 3600 * 1000
"""Milliseconds by which another clock may be ahead of ours."""

STEP: Final = 10_000
"""Rows from one word about how far it is to the next."""

AGAIN, EASY = 1, 4
FILTERED, MANUAL = 3, 4
"""What Anki calls reviews in a filtered deck, and what was set by hand; higher ones were rescheduled by a program."""

Left = Literal["by-hand", "unrated", "preview", "no-card", "no-moment", "other-notes"]
"""Why a review is left: the due day was set by hand or by a program; it has no rating; it only looked ahead, which Anki
itself holds for no evidence; its card is gone; it has no moment that can be; its note is none of those asked for."""


class Reviewed(NamedTuple, Generic[Key]):
    """A review of a note that was asked for."""

    key: Key
    """What the note was asked for by."""
    at: int
    """Milliseconds since 1970; in one collection no two reviews have the same."""
    rating: int
    """1 to 4."""
    ms: int
    """Milliseconds it took."""


class ReviewLog(Generic[Key]):
    """The reviews in a package, in time. A note may have several cards: a review of any of them is one of the note."""

    def __init__(
        self, package: Package, notes: Mapping[str, Key], now: int, tick: Callable[[int, int], None] | None = None
    ) -> None:
        """Look for the notes whose guid is in ``notes``; ``now`` is the present in milliseconds.

        ``tick`` is told now and then how many rows were read, and of how many.

        Raises:
            PackageError: if the collection is broken.

        """
        self._package = package
        self._now = now
        self._tick = tick
        self._keys: dict[int, Key] = {
            number: notes[guid] for number, guid in package.rows("SELECT id, guid FROM notes") if guid in notes
        }
        ((total,),) = package.rows("SELECT count(*) FROM revlog")
        self.total = int(total)
        """Rows of the log."""
        self.left: Counter[Left] = Counter()
        """How many were left, by the reason; complete once all were read."""

    def __iter__(self) -> Iterator[Reviewed[Key]]:
        """Yield the reviews that are evidence.

        Raises:
            PackageError: if the collection is broken.

        """
        self.left.clear()
        for done, (at, ease, sort, factor, ms, note) in enumerate(self._package.rows(LOG), 1):
            if self._tick is not None and done % STEP == 0:
                self._tick(done, self.total)
            reason = self._reason(at, ease, sort, factor, note)
            if reason is not None:
                self.left[reason] += 1
            else:
                yield Reviewed(self._keys[note], at, ease, ms if isinstance(ms, int) else 0)

    def _reason(self, at: object, ease: object, sort: object, factor: object, note: object) -> Left | None:
        if note is None:
            return "no-card"
        if note not in self._keys:
            return "other-notes"
        if not isinstance(at, int) or not FIRST <= at <= self._now + AHEAD:
            return "no-moment"
        if not isinstance(sort, int) or sort >= MANUAL:
            return "by-hand"
        if not isinstance(ease, int) or not AGAIN <= ease <= EASY:
            return "unrated"
        return "preview" if sort == FILTERED and factor == 0 else None

"""The teacher's desk in a class without phones: the room itself, in this process, with no network at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

import msgspec

from viva.room.commands import Refused
from viva.room.live import Live
from viva.room.protocol import JoinAt, Results
from viva.room.results import results, sheet
from viva.room.streams import Slot
from viva.room.trouble import StoreError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from viva.room.commands import Command
    from viva.room.live import Opened
    from viva.room.protocol import Commanded, HostFrame, Notes

NOBODY: Final[frozenset[int]] = frozenset()


class LocalDesk:
    """A desk at the room itself. What it shows is on disk, as with phones."""

    hands: Final = True
    """Votes are raised hands."""
    board: Final = ""
    """There is no board but the screen itself."""
    link: Final = ""
    """Nor any page."""

    def __init__(self, opened: Opened) -> None:
        """Sit down at a room, in a running event loop."""
        self._live: Final = Live(opened)
        self.questions: Final = len(opened.game.questions)
        self.file: Final = str(opened.store.path)

    async def begin(self) -> None:
        """Write where the room stands, and let its clock run."""
        await self._live.begin()

    async def end(self) -> None:
        """Write what waits, and close the file."""
        await self._live.end()

    async def close(self) -> None:
        """Do nothing more: a class that is over needs nobody."""

    async def frames(self) -> AsyncIterator[HostFrame | None]:
        """Yield a snapshot, and another whenever something has changed."""
        slot = Slot(None)
        self._live.audience.hosts.append(slot)
        try:
            while not slot.gone:
                slot.state = False
                yield self._live.views.host(self._live.now(), self._join(), here=NOBODY, troubles=self._troubles())
                while not slot.state and not slot.gone:
                    await slot.wake.wait()
                    slot.wake.clear()
        finally:
            self._live.audience.hosts.remove(slot)

    async def command(self, command: Command, rev: int | None = None) -> Commanded:
        """Do what the teacher says, and return once it is on disk.

        Raises:
            Refused: ``cannot``, ``stale`` or ``disk-full``.

        """
        try:
            return await self._live.command(command, rev)
        except StoreError:
            raise Refused("disk-full") from None

    async def notes(self) -> Notes:
        """Return what is told of the question once it is over.

        Raises:
            Refused: ``cannot`` if none is on.

        """
        if not self._live.views.going:
            raise Refused("cannot")
        return self._live.views.notes()

    async def past(self, place: int) -> HostFrame:
        """Return an earlier question as it was revealed.

        Raises:
            Refused: ``cannot`` if it was not played.

        """
        return self._live.views.past(self._live.now(), self._join(), place, here=NOBODY)

    async def results(self) -> Results:
        """Return what came of it."""
        return msgspec.convert(results(self._live.views.game), Results)

    async def sheet(self, by: str) -> bytes:
        """Return what came of it as a sheet."""
        return sheet(self._live.views.game, by)

    async def first(self, place: int) -> None:
        """Do nothing: there is no address."""

    def qr(self) -> list[str]:
        """Return no code: nobody comes in."""
        return []

    def _join(self) -> JoinAt:
        return JoinAt((), self._live.game.facts.code, self._live.views.game.progress.locked)

    def _troubles(self) -> tuple[Literal["disk-full"], ...]:
        """Return what is wrong; that nobody has come in, is not."""
        return ("disk-full",) if "disk-full" in self._live.troubles else ()

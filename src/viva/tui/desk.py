"""What the host's screen sits at: a class, wherever it runs. The screen draws its snapshots and sends commands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from viva.room.commands import Command
    from viva.room.protocol import Commanded, HostFrame, Notes, Results


class Desk(Protocol):
    """A class to be run. Whatever it refuses it raises as `viva.room.commands.Refused`."""

    @property
    def hands(self) -> bool:
        """Whether votes are raised hands, whose counts are typed."""

    @property
    def questions(self) -> int:
        """How many questions there are."""

    @property
    def board(self) -> str:
        """Where the board is, for a browser; nothing where the screen is the board."""

    @property
    def link(self) -> str:
        """Where the host's page is, for a browser; nothing where there is none."""

    @property
    def file(self) -> str:
        """Where the class is kept."""

    async def begin(self) -> None:
        """Sit down, before anything else."""

    async def end(self) -> None:
        """Get up; what was answered is kept."""

    async def close(self) -> None:
        """Let everybody go: the class is over."""

    def frames(self) -> AsyncIterator[HostFrame | None]:
        """Yield snapshots, the latest last; None while the class cannot be reached."""

    async def command(self, command: Command, rev: int | None = None) -> Commanded:
        """Do something, and return once it is on disk; with ``rev``, only if nothing else has changed since."""

    async def notes(self) -> Notes:
        """Return the key of the question that is on, for the teacher alone."""

    async def past(self, place: int) -> HostFrame:
        """Return an earlier question as it was revealed."""

    async def results(self) -> Results:
        """Return what came of it, question by question."""

    async def sheet(self, by: str) -> bytes:
        """Return what came of it as a sheet: by player, question or answer."""

    async def first(self, place: int) -> None:
        """Put one of several addresses first, here and on the board."""

    def qr(self) -> list[str]:
        """Return the code of the first address as lines of half blocks; nothing where nobody comes in."""

"""Everybody who looks at a room: the slots of players, boards and hosts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from viva.room.streams import Slot

MOST_STREAMS: Final = 3
"""Streams to one key: a phone that comes back before its old stream is noticed to be dead, and one more."""

OFTEN: Final = 0.25
"""Seconds between two events with counts, and between two frames of phones for what is not a step of the class."""

PINGS: Final = 10.0
"""Seconds between two signs of life."""


class Audience:
    """Who looks."""

    def __init__(self) -> None:
        """Begin with nobody."""
        self.players: Final[dict[int, list[Slot]]] = {}
        self.boards: Final[list[Slot]] = []
        self.hosts: Final[list[Slot]] = []
        self.counts = False
        """Something has changed that only boards and hosts see."""
        self.soon = False
        """Something has changed that phones see, and need not see at once."""
        self.abort: Callable[[tuple[str, int]], None] = lambda _: None
        """Cuts a connection, however much waits in it; the server sets it."""
        self._pinged = 0.0

    def all(self) -> Iterator[Slot]:
        """Yield every slot."""
        for slots in list(self.players.values()):
            yield from list(slots)
        yield from [*self.boards, *self.hosts]

    def player(self, number: int, slot: Slot) -> Callable[[], None]:
        """Seat a player, and return what is called when they leave."""
        slots = self.players.setdefault(number, [])
        slots.append(slot)
        self.counts = True
        if len(slots) > MOST_STREAMS:
            slots[0].leave("elsewhere")

        def left() -> None:
            slots.remove(slot)
            if not slots and self.players.get(number) is slots:
                del self.players[number]
            self.counts = True

        return left

    def tell(self, *, phones: bool) -> None:
        """Note for everybody that there is a new snapshot."""
        for slot in self.all() if phones else [*self.boards, *self.hosts]:
            slot.tell(state=True)

    def kick(self, number: int) -> None:
        """Send a player away."""
        for slot in list(self.players.get(number, ())):
            slot.leave("kicked")

    def leave(self) -> None:
        """Tell everybody that it is over for good."""
        for slot in self.all():
            slot.leave("over")

    def drop(self) -> None:
        """End all streams; who reads them comes back when there is a server again."""
        for slot in self.all():
            slot.drop()

    def pass_on(self, now: float, told: float) -> float:
        """Send what waits and signs of life when it is time, cut off who takes nothing; return when it last was."""
        if (self.counts or self.soon) and now - told > OFTEN:
            told = now
            for slot in (*self.boards, *self.hosts):
                slot.tell(counts=self.counts)
            for slot in [one for slots in self.players.values() for one in slots if self.soon]:
                slot.tell(state=True)
            self.counts = self.soon = False
        if now - self._pinged > PINGS:
            self._pinged = now
            for slot in self.all():
                slot.tell(ping=True)
        for slot in self.all():
            if slot.stalls(now):
                slot.drop()
                if slot.client is not None:
                    self.abort(slot.client)
        return told

"""Writing a room while it is played: a thread that puts whatever waits into one commit, and tells when it is on disk.

A commit takes about as long for a thousand answers as for one, so nobody waits for more than the one before theirs.
"""

from __future__ import annotations

import asyncio
import threading
from collections import deque
from collections.abc import Callable
from typing import Final

from msgspec import Struct

from viva.room.store import Entry, Store
from viva.room.trouble import StoreError


class _Waiting(Struct):
    entry: Entry | None
    taken: Callable[[], object]
    done: asyncio.Future[None]


class Writer:
    """The one who writes to a store, for an event loop."""

    def __init__(self, store: Store, now: Callable[[], int]) -> None:
        """Begin; ``now`` is the room's clock, written with each commit."""
        self._store: Final = store
        self._now: Final = now
        self._loop: Final = asyncio.get_running_loop()
        self._waiting: Final[deque[_Waiting]] = deque()  # whose ends two threads may use at once
        self._wake: Final = threading.Event()
        self._ends = False
        self._thread: Final = threading.Thread(target=self._run, name="viva-room", daemon=True)
        self._thread.start()

    def write(self, entry: Entry | None, taken: Callable[[], object] = lambda: None) -> asyncio.Future[None]:
        """Write an entry, or None for the clock alone; ``taken`` is called once it is on disk, before any later one's.

        The future raises StoreError where it could not be written; nothing was changed then.
        """
        done = self._loop.create_future()
        self._waiting.append(_Waiting(entry, taken, done))
        self._wake.set()
        return done

    async def close(self) -> None:
        """Write what waits, and stop."""
        self._ends = True
        self._wake.set()
        await asyncio.to_thread(self._thread.join)

    def _run(self) -> None:
        while True:
            self._wake.wait()
            self._wake.clear()
            batch = [self._waiting.popleft() for _ in range(len(self._waiting))]
            if batch:
                self._loop.call_soon_threadsafe(_told, batch, self._commit(batch))
            elif self._ends:
                return
            if self._ends:
                self._wake.set()

    def _commit(self, batch: list[_Waiting]) -> StoreError | None:
        try:
            self._store.write([one.entry for one in batch if one.entry is not None], self._now())
        except StoreError as error:
            return error
        except Exception as error:  # noqa: BLE001 - without this thread nobody would ever be answered again
            return StoreError("damaged", self._store.path, str(error))
        return None


def _told(batch: list[_Waiting], error: StoreError | None) -> None:
    """Tell those who wait, in the order in which they came."""
    for one in batch:
        if error is None:
            one.taken()
        if one.done.cancelled():  # whoever asked has gone; it is on disk all the same
            continue
        if error is None:
            one.done.set_result(None)
        else:
            one.done.set_exception(error)

"""A class that is going on: the game, its file, and everybody who looks. Nothing is told before it is on disk."""

from __future__ import annotations

import asyncio
import gc
import time
from contextlib import suppress
from random import SystemRandom
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from viva.room import names, telling
from viva.room.audience import Audience
from viva.room.commands import Kick, Refused
from viva.room.disguise import Disguise
from viva.room.game import OVER, Game
from viva.room.limits import Limits
from viva.room.progress import Answer
from viva.room.protocol import Answering, Commanded, Joined, RoomInfo
from viva.room.store import Entered, Saved, Store
from viva.room.tokens import digest, is_key, same
from viva.room.trouble import StoreError
from viva.room.views import Views
from viva.room.writing import Writer

if TYPE_CHECKING:
    from collections.abc import Callable

    from viva.room.commands import Command
    from viva.room.protocol import Join, Trouble
    from viva.room.store import Entry
    from viva.room.telling import When

TICK: Final = 0.1
"""Seconds between two looks at the clock."""

BEAT: Final = 1.0
"""Seconds between two notes of the time: what a crash may give a class too much."""

LONELY: Final = 60_000
"""Milliseconds in the lobby after which a host is told that no phone has come."""


def tidy() -> None:
    """Collect garbage now, while nobody waits, and leave all that a thousand phones keep alive out of later rounds.

    Otherwise one of them looks through all of it in the midst of the answers, which then wait.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()


class Opened(Struct, frozen=True):
    """A room that was made or read again, not yet live: its file, its game, who is in by their keys' digests."""

    store: Store
    game: Game
    clock: int = 0
    keys: tuple[Entered, ...] = ()

    @classmethod
    def of(cls, store: Store, saved: Saved, game: Game) -> Opened:
        """Return a room as it was read: an open vote is paused."""
        for one in saved.entered:
            game.admit(one.player)
        for answer in saved.answers:
            game.take(answer)
        game.progress = saved.progress.recovered(saved.clock)
        return cls(store, game, saved.clock, saved.entered)


class Live:
    """A room that people are in."""

    def __init__(self, opened: Opened, *, monotonic: Callable[[], float] = time.monotonic) -> None:
        """Take up a room, in a running event loop."""
        self.game: Final = opened.game
        self.limits: Final = Limits.of(opened.game.facts.cap)
        self.audience: Final = Audience()
        self.random: Final = SystemRandom()
        self.reached = False
        """A phone has asked for something."""
        self._monotonic: Final = monotonic
        self._began: Final = monotonic() - opened.clock / 1000
        self._keys: Final = {one.key: one.player.number for one in opened.keys}
        self._joining: Final[dict[bytes, asyncio.Future[None]]] = {}
        self._moving: Final = asyncio.Lock()
        self._full = False
        self._writer: Final = Writer(opened.store, self.now)
        self._store: Final = opened.store
        self.views = Views(replace(self.game))
        self._ticking: asyncio.Task[None] | None = None

    async def begin(self) -> None:
        """Write where the room stands, and let its clock run."""
        await self._writer.write(self.game.progress)
        self._ticking = asyncio.create_task(self._tick())

    async def end(self) -> None:
        """Let everybody go, write what waits, and close the file."""
        if self._ticking is not None:
            self._ticking.cancel()
            with suppress(asyncio.CancelledError):
                await self._ticking
        self.audience.drop()
        await self._writer.close()
        self._store.close()

    def now(self) -> int:
        """Return the room's time in milliseconds."""
        return int((self._monotonic() - self._began) * 1000)

    # The host.

    async def command(self, command: Command, rev: int | None = None) -> Commanded:
        """Do what a host says, and return once it is on disk and told.

        Raises:
            Refused: ``cannot``, or ``stale`` if the room has gone on since ``rev``.
            StoreError: if it could not be written; nothing has changed then.

        """
        async with self._moving:
            before = self.game.progress
            if rev is not None and rev != before.rev:
                raise Refused("stale")
            # In force for answers at once, so that none slips in between; told only when it is on disk.
            self.game.progress = self.game.move(command, self.now())
            try:
                await self._write(self.game.progress)
            except StoreError:
                self.game.progress = before
                raise
            self.publish(telling.when(command, before, self.game.progress))
            if isinstance(command, Kick):
                self.audience.kick(int(command.player[1:]))
            return Commanded(self.game.progress.rev, self.game.progress.state)

    def publish(self, phones: When = "at once") -> None:
        """Tell everybody that the room has moved on."""
        self.views = Views(replace(self.game))
        self.audience.tell(phones=phones == "at once")
        self.audience.soon |= phones == "soon"
        if self.game.progress.state == "read":
            tidy()

    @property
    def troubles(self) -> tuple[Trouble, ...]:
        """What the host should know."""
        found: list[Trouble] = []
        if self._full:
            found.append("disk-full")
        if self.limits.wrong_codes_in_all.left("", self._monotonic()) < self.limits.wrong_codes_in_all.burst / 2:
            found.append("guessing")
        if not self.reached and self.game.progress.state == "lobby" and self.now() > LONELY:
            found.append("nobody")
        return tuple(found)

    def hang_up(self) -> None:
        """End all streams: for good where the class is over, else so that phones come back to the next server."""
        if self.views.game.progress.state in OVER:
            self.audience.leave()
        else:
            self.audience.drop()

    # Players.

    def visit(self, address: str) -> None:
        """Count somebody who has no key yet.

        Raises:
            Refused: ``slow-down``.

        """
        if wait := self.limits.visits.take(address, self._monotonic()):
            raise Refused("slow-down", wait)

    def wrong_token(self) -> Refused:
        """Count a token that is nobody's, and return why not: ``unknown``, or ``slow-down`` after too many."""
        wait = self.limits.wrong_tokens.take("", self._monotonic())
        return Refused("slow-down", wait) if wait else Refused("unknown")

    def info(self) -> RoomInfo:
        """Return what anybody may know."""
        facts, on = self.game.facts, self.views.game.progress
        listed = on.settings.names == "list"
        return RoomInfo(
            room=facts.id,
            title=facts.title,
            lang=facts.lang,
            each=on.settings.each,
            names=on.settings.names,
            locked=on.locked,
            over=on.state in OVER,
            suggestions=names.suggestions(facts.lang, self.random, self._names()) if listed else (),
        )

    def player_of(self, key: str) -> int:
        """Return the number of the player who has a key.

        Raises:
            Refused: ``unknown`` or ``kicked``.

        """
        number = self._keys.get(digest(key))
        if number is None or number not in self.game.players:
            raise Refused("unknown")
        if number in self.game.progress.kicked:
            raise Refused("kicked")
        return number

    async def join(self, wish: Join, address: str) -> Joined:
        """Let somebody in, once they are on disk; who is in already is told so again.

        Raises:
            Refused: ``not-understood``, ``slow-down``, ``wrong-code``, ``locked``, ``full``, ``over`` or ``kicked``.
            StoreError: if it could not be written.

        """
        if not is_key(wish.key):
            raise Refused("not-understood")
        key = digest(wish.key)
        if (waiting := self._joining.get(key)) is not None:
            await asyncio.shield(waiting)
        if key not in self._keys:
            self._check_code(wish.code, address)
            await self._admit(wish, key)
        number = self.player_of(wish.key)
        return Joined(f"p{number}", self.game.players[number].name, self.game.facts.id)

    async def answer(self, number: int, given: Answering) -> Answering:
        """Take an answer, and return the one that is on disk then.

        Raises:
            Refused: ``slow-down``, ``kicked``, ``over``, ``not-open`` or ``does-not-fit``.
            StoreError: if it could not be written.

        """
        if wait := self.limits.answers.take(number, self._monotonic()):
            raise Refused("slow-down", wait)
        disguise = Disguise.of(self.game, given.place)
        proposed = Answer(number, given.place, given.round, given.n, disguise.back(given.response))
        answer = self.game.check(number, proposed, self.now())
        stands = self.game.answers.get((given.place, given.round), {}).get(number)
        if answer is not stands:
            await self._write(answer, lambda: self.game.take(answer))
            answer = self.game.answers[given.place, given.round][number]
            self.audience.counts = True
        return Answering(answer.place, answer.round, answer.n, disguise.out(answer.response))

    # Within.

    def _check_code(self, code: str, address: str) -> None:
        now = self._monotonic()
        limits = self.limits
        if wait := limits.wrong_codes.wait(address, now) or limits.wrong_codes_in_all.wait("", now):
            raise Refused("slow-down", wait)
        if not same(code.replace(" ", ""), self.game.facts.code):
            limits.wrong_codes.count(address, now)
            limits.wrong_codes_in_all.count("", now)
            raise Refused("wrong-code")

    async def _admit(self, wish: Join, key: bytes) -> None:
        game = self.game
        free = game.progress.settings.names == "free"
        name = names.chosen(wish.name or "", game.facts.lang, self.random, self._names(), free=free)
        player = game.enter(name)
        # In at once, so that nobody else gets the number; told only when it is on disk.
        game.admit(player)
        self._keys[key] = player.number
        self._joining[key] = written = asyncio.ensure_future(self._write(Entered(player, key)))
        try:
            await written
        except StoreError:
            del game.players[player.number], self._keys[key]
            raise
        finally:
            del self._joining[key]
        self.audience.counts = True

    def _names(self) -> list[str]:
        return [player.name for player in self.game.players.values()]

    async def _write(self, entry: Entry, taken: Callable[[], object] = lambda: None) -> None:
        try:
            await self._writer.write(entry, taken)
        except StoreError:
            self._full = True
            self.audience.tell(phones=False)
            raise
        if self._full:
            self._full = False
            self.audience.tell(phones=False)

    async def _tick(self) -> None:
        beat = told = self._monotonic()
        troubles: tuple[Trouble, ...] = ()
        while True:
            await asyncio.sleep(TICK)
            now = self._monotonic()
            due = self.game.tick(self.now())
            try:
                if due is not None:
                    await self.command(due)
                elif now - beat > BEAT:
                    beat = now
                    if self.game.progress.state == "open":
                        await self._writer.write(None)
            except (StoreError, Refused):
                await asyncio.sleep(BEAT)  # the host is told, and may make room; or was quicker than the clock
            if troubles != self.troubles:
                troubles = self.troubles
                self.audience.tell(phones=False)
            told = self.audience.pass_on(now, told)

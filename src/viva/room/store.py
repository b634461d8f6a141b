"""A room on disk: a file of its own in SQLite. What `write` has returned from is there, whatever comes next."""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

import msgspec
from msgspec import Struct

from viva import settings
from viva.asking.response import Response
from viva.room.progress import Answer, Facts, Player, Progress
from viva.room.trouble import StoreError, store_error

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import TracebackType

VERSION: Final = 1
"""Of the schema, kept in SQLite's ``user_version``."""

SUFFIX: Final = ".sqlite"

SIDES: Final = ("-wal", "-shm", "-journal")
"""What SQLite puts beside a file."""


WAY: Final = "-way"
"""And what `viva.room.ways` puts there."""


class Entered(Struct, frozen=True):
    """A player with what proves that it is them."""

    player: Player
    key: bytes


class Saved(Struct, frozen=True):
    """All that a room's file holds."""

    opened: int
    facts: Facts
    progress: Progress
    clock: int
    entered: tuple[Entered, ...]
    answers: tuple[Answer, ...]


Entry = Progress | Entered | Answer
"""What is written: how far it has come, somebody new, an answer."""


class Store:
    """A room's file, open for nobody else. Use as a context manager, or `close` it."""

    def __init__(self, path: Path) -> None:
        """Open the file at ``path``.

        Raises:
            StoreError: if it is not a room's, or in use.

        """
        self.path = path
        if not path.is_file():
            raise StoreError("missing", path)
        self._db = _connect(path)
        try:
            version = int(self._db.execute("PRAGMA user_version").fetchone()[0])
        except sqlite3.Error as error:
            self._db.close()
            raise store_error(error, path) from None
        if version != VERSION:
            self._db.close()
            raise StoreError("newer" if version > VERSION else "damaged", path)

    @classmethod
    def begin(cls, path: Path, facts: Facts, progress: Progress) -> Self:
        """Make the file of a new room, and open it.

        Raises:
            StoreError: if it cannot be written.

        """
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            # Names of children: nobody else's to read. SQLite gives the files beside it the same rights.
            path.touch(mode=0o600, exist_ok=False)
        except OSError as error:
            raise StoreError("read-only", path, error.strerror or str(error)) from None
        with closing(_connect(path)) as db:
            try:
                db.executescript(f"BEGIN;{Path(__file__).with_name('schema.sql').read_text('utf-8')}")
                db.execute(
                    "INSERT INTO room VALUES (1, ?, ?, ?, 0)",
                    (int(time.time()), msgspec.json.encode(facts).decode(), msgspec.json.encode(progress).decode()),
                )
                db.execute(f"PRAGMA user_version={VERSION}")
                db.execute("COMMIT")
            except sqlite3.Error as error:
                raise store_error(error, path) from None
        return cls(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def write(self, entries: Iterable[Entry], clock: int) -> None:
        """Write some entries in one commit, in their order; all of them are on disk then, or none.

        Raises:
            StoreError: if they are not.

        """
        db = self._db
        try:
            db.execute("BEGIN IMMEDIATE")
            for entry in entries:
                _write(db, entry)
            db.execute("UPDATE room SET clock = ?", (clock,))
            db.execute("COMMIT")
        except Exception as error:
            with suppress(sqlite3.Error):
                if db.in_transaction:
                    db.execute("ROLLBACK")
            if isinstance(error, sqlite3.Error):
                raise store_error(error, self.path) from None
            raise

    def read(self) -> Saved:
        """Return all that is there.

        Raises:
            StoreError: ``damaged`` if it cannot be read.

        """
        db = self._db
        try:
            opened, facts, progress, clock = db.execute("SELECT opened, facts, progress, clock FROM room").fetchone()
            players = db.execute("SELECT number, name, since, key FROM player ORDER BY number").fetchall()
            answers = db.execute(
                "SELECT player, place, round, n, response, took FROM answer ORDER BY place, round, player"
            ).fetchall()
            return Saved(
                opened,
                msgspec.json.decode(facts, type=Facts),
                msgspec.json.decode(progress, type=Progress),
                clock,
                tuple(Entered(Player(number, name, since), key) for number, name, since, key in players),
                tuple(
                    Answer(player, place, number, n, msgspec.json.decode(response, type=Response), took)
                    for player, place, number, n, response, took in answers
                ),
            )
        except sqlite3.Error as error:
            raise store_error(error, self.path) from None
        except (TypeError, ValueError) as error:
            raise StoreError("damaged", self.path, str(error)) from None

    def scrub(self) -> None:
        """Take everything out of the file, and out of what SQLite keeps beside it.

        Raises:
            StoreError: if it cannot be written.

        """
        try:
            for table in ("answer", "player", "room"):
                self._db.execute(f"DELETE FROM {table}")  # noqa: S608 - the three of our own schema
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            self._db.execute("VACUUM")
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        except sqlite3.Error as error:
            raise store_error(error, self.path) from None


def rooms_folder() -> Path:
    """Return the folder of the rooms, which need not exist."""
    return settings.data_folder() / "rooms"


def path_of(room: str) -> Path:
    """Return the file of a room."""
    return rooms_folder() / f"{room}{SUFFIX}"


def rooms() -> list[Path]:
    """Return the files of all rooms, the last one opened first."""
    found = []
    with suppress(OSError):  # there may be no folder yet, and another Viva may be taking one away
        found += [(path.stat().st_mtime, path) for path in rooms_folder().iterdir() if path.suffix == SUFFIX]
    return [path for _, path in sorted(found, reverse=True)]


def purge(path: Path) -> None:
    """Take a room away: what it held, then its file.

    Raises:
        StoreError: if it is in use or cannot be written. One that cannot be read as a room goes all the same.

    """
    try:
        with Store(path) as store:
            store.scrub()
    except StoreError as error:
        if error.code not in {"damaged", "newer"}:
            raise
    for file in (path, *(path.with_name(path.name + side) for side in (*SIDES, WAY))):
        with suppress(FileNotFoundError):
            _overwrite(file)
            file.unlink()


def _overwrite(file: Path) -> None:
    with file.open("r+b") as opened:
        opened.write(bytes(file.stat().st_size))
        opened.flush()
        os.fsync(opened.fileno())


def _connect(path: Path) -> sqlite3.Connection:
    try:
        db = sqlite3.connect(path, timeout=1, isolation_level=None, check_same_thread=False)
    except sqlite3.Error as error:
        raise store_error(error, path) from None
    try:
        db.execute("PRAGMA locking_mode=EXCLUSIVE")  # a room has one server
        db.execute("PRAGMA journal_mode=WAL")
        # FULL, not NORMAL: in WAL mode NORMAL may lose the last commits to a power cut.
        db.execute("PRAGMA synchronous=FULL")
        db.execute("PRAGMA secure_delete=ON")
        db.execute("BEGIN IMMEDIATE")  # takes the lock now, and finds out whether the file may be written
        db.execute("ROLLBACK")
    except sqlite3.Error as error:
        db.close()
        raise store_error(error, path) from None
    return db


def _write(db: sqlite3.Connection, entry: Entry) -> None:
    match entry:
        case Answer():
            db.execute(
                """INSERT INTO answer VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET n = excluded.n, took = excluded.took, response = excluded.response
                WHERE excluded.n >= n""",
                (
                    entry.place,
                    entry.round,
                    entry.player,
                    entry.n,
                    entry.took,
                    msgspec.json.encode(entry.response).decode(),
                ),
            )
        case Progress():
            db.execute("UPDATE room SET progress = ?", (msgspec.json.encode(entry).decode(),))
        case Entered(player=player, key=key):
            db.execute(
                "INSERT INTO player VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
                (player.number, key, player.name, player.since),
            )

"""The journal: an append-only record in SQLite. What `append` has returned from is on disk, whatever comes next."""

from __future__ import annotations

import os
import sqlite3
import time
from datetime import UTC, datetime, timedelta, timezone
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Self, TypeVar

import msgspec
from msgspec import Struct

from viva.study.events import Event, Given, Overruled, Plan

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

SCHEMA: Final = Path(__file__).with_name("schema.sql")
"""The tables, as SQL that people can read."""

VERSION: Final = 1
"""The version of schema.sql, kept in SQLite's ``user_version``."""

PATIENCE: Final = 10
"""Seconds to wait while another Viva writes in the same journal."""


Found = TypeVar("Found")


class JournalError(Exception):
    """The journal cannot be used: ``no-folder``, ``read-only``, ``newer``, ``damaged``, ``full`` or ``busy``."""

    def __init__(self, code: str, path: Path, reason: str = "") -> None:
        """Remember what is wrong with which file; ``reason`` is the system's own word."""
        self.code = code
        self.path = path
        self.reason = reason
        super().__init__(f"{path}: {code} ({reason})" if reason else f"{path}: {code}")


class Broken(Struct, frozen=True):
    """A session that was broken off: its plan, and what was answered before."""

    id: str
    began: datetime
    plan: Plan
    answered: int


class Seen(Struct, frozen=True):
    """What the journal knows of a question: how often it was asked, when last, and whether that went right."""

    times: int
    last: datetime
    right: bool


class Journal:
    """A journal file. Use as a context manager, or `close` it."""

    def __init__(self, path: Path) -> None:
        """Open the journal at ``path``, making it and its folder when they are missing.

        Raises:
            JournalError: if it cannot be read and written.

        """
        self.path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise JournalError("no-folder", path.parent, error.strerror or str(error)) from None
        try:
            self._db = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
        except sqlite3.Error as error:
            raise self._error(error) from None
        try:
            self._open_patiently()
        except sqlite3.Error as error:
            self._db.close()
            raise self._error(error) from None
        except BaseException:
            self._db.close()
            raise

    def _open_patiently(self) -> None:
        """Open the file, waiting for others: SQLite itself does not wait where the file becomes a journal."""
        until = time.monotonic() + PATIENCE
        while True:
            try:
                return self._open()
            except sqlite3.OperationalError as error:
                if self._error(error).code != "busy" or time.monotonic() > until:
                    raise
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                time.sleep(0.01)

    def _open(self) -> None:
        version = self._db.execute("PRAGMA user_version").fetchone()[0]
        if version > VERSION:
            raise JournalError("newer", self.path)
        if version == 0 and self._db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            self._refuse_foreign()
        # FULL, not NORMAL: in WAL mode NORMAL may lose the last commits to a power cut.
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("PRAGMA synchronous=FULL")
        if version == 0:
            self._db.execute("BEGIN IMMEDIATE")
            # Another Viva may have been quicker.
            if self._db.execute("PRAGMA user_version").fetchone()[0] == 0:
                for statement in SCHEMA.read_text("utf-8").split(";\n"):
                    self._db.execute(statement)
                self._db.execute("INSERT INTO own VALUES ('device', ?)", (os.urandom(8).hex(),))
                self._db.execute(f"PRAGMA user_version={VERSION}")
            self._db.execute("COMMIT")
        # Where only reading is allowed, opening works, and so does BEGIN IMMEDIATE; the first answer would be lost. So
        # try to write, and take it back.
        self._db.execute("BEGIN IMMEDIATE")
        self._db.execute("UPDATE own SET value = value")
        self._db.execute("ROLLBACK")

    def _refuse_foreign(self) -> None:
        """Refuse a database of some other program; one that another Viva has made just now is ours."""
        if self._db.execute("PRAGMA user_version").fetchone()[0] == 0:
            raise JournalError("damaged", self.path, "another program's tables")

    def _error(self, error: sqlite3.Error) -> JournalError:
        code = {
            "SQLITE_CANTOPEN": "read-only",
            "SQLITE_READONLY": "read-only",
            "SQLITE_PERM": "read-only",
            "SQLITE_NOTADB": "damaged",
            "SQLITE_CORRUPT": "damaged",
            "SQLITE_FULL": "full",
            "SQLITE_IOERR": "full",
            "SQLITE_BUSY": "busy",
            "SQLITE_LOCKED": "busy",
            "SQLITE_PROTOCOL": "busy",
        }
        name = "_".join(getattr(error, "sqlite_errorname", "").split("_")[:2])
        return JournalError(code.get(name, "damaged"), self.path, str(error))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file. What was appended is on disk already."""
        self._db.close()

    @cached_property
    def device(self) -> str:
        """The random name of this journal file."""
        rows = self._read("SELECT value FROM own WHERE name = 'device'")
        if not rows:
            raise JournalError("damaged", self.path, "no device")
        return str(rows[0][0])

    # Writing.

    def append(self, event: Event) -> int:
        """Add an event and return its number; it is on disk then.

        Raises:
            JournalError: if it could not be written; the journal is as before.

        """
        offset = event.at.utcoffset() or timedelta(0)
        row = (
            self.device,
            event.type,
            _ms(event.at),
            int(offset.total_seconds() // 60),
            event.deck,
            event.question,
            event.lang,
            msgspec.json.encode(event.payload).decode(),
        )
        # One statement is one transaction: number and row together, even with two programs at once.
        statement = """
            INSERT INTO event (device, seq, type, at, offset, deck, question, lang, payload)
            SELECT ?1, 1 + coalesce(max(seq), 0), ?2, ?3, ?4, ?5, ?6, ?7, ?8 FROM event WHERE device = ?1
            RETURNING seq"""
        try:
            return int(self._db.execute(statement, row).fetchall()[0][0])
        except sqlite3.Error as error:
            raise self._error(error) from None

    def begin(self, sitting: str, plan: Plan, at: datetime) -> None:
        """Remember a session that begins, so that it can be offered again."""
        self._write(
            "INSERT INTO sitting VALUES (?, ?, NULL, ?)", (sitting, _ms(at), msgspec.json.encode(plan).decode())
        )

    def end(self, sitting: str, at: datetime) -> None:
        """Note that a session is over, finished or given up: it is not offered again."""
        self._write("UPDATE sitting SET ended = ? WHERE id = ? AND ended IS NULL", (_ms(at), sitting))

    def _write(self, statement: str, row: tuple[object, ...]) -> None:
        try:
            self._db.execute(statement, row)
        except sqlite3.Error as error:
            raise self._error(error) from None

    # Reading.

    def broken(self, *, since: datetime, deck: str | None = None) -> Broken | None:
        """Return the last session that was broken off after at least one answer, of ``deck`` or of any."""
        rows = self._read(
            """
            SELECT id, began, plan,
                (SELECT count(DISTINCT question) FROM event
                 WHERE at >= began AND type = 'response' AND payload ->> 'session' = sitting.id)
            FROM sitting WHERE ended IS NULL AND began >= ? ORDER BY began DESC""",
            (_ms(since),),
        )
        for name, began, plan, answered in rows:
            found = _decoded(plan, Plan)
            if found is not None and answered and (deck is None or found.deck == deck):
                return Broken(name, datetime.fromtimestamp(began / 1000, UTC), found, answered)
        return None

    def answers(self, sitting: str) -> Iterator[tuple[str, int, str, Given]]:
        """Yield (device, seq, question id, response) of one session, in their order.

        That is the order of their numbers: a session is of one device, and clocks are set back.
        """
        rows = self._read(
            """
            SELECT device, seq, question, payload FROM event
            WHERE type = 'response' AND payload ->> 'session' = ? ORDER BY seq""",
            (sitting,),
        )
        for device, seq, question, payload in rows:
            if (given := _decoded(payload, Given)) is not None:
                yield device, seq, question, given

    def overrules(self, sitting: str) -> Iterator[Overruled]:
        """Yield the learner's own words on the responses of one session, in their order."""
        rows = self._read(
            "SELECT payload FROM event WHERE type = 'override' AND payload ->> 'session' = ? ORDER BY seq",
            (sitting,),
        )
        for (payload,) in rows:
            if (overruled := _decoded(payload, Overruled)) is not None:
                yield overruled

    def seen(self, deck: str) -> dict[str, Seen]:
        """Return, for each question of a deck that was ever answered, what the journal knows of it.

        The learner's own word on the last response counts.
        """
        rows = self._read(
            """
            SELECT question, count(*), max(at), offset, (payload ->> 'got') >= (payload ->> 'of'), device, seq
            FROM event WHERE deck = ? AND type = 'response' GROUP BY question""",
            (deck,),
        )
        says = {
            (device, seq): word == "right"
            for device, seq, word in self._read(
                """
                SELECT payload ->> 'device', payload ->> 'seq', payload ->> 'says'
                FROM event WHERE deck = ? AND type = 'override' ORDER BY seq""",
                (deck,),
            )
        }
        return {
            question: Seen(
                times,
                datetime.fromtimestamp(at / 1000, timezone(timedelta(minutes=offset))),
                says.get((device, seq), bool(right)),
            )
            for question, times, at, offset, right, device, seq in rows
        }

    def responses(self) -> int:
        """Return how many responses the journal holds."""
        return int(self._read("SELECT count(*) FROM event WHERE type = 'response'")[0][0])

    def _read(self, statement: str, row: tuple[object, ...] = ()) -> list[tuple[Any, ...]]:
        try:
            return self._db.execute(statement, row).fetchall()
        except sqlite3.Error as error:
            raise self._error(error) from None


def _decoded(text: str, type: type[Found]) -> Found | None:  # noqa: A002 - msgspec's name for it
    """Return what a later Viva may have written too; None where it is nothing that this one knows."""
    try:
        return msgspec.json.decode(text, type=type)
    except msgspec.ValidationError:
        return None


def _ms(moment: datetime) -> int:
    return round(moment.timestamp() * 1000)

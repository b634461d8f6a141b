"""The journal: an append-only record in SQLite. What `append` has returned from is on disk, whatever comes next."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta, timezone
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, Self, TypeVar

import msgspec
from msgspec import Struct

from viva.study.events import RATING_OF, Event, Given, Overruled, Plan, Undone
from viva.study.opening import open_database
from viva.study.trouble import JournalError, journal_error

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path
    from types import TracebackType

__all__ = ["Broken", "Journal", "JournalError", "Seen"]

Found = TypeVar("Found")

SET_BACK: Final = 7 * 24 * 3600 * 1000
"""Milliseconds that a clock may be set back within a session, so that its answers are still looked for."""


class Broken(Struct, frozen=True):
    """A session that was broken off: its plan, and what was answered before."""

    id: str
    began: datetime
    plan: Plan
    answered: int


class Seen(Struct, frozen=True):
    """What the journal knows of a question: when it was last asked, and whether that went right."""

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
        self._db = open_database(path)
        self._file = _place(path)
        """None for one that is in memory only."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file. What was appended is on disk already."""
        self._db.close()

    def interrupt(self) -> None:
        """Break off what is being read, from another thread: nobody waits for it any more."""
        with suppress(sqlite3.ProgrammingError):  # closed meanwhile
            self._db.interrupt()

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
        self._look()
        try:
            return self._append(event)
        except sqlite3.Error as error:
            raise journal_error(error, self.path) from None

    def hand_in(self, sitting: str, events: Iterable[Event], at: datetime) -> None:
        """Add the responses of an exam and end it: all of that, or nothing.

        Raises:
            JournalError: if it could not be written; the journal is as before.

        """
        self._look()
        with self.writing():
            for event in events:
                self._append(event)
            self.end(sitting, at)

    def _look(self) -> None:
        """Make sure that the file is still the one that was opened: what is written to one that was deleted is lost."""
        if self._file is not None and _place(self.path) != self._file:
            raise JournalError("moved", self.path)

    def _append(self, event: Event) -> int:
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
        return int(self._db.execute(statement, row).fetchall()[0][0])

    def begin(self, sitting: str, plan: Plan, at: datetime) -> None:
        """Remember a session that begins, so that it can be offered again."""
        self._write(
            "INSERT INTO sitting VALUES (?, ?, NULL, ?)", (sitting, _ms(at), msgspec.json.encode(plan).decode())
        )

    def keep(self, sitting: str, plan: Plan) -> None:
        """Write a session's plan anew: that of an exam holds what stands on the paper."""
        self._write("UPDATE sitting SET plan = ? WHERE id = ?", (msgspec.json.encode(plan).decode(), sitting))

    def end(self, sitting: str, at: datetime) -> None:
        """Note that a session is over, finished or given up: it is not offered again."""
        self._write("UPDATE sitting SET ended = ? WHERE id = ? AND ended IS NULL", (_ms(at), sitting))

    def _write(self, statement: str, row: tuple[object, ...]) -> None:
        try:
            self._db.execute(statement, row)
        except sqlite3.Error as error:
            raise journal_error(error, self.path) from None

    # Reading.

    def rows(self, statement: str, row: tuple[object, ...] = ()) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a query as they are read: a million of them need not be in memory at once.

        Raises:
            JournalError: if it cannot be read, at any row.

        """
        try:
            yield from self._db.execute(statement, row)
        except sqlite3.Error as error:
            raise journal_error(error, self.path) from None

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Write several things that belong together: all of them are on disk at the end, or none.

        Raises:
            JournalError: if they could not be written; the journal is as before.

        """
        try:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield self._db
                self._db.execute("COMMIT")
            finally:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
        except sqlite3.Error as error:
            raise journal_error(error, self.path) from None

    def broken(
        self, *, since: datetime, deck: str | None = None, fits: Callable[[Plan], bool] | None = None
    ) -> Broken | None:
        """Return the last session that was broken off after at least one answer, of ``deck`` or of any.

        Of an exam, anything done on the paper is enough. With ``fits`` only one with such a plan. An answer that was
        taken back is one, but is not counted.
        """
        rows = self._read(
            """
            SELECT id, began, plan, count(DISTINCT question), count(DISTINCT CASE WHEN NOT EXISTS (
                SELECT 1 FROM event AS word
                WHERE word.deck = event.deck AND word.question = event.question
                    AND word.type IN ('undo', 'override') AND word.type = 'undo'
                    AND word.payload ->> 'device' = event.device AND word.payload ->> 'seq' = event.seq
            ) THEN question END)
            FROM sitting LEFT JOIN event
                ON at >= began - ?1 AND event.type = 'response' AND payload ->> 'session' = sitting.id
            WHERE ended IS NULL AND began >= ?2 GROUP BY id ORDER BY began DESC""",
            (SET_BACK, _ms(since)),
        )
        for name, began, plan, asked, standing in rows:
            found = _decoded(plan, Plan)
            if found is None or (deck is not None and found.deck != deck) or (fits is not None and not fits(found)):
                continue
            draft = found.draft
            if asked if draft is None else (draft.responses or draft.begun or draft.flagged):
                given = standing if draft is None else len(draft.responses)
                return Broken(name, datetime.fromtimestamp(began / 1000, UTC), found, given)
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

    def words(self, sitting: str) -> Iterator[Overruled | Undone]:
        """Yield what the learner said of the responses of one session, in their order."""
        rows = self._read(
            """
            SELECT type, payload FROM event
            WHERE type IN ('override', 'undo') AND payload ->> 'session' = ? ORDER BY seq""",
            (sitting,),
        )
        for type_, payload in rows:
            word = _decoded(payload, Undone) if type_ == "undo" else _decoded(payload, Overruled)
            if word is not None:
                yield word

    def seen(self, deck: str) -> dict[str, Seen]:
        """Return, for each question of a deck that was ever answered, what the journal knows of it.

        The learner's own word on the last response counts, and a response that was undone does not. A review that was
        imported is an answer like any other, once.
        """
        rows = self._read(
            """
            WITH undone (device, seq) AS MATERIALIZED (
                SELECT payload ->> 'device', payload ->> 'seq' FROM event
                WHERE deck = ?1 AND type IN ('undo', 'override') AND type = 'undo')
            SELECT one.question, one.at, one.offset,
                CASE one.type WHEN 'import' THEN one.payload ->> 'rating' <> 'again'
                    ELSE (one.payload ->> 'got') >= (one.payload ->> 'of') END,
                one.device, one.seq
            FROM (SELECT DISTINCT question FROM event WHERE deck = ?1) AS asked JOIN event AS one
                ON (one.device, one.seq) = (
                    SELECT device, seq FROM event AS last
                    WHERE deck = ?1 AND question = asked.question
                        AND (type = 'response' OR type = 'import' AND EXISTS (
                            SELECT 1 FROM evidence
                            WHERE evidence.deck = ?1 AND evidence.question = last.question AND evidence.at = last.at
                                AND evidence.device = last.device AND evidence.seq = last.seq))
                        AND NOT EXISTS (
                            SELECT 1 FROM undone WHERE undone.device = last.device AND undone.seq = last.seq)
                    ORDER BY at DESC LIMIT 1)""",  # of a year of answers, the last ones alone are read
            (deck,),
        )
        says = {
            (device, seq): RATING_OF[word] > RATING_OF["guessed"]
            for device, seq, word in self._read(
                """
                SELECT payload ->> 'device', payload ->> 'seq', payload ->> 'says'
                FROM event WHERE deck = ? AND type IN ('undo', 'override') AND type = 'override' ORDER BY seq""",
                (deck,),
            )
            if word in RATING_OF
        }
        return {
            question: Seen(
                datetime.fromtimestamp(at / 1000, timezone(timedelta(minutes=offset))),
                says.get((device, seq), bool(right)),
            )
            for question, at, offset, right, device, seq in rows
        }

    def responses(self) -> int:
        """Return how many responses the journal holds."""
        return int(self._read("SELECT count(*) FROM event WHERE type = 'response'")[0][0])

    def _read(self, statement: str, row: tuple[object, ...] = ()) -> list[tuple[Any, ...]]:
        try:
            return self._db.execute(statement, row).fetchall()
        except sqlite3.Error as error:
            raise journal_error(error, self.path) from None


def _decoded(text: str, type: type[Found]) -> Found | None:  # noqa: A002 - msgspec's name for it
    """Return what a later Viva may have written too; None where it is nothing that this one knows."""
    try:
        return msgspec.json.decode(text, type=type)
    except msgspec.ValidationError:
        return None


def _ms(moment: datetime) -> int:
    return round(moment.timestamp() * 1000)


def _place(path: Path) -> tuple[int, int] | None:
    """Return what tells a file from any other; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino

"""The memories of a journal: kept in it as a snapshot, of which only what has changed is worked out anew."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from itertools import chain
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from viva.study.events import RATING_OF
from viva.study.memory import Rules, State
from viva.study.replay import Row, replay

if TYPE_CHECKING:
    from collections.abc import Iterator
    from sqlite3 import Connection

    from viva.study.journal import Journal

PART: Final = 5
"""Where more than one in so many questions has changed, all are replayed: in one go that is quicker."""

EVIDENCE: Final = """
    SELECT deck, question, (at / 1000 + offset * 60 - ? * 3600) / 86400 + 719163, rating, options {source}
    FROM evidence {where} ORDER BY deck, question, at, device, seq"""
"""719163 is the day of the epoch."""

ALL: Final = EVIDENCE.format(source="", where="")
ONE: Final = EVIDENCE.format(source=", device, seq", where="WHERE deck = ? AND question = ?")

SAID_OF: Final = """
    SELECT word.type, event.device, event.seq, word.payload ->> 'says'
    FROM event AS word INDEXED BY event_word JOIN event
        ON event.device = word.payload ->> 'device' AND event.seq = word.payload ->> 'seq'
        AND event.deck = word.deck AND event.question = word.question
    WHERE word.type IN ('undo', 'override') AND word.deck = ? AND word.question = ?
    ORDER BY word.at, word.device, word.seq"""

SPOKEN_OF: Final = "SELECT DISTINCT deck, question FROM event INDEXED BY event_word WHERE type IN ('undo', 'override')"
"""Questions with a response of which the learner said something later."""

KEEP: Final = "INSERT INTO memory VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
STATE: Final = "stability, difficulty, first, last, due, reps, lapses, options"


class Due(Struct, frozen=True):
    """A question that is due, since a study day."""

    deck: str
    question: str
    since: int


class Memories:
    """The states of all questions in a journal, as they are now: ask for `refresh` after new events."""

    def __init__(self, journal: Journal, rules: Rules | None = None) -> None:
        """Read a journal by ``rules``.

        Raises:
            JournalError: if the journal cannot be read, or the snapshot not be written.

        """
        self.journal = journal
        self.rules = rules or Rules()
        self.refresh()

    # What is known.

    def of(self, deck: str) -> dict[str, State]:
        """Return the states of a deck's questions by id; one that is not in it is new."""
        rows = self.journal.rows(f"SELECT question, {STATE} FROM memory WHERE deck = ?", (deck,))  # noqa: S608 - ours
        return {question: State(*state) for question, *state in rows}

    def due(self, day: int) -> list[Due]:
        """Return what is due on a study day in any deck, longest due first."""
        rows = self.journal.rows("SELECT deck, question, due FROM memory WHERE due <= ? ORDER BY due", (day,))
        with resting():
            return [Due(*row) for row in rows]

    def begun(self, day: int) -> int:
        """Return how many questions were met for the first time on a study day, in any deck."""
        ((count,),) = self.journal.rows("SELECT count(*) FROM memory WHERE first = ?", (day,))
        return int(count)

    def left(self, day: int, a_day: int | None) -> int | None:
        """Return how many reviews are left of those that a study day may have, in any deck; None for all."""
        if a_day is None:
            return None
        ((done,),) = self.journal.rows("SELECT count(*) FROM memory WHERE last = ?1 AND first < ?1", (day,))
        return max(a_day - int(done), 0)

    # Working it out.

    def refresh(self) -> None:
        """Take up what was written since, whether it happened since or before: a question is replayed as a whole.

        Raises:
            JournalError: if the journal cannot be read, or the snapshot not be written.

        """
        if self._holds() and not list(self.journal.rows("SELECT 1 FROM stale LIMIT 1")):
            return
        with self.journal.writing() as db, resting():
            rows = self.journal.rows
            stale = list(rows("SELECT deck, question FROM stale"))
            ((kept,),) = rows("SELECT count(*) FROM memory")
            if not self._holds() or len(stale) * PART > kept + PART:
                self._replay_all(db)
                stale = list(rows(SPOKEN_OF))
            db.executemany("DELETE FROM memory WHERE deck = ? AND question = ?", stale)
            db.executemany(
                KEEP, replay(chain.from_iterable(evidence(self.journal, self.rules, *one) for one in stale), self.rules)
            )
            db.execute("DELETE FROM stale")

    def _replay_all(self, db: Connection) -> None:
        """Work out every question from its evidence, as if nothing had been said of it later."""
        db.execute("DELETE FROM memory")
        db.execute("DROP INDEX memory_due")  # made of all at once below, in half the time
        db.executemany(KEEP, replay(db.execute(ALL, (self.rules.rollover,)), self.rules))
        db.execute("CREATE INDEX memory_due ON memory (due)")
        db.execute("INSERT OR REPLACE INTO own VALUES ('memory', ?)", (self.rules.print,))

    def _holds(self) -> bool:
        """Tell whether the snapshot was worked out by our rules."""
        return list(self.journal.rows("SELECT value FROM own WHERE name = 'memory'")) == [(self.rules.print,)]


def lapses_of(journal: Journal, rules: Rules, deck: str, question: str) -> int:
    """Return how often a question was forgotten from one study day to another, read from its evidence alone.

    That is what the snapshot says once it is fresh, without its being made so: who has just answered waits for nobody.

    Raises:
        JournalError: if the journal cannot be read.

    """
    lapses, last = 0, None
    for _, _, day, rating, _ in evidence(journal, rules, deck, question):
        if last is None or day > last:
            lapses += last is not None and rating == 1
            last = day
    return lapses


def evidence(journal: Journal, rules: Rules, deck: str, question: str) -> Iterator[Row]:
    """Yield the evidence of one question, with all that was said of it: the last word counts, an undo for good."""
    said: dict[tuple[str, int], int] = {}
    for type_, device, seq, says in journal.rows(SAID_OF, (deck, question)):
        if type_ == "undo":
            said[device, seq] = 0
        elif said.get((device, seq)) != 0 and says in RATING_OF:
            said[device, seq] = RATING_OF[says]
    for *row, rating, options, device, seq in journal.rows(ONE, (rules.rollover, deck, question)):
        if counts := said.get((device, seq), rating):
            yield (*row, counts, options)


@contextmanager
def resting() -> Iterator[None]:
    """Let the garbage collector rest while many small things are made, none of which is garbage."""
    rests = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if rests:
            gc.enable()

"""Reviews that happened in another program become events of the journal, each of them once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec import Struct

from viva.study.events import LONGEST

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import tzinfo
    from sqlite3 import Connection

    from viva.study.journal import Journal

BATCH: Final = 20_000
"""Reviews that are written at once, so that neither memory nor others who write in the journal have to bear them all.

What was broken off between two is no harm: whoever begins again finds the first ones known.
"""

CAME: Final = """
    CREATE TEMP TABLE IF NOT EXISTS came (
        deck TEXT, question TEXT, lang TEXT, at INTEGER, offset INTEGER, id TEXT, rating TEXT, ms INTEGER, fate TEXT)"""

FATE: Final = """
    UPDATE came SET fate = coalesce(
        (SELECT 'known' FROM event
         WHERE event.deck = came.deck AND event.question = came.question AND event.at = came.at
            AND type = 'import' AND payload ->> 'from' = ? AND payload ->> 'id' = came.id),
        (SELECT 'own' FROM event
         WHERE event.deck = came.deck AND event.question = came.question
            AND event.at BETWEEN came.at - 10000 AND came.at AND type = 'response'),
        'fresh')"""
"""Ten seconds as in ``schema-3.sql``, which keeps to the same rule where journals meet."""

ADD: Final = """
    INSERT INTO event
    SELECT ?1, (SELECT coalesce(max(seq), 0) FROM event WHERE device = ?1) + row_number() OVER (ORDER BY at, id),
        'import', at, offset, deck, question, lang, json_object('from', ?2, 'id', id, 'rating', rating, 'ms', ms)
    FROM (SELECT * FROM came WHERE fate = 'fresh' GROUP BY deck, question, id)"""

RATINGS: Final = (None, "again", "hard", "good", "easy")


class Came(NamedTuple):
    """A review in another program."""

    deck: str
    """The deck's key."""
    question: str
    lang: str
    at: int
    """Milliseconds since 1970."""
    id: str
    """What that program calls it, among the reviews of the question."""
    rating: int
    """1 to 4."""
    ms: int
    """Milliseconds it took."""


class Taken(Struct):
    """What came of it."""

    fresh: int = 0
    """Reviews that were new."""
    known: int = 0
    """Reviews that had been taken before, here or on another device."""
    own: int = 0
    """Answers of this journal that had gone to that program and came back."""
    questions: int = 0
    """Among how many questions the new ones are."""


def take(
    journal: Journal, source: str, reviews: Iterable[Came], *, tz: tzinfo | None = None, dry_run: bool = False
) -> Taken:
    """Add the reviews that are new, ``source`` being the name of the program, and tell what came of each.

    The study day of each is that of its moment in the zone ``tz``; where none is given, in the machine's. With
    ``dry_run`` they are counted and left.

    Raises:
        JournalError: if the journal cannot be written; what was written before stays.

    """
    taken, questions = Taken(), set[tuple[str, str]]()
    arriving = iter(reviews)
    while batch := list(islice(arriving, BATCH)):
        with journal.writing() as db:
            counts = _sorted(db, source, batch, tz)
            questions.update(db.execute("SELECT DISTINCT deck, question FROM came WHERE fate = 'fresh'"))
            if counts.get("fresh") and not dry_run:
                db.execute(ADD, (journal.device, source))
        taken.fresh += counts.get("fresh", 0)
        taken.known += counts.get("known", 0)
        taken.own += counts.get("own", 0)
    taken.questions = len(questions)
    return taken


def _sorted(db: Connection, source: str, batch: list[Came], tz: tzinfo | None) -> dict[str, int]:
    """Put a batch beside the journal, with the fate of each review, and count them by it."""
    db.execute(CAME)
    db.execute("DELETE FROM came")
    db.executemany("INSERT INTO came VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL)", _rows(batch, tz))
    db.execute(FATE, (source,))
    return dict(db.execute("SELECT fate, count(*) FROM came GROUP BY fate"))


def _rows(batch: list[Came], tz: tzinfo | None) -> Iterator[tuple[object, ...]]:
    for one in batch:
        moment = datetime.fromtimestamp(one.at / 1000, tz or UTC)
        offset = (moment if tz else moment.astimezone()).utcoffset() or timedelta(0)
        minutes = int(offset.total_seconds() // 60)
        ms = min(max(one.ms, 0), LONGEST)
        yield one.deck, one.question, one.lang, one.at, minutes, one.id, RATINGS[one.rating], ms

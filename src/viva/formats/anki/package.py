"""The file: a collection in SQLite, zipped with its pictures, the same bytes whenever the same goes in.

genanki gives the schema and the shape of decks and note types. Its own way of writing goes through a temporary
database that it leaves behind, and takes the clock for every number. Ours takes one note at a time, so that a deck of
any size needs no more memory than a small one, and removes its database.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
import tempfile
import zipfile
from contextlib import closing
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final, NamedTuple

import genanki
from genanki.apkg_col import APKG_COL
from genanki.apkg_schema import APKG_SCHEMA

from viva.formats.anki import scheduling
from viva.formats.anki.models import CHANGED, model

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from viva.formats.anki.models import NoteType
    from viva.study.carrying import Carried, Carrying

DATE: Final = (2026, 1, 1, 0, 0, 0)
"""What every file inside the package is dated."""

DEFAULT_OPTIONS: Final = 1
"""The group of deck options that every collection has."""

COLLECTION: Final = "collection.anki2"

TABLES: Final = [sql for sql in APKG_SCHEMA.split(";") if "CREATE TABLE" in sql]
INDEXES: Final = [sql for sql in APKG_SCHEMA.split(";") if "CREATE INDEX" in sql]
"""Made when the rows are there: sorting them once is quicker than keeping them sorted."""

UNSAFE: Final = "PRAGMA page_size = 16384; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF"
"""A database that is made in one go, and thrown away if that fails, needs no journal; large pages waste less."""

LIBRARY: Final = 96
"""Where in its file SQLite notes which version of it wrote last: the one thing in it that hangs on the machine."""

NOTE: Final = "INSERT INTO notes VALUES(?,?,?,?,-1,?,?,'',0,0,'')"  # what it sorts by and its checksum Anki makes
CARD: Final = "INSERT INTO cards VALUES(?,?,?,?,?,-1,0,0,?,0,0,0,0,0,0,0,0,'')"

EFFORT: Final = 4
"""How hard to look for what repeats, of 9: two fifths less time than 6, which is usual, for a twentieth more bytes."""

AT_ONCE: Final = 500
"""Notes that are in memory at one time."""


class Note(NamedTuple):
    """A note as it is written."""

    guid: str
    note_type: NoteType
    deck: int | None
    """The id of the deck that its cards are for; None for a note that comes without, for those who have it."""
    changed: int
    """When it last changed, in seconds since 1970: a collection takes it only if that is newer than what it has."""
    tags: str
    """The tags, with a space around each."""
    fields: str
    """The fields, joined as Anki joins them."""
    learned: Carried | None = None
    """A learner's history of it."""


@dataclass(frozen=True, slots=True)
class Package:
    """All that goes into one file."""

    first_id: int
    """The id of the first note and of the first card; the others follow. Anki moves ids that are taken."""
    notes: Iterable[Note]
    """In the order in which their cards are to come; read once, while the other parts may still grow."""
    decks: list[tuple[int, str, str]] = field(default_factory=list)
    """Id, name and description, parents before their children."""
    pictures: dict[str, Path] = field(default_factory=dict)
    carrying: Carrying | None = None
    """The history that the notes' own are of."""

    def write(self, out: IO[bytes]) -> None:
        """Write the file.

        Raises:
            OSError: if there is no room for it.

        """
        with tempfile.TemporaryDirectory(prefix="viva-") as folder:
            path = Path(folder) / COLLECTION
            try:
                with closing(sqlite3.connect(path, isolation_level=None)) as connection:
                    self._fill(connection)
            except sqlite3.OperationalError as error:
                raise OSError(None, str(error)) from error
            with path.open("r+b") as file:
                file.seek(LIBRARY)
                file.write(bytes(4))
            with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
                if self.carrying is not None:
                    archive.comment = scheduling.MARK
                collection = _member(COLLECTION)
                collection.file_size = path.stat().st_size  # beyond 2 GB, its entry is another one
                with path.open("rb") as file, archive.open(collection, "w") as member:
                    shutil.copyfileobj(file, member, 1 << 18)
                names = sorted(self.pictures)
                archive.writestr(_member("media"), json.dumps({str(place): name for place, name in enumerate(names)}))
                for place, name in enumerate(names):
                    archive.writestr(_member(str(place)), self.pictures[name].read_bytes())

    def _fill(self, connection: sqlite3.Connection) -> None:
        connection.executescript(UNSAFE)
        connection.execute("BEGIN")
        for table in TABLES:
            connection.execute(table)
        used: dict[int, NoteType] = {}
        learned: list[Note] = []
        notes, card = enumerate(self.notes), self.first_id
        while batch := list(islice(notes, AT_ONCE)):
            connection.executemany(NOTE, self._note_rows(batch))
            cards = list(self._card_rows(batch, card))
            connection.executemany(CARD, cards)
            card += len(cards)
            used |= {note.note_type.id: note.note_type for _, note in batch}
            if self.carrying is not None:
                learned += [note for _, note in batch]
        self._describe(connection, used)
        if self.carrying is not None:
            scheduling.enter(connection, learned, self.first_id, self.carrying)
        for index in INDEXES:
            connection.execute(index)
        connection.execute("COMMIT")

    def _describe(self, connection: sqlite3.Connection, used: dict[int, NoteType]) -> None:
        """Write the one row of what is no note: decks, note types, options."""
        with closing(sqlite3.connect(":memory:")) as scratch:
            scratch.execute(TABLES[0])
            scratch.execute(APKG_COL)
            found = scratch.execute("SELECT * FROM col")
            row = dict(zip((column[0] for column in found.description), found.fetchone(), strict=True))
        decks: dict[str, Any] = json.loads(row["decks"])
        for number, name, about in self.decks:
            deck = genanki.Deck(number, name, about).to_json()
            decks[str(number)] = deck | {"conf": DEFAULT_OPTIONS, "mod": CHANGED}
        first = self.decks[0][0] if self.decks else 1
        models = {str(number): model(used[number]).to_json(CHANGED, first) for number in sorted(used)}
        row |= {"decks": json.dumps(decks), "models": json.dumps(models)}
        connection.execute(f"INSERT INTO col VALUES({','.join('?' * len(row))})", tuple(row.values()))

    def _note_rows(self, batch: list[tuple[int, Note]]) -> Iterator[tuple[object, ...]]:
        first = self.first_id
        for place, (guid, note_type, _, changed, tags, fields, _) in batch:
            yield first + place, guid, note_type.id, changed, tags, fields

    def _card_rows(self, batch: list[tuple[int, Note]], card: int) -> Iterator[tuple[int, ...]]:
        for place, note in batch:
            if note.deck is None:
                continue
            for template in range(len(note.note_type.templates)):
                yield card, self.first_id + place, note.deck, template, note.changed, place + 1
                card += 1


def _member(name: str) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name, DATE)
    member.compress_type = zipfile.ZIP_DEFLATED
    # From Python 3.13 on there is a name without the underscore, too; this one stays.
    member._compresslevel = EFFORT  # type: ignore[attr-defined]  # noqa: SLF001
    member.create_system = 3  # the same on every system
    member.external_attr = 0o644 << 16
    return member

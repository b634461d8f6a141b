"""The file: a collection in SQLite, zipped with its pictures, the same bytes whenever the same goes in.

genanki gives the schema and the shape of decks and note types. Its own way of writing goes through one temporary
database per file, which it leaves behind, and takes the clock for every number; ours keeps the database in memory.
"""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import genanki
from genanki.apkg_col import APKG_COL
from genanki.apkg_schema import APKG_SCHEMA

from viva.formats.anki import scheduling
from viva.formats.anki.models import CHANGED, model

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viva.formats.anki.models import NoteType
    from viva.study.carrying import Carried, Carrying

DATE: Final = (2026, 1, 1, 0, 0, 0)
"""What every file inside the package is dated."""

DEFAULT_OPTIONS: Final = 1
"""The group of deck options that every collection has."""

NOTE: Final = "INSERT INTO notes VALUES(?,?,?,?,-1,?,?,'',0,0,'')"  # what it sorts by and its checksum Anki makes
CARD: Final = "INSERT INTO cards VALUES(?,?,?,?,?,-1,0,0,?,0,0,0,0,0,0,0,0,'')"


@dataclass(frozen=True, slots=True)
class Note:
    """A note as it is written."""

    guid: str
    note_type: NoteType
    deck: int
    """The id of the deck that its cards are for."""
    changed: int
    """When it last changed, in seconds since 1970: a collection takes it only if that is newer than what it has."""
    tags: tuple[str, ...]
    fields: list[str]
    learned: Carried | None = None
    """A learner's history of it."""


@dataclass(frozen=True, slots=True)
class Package:
    """All that goes into one file."""

    first_id: int
    """The id of the first note and of the first card; the others follow. Anki moves ids that are taken."""
    decks: list[tuple[int, str, str]] = field(default_factory=list)
    """Id, name and description, parents before their children."""
    notes: list[Note] = field(default_factory=list)
    """In the order in which their cards are to come."""
    pictures: dict[str, bytes] = field(default_factory=dict)
    carrying: Carrying | None = None
    """The history that the notes' own are of."""

    def pack(self) -> bytes:
        """Return the bytes of the file."""
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            if self.carrying is not None:
                archive.comment = scheduling.MARK
            archive.writestr(_member("collection.anki2"), self._collection())
            names = sorted(self.pictures)
            archive.writestr(_member("media"), json.dumps({str(place): name for place, name in enumerate(names)}))
            for place, name in enumerate(names):
                archive.writestr(_member(str(place)), self.pictures[name])
        return buffer.getvalue()

    def _collection(self) -> bytes:
        connection = sqlite3.connect(":memory:")
        try:
            connection.executescript(APKG_SCHEMA)
            connection.executescript(APKG_COL)
            (default,) = connection.execute("SELECT decks FROM col").fetchone()
            decks: dict[str, Any] = json.loads(default)
            for number, name, about in self.decks:
                deck = genanki.Deck(number, name, about).to_json()
                decks[str(number)] = deck | {"conf": DEFAULT_OPTIONS, "mod": CHANGED}
            first = self.decks[0][0] if self.decks else 1
            used = {note.note_type.id: note.note_type for note in self.notes}
            models = {str(number): model(used[number]).to_json(CHANGED, first) for number in sorted(used)}
            connection.execute("UPDATE col SET decks = ?, models = ?", (json.dumps(decks), json.dumps(models)))
            connection.executemany(NOTE, self._note_rows())
            connection.executemany(CARD, self._card_rows())
            if self.carrying is not None:
                scheduling.enter(connection, self.notes, self.first_id, self.carrying)
            connection.commit()
            return connection.serialize()
        finally:
            connection.close()

    def _note_rows(self) -> Iterator[tuple[object, ...]]:
        for number, note in enumerate(self.notes, self.first_id):
            tags = f" {' '.join(note.tags)} " if note.tags else ""
            yield number, note.guid, note.note_type.id, note.changed, tags, "\x1f".join(note.fields)

    def _card_rows(self) -> Iterator[tuple[object, ...]]:
        card = self.first_id
        for place, note in enumerate(self.notes):
            for template in range(len(note.note_type.templates)):
                yield card, self.first_id + place, note.deck, template, note.changed, place + 1
                card += 1


def _member(name: str) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name, DATE)
    member.compress_type = zipfile.ZIP_DEFLATED
    member.create_system = 3  # the same on every system
    member.external_attr = 0o644 << 16
    return member

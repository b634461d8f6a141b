"""The package that people have already: what it holds of questions that are gone, and what a new one must not break."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from viva.formats.anki.models import LAST, NOTE_TYPES
from viva.formats.anki.opening import open_package
from viva.formats.errors import ExportError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from viva.formats.anki.models import NoteType

ID_AND_LANG: Final = slice(LAST.index("ID") - len(LAST), LAST.index("Lang") - len(LAST) + 1)
"""Where these two fields are, in every note type."""


class Earlier:
    """A package that was exported before."""

    def __init__(self, path: Path) -> None:
        """Read it.

        Raises:
            PackageError: if it cannot be read.
            ExportError: if its notes have other fields than ours.

        """
        self.path = path
        with open_package(path) as package:
            decks, models = next(package.rows("SELECT decks, models FROM col"), ("", ""))
            self.notes: dict[str, tuple[int, str, str]] = {
                guid: (number, tags, fields)
                for guid, number, tags, fields in package.rows("SELECT guid, mid, tags, flds FROM notes")
            }
            """Of each guid the note type, the tags and the fields."""
            self.asked = {tuple(fields.split("\x1f")[ID_AND_LANG]) for _, _, fields in self.notes.values()}
            """The ID and the Lang of each note."""
            self.homes: dict[str, int] = dict(
                package.rows("SELECT n.guid, c.did FROM cards c JOIN notes n ON n.id = c.nid WHERE c.ord = 0")
            )
            """Of each guid the deck of its card."""
        self.types = {one.id: one for one in NOTE_TYPES}
        try:
            self.decks: dict[int, str] = {int(number): str(deck["name"]) for number, deck in json.loads(decks).items()}
            self._compare(json.loads(models))
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            # What Anki itself exports has neither there, and what is broken may have anything.
            raise ExportError("another-deck", file=path.name) from error

    def vouch(self, decks: Iterable[tuple[int, str, str]]) -> None:
        """Refuse decks that a collection would not know again: Anki goes by their names.

        Raises:
            ExportError: if one has another name now, or the package is of another deck.

        """
        known = False
        for number, name, _ in decks:
            before = self.decks.get(number)
            known |= before is not None
            if before is not None and before.casefold() != name.casefold():
                raise ExportError("renamed", before=before, now=name, file=self.path.name)
        if not known:
            raise ExportError("another-deck", file=self.path.name)

    def vouch_kind(self, question_id: str, where: str, lang: str, guids: Iterable[str]) -> None:
        """Refuse a question that was of another kind: it would become a second note beside the one that people have.

        Raises:
            ExportError: if the package has the question, and none of these guids.

        """
        if (f"{where}/{question_id}", lang) in self.asked and not any(guid in self.notes for guid in guids):
            raise ExportError("other-kind", id=question_id, file=self.path.name)

    def note(self, guid: str) -> tuple[NoteType, str, str] | None:
        """Return the type, the tags and the fields of a note, if the package has it."""
        number, tags, fields = self.notes.get(guid, (0, "", ""))
        note_type = self.types.get(number)
        return (note_type, tags, fields) if note_type else None

    def _compare(self, models: dict[str, Any]) -> None:
        """Refuse note types whose fields are not as they were: every note of a collection would be in conflict."""
        for number, model in models.items():
            ours = self.types.get(int(number))
            if ours is not None and [field["id"] for field in model["flds"]] != list(ours.fields.values()):
                raise ExportError("other-fields", name=ours.name, file=self.path.name)

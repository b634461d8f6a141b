"""Decks as others make them, and what becomes of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import genanki
import pytest
from msgspec import json

from viva.bank.library import open_deck
from viva.formats import import_deck

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from viva.formats import Intake

BASIC = ("{{Front}}", "{{FrontSide}}<hr id=answer>{{Back}}")


@dataclass(frozen=True)
class Imported:
    """A deck that was imported, read again as any deck is."""

    intake: Intake
    folder: Path
    entries: list[dict[str, Any]]
    """Every question without what it has by default, its kind under ``kind``."""

    @property
    def counts(self) -> tuple[int, int, int, int]:
        """Notes, and how many of them came whole, with losses, not at all."""
        report = self.intake.report
        return report.total, report.exact, report.degraded, report.skipped

    @property
    def codes(self) -> list[str]:
        """What was lost."""
        return [loss.code for loss in self.intake.report.losses]


class Importer:
    """Makes a package with genanki, and imports it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.notes: list[tuple[str, genanki.Note]] = []
        self.media: list[str] = []
        self.made = 0

    def note(
        self,
        *values: str,
        fields: Sequence[str] = ("Front", "Back"),
        templates: Sequence[tuple[str, str]] = (BASIC,),
        cloze: bool = False,
        deck: str = "Deck",
        tags: Sequence[str] = (),
        guid: str | None = None,
        name: str = "Type",
    ) -> Importer:
        """Add a note of a note type that has these fields and templates."""
        sides = [{"name": f"Card {place}", "qfmt": one, "afmt": two} for place, (one, two) in enumerate(templates)]
        number = 10**9 + sum(map(ord, "".join(fields) + "".join(map("".join, templates)))) + len(name)
        model = genanki.Model(number, name, [{"name": one} for one in fields], sides, model_type=int(cloze))
        note = genanki.Note(model, [*values, *[""] * (len(fields) - len(values))], guid=guid or f"g{len(self.notes)}")
        note.tags = list(tags)
        self.notes.append((deck, note))
        return self

    def medium(self, name: str, content: bytes = b"x") -> Importer:
        """Add a picture or a sound."""
        path = self.folder / name
        path.write_bytes(content)
        self.media.append(str(path))
        return self

    def package(self) -> Path:
        """Write the package."""
        decks: dict[str, genanki.Deck] = {}
        for name, note in self.notes:
            if name not in decks:
                decks[name] = genanki.Deck(10**9 + len(decks), name)
            decks[name].add_note(note)
        path = self.folder / "made.apkg"
        genanki.Package(list(decks.values()), self.media).write_to_file(str(path))
        return path

    def run(self, path: Path | None = None, **more: Any) -> Imported:  # noqa: ANN401 - whatever `import_deck` takes
        """Import it, and read what was written."""
        self.made += 1
        folder = self.folder / f"out{self.made}"
        intake = import_deck(path or self.package(), folder, **{"lang": "en", **more})
        entries: list[dict[str, Any]] = []
        if intake.folder:
            deck = open_deck(folder)
            for ref in deck.file.banks:
                for lang in deck.languages:
                    if deck.has(ref.file, lang):
                        entries += [
                            plain(question.content, question.kind) for question in deck.bank(ref.file, lang).questions
                        ]
        return Imported(intake, folder, entries)

    def mapping(self, text: str) -> Path:
        """Write a mapping."""
        path = self.folder / "map.yaml"
        path.write_text("viva: 1\nnote-types:\n" + text, encoding="utf-8")
        return path


def plain(content: Any, kind: str) -> dict[str, Any]:  # noqa: ANN401 - any kind
    values: Mapping[str, Any] = json.decode(json.encode(content))
    kept = {
        key: value
        for key, value in values.items()
        if value not in (None, [], (), False) and (key, value) != ("marks", 1)
    }
    return {"kind": kind} | kept


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Importer:
    """A deck to be made and imported; genanki leaves a file behind for each."""
    (tmp_path / ".scratch").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / ".scratch"))
    return Importer(tmp_path)

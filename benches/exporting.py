"""Packages for Anki: against a bare writer of the same rows, against genanki, ten times larger, and in memory."""

from __future__ import annotations

import ctypes
import gc
import sqlite3
import subprocess
import sys
import tempfile
import zipfile
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import genanki
from genanki.apkg_schema import APKG_SCHEMA

from benches.generate import bank
from benches.ratio import Ratio, cpu, side_by_side
from viva.bank.library import open_deck
from viva.formats import export_deck
from viva.formats.anki.models import NOTE_TYPES, model
from viva.formats.anki.package import Note, Package

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viva.bank.deck import Deck

QUESTIONS: Final = 10_000
LARGER: Final = 10
NATURAL: Final = 20_000
"""Words, the commonest a thousand times as common as the thousandth: random letters are no text to compress."""

MOST_MEGABYTES: Final = 150

TABLES: Final = ("col", "notes", "cards")

DECK: Final = """\
viva: 1
key: "0123456789abcdef"
languages: [en]
title: Generated
licence: CC-BY-4.0
banks:
- {file: generated, anki: 1 Generated}
"""

MEASURE: Final = """
import gc, sys
from pathlib import Path
from benches.exporting import megabytes, opened
from viva.formats import export_deck
gc.disable()
deck = opened(Path(sys.argv[1]))
before = megabytes()
export_deck(deck, "anki", Path(sys.argv[1]) / "memory.apkg")
print(megabytes(peak=True) - before)
"""


def run() -> Iterator[Ratio]:
    """Yield the ratios."""
    with tempfile.TemporaryDirectory() as name:
        folder, large = Path(name) / "small", Path(name) / "large"
        deck, larger = generated(folder, QUESTIONS), generated(large, QUESTIONS * LARGER)
        export_deck(deck, "anki", folder / "ours.apkg")
        rows, notes = Rows(folder / "ours.apkg"), rendered(folder / "ours.apkg")
        ours, bare, packed, plain = side_by_side(
            [
                lambda: quietly(lambda: export_deck(deck, "anki", folder / "ours.apkg")),
                lambda: quietly(lambda: rows.write(folder / "bare.apkg")),
                lambda: quietly(lambda: pack(notes, folder / "packed.apkg")),
                lambda: quietly(lambda: with_genanki(notes, folder / "plain.apkg")),
            ],
            times=5,
        )
        most = quietly(lambda: export_deck(larger, "anki", large / "ours.apkg"))
        sizes = [(folder / one).stat().st_size / 1e6 for one in ("ours.apkg", "plain.apkg")]
        what = f"a package of {QUESTIONS:,} questions"
        yield Ratio(f"{what}, CPU, to a bare writer of the same rows", ours, bare, 2.5)
        yield Ratio(f"{what} from rendered fields, CPU, to plain genanki", packed, plain, 0.9)
        yield Ratio(f"a package of {QUESTIONS * LARGER:,} questions, to one of {QUESTIONS:,}", most, ours, LARGER * 1.1)
        yield Ratio(f"size of {what}, to genanki's", *sizes, 0.2, "MB")
        if Path("/proc/self/clear_refs").exists():
            done = subprocess.run([sys.executable, "-c", MEASURE, large], capture_output=True, text=True, check=True)
            beyond = f"memory beyond {QUESTIONS * LARGER:,} questions, to what it may take"
            yield Ratio(beyond, float(done.stdout), MOST_MEGABYTES, 1, "MB")


def quietly(work: Any) -> float:  # noqa: ANN401 - any work
    """Return the CPU seconds of some work, the collector off as in the command."""
    gc.disable()
    try:
        return cpu(work)
    finally:
        gc.enable()


def generated(folder: Path, questions: int) -> Deck:
    """Write a deck with a source that its questions cite, and read all of it."""
    folder.mkdir()
    (folder / "deck.yaml").write_text(DECK, "utf-8")
    passages = [
        f"- {{id: '{part}.{place}', voice: ana, gist: 'What is said in place {place} of part {part}, in our words.',"
        f" length: 40, sha256: '{'0' * 64}'}}"
        for part in range(9)
        for place in range(7)
    ]
    head = "viva: 1\ntitle: A talk\nlang: en\naddress: https://example.org/talk\nvoices:\n  ana: {name: Ana Lima}\n"
    (folder / "source.yaml").write_text(f"{head}passages:\n" + "\n".join(passages) + "\n", "utf-8")
    (folder / "generated.en.yaml").write_text(bank(questions, vocabulary=NATURAL, zipf=True), "utf-8")
    return opened(folder)


def opened(folder: Path) -> Deck:
    """Read a deck, its source too."""
    deck = open_deck(folder)
    assert sum(1 for _ in deck.questions("en"))  # noqa: S101 - reads them
    assert deck.source is not None  # noqa: S101 - reads it
    return deck


def megabytes(*, peak: bool = False) -> float:
    """Return what this process has in memory; with ``peak``, the most since it was last asked without."""
    if not peak:
        gc.collect()
        ctypes.CDLL(None).malloc_trim(0)  # so that what reading has left over is not taken again unseen
        Path("/proc/self/clear_refs").write_text("5", "ascii")
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    name = "VmHWM" if peak else "VmRSS"
    return next(int(line.split()[1]) for line in lines if line.startswith(name)) / 1000


class Rows:
    """The rows of a package, and the least that writes them again."""

    def __init__(self, path: Path) -> None:
        """Read them."""
        with zipfile.ZipFile(path) as archive, closing(sqlite3.connect(":memory:")) as db:
            db.deserialize(archive.read("collection.anki2"))
            self.tables = {name: db.execute(f"SELECT * FROM {name}").fetchall() for name in TABLES}  # noqa: S608

    def write(self, path: Path) -> None:
        """Write them: a database in memory, deflated."""
        with closing(sqlite3.connect(":memory:")) as db:
            db.executescript(APKG_SCHEMA)
            for name, rows in self.tables.items():
                db.executemany(f"INSERT INTO {name} VALUES({','.join('?' * len(rows[0]))})", rows)
            db.commit()
            content = db.serialize()
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("collection.anki2", content)
            archive.writestr("media", "{}")


def rendered(path: Path) -> list[Note]:
    """Return the notes of a package."""
    types = {one.id: one for one in NOTE_TYPES}
    rows = Rows(path).tables["notes"]
    return [Note(row[1], types[row[2]], 99, row[3], row[5], row[6]) for row in rows]


def pack(notes: list[Note], path: Path) -> None:
    """Write notes as Viva does."""
    with path.open("wb") as file:
        Package(1_600_000_000_000, (Note(*note) for note in notes), [(99, "Generated", "")]).write(file)


def with_genanki(notes: list[Note], path: Path) -> None:
    """Write notes as genanki does."""
    deck = genanki.Deck(99, "Generated")
    for note in notes:
        fields, tags = note.fields.split("\x1f"), note.tags.split()
        deck.add_note(genanki.Note(model(note.note_type), fields, guid=note.guid, tags=tags))
    made = set(Path(tempfile.gettempdir()).iterdir())
    genanki.Package(deck).write_to_file(path)
    for left in set(Path(tempfile.gettempdir()).iterdir()) - made:
        if left.is_file() and left.name.startswith("tmp"):
            left.unlink()  # it leaves its database behind
